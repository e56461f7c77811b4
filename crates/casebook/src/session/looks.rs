//! What is handed out in full only after it was noted who looks: numbers, forms that hold them, lists as files. And the log
//! of it.
//!
//! The same number is noted once a session. Where it cannot be noted, nothing is handed out.

use casework::act::{Act, Exported, NumberKind, Present};
use casework::contact::{Contact, RecordId};
use casework::draft::{ContactDraft, PersonDraft};
use casework::issue::{Issue, IssueCode};
use casework::ledger::HeldRow;
use casework::query::{AccessQuery, ContactQuery, EntryQuery};
use casework::register::{Entry, EntryDraft, LeftOut, Register};
use casework::staff::Right;
use casework::time::Moment;
use casework::view::{AccessLine, AccessWindow, Number, Whose};

use super::open::Open;
use super::{Asked, Session};
use crate::casebook::{ActNote, Casebook};
use crate::sealing::{Cipher, Random};
use crate::store::Store;

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Numbers of these kinds of a contact, an entry or a row held aside, in full.
    pub async fn show(&mut self, id: RecordId, kinds: &[NumberKind], at: Moment) -> Asked<Vec<Number>> {
        let book = &self.all()?.book;
        let contact = Present::contact(book, id).map(|contact| Number::of_contact(&contact));
        let numbers = contact.or_else(|| Present::entry(book, id).map(|entry| Number::of_entry(&entry)));
        let numbers = numbers.or_else(|| Present::held(book, id).map(|row| Number::of_draft(&row.draft)));
        let Some(mut numbers) = numbers else { return gone() };
        numbers.retain(|number| kinds.contains(&number.kind));
        self.noted(id, &numbers.clone(), at, numbers).await
    }

    /// One contact as a draft to edit.
    pub async fn edit(&mut self, id: RecordId, at: Moment) -> Asked<ContactDraft> {
        let Some(contact) = Present::contact(&self.all()?.book, id) else { return gone() };
        self.noted(id, &Number::of_contact(&contact), at, ContactDraft::of(&contact)).await
    }

    /// A row held aside as a draft to correct.
    pub async fn edit_held(&mut self, id: RecordId, at: Moment) -> Asked<ContactDraft> {
        let Some(HeldRow { draft, .. }) = Present::held(&self.all()?.book, id) else { return gone() };
        self.noted(id, &Number::of_draft(&draft), at, draft).await
    }

    /// One entry as a draft to edit.
    pub async fn edit_entry(&mut self, id: RecordId, at: Moment) -> Asked<EntryDraft> {
        let Some(entry) = Present::entry(&self.all()?.book, id) else { return gone() };
        self.noted(id, &Number::of_entry(&entry), at, EntryDraft::of(&entry)).await
    }

    /// An empty form of a register, or one that a contact or an entry about the same person leads to.
    pub async fn new_entry(
        &mut self,
        register: Register,
        from: Option<RecordId>,
        at: Moment,
    ) -> Asked<EntryDraft> {
        let open = self.all()?;
        let (book, today, me) = (&open.book, self.today(at)?, open.me()?);
        let Some(from) = from else { return Ok(Ok(EntryDraft::new(register, today, &me.name))) };
        if let Some(contact) = Present::contact(book, from) {
            let draft = EntryDraft::from_contact(&contact, register, today, &me.name);
            return self.noted(from, &Number::of_contact(&contact), at, draft).await;
        }
        let Some(entry) = Present::entry(book, from) else { return gone() };
        let person = PersonDraft::of(&entry.person);
        let draft = EntryDraft { person, ..EntryDraft::new(register, today, &me.name) };
        self.noted(from, &Number::of_person(&entry.person), at, draft).await
    }

    /// The person of a record as all of its records have it, as a form to take over or to merge.
    pub async fn whole_person(&mut self, id: RecordId, at: Moment) -> Asked<PersonDraft> {
        let Some(person) = self.all()?.book.whole_person(id) else { return gone() };
        self.noted(id, &Number::of_person(&person), at, PersonDraft::of(&person)).await
    }

    /// The contacts of a list in its order, for a file with personal data.
    pub async fn export(&mut self, query: &ContactQuery, at: Moment) -> Asked<Vec<Contact>> {
        let open = self.all_mut()?;
        if let Err(issues) = open.may(Right::Export)? {
            return Ok(Err(issues));
        }
        open.work_out(query);
        let contacts = open.list.as_ref().map(|(_, list)| open.book.contacts(list).collect());
        self.exported(None, contacts.unwrap_or_default(), at).await
    }

    /// The entries of a list in its order, for a file with personal data.
    pub async fn export_entries(&mut self, query: &EntryQuery, at: Moment) -> Asked<Vec<Entry>> {
        let open = self.all_mut()?;
        if let Err(issues) = open.may(Right::Export)? {
            return Ok(Err(issues));
        }
        open.list_entries(query);
        let entries = open.entry_list.as_ref().map(|(_, list)| open.book.entries().whole(list).collect());
        self.exported(Some(query.register), entries.unwrap_or_default(), at).await
    }

    /// Rows that the import of a register left out, numbers in full, for a file with personal data.
    pub async fn export_left_out(&mut self, seq: u64, at: Moment) -> Asked<LeftOut> {
        let open = self.all_mut()?;
        if let Err(issues) = open.may(Right::Export)? {
            return Ok(Err(issues));
        }
        let register = open.book.entries_report(seq).map(|report| report.register);
        let (Some(register), Some(left)) = (register, open.book.left_out_by(seq).cloned()) else {
            return gone();
        };
        let LeftOut { heads, rows } = left;
        Ok(self.exported(Some(register), rows, at).await?.map(|rows| LeftOut { heads, rows }))
    }

    /// Who looked at what, latest first, at most so many.
    pub fn access(&self, query: &AccessQuery, most: u32) -> Asked<AccessWindow> {
        let open = self.all()?;
        if let Err(issues) = open.may(Right::Access)? {
            return Ok(Err(issues));
        }
        let text = query.text.trim();
        let is_by = |note: &&ActNote| query.by.is_none_or(|by| by == note.by);
        let looks = open.book.trail().notes().iter().rev().filter(|note| note.kind.is_look()).filter(is_by);
        let mut window = AccessWindow::default();
        for note in looks {
            let whose = whose(&open.book, note);
            let fits = |whose: &Whose| whose.name.contains(text) || whose.number.contains(text);
            if !text.is_empty() && !whose.as_ref().is_some_and(fits) {
                continue;
            }
            window.count += 1;
            if window.count <= most {
                let (by, what) = (open.name_of(note.by), note.kind.clone());
                window.rows.push(AccessLine { seq: note.seq, at: note.at, by, what, whose });
            }
        }
        Ok(Ok(window))
    }

    async fn exported<T>(&mut self, register: Option<Register>, rows: Vec<T>, at: Moment) -> Asked<Vec<T>> {
        let exported = Exported { register, rows: u32::try_from(rows.len()).unwrap_or(u32::MAX) };
        Ok(self.act(&Act::Export(exported), at).await?.map(|_| rows))
    }

    /// Notes those numbers of a record that were not seen in this session; then gives what holds them.
    async fn noted<T>(&mut self, record: RecordId, shown: &[Number], at: Moment, what: T) -> Asked<T> {
        let open = self.all()?;
        let is_new = |number: &&Number| !open.seen.contains(&(record, (*number).clone()));
        let numbers: Vec<NumberKind> = shown.iter().filter(is_new).map(|number| number.kind).collect();
        if !numbers.is_empty() {
            if let Err(issues) = self.act(&Act::Show { record, numbers }, at).await? {
                return Ok(Err(issues));
            }
            self.open_mut()?.seen.extend(shown.iter().map(|number| (record, number.clone())));
        }
        Ok(Ok(what))
    }
}

fn gone<T>() -> Asked<T> {
    Ok(Err(vec![Issue::at("record", IssueCode::Gone)]))
}

/// The record a look was at, as it is now.
fn whose(book: &Casebook, note: &ActNote) -> Option<Whose> {
    let casework::act::ActKind::Show { record: id, .. } = note.kind else { return None };
    let whose = |number: String, name: String, is_entry| Whose { id, is_entry, number, name };
    let contact = Present::contact(book, id).map(|it| whose(it.number.to_string(), it.name, false));
    let entry = || Present::entry(book, id).map(|it| whose(it.number.to_string(), it.person.name, true));
    let held = || Present::held(book, id).map(|it| whose(String::new(), it.draft.name, false));
    contact.or_else(entry).or_else(held)
}

impl Open {
    /// Nothing was changed by an act that only notes a look: what was worked out stays good.
    pub fn changed_by(&mut self, set: &casework::act::ChangeSet) {
        if !set.changes.is_empty() {
            self.changed();
        }
    }
}
