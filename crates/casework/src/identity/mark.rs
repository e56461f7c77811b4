//! What stands in the place of the name, document and telephones of a person who was erased. A mark says nobody, and is the
//! same wherever the same text stood, so that distinct persons stay as many as they were.

use super::words::ERASED;
use super::{IdDocument, IdKind, Phone};
use crate::text::packed;

/// Before the numbers of a mark.
const PREFIX: &str = "ERASED-";

/// The mark of the `nth` text that an act took out.
fn mark(act: u64, nth: u32) -> String {
    format!("{PREFIX}{act}-{nth}")
}

/// Is it a mark, and no number of a document or a telephone?
pub fn is_mark(text: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let numbers = text.strip_prefix(PREFIX).and_then(|rest| rest.split_once('-'));
    numbers.is_some_and(|(act, nth)| digits(act) && digits(nth))
}

/// The name in the place of the `nth` name, from 1.
pub fn erased_name(nth: u32) -> String {
    if nth <= 1 { ERASED.to_owned() } else { format!("{ERASED}{nth}") }
}

/// What stands in the place of a text; empty where there was none.
pub fn erased_text(text: &str) -> String {
    if text.is_empty() { String::new() } else { ERASED.to_owned() }
}

/// Is it the name of one who was erased?
pub fn is_erased_name(name: &str) -> bool {
    name.starts_with(ERASED)
}

impl IdDocument {
    /// The mark in the place of a valid document.
    pub fn mark(act: u64, nth: u32) -> IdDocument {
        IdDocument { kind: IdKind::Other, number: mark(act, nth), valid: true }
    }

    /// Is it a mark?
    pub fn is_mark(&self) -> bool {
        is_mark(&self.number)
    }
}

impl Phone {
    /// The mark in the place of a telephone number.
    pub fn mark(act: u64, nth: u32) -> Phone {
        Phone(mark(act, nth))
    }

    /// Is it a mark?
    pub fn is_mark(&self) -> bool {
        is_mark(self.as_str())
    }

    /// A mark as a form shows it; none = a number, or anything else.
    pub(super) fn parse_mark(text: &str) -> Option<Phone> {
        Some(packed(text)).filter(|text| is_mark(text)).map(Phone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{line, name};

    #[test]
    fn marks_stand_where_numbers_stood_and_are_read_again() {
        let (document, phone) = (IdDocument::mark(41, 2), Phone::mark(41, 2));
        assert_eq!(IdDocument::parse(document.kind, &document.number), Some((document.clone(), vec![])));
        assert_eq!(Phone::parse(phone.as_str()), Ok((phone.clone(), None)));
        assert!(document.is_mark() && phone.is_mark());
        assert_ne!(document.person_key(), IdDocument::mark(41, 3).person_key());
        assert_eq!((document.birth(), document.upgrade()), (None, None));
        for text in ["", "ERASED-", "ERASED-1", "ERASED--1", "ERASED-1-x", "19900005678"] {
            assert!(!is_mark(text), "{text}");
        }
        assert!(!IdDocument::parse(IdKind::Other, "ERASED").unwrap().0.valid);
    }

    #[test]
    fn the_name_of_nobody_is_a_name_as_forms_read_it() {
        for nth in [1, 2] {
            let erased = erased_name(nth);
            assert!(name(&erased) == erased && line(&erased) == erased && is_erased_name(&erased));
        }
        assert_eq!(erased_text(""), "");
    }
}
