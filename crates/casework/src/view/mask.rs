//! Numbers as a list shows them: enough to tell one from another, not enough to use. Of one who was erased, nothing.

use crate::identity::{Phone, is_mark};

/// `138****5678`: first three, last four. Service numbers are nobody's and stay; a short doubtful number shows its last two.
pub fn mask_phone(phone: &Phone) -> String {
    if phone.is_mark() { String::new() } else { mask_digits(phone.main()) }
}

/// The same of a telephone number as text; an extension is left out.
pub(super) fn mask_digits(number: &str) -> String {
    let main = number.split_once('-').map_or(number, |(main, _)| main);
    let public = matches!(main.as_bytes(), [b'1', ..] | [b'9', ..]) && main.len() <= 5;
    match main.len() {
        _ if public => main.to_owned(),
        8.. => masked(main, 3, 4),
        7 => masked(main, 2, 2),
        _ => masked(main, 0, 2),
    }
}

/// `130799********7395`: first six, last four; of a short number the first one and the last two.
pub fn mask_id(number: &str) -> String {
    match number.chars().count() {
        _ if is_mark(number) => String::new(),
        15.. => masked(number, 6, 4),
        6..15 => masked(number, 1, 2),
        _ => masked(number, 0, 1),
    }
}

/// `****5678`: the last four of a bank account.
pub fn mask_account(number: &str) -> String {
    masked(number, 0, 4)
}

fn masked(text: &str, first: usize, last: usize) -> String {
    let count = text.chars().count();
    let hidden = |at: usize| at >= first && at + last < count;
    text.chars().enumerate().map(|(at, c)| if hidden(at) { '*' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(phone: &str, shown: &str) {
        assert_eq!(mask_phone(&Phone::parse(phone).unwrap().0), shown);
    }

    #[test]
    fn phones_and_documents() {
        check("19900005678", "199****5678");
        check("0313-8012345-801", "031****2345");
        check("80123456", "801*3456");
        check("8012345", "80***45");
        check("12351", "12351");
        check("123456", "****56");
        assert_eq!(mask_id("130799197303087395"), "130799********7395");
        assert_eq!(mask_id("610104620927690"), "610104*****7690");
        assert_eq!(mask_id("E12345678"), "E******78");
        assert_eq!(mask_id("123"), "**3");
        assert_eq!(mask_id(""), "");
        assert_eq!((mask_phone(&Phone::mark(7, 1)), mask_id("ERASED-7-1")), (String::new(), String::new()));
        assert_eq!(mask_account("6222000000005678"), "************5678");
    }

    proptest! {
        #[test]
        fn a_mask_keeps_the_length_and_hides_most(number in "[0-9]{15,18}") {
            let shown = mask_id(&number);
            prop_assert_eq!(shown.len(), number.len());
            prop_assert!(shown.matches('*').count() >= 5);
        }
    }
}
