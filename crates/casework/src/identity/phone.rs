//! Telephone numbers: mobiles, landlines, service and 400/800 numbers, extensions. A doubtful length is kept with a warning.

use serde::{Deserialize, Serialize};

use super::words::EXTENSION;
use crate::issue::IssueCode;
use crate::text::packed;

/// A telephone number as digits (with `-` before an extension), no spaces.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Phone(pub(super) String);

/// More digits than any number with its country and extension: two numbers in one field.
const MOST_DIGITS: usize = 20;

impl Phone {
    /// A number as typed: `199 0000 5678`, `+86 199…`, `0313-8012345-801`, `8012345`, `12351`, `400-123-4567`.
    ///
    /// `PhoneUnclear` for letters, signs, or more than one number; `PhoneWrongLength` keeps what no kind of number has.
    pub fn parse(text: &str) -> Result<(Phone, Option<IssueCode>), IssueCode> {
        if let Some(mark) = Phone::parse_mark(text) {
            return Ok((mark, None));
        }
        let plain = plain(text);
        let (main, extension) = match plain.split_once('#') {
            Some((main, extension)) => (main.to_owned(), Some(extension.to_owned())),
            None => split_extension(&plain),
        };
        let main = main.replace('-', "");
        let main = without_country(&main);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if !digits(main) || main.len() > MOST_DIGITS {
            return Err(IssueCode::PhoneUnclear);
        }
        let doubt = (!is_complete(main)).then_some(IssueCode::PhoneWrongLength);
        let number = match extension.map(|extension| extension.replace('-', "")) {
            None => main.to_owned(),
            Some(extension) if takes_extension(main) && digits(&extension) && extension.len() <= 6 => {
                format!("{main}-{extension}")
            }
            Some(_) => return Err(IssueCode::PhoneUnclear),
        };
        Ok((Phone(number), doubt))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The number without its extension.
    pub fn main(&self) -> &str {
        self.0.split_once('-').map_or(self.0.as_str(), |(main, _)| main)
    }

    /// A mobile number of 11 digits.
    pub fn is_mobile(&self) -> bool {
        is_mobile(&self.0)
    }
}

impl std::fmt::Debug for Phone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Phone(…)")
    }
}

/// Half-width, one kind of dash, `#` before an extension, `00` for `+`, no spaces, no brackets.
fn plain(text: &str) -> String {
    let text = packed(text).to_ascii_lowercase();
    if text.bytes().all(|b| b.is_ascii_digit()) {
        return text;
    }
    let text = EXTENSION.iter().fold(text, |text, word| text.replace(word, "#"));
    let text = text.replace("ext.", "#").replace("ext", "#");
    let dash =
        |c| matches!(c, '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{2500}' | '\u{30fc}' | '(' | ')' | '_');
    let text: String = text.chars().map(|c| if dash(c) { '-' } else { c }).collect();
    let parts: Vec<&str> = text.split('-').filter(|part| !part.is_empty()).collect();
    let text = parts.join("-").replace("-#", "#").replace("#-", "#");
    match text.strip_prefix('+') {
        Some(abroad) => format!("00{abroad}"),
        None => text,
    }
}

/// An extension behind a hyphen: what follows a number that is complete without it.
fn split_extension(plain: &str) -> (String, Option<String>) {
    let groups: Vec<&str> = plain.split('-').collect();
    let area = |text: &str| text.starts_with('0') && matches!(text.len(), 3 | 4);
    if let [code, number, extension] = groups[..]
        && area(code)
        && matches!(number.len(), 7 | 8)
    {
        return (format!("{code}{number}"), Some(extension.to_owned()));
    }
    for at in 1..groups.len() {
        let main = groups[..at].concat();
        let rest = groups[at..].concat();
        if takes_extension(without_country(&main)) && rest.len() <= 6 {
            return (main, Some(rest));
        }
    }
    (groups.concat(), None)
}

