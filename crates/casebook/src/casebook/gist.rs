//! The gist: what every page and every figure is answered from, without the contacts themselves. Small enough to be kept
//! whole, so that the first chart after unlocking need not wait for all rows.

use casework::act::Change;
use casework::centre::Centre;
use casework::code::{Code, Codes};
use casework::contact::{Contact, RecordId};
use casework::figure::Facts;
use casework::staff::{Staff, StaffId};
use casework::time::Moment;
use serde::{Deserialize, Serialize};

use super::ids::{Ids, Run};
use crate::trouble::Trouble;

/// The gist after some act.
#[derive(Clone)]
pub struct Gist {
    /// Number of the last change set applied; 0 = none.
    pub seq: u64,
    /// When it was.
    pub saved: Option<Moment>,
    /// The centre.
    pub centre: Centre,
    /// Code lists.
    pub codes: Codes,
    /// Members of staff, former ones included.
    pub staff: Vec<Staff>,
    /// Rows that imports held aside.
    pub held: u32,
    /// Keys of the contacts.
    pub ids: Ids,
    /// What figures are counted from.
    pub facts: Facts,
}

/// Before anything happened there are the lists of the desks, which no act has to bring.
impl Default for Gist {
    fn default() -> Gist {
        Gist {
            seq: 0,
            saved: None,
            centre: Centre::default(),
            codes: Codes::default().with_desks(),
            staff: Vec::new(),
            held: 0,
            ids: Ids::default(),
            facts: Facts::default(),
        }
    }
}

/// All of it but the facts, as kept.
#[derive(Serialize, Deserialize)]
struct Head {
    seq: u64,
    saved: Option<Moment>,
    centre: Centre,
    codes: Codes,
    staff: Vec<Staff>,
    held: u32,
    runs: Vec<Run>,
}

impl Gist {
    /// A member of staff, former ones included.
    pub fn member(&self, id: StaffId) -> Option<&Staff> {
        self.staff.iter().find(|member| member.id == id)
    }

    /// Appends a contact; gives its row.
    pub fn add(&mut self, contact: &Contact) -> u32 {
        self.ids.push(contact.id);
        self.facts.push(contact)
    }

    /// Takes in a change. `Damaged` where it speaks of a contact that is not there; blocks are not for the gist alone.
    pub fn change(&mut self, change: &Change) -> Result<(), Trouble> {
        let row = |id: RecordId| self.ids.row(id).ok_or(Trouble::Damaged);
        match change {
            Change::AddContact(contact) => {
                self.add(contact);
            }
            Change::EditContact { after, .. } => self.facts.replace(row(after.id)?, after),
            Change::WithdrawContact(id) => self.facts.set_counted(row(*id)?, false),
            Change::RestoreContact(id) => self.facts.set_counted(row(*id)?, true),
            Change::Centre { after, .. } => self.centre = after.clone(),
            Change::Code { before, after } => self.set_code(before.as_ref(), after.as_ref()),
            Change::Staff { before, after } => self.set_staff(before.as_ref(), after.as_ref()),
            Change::Held { before, after } => {
                let without = self.held.checked_sub(u32::from(before.is_some())).ok_or(Trouble::Damaged)?;
                self.held = without + u32::from(after.is_some());
            }
            Change::Import(_) | Change::Layout { .. } | Change::Wish(_) | Change::Days { .. } => {}
            Change::AddEntry(_) | Change::EditEntry { .. } | Change::ImportEntries(_) => {}
            Change::WithdrawEntry(_) | Change::RestoreEntry(_) => {}
            Change::EntryLayout { .. } | Change::LeftOut(_) => {}
            Change::AddBlock(_) | Change::DropBlock(_) => return Err(Trouble::Damaged),
        }
        Ok(())
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

    /// All of it as bytes.
    pub fn keep(&self) -> Result<Vec<u8>, Trouble> {
        let head = Head {
            seq: self.seq,
            saved: self.saved,
            centre: self.centre.clone(),
            codes: self.codes.clone(),
            staff: self.staff.clone(),
            held: self.held,
            runs: self.ids.runs().to_vec(),
        };
        let mut bytes = postcard::to_stdvec(&head).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        bytes.extend(self.facts.keep());
        Ok(bytes)
    }

    /// The gist of bytes that `keep` gave; none where they do not fit together.
    pub fn unkeep(bytes: &[u8]) -> Option<Gist> {
        let (head, facts) = postcard::take_from_bytes::<Head>(bytes).ok()?;
        let (ids, facts) = (Ids::of(head.runs)?, Facts::unkeep(facts)?);
        let Head { seq, saved, centre, codes, staff, held, .. } = head;
        (facts.len() == ids.len() as usize).then_some(Gist {
            seq,
            saved,
            centre,
            codes: codes.with_desks(),
            staff,
            held,
            ids,
            facts,
        })
    }
}
