//! The whole form at once: text in, a contact out, or every issue with its field.

use super::ContactDraft;
use super::fields::Check;
use crate::code::{Codes, ListName};
use crate::contact::{Channel, Contact, ContactNumber, Line, RecordId, Status};
use crate::identity::{EmployerCode, IdDocument, Sex};
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::text::{line, lines, name};
use crate::time::Day;

/// A checked contact and its warnings, or every issue.
pub type Checked = Result<(Contact, Vec<Issue>), Vec<Issue>>;

impl ContactDraft {
    /// A contact with blank key and number (`RecordId(0)`, zero), and its warnings, which it keeps in `flags`.
    ///
    /// Must be filled in: day received; and, but for a call without content: name (or anonymous), demand or category,
    /// receiver. Otherwise every issue, warnings too; a field of an edited record that was left as it was is not blamed
    /// for being empty or long.
    pub fn check(&self, today: Day, codes: &Codes) -> Checked {
        self.check_keeping(None, today, codes)
    }

    /// As `check`; a document left as it was in the record keeps its verdict, for a damaged number from a ledger may pass
    /// its checksum by chance.
    pub(crate) fn check_keeping(&self, kept: Option<&IdDocument>, today: Day, codes: &Codes) -> Checked {
        let mut check = Check { draft: self, kept, today, codes, issues: Vec::new() };
        let mut contact = check.contact();
        let issues = check.issues;
        if issues.iter().any(|issue| !issue.is_warning()) {
            return Err(issues);
        }
        contact.flags = issues.iter().map(|issue| issue.code).collect();
        order::sort(&mut contact.flags);
        contact.flags.dedup();
        Ok((contact, issues))
    }
}

impl Check<'_> {
    fn contact(&mut self) -> Contact {
        let draft = self.draft;
        let void = draft.void.filter(|_| draft.channel == Channel::Call);
        let mut contact = Contact {
            id: RecordId(0),
            number: ContactNumber { year: 0, device: crate::contact::DeviceCode(0), serial: 0 },
            received: self.received(),
            channel: draft.channel,
            line: if draft.channel == Channel::Call { draft.line } else { Line::Other },
            nature: draft.nature,
            void,
            anonymous: draft.anonymous,
            name: self.text("name", |d| &d.name, name, 40),
            sex: Sex::Unknown,
            birth: None,
            id_document: None,
            phones: self.phones(),
            employer: self.text("employer", |d| &d.employer, line, 100),
            employer_code: self.employer_code(),
            district: self.code("district", ListName::District, &draft.district),
            category: self.code("category", ListName::Category, &draft.category),
            demand: self.text("demand", |d| &d.demand, lines, 2000),
            people: 1,
            involved: 1,
            group: draft.group,
            urgent: draft.urgent,
            confidential: draft.confidential,
            risk: draft.risk,
            receiver: self.text("receiver", |d| &d.receiver, line, 40),
            handling: self.code("handling", ListName::Handling, &draft.handling),
            status: draft.status,
            done: None,
            satisfaction: draft.satisfaction,
            notes: self.text("notes", |d| &d.notes, lines, 2000),
            earlier: draft.earlier.clone(),
            flags: Vec::new(),
            source: None,
            asked: None,
        };
        order::sort(&mut contact.earlier);
        contact.earlier.dedup();
        contact.earlier.retain(|&id| Some(id) != draft.editing);
        (contact.id_document, contact.birth, contact.sex) = self.person(contact.received.day);
        if void.is_some() {
            contact.status = Status::Done;
            contact.done = Some(contact.received.day);
            return contact;
        }
        self.needed(&contact);
        self.counts(&mut contact);
        self.finished(&mut contact);
        contact
    }

    fn employer_code(&mut self) -> Option<EmployerCode> {
        let (code, doubt) = EmployerCode::parse(&self.draft.employer_code)?;
        self.issues.extend(doubt.map(|doubt| Issue::at("employer-code", doubt)));
        if code.as_str().chars().count() > 40 {
            self.issue("employer-code", IssueCode::TooLong);
        }
        Some(code)
    }

    fn needed(&mut self, contact: &Contact) {
        if contact.name.is_empty()
            && !contact.anonymous
            && !(self.untouched(|d| &d.name) && self.untouched(|d| &d.anonymous))
        {
            self.issue("name", IssueCode::Missing);
        }
        let says_nothing = contact.demand.is_empty() && contact.category.is_none();
        if says_nothing && !(self.untouched(|d| &d.demand) && self.untouched(|d| &d.category)) {
            self.issue("demand", IssueCode::Missing);
        }
        if contact.receiver.is_empty() && !self.untouched(|d| &d.receiver) {
            self.issue("receiver", IssueCode::Missing);
        }
    }

    /// Empty people present = 1; empty people concerned = as many as present.
    fn counts(&mut self, contact: &mut Contact) {
        let before = self.issues.len();
        let people = self.count("people", &self.draft.people);
        let involved = self.count("involved", &self.draft.involved);
        contact.people = people.unwrap_or(1);
        contact.involved = involved.unwrap_or(contact.people);
        let as_it_was = self.untouched(|d| &d.people) && self.untouched(|d| &d.involved);
        if contact.involved < contact.people && !as_it_was && self.issues.len() == before {
            self.issue("involved", IssueCode::FewerInvolvedThanPresent);
        }
    }

    /// A day finished belongs to a finished contact only. Left empty, a new one was finished when it was received, an
    /// edited one today.
    fn finished(&mut self, contact: &mut Contact) {
        if contact.status != Status::Done {
            return;
        }
        let before = self.issues.len();
        let done = self.day("done", &self.draft.done);
        contact.done = match (done, self.draft.editing) {
            (Some(done), _) => Some(done),
            (None, None) => Some(contact.received.day),
            (None, Some(_)) if self.untouched(|d| &d.done) && self.untouched(|d| &d.status) => None,
            (None, Some(_)) => Some(self.today),
        };
        let early = contact.done.is_some_and(|done| done < contact.received.day);
        let as_it_was = self.untouched(|d| &d.done) && self.untouched(|d| &d.received_date);
        if early && !as_it_was && self.issues.len() == before {
            self.issue("done", IssueCode::DoneBeforeReceived);
        }
    }
}
