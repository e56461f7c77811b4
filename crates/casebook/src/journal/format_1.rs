//! What format 1 knew: contacts without an amount asked for, changes without imports. Read only, and never changed.

use casework::act::{ActKind, Change, ChangeSet};
use casework::centre::Centre;
use casework::code::{Code, CodeKey};
use casework::contact::{
    Channel, Contact, ContactNumber, Line, Nature, RecordId, Satisfaction, Source, Status, VoidCall,
};
use casework::identity::{EmployerCode, IdDocument, Phone, Sex};
use casework::issue::IssueCode;
use casework::staff::{Staff, StaffId};
use casework::time::{CivilTime, Day, Moment};
use serde::Deserialize;

/// A change set.
#[derive(Deserialize)]
pub struct ChangeSet1 {
    kind: ActKind,
    at: Moment,
    by: StaffId,
    changes: Vec<Change1>,
}

#[derive(Deserialize)]
enum Change1 {
    AddContact(Box<Contact1>),
    EditContact { before: Box<Contact1>, after: Box<Contact1> },
    WithdrawContact(RecordId),
    RestoreContact(RecordId),
    Centre { before: Option<Centre>, after: Centre },
    Code { before: Option<Code>, after: Option<Code> },
    Staff { before: Option<Staff>, after: Option<Staff> },
}

#[derive(Deserialize)]
struct Contact1 {
    id: RecordId,
    number: ContactNumber,
    received: CivilTime,
    channel: Channel,
    line: Line,
    nature: Nature,
    void: Option<VoidCall>,
    anonymous: bool,
    name: String,
    sex: Sex,
    birth: Option<Day>,
    id_document: Option<IdDocument>,
    phones: Vec<Phone>,
    employer: String,
    employer_code: Option<EmployerCode>,
    district: Option<CodeKey>,
    category: Option<CodeKey>,
    demand: String,
    people: u32,
    involved: u32,
    group: bool,
    urgent: bool,
    confidential: bool,
    risk: bool,
    receiver: String,
    handling: Option<CodeKey>,
    status: Status,
    done: Option<Day>,
    satisfaction: Option<Satisfaction>,
    notes: String,
    earlier: Vec<RecordId>,
    flags: Vec<IssueCode>,
    source: Option<Source>,
}

impl From<ChangeSet1> for ChangeSet {
    fn from(old: ChangeSet1) -> ChangeSet {
        let changes = old.changes.into_iter().map(Change::from).collect();
        ChangeSet { kind: old.kind, at: old.at, by: old.by, changes }
    }
}

impl From<Change1> for Change {
    fn from(old: Change1) -> Change {
        let boxed = |contact: Box<Contact1>| Box::new(Contact::from(*contact));
        match old {
            Change1::AddContact(contact) => Change::AddContact(boxed(contact)),
            Change1::EditContact { before, after } => {
                Change::EditContact { before: boxed(before), after: boxed(after) }
            }
            Change1::WithdrawContact(id) => Change::WithdrawContact(id),
            Change1::RestoreContact(id) => Change::RestoreContact(id),
            Change1::Centre { before, after } => Change::Centre { before, after },
            Change1::Code { before, after } => Change::Code { before, after },
            Change1::Staff { before, after } => Change::Staff { before, after },
        }
    }
}

impl From<Contact1> for Contact {
    fn from(old: Contact1) -> Contact {
        Contact {
            id: old.id,
            number: old.number,
            received: old.received,
            channel: old.channel,
            line: old.line,
            nature: old.nature,
            void: old.void,
            anonymous: old.anonymous,
            name: old.name,
            sex: old.sex,
            birth: old.birth,
            id_document: old.id_document,
            phones: old.phones,
            employer: old.employer,
            employer_code: old.employer_code,
            district: old.district,
            category: old.category,
            demand: old.demand,
            people: old.people,
            involved: old.involved,
            group: old.group,
            urgent: old.urgent,
            confidential: old.confidential,
            risk: old.risk,
            receiver: old.receiver,
            handling: old.handling,
            status: old.status,
            done: old.done,
            satisfaction: old.satisfaction,
            notes: old.notes,
            earlier: old.earlier,
            flags: old.flags,
            source: old.source,
            asked: None,
        }
    }
}
