//! Whether the cells and rows of a worksheet say where they stand in a form there is: up to three letters, up to seven digits.
//!
//! The reader of workbooks multiplies what it finds there without looking, and an absurd reference is past what it can count.

use std::io::{self, Write};

/// Longest tag looked at, bytes.
const LONGEST: usize = 1_024;
/// Most letters of a reference.
const LETTERS: usize = 3;
/// Most digits of one.
const DIGITS: usize = 7;

/// Takes the bytes of a worksheet and judges its references.
#[derive(Default)]
pub struct References {
    tag: Option<Tag>,
    is_absurd: bool,
}

/// A tag that has begun.
#[derive(Default)]
struct Tag {
    bytes: Vec<u8>,
    /// The quote that must close before the tag can.
    quote: Option<u8>,
}

impl References {
    /// Was every reference of a form there is?
    pub fn are_sound(&self) -> bool {
        !self.is_absurd && self.tag.as_ref().is_none_or(|tag| !is_absurd(&tag.bytes))
    }

    /// As the reader sees it: inside quotes a tag does not end, nor does another begin; comments know no quotes.
    fn take(&mut self, byte: u8) {
        let Some(tag) = &mut self.tag else {
            if byte == b'<' {
                self.tag = Some(Tag::default());
            }
            return;
        };
        match (tag.quote, byte) {
            (None, b'>') => {
                self.is_absurd |= is_absurd(&tag.bytes);
                self.tag = None;
                return;
            }
            (None, b'"' | b'\'') if !matches!(tag.bytes.first(), Some(b'!' | b'?')) => tag.quote = Some(byte),
            (Some(quote), _) if quote == byte => tag.quote = None,
            _ => {}
        }
        if tag.bytes.len() < LONGEST {
            tag.bytes.push(byte);
        }
    }
}

impl Write for References {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        bytes.iter().for_each(|byte| self.take(*byte));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Is it the tag of a cell, a row or merged cells with a reference that cannot be?
fn is_absurd(tag: &[u8]) -> bool {
    let name = tag.split(|byte| byte.is_ascii_whitespace() || *byte == b'/').next().unwrap_or_default();
    let local = name.rsplit(|byte| *byte == b':').next().unwrap_or_default();
    let wanted: &[u8] = match local {
        b"c" | b"row" => b"r",
        b"mergeCell" => b"ref",
        _ => return false,
    };
    let fits = |value: &[u8]| match wanted {
        b"ref" => value.split(|byte| *byte == b':').all(is_reference),
        _ => is_reference(value),
    };
    if tag.len() >= LONGEST {
        return true;
    }
    let mut rest = tag.get(name.len()..).unwrap_or_default();
    while let Some(equals) = rest.iter().position(|byte| *byte == b'=') {
        let key = rest[..equals].trim_ascii().rsplit(u8::is_ascii_whitespace).next().unwrap_or_default();
        let value = rest[equals + 1..].trim_ascii_start();
        let Some((quote, value)) = value.split_first() else { return true };
        // A value that is not closed runs on behind the tag.
        let Some(end) = value.iter().position(|byte| byte == quote) else { return true };
        if key == wanted && !fits(&value[..end]) {
            return true;
        }
        rest = &value[end + 1..];
    }
    false
}

fn is_reference(text: &[u8]) -> bool {
    let letters = text.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let digits = &text[letters..];
    letters <= LETTERS && (1..=DIGITS).contains(&digits.len()) && digits.iter().all(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(xml: &str, are_sound: bool) {
        let mut references = References::default();
        references.write_all(xml.as_bytes()).unwrap();
        assert_eq!(references.are_sound(), are_sound, "{xml}");
    }

    #[test]
    fn references() {
        check(
            r#"<row r="1" spans="1:2"><c r="A1" s='1'><v>a r="absurd"</v></c><x:c  r = "XFD1048576"/></row>"#,
            true,
        );
        check(r#"<row><c t="s"/></row><cell r="absurd"/>"#, true);
        check(r#"<mergeCell ref="A2:A4"/><mergeCell ref="B1"/>"#, true);
        check(r#"<mergeCell ref="A2:AAAA4"/>"#, false);
        check(r#"<c r="A2:A4"/>"#, false);
        check(r#"<c r="v></c><c r="B1"/>"#, false);
        check(r#"<row r="9196010103e+17</v></c><c r="F2"><v>1</v></c></row>"#, false);
        check(r#"<!-- don't > --><c r="ABCDEFGH1"/>"#, false);
        check(r#"<?xml version='1.0"?><c t="s" x r="ABCDEFGH1"/>"#, false);
        check(r#"<row r="1"#, false);
        check(r#"<row r="99999999999"/>"#, false);
        check(r#"<c r="ABCDEFGH1"/>"#, false);
        check(r#"<x:c s="1" r='A'/>"#, false);
        check(r#"<c r=""/>"#, false);
    }
}
