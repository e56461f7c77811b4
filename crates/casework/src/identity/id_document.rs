//! Identity documents. A number that breaks its rule is kept and flagged, never dropped and never counted as valid.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::{Sex, gb11643, is_mark};
use crate::issue::IssueCode;
use crate::text::packed;
use crate::time::Day;

/// Kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum IdKind {
    /// Resident identity card, GB 11643.
    #[default]
    Resident,
    /// Mainland travel permit of Hong Kong and Macao residents.
    HkMacaoPermit,
    /// Mainland travel permit of Taiwan residents.
    TaiwanPermit,
    /// Residence permit of Hong Kong, Macao and Taiwan residents (18 digits as GB 11643).
    ResidencePermit,
    /// Permanent residence card of foreigners.
    ForeignerCard,
    /// Passport.
    Passport,
    /// Something else.
    Other,
}

impl IdKind {
    /// All kinds, in the order of a form.
    pub const ALL: [IdKind; 7] = [
        IdKind::Resident,
        IdKind::HkMacaoPermit,
        IdKind::TaiwanPermit,
        IdKind::ResidencePermit,
        IdKind::ForeignerCard,
        IdKind::Passport,
        IdKind::Other,
    ];

    /// Key in histories and exports, e.g. `resident`.
    pub const fn key(self) -> &'static str {
        match self {
            IdKind::Resident => "resident",
            IdKind::HkMacaoPermit => "hk-macao-permit",
            IdKind::TaiwanPermit => "taiwan-permit",
            IdKind::ResidencePermit => "residence-permit",
            IdKind::ForeignerCard => "foreigner-card",
            IdKind::Passport => "passport",
            IdKind::Other => "other",
        }
    }

    /// Does its number follow GB 11643, and so say birth date and sex?
    pub const fn is_gb11643(self) -> bool {
        matches!(self, IdKind::Resident | IdKind::ResidencePermit)
    }
}

/// A document: its kind, its number as kept (capitals, no spaces), and whether the number obeys its rule.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdDocument {
    /// Kind.
    pub kind: IdKind,
    /// Number.
    pub number: String,
    /// Obeys the rule of its kind; only such a number counts as a person of its own.
    pub valid: bool,
}

impl IdDocument {
    /// A document as typed, with warnings (each keeps the number, none refuses it). None = nothing typed.
    ///
    /// An old number of 15 digits is valid and flagged; `upgrade` offers its new form.
    /// `Other` has no rule, so it is never flagged, and never valid but for the mark of one who was erased.
    pub fn parse(kind: IdKind, text: &str) -> Option<(IdDocument, Vec<IssueCode>)> {
        let mut number = packed(text);
        if number.is_ascii() {
            number.make_ascii_uppercase();
        } else {
            number = number.to_uppercase();
        }
        if kind != IdKind::Other && number.contains(['-', '\u{2014}', '\u{2013}', '\u{d7}']) {
            number = number.replace(['-', '\u{2014}', '\u{2013}'], "").replace('\u{d7}', "X");
        }
        if number.is_empty() {
            return None;
        }
        let issues = judge(kind, &number);
        let valid = match kind {
            IdKind::Other => is_mark(&number),
            _ => issues.iter().all(|&code| code == IssueCode::Id15Digits),
        };
        Some((IdDocument { kind, number, valid }, issues))
    }

    /// Birth date, where a valid number says it.
    pub fn birth(&self) -> Option<Day> {
        self.says().then(|| gb11643::birth(&self.number)).flatten()
    }

    /// Sex, where a valid number says it.
    pub fn sex(&self) -> Sex {
        if self.says() { gb11643::sex(&self.number) } else { Sex::Unknown }
    }

    /// The 18-digit form of a valid 15-digit resident number.
    pub fn upgrade(&self) -> Option<IdDocument> {
        let number = (self.kind == IdKind::Resident && self.valid)
            .then(|| gb11643::upgrade(&self.number))
            .flatten()?;
        Some(IdDocument { kind: self.kind, number, valid: true })
    }

