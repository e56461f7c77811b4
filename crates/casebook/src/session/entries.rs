//! Questions about entries of the registers and about persons.

use casework::act::{EntriesReport, Present};
use casework::contact::RecordId;
use casework::figure::Answer;
use casework::query::{EntryQuery, LookUp};
use casework::register::balance::Fund;
use casework::register::{
    Around, Balance, Claim, DayRules, EntryLayout, EntryPrints, EntryTwins, Register, join,
};
use casework::tally::TallyAsk;
use casework::time::{Day, Moment, Month};
use casework::view::{EntrySheet, EntryWindow, Number, PersonFile, PersonLine, Waiting, entry_masked};

use super::Session;
use super::open::Open;
use crate::sealing::{Cipher, Random};
use crate::store::Store;
use crate::trouble::Trouble;

/// Answers kept; one who looks at year after year starts anew.
const ANSWERS: usize = 1000;
/// Most entries of the same person, household or account on a sheet.
const EARLIER: usize = 20;

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// One entry, numbers masked, as it stands today; none = no such entry.
    pub fn entry(&self, id: RecordId, at: Moment) -> Result<Option<EntrySheet>, Trouble> {
        let book = &self.all()?.book;
        let Some(entry) = Present::entry(book, id) else { return Ok(None) };
        let entries = book.entries();
        let mut earlier = entries.alike(&entry);
        // Without a document a person is known by name and telephone.
        earlier.extend(book.records_of_person(id).into_iter().filter_map(|id| entries.row(id)));
        earlier.retain(|row| Some(*row) != entries.row(id) && entries.is_of(*row, entry.register()));
        entries.latest_first(&mut earlier);
        earlier.dedup();
        earlier.truncate(EARLIER);
        let contact = entry.contact.and_then(|id| book.row(id)).and_then(|row| book.shown(row));
        Ok(Some(EntrySheet {
            withdrawn: book.is_withdrawn(id),
            contact,
            earlier: earlier.into_iter().filter_map(|row| entries.shown(row)).collect(),
            balance: Some(Balance::of(&entry, self.today(at)?)).filter(|balance| balance.lent > 0),
            numbers: Number::of_entry(&entry).into_iter().map(Number::masked).collect(),
            entry: entry_masked(entry),
        }))
    }

    /// A part of a list of a register.
    pub fn entry_window(
        &mut self,
        query: &EntryQuery,
        from: u32,
        count: u32,
    ) -> Result<EntryWindow, Trouble> {
        let open = self.all_mut()?;
        open.list_entries(query);
        let list = open.entry_list.as_ref();
        Ok(list.map(|(_, list)| open.book.entries().window(list, from, count)).unwrap_or_default())
    }

    /// Figures of the registers, in the order asked.
    pub fn tallies(&mut self, asks: &[TallyAsk]) -> Result<Vec<Answer>, Trouble> {
        let Open { book, tallies, .. } = self.all_mut()?;
        if tallies.len() > ANSWERS {
            tallies.clear();
        }
        let facts = &book.entries().tallies;
        let answer = |ask: &TallyAsk| tallies.entry(ask.clone()).or_insert_with(|| facts.answer(ask)).clone();
        Ok(asks.iter().map(answer).collect())
    }

    /// First and last month of a register.
    pub fn entry_span(&self, register: Register) -> Result<Option<(Month, Month)>, Trouble> {
        Ok(self.all()?.book.entries().tallies.span(register))
    }

    /// The page of the person of a record; none = no such record, or nobody is known by it.
    pub fn person(&self, id: RecordId) -> Result<Option<PersonFile>, Trouble> {
        Ok(self.all()?.book.person(id))
    }

    /// Persons that fit what was typed; the latest where nothing was.
    pub fn people(&self, asked: &LookUp) -> Result<Vec<PersonLine>, Trouble> {
        Ok(self.all()?.book.people(asked))
    }

    /// What the desks wait for, and the rows due, at most so many.
    pub fn waiting(&self, most: u32, at: Moment) -> Result<Waiting, Trouble> {
        let today = self.today(at)?;
        Ok(self.all()?.book.entries().waiting(today, most as usize))
    }

    /// What is said of the import of a register, by its number in the journal; none = no such import.
    pub fn entries_report(&self, seq: u64) -> Result<Option<EntriesReport>, Trouble> {
        Ok(self.all()?.book.entries_report(seq).cloned())
    }

    /// Layouts of registers' ledgers as they were confirmed, the latest at the end.
    pub fn entry_layouts(&self) -> Result<Vec<EntryLayout>, Trouble> {
        Ok(self.all()?.book.entry_layouts().to_vec())
    }

    /// How many rows the import of a register left out and kept, by its number in the journal.
    pub fn left_out(&self, seq: u64) -> Result<u32, Trouble> {
        Ok(self.all()?.book.left_out_by(seq).map_or(0, |left| left.rows.len() as u32))
    }

    /// What rows of a ledger are to a register, by their fingerprints.
    pub fn entry_twins(&self, prints: &EntryPrints, at: Moment) -> Result<EntryTwins, Trouble> {
        let open = self.all()?;
        let book = &open.book;
        let EntryPrints { register, rows, left, claims } = prints;
        let is_any = !left.is_empty() || !claims.is_empty();
        let known = if is_any { book.left_prints(*register) } else { Default::default() };
        let joined = match claims.is_empty() {
            true => Vec::new(),
            false => {
                let around = Around { codes: book.codes(), at, today: self.today(at)?, by: open.me };
                join(book.loans(), claims, &[], around).0
            }
        };
        let is_kept = |claim: &Claim| known.contains(&claim.print);
        Ok(EntryTwins {
            rows: rows.iter().map(|print| book.entry_twin(*print)).collect(),
            left: left.iter().map(|print| known.contains(print)).collect(),
            joined: joined.into_iter().zip(claims.iter().map(is_kept)).collect(),
        })
    }

    /// How many days things wait, as the centre has set it.
    pub fn days(&self) -> Result<DayRules, Trouble> {
        Ok(Present::days(&self.all()?.book).clone())
    }

    /// The warmth fund: given, spent, returned.
    pub fn fund(&self) -> Result<Fund, Trouble> {
        Ok(self.all()?.book.entries().fund())
    }

    pub(super) fn today(&self, at: Moment) -> Result<Day, Trouble> {
        Ok(at.civil(self.open()?.gist().centre.zone).day)
    }
}

impl Open {
    pub fn list_entries(&mut self, query: &EntryQuery) {
        if self.entry_list.as_ref().is_none_or(|(known, _)| known != query) {
            self.entry_list = Some((query.clone(), self.book.entries().list(query)));
        }
    }
}
