//! Files people exchange: workbooks in, lists out. Pure: bytes in, values out; no clock, no file, no browser.
//!
//! Layers, never back: `report` → `ledger` → `sheet`; `csv`, `chart` and `board` stand alone; `trouble` below all.

pub mod board;
pub mod chart;
pub mod csv;
pub mod ledger;
pub mod report;
pub mod sheet;
pub mod trouble;