/// May an extension follow? Not behind short numbers, numbers abroad, or what can still become a 400 or 800 number.
fn takes_extension(main: &str) -> bool {
    let toll_free = main.starts_with("400") || main.starts_with("800");
    is_complete(main) && main.len() >= 7 && !main.starts_with("00") && (!toll_free || main.len() == 10)
}

/// Without the country's own code before a mobile number or a landline.
fn without_country(digits: &str) -> &str {
    for prefix in ["0086", "86"] {
        if let Some(rest) = digits.strip_prefix(prefix)
            && (is_mobile(rest) || (rest.starts_with('0') && is_complete(rest)))
        {
            return without_country(rest);
        }
    }
    digits
}

fn is_mobile(digits: &str) -> bool {
    let bytes = digits.as_bytes();
    bytes.len() == 11
        && bytes[0] == b'1'
        && (b'3'..=b'9').contains(&bytes[1])
        && bytes.iter().all(u8::is_ascii_digit)
}

fn is_complete(digits: &str) -> bool {
    let length = digits.len();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    match digits.as_bytes() {
        // Abroad: 00 and a country's code.
        [b'0', b'0', ..] => (9..=18).contains(&length),
        // Area code of 3 or 4 digits, then 7 or 8; or a service number in another city.
        [b'0', ..] => (10..=12).contains(&length) || (digits.ends_with("12351") && matches!(length, 8 | 9)),
        [b'1', b'3'..=b'9', ..] if length > 5 => length == 11,
        [b'1', ..] => (3..=5).contains(&length),
        [b'4' | b'8', b'0', b'0', ..] if length == 10 => true,
        [b'9', b'5' | b'6', ..] if (5..=6).contains(&length) => true,
        // Within the city.
        _ => matches!(length, 7 | 8),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, number: &str) {
        let (phone, doubt) = Phone::parse(text).unwrap();
        assert_eq!((phone.as_str(), doubt), (number, None), "{text}");
    }

    #[test]
    fn numbers_as_people_type_them() {
        check("199 0000 5678", "19900005678");
        check("１９９０００００６２４", "19900000624");
        check("199-0000-5678", "19900005678");
        check("+86 199 0000 5678", "19900005678");
        check("8619900005678", "19900005678");
        check("0313-8012345", "03138012345");
        check("（0313）8012345", "03138012345");
        check("+86-0313-8012345", "03138012345");
        check("010-65123456", "01065123456");
        check("0313—8012345—801", "03138012345-801");
        check("0313-8012345转801", "03138012345-801");
        check("8012345 分机 12", "8012345-12");
        check("8012345-801", "8012345-801");
        check("80123456", "80123456");
        check("8012-3456", "80123456");
        check("12351", "12351");
        check("0313-12351", "031312351");
        check("110", "110");
        check("95588", "95588");
        check("400-123-4567", "4001234567");
        check("400-123-4567-8", "4001234567-8");
        check("400-1234-567", "4001234567");
        check("86-0313-8012345-801", "03138012345-801");
        check("00852 2345 6789", "0085223456789");
        check("+852-2345-6789", "0085223456789");
    }

    #[test]
    fn doubtful_lengths_are_kept_and_unclear_text_is_refused() {
        for text in ["1990000567", "199000056789", "0313801", "123456"] {
            let (phone, doubt) = Phone::parse(text).unwrap();
            assert_eq!((phone.as_str(), doubt), (text, Some(IssueCode::PhoneWrongLength)));
        }
        for text in ["", "不详", "1990000567a", "19900005678/19900005679", "19900005678 19900005679", "#1"]
        {
            assert_eq!(Phone::parse(text), Err(IssueCode::PhoneUnclear), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_kept_parses_to_itself(text in any::<String>()) {
            if let Ok((phone, doubt)) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok((phone.clone(), doubt)));
            }
        }

        #[test]
        fn digits_and_signs(text in "[+0-9 ()#-]{0,26}") {
            if let Ok((phone, doubt)) = Phone::parse(&text) {
                prop_assert_eq!(Phone::parse(phone.as_str()), Ok((phone.clone(), doubt)));
            }
        }
    }
}
