//! What stands readable in a folder of a browser: every file searched for a text in every form it could be written in.
//!
//! Searched: names of files, and their bytes as they are; mozLz4 files unpacked; and, outside the caches of what the host
//! sent, wherever a snappy stream could begin. Not searched: pictures, and files that are packed in any other way.

use std::path::Path;

use memchr::memmem::Finder;

use super::Step;
use super::unpack::{moz_lz4, snappy};

/// Larger files (dictionaries, models) hold no storage of a page.
const SNAPPY_LIMIT: usize = 4 << 20;

/// Where a text was found.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found {
    /// The text.
    pub text: String,
    /// In which form.
    pub form: &'static str,
    /// Path of the file below the folder.
    pub file: String,
}

/// A text in one of its forms.
struct Needle<'a> {
    text: &'a str,
    form: &'static str,
    bytes: Vec<u8>,
    finder: Finder<'static>,
}

/// Looks for texts in all files of a folder.
pub fn search(folder: &Path, texts: &[&str]) -> Step<Vec<Found>> {
    let needles: Vec<Needle> = texts.iter().flat_map(|text| forms(text)).collect();
    let mut found = Vec::new();
    for (name, path) in xtask::project::files_below(folder)? {
        // A browser that runs takes files away under the search.
        let bytes = std::fs::read(&path).unwrap_or_default();
        for needle in needles.iter().filter(|needle| is_in(&name, &bytes, needle)) {
            found.push(Found { text: needle.text.to_owned(), form: needle.form, file: name.clone() });
        }
        if let Some(content) = moz_lz4(&bytes) {
            found.extend(in_packed("LZ4", &name, &content, &needles));
        } else if bytes.len() <= SNAPPY_LIMIT && !name.to_lowercase().contains("cache") {
            for at in 0..bytes.len() {
                if let Some(content) = snappy(&bytes[at..]) {
                    found.extend(in_packed("snappy", &name, &content, &needles));
                }
            }
        }
    }
    found.sort();
    found.dedup();
    Ok(found)
}

fn is_in(name: &str, bytes: &[u8], needle: &Needle) -> bool {
    needle.finder.find(bytes).or_else(|| needle.finder.find(name.as_bytes())).is_some()
}

fn in_packed(form: &'static str, name: &str, content: &[u8], needles: &[Needle]) -> Vec<Found> {
    let held = needles.iter().filter(|needle| needle.finder.find(content).is_some());
    held.map(|needle| Found { text: needle.text.to_owned(), form, file: name.to_owned() }).collect()
}

/// UTF-8, UTF-16LE, GB18030, as an address and as JSON would escape it.
fn forms(text: &str) -> Vec<Needle<'_>> {
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
    let percent: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    let mut forms = vec![("UTF-8", text.as_bytes().to_vec()), ("UTF-16LE", utf16)];
    if !text.is_ascii() {
        forms.push(("GB18030", encoding_rs::GB18030.encode(text).0.into_owned()));
        forms.push(("percent", percent.into_bytes()));
        forms.push(("escaped", escaped.into_bytes()));
    }
    let needle = |(form, bytes): (&'static str, Vec<u8>)| Needle {
        text,
        form,
        finder: Finder::new(&bytes).into_owned(),
        bytes,
    };
    forms.into_iter().map(needle).collect()
}

#[test]
fn a_text_is_found_in_every_form() {
    let folder = std::env::temp_dir().join(format!("bangfu-search-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let name = "欧阳鹭鸣";
    for needle in forms(name) {
        std::fs::write(folder.join(needle.form), [b"..", &needle.bytes[..], b".."].concat()).unwrap();
    }
    // The middle of the name in UTF-16LE is a copy: no search of the bytes as they are finds it.
    let utf16: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let packed = [&[12, 3 << 2], &utf16[2..6], &[1 << 2], &utf16[..2], &[1, 6, 1 << 2], &utf16[6..]];
    std::fs::write(folder.join("packed"), packed.concat()).unwrap();
    let found: Vec<String> = search(&folder, &[name]).unwrap().into_iter().map(|found| found.file).collect();
    std::fs::remove_dir_all(&folder).unwrap();
    let mut expected = ["GB18030", "UTF-16LE", "UTF-8", "escaped", "packed", "percent"].map(str::to_owned);
    expected.sort();
    let mut found = found;
    found.sort();
    found.dedup();
    assert_eq!(found, expected);
}
