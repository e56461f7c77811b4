//! Erasing a person: whose records they are, what of each record goes, and what stays so that every figure stays as it was.
//!
//! The rule of who is whom is that of the figures, without their last step: all records that a document, or a name with a
//! telephone, could make one person's are erased together. So no record that stays is counted otherwise than before. Marks
//! take the place of names, documents and telephones one for one. Nothing here is kept on disk.

use std::collections::{BTreeSet, HashMap};

use crate::act::{Change, ChangeSet};
use crate::contact::{Contact, RecordId};
use crate::draft::{ContactDraft, PersonDraft};
use crate::identity::{IdDocument, IdKind, Phone, erased_name, erased_text, is_erased_name, is_mark};
use crate::issue::IssueCode;
use crate::ledger::HeldRow;
use crate::register::{Ask, Entry, EntryDraft, Group, Item, Kind, LeftRow, Person, Row, Sheet, Value};
use crate::tally::birth_in_band;

/// Fewest signs of a name that is looked for within an employer's.
const LEAST_NAME: usize = 2;

/// Whom a record, or a form, is about. Holds personal data; prints nothing.
pub struct Whom {
    key: Option<String>,
    /// Empty = none, or not given.
    name: String,
    phones: Vec<Phone>,
}

/// What a person is known by in all records of theirs.
#[derive(Clone, Default)]
pub struct Traces {
    records: BTreeSet<RecordId>,
    keys: BTreeSet<String>,
    names: BTreeSet<String>,
    phones: BTreeSet<Phone>,
}

/// Takes a person out of records, one after another. The same text becomes the same mark.
pub struct Eraser {
    traces: Traces,
    /// Number of the act in the journal, so that marks of two acts differ.
    act: u64,
    keys: HashMap<String, u32>,
    names: HashMap<String, u32>,
    phones: HashMap<Phone, u32>,
}

fn key(document: Option<&IdDocument>) -> Option<String> {
    document.and_then(IdDocument::person_key).map(|key| key.into_owned())
}

fn typed(kind: IdKind, number: &str) -> Option<String> {
    key(IdDocument::parse(kind, number).map(|(document, _)| document).as_ref())
}

fn phones(texts: &[&str]) -> Vec<Phone> {
    texts.iter().filter_map(|text| Phone::parse(text).ok()).map(|(phone, _)| phone).collect()
}

impl From<&Contact> for Whom {
    fn from(contact: &Contact) -> Whom {
        let name = if contact.anonymous { "" } else { contact.name.trim() };
        let phones = contact.phones.clone();
        Whom { key: key(contact.id_document.as_ref()), name: name.to_owned(), phones }
    }
}

impl From<&Person> for Whom {
    fn from(person: &Person) -> Whom {
        let (name, phones) = (person.name.trim().to_owned(), person.phones.clone());
        Whom { key: key(person.id_document.as_ref()), name, phones }
    }
}

impl From<&ContactDraft> for Whom {
    fn from(draft: &ContactDraft) -> Whom {
        let phones = phones(&[&draft.phone, &draft.phone_2]);
        Whom { key: typed(draft.id_kind, &draft.id_number), name: crate::text::name(&draft.name), phones }
    }
}

impl From<&PersonDraft> for Whom {
    fn from(draft: &PersonDraft) -> Whom {
        let phones = phones(&[&draft.phone, &draft.phone_2]);
        Whom { key: typed(draft.id_kind, &draft.id_number), name: crate::text::name(&draft.name), phones }
    }
}

impl Whom {
    fn is_erased(&self) -> bool {
        let is_marked =
            self.key.as_ref().and_then(|key| key.split_once(':')).is_some_and(|(_, key)| is_mark(key));
        is_marked || is_erased_name(&self.name) || self.phones.iter().any(Phone::is_mark)
    }
}

impl Traces {
    /// All records of the person of a record. `each` calls what it is given with every record there is, withdrawn ones
    /// included; it is gone through until nothing more is found.
    ///
    /// Refused: `NothingToDo` (erased already), `PersonNotAlone` (one with another document has the same name and telephone).
    pub fn gather(
        id: RecordId,
        whom: &Whom,
        each: impl Fn(&mut dyn FnMut(RecordId, &Whom)),
    ) -> Result<Traces, IssueCode> {
        if whom.is_erased() {
            return Err(IssueCode::NothingToDo);
        }
        let mut traces = Traces::default();
        traces.take(id, whom);
        let mut found = 0;
        while found != traces.size() {
            found = traces.size();
            // Whose records with a document have their name, and whose have their telephone: not always one record both.
            let mut alike: HashMap<String, (bool, bool)> = HashMap::new();
            each(&mut |id, whom| {
                if traces.fit(whom) {
                    traces.take(id, whom);
                } else if let Some(key) = &whom.key {
                    let (is_named, is_called) = (traces.have_name(whom), traces.have_phone(whom));
                    if is_named || is_called {
                        let (named, called) = alike.entry(key.clone()).or_default();
                        (*named, *called) = (*named || is_named, *called || is_called);
                    }
                }
            });
            let both = alike.into_iter().filter(|(_, (named, called))| *named && *called);
            traces.keys.extend(both.map(|(key, _)| key));
        }
        if traces.keys.len() > 1 { Err(IssueCode::PersonNotAlone) } else { Ok(traces) }
    }

