//! Why a row was not taken as it stands. Printed as `snake_case` words; the sentences are in the locale file.

use casework::issue::IssueCode;
use serde::{Deserialize, Serialize};

use super::Field;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Skipped: stands above the head row.
    Title,
    /// Skipped: the head row.
    Header,
    /// Skipped: the head row again.
    RepeatedHeader,
    /// Skipped: nothing in it.
    Blank,
    /// Skipped: a subtotal.
    Subtotal,
    /// Skipped: a total.
    Total,
    /// Held: no day received.
    DateMissing,
    /// Held: no such day.
    DateImpossible,
    /// Held: not one certain day.
    DateUnclear,
    /// Held: a day after today.
    DateInFuture,
    /// Held: neither class nor channel.
    ClassMissing,
    /// Held: no known class.
    ClassUnclear,
    /// Held: no known channel.
    ChannelUnclear,
    /// Held: the class names another channel than the channel does.
    ClassAndChannelDiffer,
    /// Held: neither sex.
    SexUnclear,
    /// Held: not a telephone number.
    PhoneUnclear,
    /// Held: people present are not one whole number from 1 to 100,000.
    PersonsUnclear,
    /// Held: people concerned are not one whole number from 1 to 100,000.
    InvolvedUnclear,
    /// Held: the day finished is no day.
    DoneImpossible,
    /// Held: the day finished is not one certain day.
    DoneUnclear,
    /// Held: finished before it was received.
    DoneBeforeReceived,
    /// Held: called unfinished, with a day finished.
    StatusUnclear,
    /// Held: no known degree of satisfaction.
    SatisfactionUnclear,
    /// Held: longer than the field holds.
    TooLong,
    /// Held: a formula that failed.
    CellFailed,
    /// Kept with a doubt: the check character of the ID number is wrong.
    IdChecksumWrong,
    /// Kept with a doubt: the ID number has not 18 characters.
    IdWrongLength,
    /// Kept with a doubt: 15 digits.
    #[serde(rename = "id_15_digits")]
    Id15Digits,
    /// Kept with a doubt: the ID number holds no birth date there is.
    IdBirthImpossible,
    /// Kept with a doubt: not of an ID number's form.
    IdFormWrong,
    /// Kept with a doubt: the ID number was rounded by a spreadsheet.
    IdDamagedScientific,
    /// Kept with a doubt: the sex differs from what the ID number says.
    SexDiffersFromId,
    /// Kept with a doubt: a mobile number has 11 digits.
    PhoneWrongLength,
    /// Kept with a doubt: a category word that no list has; a new entry was made.
    CategoryUnknown,
    /// Kept with a doubt of another kind.
    Other,
}

impl Reason {
    /// The word of the report, e.g. `date_impossible`.
    pub fn name(self) -> String {
        serde_json::to_value(self).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
    }
}

impl Reason {
    /// The field that a doubt is about.
    pub fn doubted(self) -> Option<Field> {
        match self {
            Reason::IdChecksumWrong
            | Reason::IdWrongLength
            | Reason::Id15Digits
            | Reason::IdBirthImpossible
            | Reason::IdFormWrong
            | Reason::IdDamagedScientific => Some(Field::IdNumber),
            Reason::SexDiffersFromId => Some(Field::Sex),
            Reason::PhoneWrongLength => Some(Field::Phone),
            Reason::CategoryUnknown => Some(Field::Category),
            _ => None,
        }
    }
}

/// The doubt kept with a contact as the report words it.
impl From<IssueCode> for Reason {
    fn from(code: IssueCode) -> Reason {
        match code {
            IssueCode::IdChecksumWrong => Reason::IdChecksumWrong,
            IssueCode::IdWrongLength => Reason::IdWrongLength,
            IssueCode::Id15Digits => Reason::Id15Digits,
            IssueCode::IdBirthImpossible => Reason::IdBirthImpossible,
            IssueCode::IdFormWrong => Reason::IdFormWrong,
            IssueCode::IdDigitsLost => Reason::IdDamagedScientific,
            IssueCode::SexDiffersFromId => Reason::SexDiffersFromId,
            IssueCode::PhoneWrongLength => Reason::PhoneWrongLength,
            IssueCode::CategoryUnknown => Reason::CategoryUnknown,
            _ => Reason::Other,
        }
    }
}
