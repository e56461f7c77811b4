//! Checks of single fields, each text to type. Issues gather; the first wrong field does not hide the next.

use crate::code::{CodeKey, Codes, ListName};
use crate::draft::ContactDraft;
use crate::identity::{IdDocument, Phone, Sex};
use crate::issue::{Field, Issue, IssueCode};
use crate::text::packed;
use crate::time::{CivilTime, Day};

/// Largest number of people at one contact.
const MOST_PEOPLE: u32 = 100_000;

/// A draft being checked.
pub(super) struct Check<'a> {
    pub draft: &'a ContactDraft,
    /// The document as the record being edited has it.
    pub kept: Option<&'a IdDocument>,
    pub today: Day,
    pub codes: &'a Codes,
    pub issues: Vec<Issue>,
}

impl Check<'_> {
    pub fn issue(&mut self, field: Field, code: IssueCode) {
        self.issues.push(Issue::at(field, code));
    }

    /// Is a field of a record being edited as it was? What came in oddly from a ledger does not bar another correction.
    pub fn untouched<T: PartialEq>(&self, field: impl Fn(&ContactDraft) -> &T) -> bool {
        self.draft.original.as_ref().is_some_and(|original| field(original) == field(self.draft))
    }

    /// Text made plain, at most `limit` characters.
    pub fn text(
        &mut self,
        field: Field,
        of: fn(&ContactDraft) -> &String,
        plain: fn(&str) -> String,
        limit: usize,
    ) -> String {
        let text = plain(of(self.draft));
        if text.chars().count() > limit && !self.untouched(of) {
            self.issue(field, IssueCode::TooLong);
        }
        text
    }

    /// A day, where one is written.
    pub fn day(&mut self, field: Field, text: &str) -> Option<Day> {
        let text = packed(text);
        if text.is_empty() {
            return None;
        }
        match Day::parse_iso(&text) {
            Some(day) if day.ymd().0 < 1800 => {
                self.issue(field, IssueCode::DateImpossible);
                None
            }
            Some(day) if day > self.today => {
                self.issue(field, IssueCode::DateInFuture);
                None
            }
            Some(day) => Some(day),
            None => {
                self.issue(field, IssueCode::DateImpossible);
                None
            }
        }
    }

    /// Day and time received; today where they are wrong, so that the other fields can still be checked.
    pub fn received(&mut self) -> CivilTime {
        let before = self.issues.len();
        let day = self.day("received-date", &self.draft.received_date.clone());
        if day.is_none() && self.issues.len() == before {
            self.issue("received-date", IssueCode::Missing);
        }
        let time = packed(&self.draft.received_time);
        let minute = CivilTime::parse_minute(&time);
        if minute.is_none() && !time.is_empty() {
            self.issue("received-time", IssueCode::DateImpossible);
        }
        CivilTime { day: day.unwrap_or(self.today), minute }
    }

    /// A count of people; none where the field is empty or wrong.
    pub fn count(&mut self, field: Field, text: &str) -> Option<u32> {
        let text = packed(text);
        if text.is_empty() {
            return None;
        }
        let digits = text.len() <= 9 && text.bytes().all(|b| b.is_ascii_digit());
        let count = text.parse().ok().filter(|count| digits && (1..=MOST_PEOPLE).contains(count));
        if count.is_none() {
            self.issue(field, IssueCode::CountUnclear);
        }
        count
    }

    /// A key of a code list, retired ones included; empty = none.
    pub fn code(&mut self, field: Field, list: ListName, key: &str) -> Option<CodeKey> {
        if key.is_empty() {
            return None;
        }
        let found = self.codes.get(list, key).map(|code| code.key.clone());
        if found.is_none() {
            self.issue(field, IssueCode::CodeUnknown);
        }
        found
    }

    /// Telephone numbers, the one called from first; the same number twice is one.
    pub fn phones(&mut self) -> Vec<Phone> {
        let mut phones: Vec<Phone> = Vec::new();
        for (field, text) in [("phone", &self.draft.phone), ("phone-2", &self.draft.phone_2)] {
            if text.trim().is_empty() {
                continue;
            }
            match Phone::parse(text) {
                Ok((phone, doubt)) => {
                    self.issues.extend(doubt.map(|code| Issue::at(field, code)));
                    if !phones.contains(&phone) {
                        phones.push(phone);
                    }
                }
                Err(code) => self.issue(field, code),
            }
        }
        phones
    }

    /// Document, birth date and sex, which follow from one another; nobody is born after the day given.
    pub fn person(&mut self, on: Day) -> (Option<IdDocument>, Option<Day>, Sex) {
        let mut document = None;
        if let Some((mut parsed, doubts)) = IdDocument::parse(self.draft.id_kind, &self.draft.id_number) {
            self.issues.extend(doubts.into_iter().map(|code| Issue::at("id-number", code)));
            if parsed.number.chars().count() > 40 {
                self.issue("id-number", IssueCode::TooLong);
            }
            if parsed.birth().is_some_and(|birth| birth > on) {
                parsed.valid = false;
                self.issue("id-number", IssueCode::IdBirthImpossible);
            }
            let left = self.kept.filter(|kept| (kept.kind, &kept.number) == (parsed.kind, &parsed.number));
            document = Some(left.cloned().unwrap_or(parsed));
        }
        let (says_birth, says_sex) = document.as_ref().map_or((None, Sex::Unknown), |d| (d.birth(), d.sex()));
        let birth = match says_birth {
            Some(birth) => Some(birth),
            None => self.day("birth", &self.draft.birth.clone()),
        };
        let sex = match (self.draft.sex, says_sex) {
            (Sex::Unknown, says) => says,
            (typed, says) => {
                if says != Sex::Unknown && says != typed {
                    self.issue("sex", IssueCode::SexDiffersFromId);
                }
                typed
            }
        };
        (document, birth, sex)
    }
}
