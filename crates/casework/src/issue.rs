//! What is wrong with what a person typed: a field and a code. The words are in the locale file.

use serde::{Deserialize, Serialize};

/// A field of a form, as the control's `name` (kebab-case), e.g. `id-number`.
pub type Field = &'static str;

/// One thing wrong, or doubtful, at one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// The control's `name`.
    pub field: String,
    /// What is wrong.
    pub code: IssueCode,
}

/// What can be wrong. An error keeps the record from being saved; a warning is kept with it and never drops it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum IssueCode {
    /// Error: must be filled in.
    Missing,
    /// Error: longer than the field holds.
    TooLong,
    /// Error: no such day.
    DateImpossible,
    /// Error: a day after today.
    DateInFuture,
    /// Error: before the time received.
    DoneBeforeReceived,
    /// Error: not a whole number, or outside 1..=100,000.
    CountUnclear,
    /// Error: fewer people concerned than present.
    FewerInvolvedThanPresent,
    /// Error: no such entry in the code list.
    CodeUnknown,
    /// Error: letters or signs where only digits belong.
    PhoneUnclear,
    /// Warning: a mobile number has 11 digits.
    PhoneWrongLength,
    /// Warning: an 18-character number is needed.
    IdWrongLength,
    /// Warning: the check character is wrong.
    IdChecksumWrong,
    /// Warning: no such birth date.
    IdBirthImpossible,
    /// Warning: 15 digits; the 18-digit form is offered.
    Id15Digits,
    /// Warning: sex differs from what the number says.
    SexDiffersFromId,
    /// Warning: not of this document's form.
    IdFormWrong,
    /// Warning: a spreadsheet kept the number as a rounded one; its last digits are gone.
    IdDigitsLost,
    /// Warning: an imported category word that no list has; it was added to the list as it stands.
    CategoryUnknown,
    /// Warning: check character of the unified social credit code.
    EmployerCodeWrong,
    /// Error: the passphrase is too short.
    PassphraseWeak,
    /// Error: the two do not agree.
    NotTheSame,
    /// Error: somebody or something has this name already.
    NameTaken,
    /// Error: this member of staff's role may not do it.
    NotAllowed,
    /// Error: the record was changed since; look at it again.
    ChangedSince,
    /// Error: it is not there (any more).
    Gone,
    /// Error: nothing was changed.
    NothingToDo,
    /// Error: the centre must keep at least one head.
    LastHead,
    /// Warning: an imported amount that is not one amount; its text is in the notes.
    AmountUnclear,
    /// Warning: imported people that are not one whole number; counted as 1, the text is in the notes.
    PersonsUnclear,
    /// Warning: an imported day outside the month its sheet says it is of.
    DateOutsideMonth,
    /// Warning: an imported telephone cell that is no number; its text is in the notes.
    PhoneNotKept,
    /// Error: an undone import is not done again; the file is imported anew.
    ImportAgain,
    /// Warning: an imported row said to be unfinished, with a day finished; counted as finished on it.
    HandlingAndDoneDiffer,
    /// Error: not an amount in yuan with at most two decimals.
    MoneyUnclear,
    /// Error: more than a thousand million yuan.
    MoneyTooMuch,
    /// Error: not a whole number within the bounds of the field.
    CountOutside,
    /// Error: not a rate from 0 to 100 per cent with at most two decimals.
    RateUnclear,
    /// Error: not a quantity above 0 with at most two decimals.
    QuantityUnclear,
    /// Error: not 8 to 30 digits.
    AccountUnclear,
    /// Warning: the check digit of a bank card is wrong.
    AccountChecksumWrong,
    /// Error: the stage cannot be reached from where it stands.
    StageNotReached,
    /// Error: before the day of the stage before.
    DayBeforeStage,
    /// Error: before the day of the entry.
    DayBeforeOpened,
    /// Error: before the earlier of two days.
    DayBeforeEarlier,
    /// Error: more given back than was given.
    MoreThanGiven,
    /// Error: more paid back than was lent.
    MoreThanLent,
    /// Error: the upper bound is below the lower one.
    LessThanFrom,
    /// Warning: the payee is neither the applicant nor a member of the household.
    PayeeNotOfHousehold,
    /// Error: fewer than two records to be made one person's.
    MergeNeedsTwo,
    /// Error: without a document, or a name and a telephone, nobody is known again.
    MergeNeedsMark,
    /// Error: one with another document has the same name and telephone, so nobody can tell whose records they are.
    PersonNotAlone,
    /// Error: no loan that is paid out and not settled is the one of a repayment.
    LoanNotFound,
    /// Error: several such loans could be the one of a repayment.
    LoanUnclear,
    /// Error: the loan of this contract is another person's.
    LoanDiffers,
    /// Error: repaid before the loan was paid out.
    PaidBeforeLent,
    /// Error: more than is still to be repaid.
    MoreThanOutstanding,
}

impl Issue {
    /// An issue at a field.
    pub fn at(field: Field, code: IssueCode) -> Issue {
        Issue { field: field.to_owned(), code }
    }

    /// May the record be saved with it?
    pub fn is_warning(&self) -> bool {
        use IssueCode::*;
        matches!(
            self.code,
            PhoneWrongLength
                | IdWrongLength
                | IdChecksumWrong
                | IdBirthImpossible
                | Id15Digits
                | SexDiffersFromId
                | IdFormWrong
                | IdDigitsLost
                | CategoryUnknown
                | EmployerCodeWrong
                | AmountUnclear
                | PersonsUnclear
                | DateOutsideMonth
                | PhoneNotKept
                | AccountChecksumWrong
                | PayeeNotOfHousehold
                | HandlingAndDoneDiffer
        )
    }
}