    /// Their records, in the order of keys.
    pub fn records(&self) -> impl ExactSizeIterator<Item = RecordId> {
        self.records.iter().copied()
    }

    /// Is it the person's by what it says?
    pub fn fit(&self, whom: &Whom) -> bool {
        let has_key = whom.key.as_ref().is_some_and(|key| self.keys.contains(key));
        has_key || self.have_name(whom) && self.have_phone(whom)
    }

    fn have_name(&self, whom: &Whom) -> bool {
        !whom.name.is_empty() && self.names.contains(&whom.name)
    }

    fn have_phone(&self, whom: &Whom) -> bool {
        whom.phones.iter().any(|phone| self.phones.contains(phone))
    }

    /// Is a record the person's, as it is or as it was?
    pub fn hold(&self, id: RecordId, whom: &Whom) -> bool {
        self.records.contains(&id) || self.fit(whom)
    }

    /// Is a form about the person?
    pub fn hold_draft(&self, draft: &ContactDraft) -> bool {
        draft.editing.is_some_and(|id| self.records.contains(&id)) || self.fit(&draft.into())
    }

    /// The same of the form of an entry, also of one that begins with a contact of theirs.
    pub fn hold_entry_draft(&self, draft: &EntryDraft) -> bool {
        let is_theirs = |id: Option<RecordId>| id.is_some_and(|id| self.records.contains(&id));
        is_theirs(draft.editing) || is_theirs(draft.contact) || self.fit(&(&draft.person).into())
    }

    /// Does a cell of a row as it stood in a file hold their document or telephone?
    fn hold_row(&self, row: &LeftRow) -> bool {
        row.cells.iter().any(|cell| {
            let is_key = |kind| typed(kind, cell).is_some_and(|key| self.keys.contains(&key));
            phones(&[cell]).iter().any(|phone| self.phones.contains(phone))
                || IdKind::ALL.into_iter().any(is_key)
        })
    }

    fn take(&mut self, id: RecordId, whom: &Whom) {
        self.records.insert(id);
        self.keys.extend(whom.key.clone());
        self.names.extend(Some(whom.name.clone()).filter(|name| !name.is_empty()));
        self.phones.extend(whom.phones.iter().cloned());
    }

    fn size(&self) -> usize {
        self.records.len() + self.keys.len() + self.names.len() + self.phones.len()
    }
}

impl Eraser {
    /// Erases the person of these traces by act number `act` of the journal.
    pub fn new(traces: Traces, act: u64) -> Eraser {
        Eraser { traces, act, keys: HashMap::new(), names: HashMap::new(), phones: HashMap::new() }
    }

    /// The person's traces.
    pub fn traces(&self) -> &Traces {
        &self.traces
    }

    /// Everything of the person in a change set, whichever act it was.
    pub fn change_set(&mut self, set: &mut ChangeSet) {
        for change in &mut set.changes {
            match change {
                Change::AddContact(contact) => {
                    self.contact(contact);
                }
                Change::EditContact { before, after } => {
                    self.contact(before);
                    self.contact(after);
                }
                Change::Held { before, after } => {
                    before.iter_mut().chain(after).for_each(|row| self.held(row));
                }
                Change::AddEntry(entry) => self.entry(entry),
                Change::EditEntry { before, after } => {
                    self.entry(before);
                    self.entry(after);
                }
                Change::LeftOut(left) => left.rows.iter_mut().for_each(|row| self.left(row)),
                // These say keys, days, counts, and words of the centre's own.
                Change::WithdrawContact(_) | Change::RestoreContact(_) | Change::Wish(_) => {}
                Change::Centre { .. } | Change::Code { .. } | Change::Staff { .. } | Change::Days { .. } => {}
                Change::Import(_) | Change::Layout { .. } | Change::AddBlock(_) | Change::DropBlock(_) => {}
                Change::WithdrawEntry(_) | Change::RestoreEntry(_) => {}
                Change::ImportEntries(_) | Change::EntryLayout { .. } => {}
            }
        }
    }

    /// A contact, where it is the person's; false = it is not.
    pub fn contact(&mut self, contact: &mut Contact) -> bool {
        let whom = Whom::from(&*contact);
        if !self.traces.hold(contact.id, &whom) {
            return false;
        }
        contact.employer = without_name(&contact.employer, &contact.name);
        let Person { name, id_document, phones, .. } = self.marked(&whom);
        (contact.name, contact.id_document, contact.phones) = (name, id_document, phones);
        (contact.birth, contact.employer_code, contact.source) = (None, None, None);
        contact.demand = erased_text(&contact.demand);
        contact.notes = erased_text(&contact.notes);
        contact.flags.retain(stays);
        true
    }

