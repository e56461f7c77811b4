//! What the pages of the registers know without a browser: their addresses, filters, the order of a form's fields. Reads no
//! clock, names no page; natively tested.

pub mod address;
pub mod filter;
pub mod form;
