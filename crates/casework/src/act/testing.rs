//! A small present state in memory, for tests.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::{Change, ChangeSet, Present};
use crate::centre::Centre;
use crate::code::Codes;
use crate::contact::{Contact, DeviceCode, RecordId};
use crate::erase::{Traces, Whom};
use crate::issue::IssueCode;
use crate::ledger::{HeldRow, ImportReport, Layout};
use crate::register::{DayRules, Entry, EntryLayout, EntryTwin, LeftOut, LeftRow, Register};
use crate::staff::{Role, Staff, StaffId};

/// Everything the rules look at.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Memory {
    pub centre: Centre,
    pub codes: Codes,
    pub staff: Vec<Staff>,
    pub contacts: BTreeMap<RecordId, Contact>,
    pub withdrawn: BTreeSet<RecordId>,
    pub held: BTreeMap<RecordId, HeldRow>,
    pub layouts: Vec<Layout>,
    pub reports: Vec<ImportReport>,
    pub entries: BTreeMap<RecordId, Entry>,
    pub days: DayRules,
    pub entry_layouts: Vec<EntryLayout>,
    pub left: Vec<LeftOut>,
}

impl Memory {
    pub fn apply(&mut self, set: &ChangeSet) {
        for change in set.changes.clone() {
            match change {
                Change::AddContact(contact) => {
                    assert!(self.contacts.insert(contact.id, *contact).is_none(), "a key given twice");
                }
                Change::EditContact { before, after } => {
                    assert_eq!(self.contacts.insert(after.id, *after), Some(*before));
                }
                Change::WithdrawContact(id) => assert!(self.withdrawn.insert(id)),
                Change::RestoreContact(id) => assert!(self.withdrawn.remove(&id)),
                Change::AddBlock(_) | Change::DropBlock(_) => unreachable!("rules give contacts one by one"),
                Change::Centre { after, .. } => self.centre = after,
                Change::Code { after, .. } => self.codes.put(after.unwrap()),
                Change::Wish(_) => {}
                Change::Staff { after, .. } => {
                    let after = after.unwrap();
                    match self.staff.iter_mut().find(|member| member.id == after.id) {
                        Some(there) => *there = after,
                        None => self.staff.push(after),
                    }
                }
                Change::Import(report) => self.reports.push(*report),
                Change::AddEntry(entry) => {
                    assert!(self.entries.insert(entry.id, *entry).is_none(), "a key given twice");
                }
                Change::EditEntry { before, after } => {
                    assert_eq!(self.entries.insert(after.id, *after), Some(*before));
                }
                Change::WithdrawEntry(id) => assert!(self.withdrawn.insert(id)),
                Change::RestoreEntry(id) => assert!(self.withdrawn.remove(&id)),
                Change::ImportEntries(_) => {}
                Change::EntryLayout { before, after } => {
                    assert_eq!(self.entry_layout(after.register, after.print), before);
                    self.entry_layouts
                        .retain(|layout| (layout.register, layout.print) != (after.register, after.print));
                    self.entry_layouts.push(after);
                }
                Change::LeftOut(left) => self.left.push(*left),
                Change::Days { before, after } => {
                    let set = before.or(after).unwrap();
                    assert_eq!(self.days.get(set.rule, set.from), before);
                    self.days.change(before, after);
                }
                Change::Held { before, after } => {
                    if let Some(before) = before {
                        assert_eq!(self.held.remove(&before.id), Some(*before));
                    }
                    if let Some(after) = after {
                        assert!(self.held.insert(after.id, *after).is_none(), "a key given twice");
                    }
                }
                Change::Layout { before, after } => {
                    assert_eq!(self.layout(after.print), before);
                    self.layouts.retain(|layout| layout.print != after.print);
                    self.layouts.push(after);
                }
            }
        }
    }

    /// Contacts that count.
    pub fn counting(&self) -> Vec<&Contact> {
        self.contacts.values().filter(|contact| !self.withdrawn.contains(&contact.id)).collect()
    }
}