    /// An entry, where it is the person's; of another's household the row that names the person.
    pub fn entry(&mut self, entry: &mut Entry) {
        let keys = &self.traces.keys;
        let is_member = |row: &&mut Row| {
            let key = typed(IdKind::Resident, row.sheet.text(Item::MemberId));
            row.group == Group::Member && key.is_some_and(|key| keys.contains(&key))
        };
        entry.rows.iter_mut().filter(is_member).for_each(|row| texts(&mut row.sheet));
        let whom = Whom::from(&entry.person);
        if !self.traces.hold(entry.id, &whom) {
            return;
        }
        let opened = entry.opened;
        let person = self.marked(&whom);
        let before = std::mem::replace(&mut entry.person, person);
        entry.person.sex = before.sex;
        entry.person.birth = before.birth.and_then(|birth| birth_in_band(birth, opened));
        entry.person.district = before.district;
        entry.source = None;
        entry.flags.retain(stays);
        entry.steps.iter_mut().for_each(|step| step.reason = erased_text(&step.reason));
        if matches!(entry.register().spec().ask, Ask::Employer | Ask::Nobody) {
            // A post is the employer's, whoever is asked for there.
            entry.person.employer = without_name(&before.employer, &before.name);
            return;
        }
        texts(&mut entry.sheet);
        entry.rows.iter_mut().filter(|row| row.group != Group::Goods).for_each(|row| texts(&mut row.sheet));
    }

    /// A row held aside, where it is the person's.
    pub fn held(&mut self, row: &mut HeldRow) {
        if !self.traces.records.contains(&row.id) && !self.traces.hold_draft(&row.draft) {
            return;
        }
        let draft = &mut row.draft;
        for text in [&mut draft.name, &mut draft.demand, &mut draft.notes] {
            *text = erased_text(text);
        }
        let texts = [&mut draft.id_number, &mut draft.birth, &mut draft.phone, &mut draft.phone_2];
        texts.into_iter().chain([&mut draft.employer, &mut draft.employer_code]).for_each(String::clear);
        draft.original = None;
    }

    /// A row left out, where it is the person's: its place stays.
    fn left(&mut self, row: &mut LeftRow) {
        if self.traces.hold_row(row) {
            row.cells.iter_mut().for_each(String::clear);
        }
    }

    /// Name, document and telephones as marks: each where one was, one for one, and so that no two that differed agree.
    fn marked(&mut self, whom: &Whom) -> Person {
        fn nth<K: Clone + Eq + std::hash::Hash>(marks: &mut HashMap<K, u32>, text: &K) -> u32 {
            let next = marks.len() as u32 + 1;
            *marks.entry(text.clone()).or_insert(next)
        }
        let (act, keys, marks) = (self.act, &mut self.keys, &mut self.phones);
        let id_document = whom.key.as_ref().map(|key| IdDocument::mark(act, nth(keys, key)));
        let phones = whom.phones.iter().map(|phone| Phone::mark(act, nth(marks, phone))).collect();
        // One known by a document alone gets a name that nobody else has: a record without either stays nobody's.
        let has_name = !whom.name.is_empty() || whom.key.is_some();
        let name = if has_name { erased_name(nth(&mut self.names, &whom.name)) } else { String::new() };
        Person { name, id_document, phones, ..Person::default() }
    }
}

/// Figures are split by employer: it stays, without the name of the person where it bears one.
fn without_name(employer: &str, name: &str) -> String {
    let name = name.trim();
    match name.chars().count() < LEAST_NAME {
        true => employer.to_owned(),
        false => employer.replace(name, &erased_name(1)),
    }
}

/// Is a doubt about something that stays?
fn stays(flag: &IssueCode) -> bool {
    use IssueCode::*;
    !matches!(
        flag,
        PhoneWrongLength
            | PhoneNotKept
            | IdWrongLength
            | IdChecksumWrong
            | IdBirthImpossible
            | Id15Digits
            | IdFormWrong
            | IdDigitsLost
            | SexDiffersFromId
            | EmployerCodeWrong
            | AccountChecksumWrong
            | PayeeNotOfHousehold
    )
}

/// Texts of a sheet: numbers go, words become one word; who handles it, days, money and codes stay.
fn texts(sheet: &mut Sheet) {
    let is_text = |(item, value): &(Item, &Value)| *item != Item::Handler && matches!(value, Value::Text(_));
    let items: Vec<Item> = sheet.each().filter(is_text).map(|(item, _)| item).collect();
    for item in items {
        let stays = !matches!(item.kind(), Kind::Account | Kind::IdNumber) && item != Item::MemberNote;
        sheet.set(item, stays.then(|| Value::Text(erased_name(1))));
    }
}

#[cfg(test)]
mod tests;