    /// What makes one person of several records; none where not valid. The same for both lengths of a resident number, and
    /// for every issue of a permit, whose last digits count the issues.
    pub fn person_key(&self) -> Option<Cow<'_, str>> {
        if !self.valid {
            return None;
        }
        let lifelong = match self.kind {
            IdKind::Resident | IdKind::ResidencePermit => {
                return Some(gb11643::upgrade(&self.number).map_or(Cow::Borrowed(&*self.number), Cow::Owned));
            }
            IdKind::HkMacaoPermit => self.number.get(..9),
            IdKind::TaiwanPermit => self.number.get(..8),
            _ => None,
        };
        Some(Cow::Owned(format!("{}:{}", self.kind.key(), lifelong.unwrap_or(&self.number))))
    }

    fn says(&self) -> bool {
        self.valid && self.kind.is_gb11643()
    }
}

fn judge(kind: IdKind, number: &str) -> Vec<IssueCode> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let right = match kind {
        IdKind::Resident => return gb11643::judge(number),
        IdKind::ResidencePermit => {
            let issues = gb11643::judge(number);
            let from_there = ["810000", "820000", "830000"].iter().any(|region| number.starts_with(region));
            if !issues.is_empty() && !issues.contains(&IssueCode::Id15Digits) {
                return issues;
            }
            from_there && issues.is_empty()
        }
        IdKind::HkMacaoPermit => {
            number.strip_prefix(['H', 'M']).is_some_and(|rest| digits(rest) && matches!(rest.len(), 8 | 10))
        }
        // Cards since 2015 have 8 digits; booklets had 10, some with a letter after them.
        IdKind::TaiwanPermit => match number.len() {
            8 | 10 => digits(number),
            11 => {
                number.get(..10).is_some_and(digits) && number.ends_with(|c: char| c.is_ascii_alphanumeric())
            }
            _ => false,
        },
        // Three letters and 12 digits; cards since 2023 have 18 characters and begin with 9.
        IdKind::ForeignerCard => match number.len() {
            15 => {
                number.get(..3).is_some_and(|p| p.bytes().all(|b| b.is_ascii_uppercase()))
                    && number.get(3..).is_some_and(digits)
            }
            18 => {
                number.starts_with('9')
                    && number.get(..17).is_some_and(digits)
                    && number.ends_with(|c: char| c.is_ascii_digit() || c == 'X')
            }
            _ => false,
        },
        IdKind::Passport => {
            (5..=17).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_alphanumeric())
        }
        IdKind::Other => true,
    };
    if right { Vec::new() } else { vec![IssueCode::IdFormWrong] }
}