/// A centre with a head, a clerk at the desk, a caseworker and an auditor, in this order.
pub(crate) fn opened() -> Memory {
    let mut memory = Memory { codes: crate::code::shipped(), ..Memory::default() };
    memory.centre.name = "清垣市职工帮扶中心".to_owned();
    let member = |id: u16, name: &str, role: Role| Staff {
        id: StaffId(id),
        name: name.to_owned(),
        role,
        active: true,
    };
    memory.staff = vec![
        member(1, "王芳", Role::Head),
        member(2, "孟庆云", Role::FrontDesk),
        member(3, "任志远", Role::Caseworker),
        member(4, "单晓梅", Role::Auditor),
    ];
    memory
}

impl Present for Memory {
    fn centre(&self) -> &Centre {
        &self.centre
    }
    fn codes(&self) -> &Codes {
        &self.codes
    }
    fn staff(&self) -> &[Staff] {
        &self.staff
    }
    fn days(&self) -> &DayRules {
        &self.days
    }
    fn contact(&self, id: RecordId) -> Option<Contact> {
        self.contacts.get(&id).cloned()
    }
    fn is_withdrawn(&self, id: RecordId) -> bool {
        self.withdrawn.contains(&id)
    }
    fn held(&self, id: RecordId) -> Option<HeldRow> {
        self.held.get(&id).cloned()
    }
    fn layout(&self, print: u64) -> Option<Layout> {
        self.layouts.iter().find(|layout| layout.print == print).cloned()
    }
    fn has_block(&self, _block: u64) -> bool {
        false
    }
    fn last_serial(&self, device: DeviceCode, year: i16) -> u32 {
        let numbers = self.contacts.values().map(|contact| contact.number);
        numbers.filter(|n| n.device == device && n.year == year).map(|n| n.serial).max().unwrap_or(0)
    }
    fn last_record(&self, device: DeviceCode) -> u64 {
        self.contacts
            .keys()
            .chain(self.held.keys())
            .chain(self.entries.keys())
            .filter(|id| id.device() == device)
            .map(|id| id.running())
            .max()
            .unwrap_or(0)
    }
    fn entry(&self, id: RecordId) -> Option<Entry> {
        self.entries.get(&id).cloned()
    }
    /// Whatever was taken out counts as taken out by hand.
    fn twin(&self, entry: &Entry) -> Option<EntryTwin> {
        let same = self.entries.values().filter(|there| there.twin() == entry.twin());
        let twins = same.map(|there| EntryTwin { of: there.id, is_out: self.withdrawn.contains(&there.id) });
        twins.min_by_key(|twin| twin.is_out)
    }
    fn loans(&self) -> Vec<Entry> {
        let stands =
            |entry: &&Entry| entry.register() == Register::Loan && !self.withdrawn.contains(&entry.id);
        self.entries.values().filter(stands).cloned().collect()
    }
    fn entry_layout(&self, register: Register, print: u64) -> Option<EntryLayout> {
        let is_it = |layout: &&EntryLayout| (layout.register, layout.print) == (register, print);
        self.entry_layouts.iter().find(is_it).cloned()
    }
    fn left_out(&self, _register: Register) -> HashSet<u128> {
        self.left.iter().flat_map(|left| &left.rows).map(LeftRow::print).collect()
    }
    fn traces(&self, id: RecordId) -> Result<Traces, IssueCode> {
        let contacts = || self.contacts.values().map(|contact| (contact.id, Whom::from(contact)));
        let entries = || self.entries.values().map(|entry| (entry.id, Whom::from(&entry.person)));
        let all = || contacts().chain(entries());
        let (_, whom) = all().find(|(there, _)| *there == id).ok_or(IssueCode::Gone)?;
        Traces::gather(id, &whom, |each| all().for_each(|(id, whom)| each(id, &whom)))
    }
    fn last_entry(&self, register: Register, device: DeviceCode, year: i16) -> u32 {
        let numbers = self.entries.values().map(|entry| entry.number);
        let here = numbers.filter(|n| n.register == register && n.device == device && n.year == year);
        here.map(|n| n.serial).max().unwrap_or(0)
    }
}
