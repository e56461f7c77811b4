//! What kind of file it is, and whether it unpacks to a size this product reads. Believes no size that the file states.

use std::io::{self, Cursor, Read};

use zip::ZipArchive;

use super::references::References;
use crate::trouble::FileTrouble;

/// Largest file taken, bytes.
const FILE: usize = 64 << 20;
/// Most that its parts may unpack to together, bytes.
const UNPACKED: u64 = 512 << 20;
/// Most parts.
const PARTS: usize = 4_096;
/// How parts with references end.
const XML: &str = ".xml";
/// First bytes of an OLE container: .xls, or an encrypted .xlsx.
const OLE: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// Refuses what is not a workbook, or a workbook that unpacks to too much.
pub fn check(bytes: &[u8]) -> Result<(), FileTrouble> {
    check_within(bytes, UNPACKED)
}

/// Refuses a file that is too large as it stands.
pub fn check_size(bytes: &[u8]) -> Result<(), FileTrouble> {
    if bytes.len() > FILE { Err(FileTrouble::TooLarge) } else { Ok(()) }
}

/// Is it an OLE container: an old workbook, or an encrypted one?
pub fn is_ole(bytes: &[u8]) -> bool {
    bytes.starts_with(OLE)
}

fn check_within(bytes: &[u8], unpacked: u64) -> Result<(), FileTrouble> {
    if is_ole(bytes) {
        return Err(if is_encrypted(bytes) { FileTrouble::Encrypted } else { FileTrouble::OldFormat });
    }
    if !bytes.starts_with(b"PK") {
        return Err(FileTrouble::NotAWorkbook);
    }
    let mut parts = ZipArchive::new(Cursor::new(bytes)).map_err(|_| FileTrouble::Damaged)?;
    if parts.len() > PARTS {
        return Err(FileTrouble::TooLarge);
    }
    if parts.index_for_name("xl/workbook.xml").is_none() {
        return Err(FileTrouble::NotAWorkbook);
    }
    let mut left = unpacked;
    for index in 0..parts.len() {
        let part = parts.by_index(index).map_err(|_| FileTrouble::Damaged)?;
        // A worksheet may stand anywhere; nothing else has cells with references of other forms.
        let is_xml = part.name().is_ok_and(|name| name.ends_with(XML));
        let mut references = References::default();
        let mut sink = io::sink();
        let taker: &mut dyn io::Write = if is_xml { &mut references } else { &mut sink };
        let size = io::copy(&mut part.take(left + 1), taker).map_err(|_| FileTrouble::Damaged)?;
        left = left.checked_sub(size).ok_or(FileTrouble::TooLarge)?;
        if !references.are_sound() {
            return Err(FileTrouble::Damaged);
        }
    }
    Ok(())
}

/// An OLE container with a stream named `EncryptedPackage` (MS-OFFCRYPTO) is an encrypted xlsx.
fn is_encrypted(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(name.len()).any(|window| window == name)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    use super::*;

    #[test]
    fn a_small_file_that_unpacks_to_too_much_is_refused() {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["xl/workbook.xml", "xl/styles.xml"] {
            zip.start_file(name, SimpleFileOptions::default()).unwrap();
            zip.write_all(&vec![b' '; 1 << 19]).unwrap();
        }
        let bytes = zip.finish().unwrap().into_inner();
        assert!(bytes.len() < 1 << 13, "it is small while packed");
        assert_eq!(check_within(&bytes, 1 << 20), Ok(()));
        assert_eq!(check_within(&bytes, (1 << 20) - 1), Err(FileTrouble::TooLarge));
    }
}
