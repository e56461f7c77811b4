//! Unified social credit codes, GB 32100-2015.

use serde::{Deserialize, Serialize};

use crate::issue::IssueCode;
use crate::text::packed;

/// An employer's code, 18 characters; one that breaks the rule is kept with a warning.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EmployerCode(pub String);

/// Digits and capitals without I, O, S, V, Z; a character's value is its place.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
/// Powers of 3 modulo 31.
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

impl EmployerCode {
    /// A code as typed, with a warning where it breaks the rule. None = nothing typed.
    ///
    /// The first character may be a letter: registers of farms, villages and others use N, Y, A.
    pub fn parse(text: &str) -> Option<(EmployerCode, Option<IssueCode>)> {
        let code: String = packed(text).chars().filter(|&c| c != '-').flat_map(char::to_uppercase).collect();
        if code.is_empty() {
            return None;
        }
        let doubt = (!is_right(&code)).then_some(IssueCode::EmployerCodeWrong);
        Some((EmployerCode(code), doubt))
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_right(code: &str) -> bool {
    let values: Option<Vec<usize>> = code.bytes().map(|b| ALPHABET.iter().position(|&a| a == b)).collect();
    let Some(values) = values.filter(|values| values.len() == 18) else {
        return false;
    };
    let sum: usize = values.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    values.last() == Some(&((31 - sum % 31) % 31))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(text: &str, doubt: Option<IssueCode>) {
        assert_eq!(EmployerCode::parse(text).unwrap().1, doubt, "{text}");
    }

    #[test]
    fn codes() {
        check("91110000600037341L", None);
        check("９１１１００００６０００３７３４１ｌ", None);
        check("91350100M000100Y43", None);
        for wrong in ["91110000600037341M", "9111000060003734", "91110000600037341O", "盛垣纺织厂"] {
            check(wrong, Some(IssueCode::EmployerCodeWrong));
        }
        assert_eq!(EmployerCode::parse("  "), None);
    }

    #[test]
    fn the_first_character_may_be_a_letter() {
        let first17 = "N2110000600037341";
        let right: Vec<_> =
            ALPHABET.iter().filter(|&&b| is_right(&format!("{first17}{}", b as char))).collect();
        assert_eq!(right.len(), 1);
    }

    proptest! {
        #[test]
        fn any_text_is_answered_and_what_is_kept_parses_to_itself(text in any::<String>()) {
            if let Some((code, doubt)) = EmployerCode::parse(&text) {
                prop_assert_eq!(EmployerCode::parse(code.as_str()), Some((code.clone(), doubt)));
            }
        }
    }
}
