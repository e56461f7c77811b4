//! What was acknowledged in all lives of a profile, and the check that all of it is there and nothing else.

use std::collections::HashMap;
use std::fmt;

use bangfu_desk::protocol::{Reply, Request};
use casework::act::{Act, ActKind, WishId};
use casework::contact::ContactNumber;

use super::line::Heard;
use super::seen::Seen;
use crate::harness::Step;

/// An acknowledged act that is not there: the one thing that must never be.
#[derive(Debug)]
pub struct Lost(pub String);

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LOST: {}", self.0)
    }
}

impl std::error::Error for Lost {}

/// How a kill went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caught {
    /// Nothing was under way.
    Nothing,
    /// An act was under way that is there, though nobody had been told so.
    Kept,
    /// An act was under way that is not there.
    Undone,
    /// Nobody was told of an act that is there, but it was so old that perhaps the page had been told, and only its report of
    /// that was killed. Not counted as under way.
    Unsure,
}

/// What there must be.
#[derive(Default)]
pub struct Witness {
    /// Number, name and demand of every contact, by the wish that saved it.
    saved: HashMap<WishId, (ContactNumber, String, String)>,
    /// Rows of ledgers taken in.
    imported: u64,
    /// Ledgers taken in.
    imports: u64,
    /// Rows of the journal.
    acts: u64,
}

impl Witness {
    /// Of a centre that has just been opened.
    pub fn new() -> Witness {
        Witness { acts: 1, ..Witness::default() }
    }

    /// Ledgers taken in.
    pub fn imports(&self) -> u64 {
        self.imports
    }

    /// Rows there must be in the journal.
    pub fn acts(&self) -> u64 {
        self.acts
    }

    /// Contacts there must be.
    pub fn contacts(&self) -> u64 {
        self.saved.len() as u64 + self.imported
    }

    /// Takes in what a life was told and what is there after it.
    pub fn settle(&mut self, heard: &Heard, seen: &Seen, rows_of_import: u64) -> Step<Caught> {
        let mut under_way = Vec::new();
        let last = heard.posted.last().map(|posted| posted.number);
        for posted in &heard.posted {
            let request = posted.request.as_ref().ok_or("an act that was not overheard whole")?;
            match heard.told.get(&posted.number) {
                None if Some(posted.number) == last => under_way.push(request),
                // The form goes on to the next only when it was told: the kill took its report.
                None => {
                    self.acts += 1;
                    let number = self.number_of(request, seen)?;
                    self.told(request, number, rows_of_import)?;
                }
                Some((_, Reply::Acted(acted))) => {
                    self.acts += 1;
                    if acted.seq != self.acts {
                        return Err(format!("told as act {}, not {}", acted.seq, self.acts).into());
                    }
                    self.told(request, acted.contact.map(|(_, number)| number), rows_of_import)?;
                }
                Some(_) => return Err("an act was refused or failed".into()),
            }
        }
        let there = seen.acts.len() as u64;
        if there < self.acts {
            return Err(Lost(format!("{} acts were told as done, {there} are there", self.acts)).into());
        }
        // One that was under way and is there may have changed a contact told of before: a draft given back keeps its wish.
        let changed = under_way.first().filter(|_| there > self.acts).and_then(|request| wish_of(request));
        self.all_saved(seen, changed)?;
        let caught = match (under_way.as_slice(), there - self.acts) {
            ([], 0) => Caught::Nothing,
            ([_], 0) => Caught::Undone,
            ([request], 1) => {
                self.acts += 1;
                let number = self.number_of(request, seen)?;
                self.told(request, number, rows_of_import)?;
                Caught::Kept
            }
            // The kill took the report of a further posting: the form had been told of the one before.
            (known, more) if more == known.len() as u64 + 1 => {
                for request in known {
                    let number = self.number_of(request, seen)?;
                    self.told(request, number, rows_of_import)?;
                }
                self.acts = there;
                self.unreported(seen)?;
                Caught::Unsure
            }
            (under_way, more) => {
                return Err(format!("{} acts were under way, {more} are there", under_way.len()).into());
            }
        };
        self.nothing_else(seen)?;
        Ok(caught)
    }

    fn told(&mut self, request: &Request, number: Option<ContactNumber>, rows: u64) -> Step {
        match request {
            Request::ActOnce(wish, Act::SaveContact(draft)) => {
                let number = number.ok_or("a contact saved without a number")?;
                self.saved.insert(*wish, (number, draft.name.clone(), draft.demand.clone()));
            }
            Request::Import { .. } => {
                self.imports += 1;
                self.imported += rows;
            }
            _ => return Err("an act that nobody did".into()),
        }
        Ok(())
    }

    /// Takes in the one whole contact that nobody reported.
    fn unreported(&mut self, seen: &Seen) -> Step {
        let is_known =
            |there: &&(ContactNumber, String, String)| self.saved.values().any(|saved| saved == *there);
        let mut new = seen.saved.iter().filter(|there| !is_known(there));
        let (Some(there), None) = (new.next(), new.next()) else {
            return Err("an act that nobody posted".into());
        };
        if there.2 != format!("Call {}", there.1) {
            return Err(format!("half a contact: {there:?}").into());
        }
        self.saved.insert(WishId(u128::MAX - u128::from(there.0.serial)), there.clone());
        Ok(())
    }

    /// The number of a contact that is there though nobody was told.
    fn number_of(&self, request: &Request, seen: &Seen) -> Step<Option<ContactNumber>> {
        let Request::ActOnce(_, Act::SaveContact(draft)) = request else { return Ok(None) };
        let found = seen.saved.iter().find(|(_, name, _)| *name == draft.name);
        let lost = || Lost(format!("{} was saved and is not there", draft.name));
        Ok(Some(found.ok_or_else(lost)?.0))
    }

    /// Is everything that was told there?
    fn all_saved(&self, seen: &Seen, changed: Option<WishId>) -> Step {
        for (wish, saved) in &self.saved {
            if changed != Some(*wish) && !seen.saved.contains(saved) {
                let there = seen.saved.iter().find(|there| there.0 == saved.0);
                return Err(Lost(format!("{saved:?} was told as saved, there is {there:?}")).into());
            }
        }
        let imports =
            seen.acts.iter().filter(|act| matches!(act.kind, ActKind::Import { .. })).count() as u64;
        if imports < self.imports {
            return Err(
                Lost(format!("{} imports were told as done, {imports} are there", self.imports)).into()
            );
        }
        Ok(())
    }

    /// Is there nothing but what was wished, each once and whole?
    fn nothing_else(&self, seen: &Seen) -> Step {
        let (saved, contacts) = (seen.saved.len(), self.contacts());
        if saved != self.saved.len() || seen.count != contacts {
            let saved_by = self.saved.len();
            return Err(format!(
                "{saved} saved contacts of {} are there; wished: {saved_by} of {contacts}",
                seen.count
            )
            .into());
        }
        self.all_saved(seen, None)
    }
}

fn wish_of(request: &Request) -> Option<WishId> {
    match request {
        Request::ActOnce(wish, _) => Some(*wish),
        _ => None,
    }
}
