//! What sessions do, on stores in memory.

mod ahead;
mod backups;
mod blocks;
mod clocks;
mod doors;
mod entries;
mod erase;
mod faults;
mod laws;
mod looks;
mod missing;
mod newer;
mod pins;
mod reads;
mod roles;
mod script;
mod tabs;
mod tampered;
mod wishes;

use casework::act::{Act, Present};
use casework::centre::Centre;
use casework::contact::{RecordId, Source};
use casework::draft::ContactDraft;
use casework::issue::Issue;
use casework::ledger::{HeldRow, Reason};
use casework::staff::{Role, StaffId};
use casework::time::Moment;
use pollster::block_on;

use super::{Acted, NewCentre, NewStaff, Outcome, Session};
use crate::casebook::Casebook;
use crate::door::{KdfParams, Kek};
use crate::sealing::{Random, RustCipher};
use crate::store::Store;
use crate::store::memory::MemoryStore;
use crate::trouble::Trouble;

/// 2026-03-02 10:00 at UTC+8.
pub const NOW: Moment = Moment(1_772_416_800_000);
pub const HEAD: StaffId = StaffId(1);

/// The same bytes for the same seed.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
        Ok(())
    }
}

pub type Desktop<S> = Session<S, RustCipher, Seeded>;

pub fn kek(of: u8) -> Kek {
    Kek([of; 32])
}

pub fn params(of: u8) -> KdfParams {
    KdfParams::step(0, [of; 16])
}

pub fn session<S: Store>(store: S, seed: u64) -> Desktop<S> {
    Session::new(store, RustCipher, Seeded(seed))
}

pub fn new_centre() -> NewCentre {
    NewCentre {
        centre: Centre { name: "桥东区职工帮扶中心".into(), ..Centre::default() },
        name: "王芳".into(),
        door_name: "芳".into(),
        params: params(1),
        kek: kek(1),
        recovery_params: params(99),
        recovery_kek: kek(99),
    }
}

/// A centre whose head, with key 1, has unlocked; the recovery key is key 99.
pub fn opened<S: Store>(store: S) -> Desktop<S> {
    let mut session = session(store, 1);
    block_on(session.open_centre(&new_centre(), NOW)).unwrap().unwrap();
    session
}

pub fn unlocked<S: Store>(store: S, staff: StaffId, key: u8, seed: u64) -> Result<Desktop<S>, Trouble> {
    let mut session = session(store, seed);
    block_on(session.unlock(staff, &kek(key), NOW, &mut |_, _| {}))?;
    Ok(session)
}

pub fn draft(name: &str, phone: &str) -> ContactDraft {
    ContactDraft {
        name: name.into(),
        phone: phone.into(),
        demand: "问养老保险怎么补缴".into(),
        employer: "桥东纺织厂".into(),
        ..ContactDraft::new(NOW.civil(Default::default()), "王芳")
    }
}

pub fn log(session: &mut Desktop<impl Store>, name: &str, phone: &str) -> Acted {
    act(session, Act::SaveContact(Box::new(draft(name, phone)))).unwrap().unwrap()
}

pub fn act(session: &mut Desktop<impl Store>, act: Act) -> Outcome {
    block_on(session.act(&act, NOW))
}

pub fn edit(session: &mut Desktop<impl Store>, id: RecordId, change: impl Fn(&mut ContactDraft)) -> Outcome {
    let mut draft = ContactDraft::of(&Present::contact(book(session), id).unwrap());
    change(&mut draft);
    act(session, Act::SaveContact(Box::new(draft)))
}

pub fn hire(
    session: &mut Desktop<impl Store>,
    name: &str,
    role: Role,
    key: u8,
) -> Result<StaffId, Vec<Issue>> {
    let new =
        NewStaff { name: name.into(), role, door_name: name.into(), params: params(key), kek: kek(key) };
    block_on(session.add_staff(&new, NOW)).unwrap()?;
    Ok(session.desk().unwrap().staff.iter().find(|member| member.name == name).unwrap().id)
}

pub fn book<S: Store>(session: &Desktop<S>) -> &Casebook {
    &session.open().unwrap().book
}

/// An act that brings so many made-up contacts.
pub fn ledger(seed: u64, count: u32) -> Act {
    let mut rows = casework::demo::contacts(seed, NOW.civil(Default::default()).day, count);
    rows.iter_mut().for_each(|row| row.district = None);
    let source = |row| Some(Source { file: "a.xlsx".into(), sheet: "s".into(), row });
    (2..).zip(&mut rows).for_each(|(n, row)| row.source = source(n));
    let import = casework::ledger::Import { file: "a.xlsx".into(), rows, ..Default::default() };
    Act::Import(Box::new(import))
}

/// A row of a ledger that is held aside for its day.
pub fn held_row(draft: ContactDraft) -> HeldRow {
    HeldRow {
        id: RecordId(0),
        source: Source { file: "a.xlsx".into(), sheet: "s".into(), row: 90 },
        reason: Reason::DateImpossible,
        field: None,
        draft,
        asked: None,
        flags: Vec::new(),
    }
}

/// Takes in so many made-up contacts, seven to a block.
pub fn import(session: &mut Desktop<impl Store>, seed: u64, count: u32) -> Outcome {
    session.block_rows = 7;
    act(session, ledger(seed, count))
}

/// Answers about all that happened, for comparing.
pub fn answers(session: &mut Desktop<impl Store>) -> Vec<casework::figure::Answer> {
    use casework::figure::{Ask, Dim, Figure, Measure};
    let period = casework::time::Period { first: casework::time::Month::new(2024, 1).unwrap(), months: 36 };
    let ask = |measure| {
        [Dim::Month, Dim::Category, Dim::Employer].map(|dim| Ask {
            figure: Figure::of(measure),
            period,
            splits: vec![dim, Dim::Channel],
        })
    };
    session.figures(&Measure::ALL.map(ask).concat()).unwrap()
}

/// What a fresh session reads from the same rows.
pub fn reloaded(store: &MemoryStore) -> Casebook {
    let mut session = unlocked(store.clone(), HEAD, 1, 77).unwrap();
    block_on(session.ready(&mut |_, _| {})).unwrap();
    book(&session).clone()
}
