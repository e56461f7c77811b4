//! Text in columns, in any encoding.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| paperwork_fuzz::take_in(bytes));
