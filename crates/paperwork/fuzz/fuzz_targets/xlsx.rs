//! Workbooks: bytes as they are behind an even first byte; behind an odd one the XML of a sheet, put into a whole workbook,
//! for bytes changed inside an archive hardly ever pass its checksums.
#![no_main]

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| match bytes.split_first() {
    Some((first, sheet)) if first % 2 == 1 => paperwork_fuzz::take_in(&packed(sheet)),
    Some((_, whole)) => paperwork_fuzz::take_in(whole),
    None => {}
});

const PARTS: [(&str, &str); 5] = [
    ("[Content_Types].xml", include_str!("../parts/types.xml")),
    ("_rels/.rels", include_str!("../parts/root.xml")),
    ("xl/_rels/workbook.xml.rels", include_str!("../parts/relations.xml")),
    ("xl/workbook.xml", include_str!("../parts/workbook.xml")),
    ("xl/styles.xml", include_str!("../parts/styles.xml")),
];

/// A workbook with this sheet.
fn packed(sheet: &[u8]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, text) in PARTS {
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", stored).unwrap();
    zip.write_all(sheet).unwrap();
    zip.finish().unwrap().into_inner()
}