impl std::fmt::Debug for IdDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IdDocument({:?}, valid: {})", self.kind, self.valid)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use IssueCode::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(kind: IdKind, text: &str, issues: &[IssueCode], valid: bool) -> IdDocument {
        let (document, found) = IdDocument::parse(kind, text).unwrap();
        assert_eq!(found, issues, "{text}");
        assert_eq!(document.valid, valid, "{text}");
        assert_eq!(document.person_key().is_some(), valid);
        document
    }

    #[test]
    fn resident_numbers() {
        for number in ["11010519491231002X", "440524188001010014", "610122198310134420", "130799197303087395"]
        {
            check(IdKind::Resident, number, &[], true);
        }
        let woman = check(IdKind::Resident, " 110105 19491231 002ｘ ", &[], true);
        assert_eq!(woman.number, "11010519491231002X");
        assert_eq!(woman.sex(), Sex::Female);
        assert_eq!(woman.birth(), Day::new(1949, 12, 31));
        let man = check(IdKind::Resident, "440524188001010014", &[], true);
        assert_eq!((man.sex(), man.birth()), (Sex::Male, Day::new(1880, 1, 1)));

        check(IdKind::Resident, "110105194912310021", &[IdChecksumWrong], false);
        check(IdKind::Resident, "13079919720706270", &[IdWrongLength], false);
        check(IdKind::Resident, "1.30799E+17", &[IdFormWrong], false);
        check(IdKind::Resident, "1101051949123100XX", &[IdFormWrong], false);
        let feb30 =
            check(IdKind::Resident, "130799197302307391", &[IdBirthImpossible, IdChecksumWrong], false);
        assert_eq!((feb30.birth(), feb30.sex()), (None, Sex::Unknown));
        assert_eq!(IdDocument::parse(IdKind::Resident, " 　 "), None);
    }

    #[test]
    fn fifteen_digits_are_valid_flagged_and_offered_their_new_form() {
        let old = check(IdKind::Resident, "610104620927690", &[Id15Digits], true);
        let new = old.upgrade().unwrap();
        assert_eq!(new.number, "610104196209276908");
        assert_eq!(old.person_key(), new.person_key());
        assert_eq!((old.birth(), old.sex()), (new.birth(), new.sex()));
        assert_eq!(new.upgrade(), None);
        let bad = check(IdKind::Resident, "610104620230690", &[Id15Digits, IdBirthImpossible], false);
        assert_eq!(bad.upgrade(), None);
    }

    #[test]
    fn permits_and_passports() {
        use IdKind::*;
        check(ResidencePermit, "810000199408230021", &[], true);
        check(ResidencePermit, "830000199201300022", &[], true);
        check(ResidencePermit, "11010519491231002X", &[IdFormWrong], false);
        check(ResidencePermit, "810000199408230022", &[IdChecksumWrong], false);
        check(ResidencePermit, "610104620927690", &[IdFormWrong], false);
        check(HkMacaoPermit, "h12345678", &[], true);
        check(HkMacaoPermit, "M1234567890", &[], true);
        let one = check(HkMacaoPermit, "M12345678", &[], true);
        let next = check(HkMacaoPermit, "M1234567802", &[], true);
        assert_eq!(one.person_key(), next.person_key());
        check(HkMacaoPermit, "H1234567", &[IdFormWrong], false);
        check(TaiwanPermit, "12345678", &[], true);
        check(TaiwanPermit, "1234567890B", &[], true);
        check(TaiwanPermit, "123456789", &[IdFormWrong], false);
        check(ForeignerCard, "ABC123456789012", &[], true);
        check(ForeignerCard, "AB1234567890123", &[IdFormWrong], false);
        check(Passport, "E12345678", &[], true);
        check(Passport, "E123", &[IdFormWrong], false);
        check(Passport, "护照号不清楚", &[IdFormWrong], false);
        check(Other, "军字第 123 号", &[], false);
    }

    proptest! {
        #[test]
        fn any_text_parses_and_what_is_kept_parses_to_itself(text in any::<String>(), kind in 0usize..7) {
            if let Some((document, issues)) = IdDocument::parse(IdKind::ALL[kind], &text) {
                prop_assert_eq!(IdDocument::parse(document.kind, &document.number), Some((document.clone(), issues)));
                document.birth();
                document.upgrade();
            }
        }

        #[test]
        fn one_wrong_digit_is_always_noticed(first in "[1-9][0-9]{5}19[0-9]{2}0[1-9]1[0-9][0-9]{3}", at in 0usize..17, by in 1u8..10) {
            let good = format!("{first}{}", gb11643::check_char(&first).unwrap());
            prop_assert!(IdDocument::parse(IdKind::Resident, &good).unwrap().0.valid);
            let mut bad = good.into_bytes();
            bad[at] = b'0' + (bad[at] - b'0' + by) % 10;
            let bad = String::from_utf8(bad).unwrap();
            prop_assert!(!IdDocument::parse(IdKind::Resident, &bad).unwrap().0.valid);
        }
    }
}
