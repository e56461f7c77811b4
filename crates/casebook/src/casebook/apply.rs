//! Applying a change set: the only way a casebook changes.
//!
//! A set is looked over first: one that does not fit the present state changes nothing.

use std::collections::HashSet;

use casework::act::{Change, ChangeSet};
use casework::code::Code;
use casework::contact::{Contact, RecordId};
use casework::staff::Staff;

use super::Casebook;
use super::imports::HeldSteps;
use crate::trouble::Trouble;

impl Casebook {
    /// Applies the change set with number `seq` of the journal. `Damaged` where it is not the next, or speaks of contacts
    /// that are not there or are there already.
    pub fn apply(&mut self, set: &ChangeSet, seq: u64) -> Result<(), Trouble> {
        if seq != self.seq + 1 || !self.fits(set) {
            return Err(Trouble::Damaged);
        }
        for change in &set.changes {
            self.change(change, seq)?;
        }
        self.trail.add(set, seq);
        self.wishes.add(set, seq);
        self.seq = seq;
        Ok(())
    }

    /// Does a set speak only of contacts that are there, and add only new ones?
    pub fn fits(&self, set: &ChangeSet) -> bool {
        let mut added: HashSet<RecordId> = HashSet::new();
        let mut held = HeldSteps::of(self);
        set.changes.iter().all(|change| match change {
            Change::AddContact(contact) => self.row(contact.id).is_none() && added.insert(contact.id),
            Change::EditContact { after, .. } => self.row(after.id).is_some() || added.contains(&after.id),
            Change::WithdrawContact(id) | Change::RestoreContact(id) => {
                self.row(*id).is_some() || added.contains(id)
            }
            Change::Held { before, after } => held.fits(before.as_deref(), after.as_deref()),
            Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } => true,
            Change::Import(_) | Change::Layout { .. } => true,
            Change::Wish(_) => true,
        })
    }

    fn change(&mut self, change: &Change, seq: u64) -> Result<(), Trouble> {
        match change {
            Change::AddContact(contact) => self.add(contact),
            Change::EditContact { after, .. } => self.edit(after),
            Change::WithdrawContact(id) => self.set_withdrawn(*id, true),
            Change::RestoreContact(id) => self.set_withdrawn(*id, false),
            Change::Centre { after, .. } => {
                self.centre = after.clone();
                Ok(())
            }
            Change::Code { before, after } => {
                self.set_code(before.as_ref(), after.as_ref());
                Ok(())
            }
            Change::Staff { before, after } => {
                self.set_staff(before.as_ref(), after.as_ref());
                Ok(())
            }
            Change::Import(_) | Change::Held { .. } | Change::Layout { .. } => {
                if let Change::Held { after: Some(row), .. } = change {
                    self.count_record(row.id);
                }
                self.imports.apply(change, seq);
                Ok(())
            }
            Change::Wish(_) => Ok(()),
        }
    }

    fn add(&mut self, contact: &Contact) -> Result<(), Trouble> {
        let row = self.pack.push(contact)?;
        self.ids.push(contact.id);
        self.rows.insert(contact.id, row);
        self.withdrawn.push(false);
        self.columns.push(contact);
        let (words, marks) = (Searched::of(contact), marks(contact));
        self.words.push(words.parts());
        self.marks.push(marks.iter().map(String::as_str));
        self.facts.push(contact);
        self.count_on(contact);
        Ok(())
    }

    fn edit(&mut self, contact: &Contact) -> Result<(), Trouble> {
        let row = self.row(contact.id).ok_or(Trouble::Damaged)?;
        self.pack.replace(row, contact)?;
        self.columns.replace(row, contact);
        let (words, marks) = (Searched::of(contact), marks(contact));
        self.words.replace(row, words.parts());
        self.marks.replace(row, marks.iter().map(String::as_str));
        self.facts.replace(row, contact);
        self.count_on(contact);
        Ok(())
    }

    fn set_withdrawn(&mut self, id: RecordId, withdrawn: bool) -> Result<(), Trouble> {
        let row = self.row(id).ok_or(Trouble::Damaged)?;
        self.withdrawn[row as usize] = withdrawn;
        self.facts.set_counted(row, !withdrawn);
        Ok(())
    }

    /// A number once given is never given again, whatever becomes of its contact.
    fn count_on(&mut self, contact: &Contact) {
        let number = contact.number;
        let serial = self.serials.entry((number.device, number.year)).or_default();
        *serial = (*serial).max(number.serial);
        self.count_record(contact.id);
    }

    fn count_record(&mut self, id: RecordId) {
        let record = self.records.entry(id.device()).or_default();
        *record = (*record).max(id.running());
    }

    fn set_code(&mut self, before: Option<&Code>, after: Option<&Code>) {
        match (before, after) {
            (_, Some(after)) => self.codes.put(after.clone()),
            (Some(gone), None) => self.codes.0.retain(|code| code.list != gone.list || code.key != gone.key),
            (None, None) => {}
        }
    }

    /// A new member undone stays as a former one, so that the number is not given again.
    fn set_staff(&mut self, before: Option<&Staff>, after: Option<&Staff>) {
        let gone = || before.map(|member| Staff { active: false, ..member.clone() });
        let Some(member) = after.cloned().or_else(gone) else { return };
        match self.staff.iter_mut().find(|present| present.id == member.id) {
            Some(present) => *present = member,
            None => self.staff.push(member),
        }
    }
}

/// What a contact is found by in a list.
struct Searched<'a> {
    contact: &'a Contact,
    number: String,
}

impl<'a> Searched<'a> {
    fn of(contact: &'a Contact) -> Searched<'a> {
        Searched { contact, number: contact.number.to_string() }
    }

    fn parts(&self) -> impl Iterator<Item = &str> {
        let contact = self.contact;
        let id = contact.id_document.as_ref().map(|document| document.number.as_str());
        [self.number.as_str(), &contact.name, &contact.employer, &contact.demand, &contact.notes]
            .into_iter()
            .chain(id)
            .chain(contact.phones.iter().map(|phone| phone.as_str()))
    }
}

/// Letter before a telephone number among the marks.
pub(super) const PHONE: char = 't';
/// Letter before the number of a document.
pub(super) const ID: char = 'i';
/// Letter before a name.
pub(super) const NAME: char = 'n';

/// What a person is known by.
fn marks(contact: &Contact) -> Vec<String> {
    let phones = contact.phones.iter().map(|phone| format!("{PHONE}{}", phone.as_str()));
    let id = contact.id_document.iter().map(|document| format!("{ID}{}", document.number));
    let name = (!contact.name.is_empty()).then(|| format!("{NAME}{}", contact.name));
    phones.chain(id).chain(name).collect()
}
