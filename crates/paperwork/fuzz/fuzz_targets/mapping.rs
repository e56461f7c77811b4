//! A mapping given as JSON, up to the first zero byte, over a sheet of text in columns behind it.
#![no_main]

use casework::code::shipped;
use paperwork::ledger::{Given, suggest};
use paperwork::sheet::Workbook;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let at = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
    let (json, sheet) = (&bytes[..at], bytes.get(at + 1..).unwrap_or_default());
    let Some(given) = std::str::from_utf8(json).ok().and_then(|json| Given::parse(json).ok()) else { return };
    let Ok(book) = Workbook::read(sheet) else { return };
    let suggested = suggest(&book.sheets[0], "4", &shipped(), &[]).map(|found| found.mapping).unwrap_or_default();
    if let Ok(mapping) = given.over(&suggested, &book.sheets[0]) {
        paperwork_fuzz::read_by(&book.sheets[0], &mapping);
    }
});
