//! Bytes of a text file to text: UTF-8 and UTF-16 with and without a mark, else GB18030, of which GBK and GB2312 are parts.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::Encoding;
use crate::trouble::FileTrouble;

/// The text of a file, and how it was encoded. What decodes with an error, or holds controls that no text has, is no text.
pub fn decode(bytes: &[u8]) -> Result<(String, Encoding), FileTrouble> {
    let (text, encoding) = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => {
            let text = std::str::from_utf8(rest).map_err(|_| FileTrouble::Damaged)?;
            (text.to_owned(), Encoding::Utf8)
        }
        [0xFF, 0xFE, rest @ ..] => (utf_16(rest, true).ok_or(FileTrouble::Damaged)?, Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf_16(rest, false).ok_or(FileTrouble::Damaged)?, Encoding::Utf16),
        _ => unmarked(bytes).ok_or(FileTrouble::NotAWorkbook)?,
    };
    if text.chars().any(is_foreign) { Err(FileTrouble::NotAWorkbook) } else { Ok((text, encoding)) }
}

fn unmarked(bytes: &[u8]) -> Option<(String, Encoding)> {
    // Separators and line ends of UTF-16 have a zero byte, which no other text has.
    for (place, is_little) in [(1, true), (0, false)] {
        if bytes.len().is_multiple_of(2)
            && bytes.chunks_exact(2).any(|pair| pair[place] == 0 && pair[1 - place] == b'\n')
        {
            return Some((utf_16(bytes, is_little)?, Encoding::Utf16));
        }
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Some((text.to_owned(), Encoding::Utf8));
    }
    let text = GB18030.decode_without_bom_handling_and_without_replacement(bytes)?;
    Some((text.into_owned(), Encoding::Gb18030))
}

fn utf_16(bytes: &[u8], is_little: bool) -> Option<String> {
    let encoding = if is_little { UTF_16LE } else { UTF_16BE };
    encoding.decode_without_bom_handling_and_without_replacement(bytes).map(|text| text.into_owned())
}

/// A control other than tab, line ends and the old end-of-file mark; or a place in Unicode that no text uses.
fn is_foreign(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{1a}' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => c < ' ' || c == '\u{7f}',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "姓名,电话\r\n张三,19900001234\r\n";

    fn utf_16_bytes(is_little: bool) -> Vec<u8> {
        TEXT.encode_utf16()
            .flat_map(|unit| if is_little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn every_encoding_of_the_same_text() {
        let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for (bytes, encoding) in [
            (TEXT.as_bytes().to_vec(), Encoding::Utf8),
            (marked(&[0xEF, 0xBB, 0xBF], TEXT.as_bytes()), Encoding::Utf8),
            (GB18030.encode(TEXT).0.into_owned(), Encoding::Gb18030),
            (marked(&[0xFF, 0xFE], &utf_16_bytes(true)), Encoding::Utf16),
            (marked(&[0xFE, 0xFF], &utf_16_bytes(false)), Encoding::Utf16),
            (utf_16_bytes(true), Encoding::Utf16),
            (utf_16_bytes(false), Encoding::Utf16),
        ] {
            assert_eq!(decode(&bytes), Ok((TEXT.to_owned(), encoding)));
        }
    }

    #[test]
    fn what_is_no_text_is_said() {
        for (bytes, trouble) in [
            (b"%PDF-1.4\n\x00\x01\x02\xff".as_slice(), FileTrouble::NotAWorkbook),
            (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", FileTrouble::NotAWorkbook),
            (b"GIF89a\x01\x02", FileTrouble::NotAWorkbook),
            (b"\xEF\xBB\xBF\xff\xff", FileTrouble::Damaged),
            (b"\xFF\xFE\x00\xD8\x00", FileTrouble::Damaged),
        ] {
            assert_eq!(decode(bytes), Err(trouble), "{bytes:x?}");
        }
    }
}
