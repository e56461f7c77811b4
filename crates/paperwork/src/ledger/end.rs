//! How a contact ended: handling, status, day finished, satisfaction.

use casework::code::{CodeKey, ListName};
use casework::contact::{Satisfaction, Status};
use casework::issue::IssueCode;
use casework::ledger::{Field, Reason};
use casework::time::{CivilTime, Day};

use super::date::{Nearby, NoDay, day};
use super::dictionary;
use super::row::{Around, Row, is_future};

/// How a contact ended.
pub struct End {
    pub handling: Option<CodeKey>,
    pub status: Status,
    pub done: Option<Day>,
    pub satisfaction: Option<Satisfaction>,
}

impl Row<'_> {
    pub fn end(&mut self, received: Option<CivilTime>, around: &mut Around<'_, '_>) -> End {
        let said = self.cells.word(Field::Handling);
        let day = self.done(received, around);
        let status = match day {
            Some(_) => {
                // The word is written at the desk, the day when it is over: the later of the two says how it stands.
                if dictionary::is_unfinished(&said) {
                    self.flags.push(IssueCode::HandlingAndDoneDiffer);
                }
                Status::Done
            }
            None => dictionary::status(&said),
        };
        let satisfaction = self.satisfaction();
        let handling = self.entry(Field::Handling, ListName::Handling, around.entries).map(|(key, _)| key);
        End { handling, status, done: day, satisfaction }
    }

    /// The day finished; its year, where it is written without one, is that of the day received, or the next.
    fn done(&mut self, received: Option<CivilTime>, around: &Around<'_, '_>) -> Option<Day> {
        let cell = self.cells.cell(Field::Done);
        if dictionary::is_none(&self.cells.word(Field::Done)) {
            return None;
        }
        let year = received.map(|time| time.day.ymd().0);
        let near = |year: Option<i32>| Nearby {
            span: super::span::Span { year, ..Default::default() },
            above: year,
            is_1904: around.nearby.is_1904,
        };
        let mut found = day(cell, &near(year));
        if let (Ok(Some(time)), Some(received)) = (found, received)
            && time.day < received.day
            && received.day.ymd().1 - time.day.ymd().1.min(received.day.ymd().1) >= 9
        {
            found = day(cell, &near(year.map(|year| year + 1)));
        }
        let reason = match found {
            Ok(None) => return None,
            Ok(Some(time)) if is_future(time.day, around.today) => Reason::DateInFuture,
            Ok(Some(time)) if received.is_some_and(|received| time.day < received.day) => {
                Reason::DoneBeforeReceived
            }
            Ok(Some(time)) => return Some(time.day),
            Err(NoDay::Impossible) => Reason::DoneImpossible,
            Err(NoDay::Unclear) => Reason::DoneUnclear,
        };
        self.wrong(Field::Done, reason);
        None
    }

    fn satisfaction(&mut self) -> Option<Satisfaction> {
        let word = self.cells.word(Field::Satisfaction);
        let word = self.cells.columns.meaning(Field::Satisfaction, &word).map_or(word.clone(), str::to_owned);
        if word.is_empty() || dictionary::is_not_asked(&word) {
            return None;
        }
        let by_key = Satisfaction::ALL.into_iter().find(|said| said.key() == word);
        let found = by_key.or_else(|| dictionary::satisfaction(&word));
        if found.is_none() {
            self.wrong(Field::Satisfaction, Reason::SatisfactionUnclear);
        }
        found
    }
}
