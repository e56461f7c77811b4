//! The PIN of a cover: a few digits for a short absence. It opens nothing that is sealed.

use serde::{Deserialize, Serialize};

/// Fewest and most digits.
pub const PIN_DIGITS: std::ops::RangeInclusive<usize> = 4..=8;

/// A member's PIN for one device. Never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Pin(String);

/// Why something typed is no PIN.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PinFault {
    /// Not four to eight digits.
    Digits,
    /// One digit again and again, or digits that run up or down by one: tried first by everybody.
    Plain,
}

impl Pin {
    /// A PIN as it is meant: full-width digits are digits, spaces at the ends are none.
    pub fn parse(typed: &str) -> Result<Pin, PinFault> {
        let digits = super::normalised(typed);
        if !PIN_DIGITS.contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
            return Err(PinFault::Digits);
        }
        let step = |pair: &[u8]| i16::from(pair[1]) - i16::from(pair[0]);
        let first = step(&digits.as_bytes()[..2]);
        if first.abs() <= 1 && digits.as_bytes().windows(2).all(|pair| step(pair) == first) {
            return Err(PinFault::Plain);
        }
        Ok(Pin(digits))
    }

    /// Is this what was typed?
    pub fn is(&self, typed: &str) -> bool {
        self.0 == super::normalised(typed)
    }
}

impl TryFrom<String> for Pin {
    type Error = &'static str;

    fn try_from(digits: String) -> Result<Pin, &'static str> {
        Pin::parse(&digits).map_err(|_| "no PIN")
    }
}

impl From<Pin> for String {
    fn from(pin: Pin) -> String {
        pin.0
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, want: Result<&str, PinFault>) {
        assert_eq!(Pin::parse(typed).map(String::from), want.map(str::to_owned));
    }

    #[test]
    fn a_pin_is_four_to_eight_digits() {
        check("2580", Ok("2580"));
        check("19491001", Ok("19491001"));
        check(" ２５８０　", Ok("2580"));
        for typed in ["", "258", "194910012", "25 80", "25a0", "-2580", "二五八〇", "٢٥٨٠"] {
            check(typed, Err(PinFault::Digits));
        }
    }

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for typed in ["0000", "88888888", "1234", "9876", "01234567", "１２３４"] {
            check(typed, Err(PinFault::Plain));
        }
        for typed in ["0001", "1235", "9870", "2468", "8901"] {
            check(typed, Ok(typed));
        }
    }

    #[test]
    fn a_pin_is_known_by_its_digits_and_not_printed() {
        let pin = Pin::parse("2580").unwrap();
        assert!(pin.is("2580") && pin.is(" ２５８０ ") && !pin.is("2581") && !pin.is("") && !pin.is("25800"));
        assert_eq!(format!("{pin:?}"), "Pin(…)");
    }

    #[test]
    fn bytes_that_are_no_pin_are_not_read() {
        let bytes = postcard::to_stdvec("1234").unwrap();
        assert!(postcard::from_bytes::<Pin>(&bytes).is_err());
        let pin = Pin::parse("2580").unwrap();
        assert!(postcard::from_bytes::<Pin>(&postcard::to_stdvec(&pin).unwrap()) == Ok(pin));
    }
}
