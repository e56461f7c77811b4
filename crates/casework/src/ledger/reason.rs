//! Why a row was skipped, held, updated or noted. Names are those of the import's report, and grow at the end only.

use serde::{Deserialize, Serialize};

use super::Field;
use crate::issue::IssueCode;

/// A reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Skipped: above the head row.
    Title,
    /// Skipped: a head row.
    Header,
    /// Skipped: the head again.
    RepeatedHeader,
    /// Skipped: nothing in it.
    Blank,
    /// Skipped: a subtotal.
    Subtotal,
    /// Skipped: a total.
    Total,
    /// Skipped: signatures and remarks below the rows.
    Footer,
    /// Skipped: an earlier row of the sheet says the same in every cell.
    ExactDuplicate,
    /// Skipped: the casebook has it already.
    AlreadyThere,
    /// Skipped: a new version of a contact in the casebook, which was to stay as it is.
    NotUpdated,
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
    /// Held: the day finished is no day.
    DoneImpossible,
    /// Held: the day finished is not one certain day.
    DoneUnclear,
    /// Held: finished before it was received.
    DoneBeforeReceived,
    /// Held: called unfinished, with a day finished. Stands in reports that are kept; read now with a doubt instead.
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
    /// Kept with a doubt: no telephone number; its text is in the notes.
    PhoneUnclear,
    /// Kept with a doubt: a category word that no list has; a new entry was made.
    CategoryUnknown,
    /// Kept with a doubt: not one amount; its text is in the notes.
    AmountUnclear,
    /// Kept with a doubt: people are not one whole number from 1 to 100,000; counted as 1, the text is in the notes.
    PersonsUnclear,
    /// Kept with a doubt: a real day, but not of the month the sheet says it is of.
    DateOutsideMonth,
    /// Kept with a doubt of another kind.
    Other,
    /// Updated: a contact in the casebook took over what differs.
    Updated,
    /// Kept with a doubt: called unfinished, with a day finished; counted as finished on it.
    HandlingAndDoneDiffer,
    /// Held: no known kind of call without content, or no call.
    VoidUnclear,
    /// Skipped: its contact was taken out by hand.
    TakenOut,
}

/// What became of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Taken, with a doubt.
    Flagged,
    /// Taken into a contact that was there.
    Updated,
    /// Kept aside to be corrected.
    Held,
    /// No contact, or one that was there.
    Skipped,
}

impl Reason {
    /// What became of a row for this reason.
    pub fn outcome(self) -> Outcome {
        use Reason::*;
        match self {
            Title | Header | RepeatedHeader | Blank | Subtotal | Total | Footer => Outcome::Skipped,
            ExactDuplicate | AlreadyThere | NotUpdated | TakenOut => Outcome::Skipped,
            Updated => Outcome::Updated,
            DateMissing | DateImpossible | DateUnclear | DateInFuture => Outcome::Held,
            ClassMissing | ClassUnclear | ChannelUnclear | ClassAndChannelDiffer | SexUnclear => {
                Outcome::Held
            }
            DoneImpossible | DoneUnclear | DoneBeforeReceived | StatusUnclear => Outcome::Held,
            SatisfactionUnclear | TooLong | CellFailed | VoidUnclear => Outcome::Held,
            IdChecksumWrong | IdWrongLength | Id15Digits | IdBirthImpossible | IdFormWrong => {
                Outcome::Flagged
            }
            IdDamagedScientific | SexDiffersFromId | PhoneWrongLength | PhoneUnclear => Outcome::Flagged,
            CategoryUnknown | AmountUnclear | PersonsUnclear | DateOutsideMonth => Outcome::Flagged,
            HandlingAndDoneDiffer | Other => Outcome::Flagged,
        }
    }

    /// Is the row one of the sheet's own: a title, a head, a sum, a blank, a footer?
    pub fn is_structural(self) -> bool {
        use Reason::*;
        matches!(self, Title | Header | RepeatedHeader | Blank | Subtotal | Total | Footer)
    }

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
            Reason::PhoneWrongLength | Reason::PhoneUnclear => Some(Field::Phone),
            Reason::CategoryUnknown => Some(Field::Category),
            Reason::AmountUnclear => Some(Field::Asked),
            Reason::PersonsUnclear => Some(Field::People),
            Reason::DateOutsideMonth => Some(Field::Received),
            Reason::HandlingAndDoneDiffer => Some(Field::Done),
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
            IssueCode::IdBirthImpossible => Reason::IdBirthImpossible,
            IssueCode::Id15Digits => Reason::Id15Digits,
            IssueCode::IdFormWrong => Reason::IdFormWrong,
            IssueCode::IdDigitsLost => Reason::IdDamagedScientific,
            IssueCode::SexDiffersFromId => Reason::SexDiffersFromId,
            IssueCode::PhoneWrongLength => Reason::PhoneWrongLength,
            IssueCode::PhoneNotKept => Reason::PhoneUnclear,
            IssueCode::CategoryUnknown => Reason::CategoryUnknown,
            IssueCode::AmountUnclear => Reason::AmountUnclear,
            IssueCode::PersonsUnclear => Reason::PersonsUnclear,
            IssueCode::DateOutsideMonth => Reason::DateOutsideMonth,
            IssueCode::HandlingAndDoneDiffer => Reason::HandlingAndDoneDiffer,
            _ => Reason::Other,
        }
    }
}
