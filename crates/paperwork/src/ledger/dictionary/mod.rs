//! The words of ledgers: heads of columns, words in cells, what titles say. The only place of the import with Chinese words.

pub mod desks;
pub mod heads;
pub mod titles;
mod words;

pub use words::*;
