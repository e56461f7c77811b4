//! A random script of acts over a store that fails at every call in turn. Whatever fails, the casebook opened anew is the one
//! before the step or the one after it, what was said to be done is there, and the next act works.
//!
//! `PROPTEST_CASES` says how many scripts; by default few, for the steps of each are run some hundred times.

use std::cell::Cell;
use std::rc::Rc;

use casework::act::{ActKind, Erase, EraseWhy, NumberKind, Present};
use casework::register::Stage;
use proptest::prelude::*;

use super::*;
use crate::backup::parse;
use crate::store::faulty::{Fault, FaultyStore};
use crate::store::{Key, Place};

type Faulty = FaultyStore<MemoryStore>;
type Row = (Place, Key, Vec<u8>);

/// Scripts in a run of which nothing else is said.
const SCRIPTS: u32 = 2;
/// Passphrases that the head has by turns.
const KEYS: std::ops::Range<u8> = 1..4;

#[derive(Clone, Debug)]
enum Step {
    Log(u8),
    Edit(u8, u8),
    Show(u8),
    Withdraw(u8),
    Undo(u8),
    Rename(u8),
    Import(u8, u8),
    Hire(u8),
    Passphrase(u8),
    Draft(Option<u8>),
    KeepGist,
    Sweep,
    Backup,
    Enter(u8),
    Move(u8, u8),
    Erase(u8),
}

/// What a step says of itself.
#[derive(Debug)]
enum Said {
    /// Done; there may have been nothing to do.
    Done,
    /// A backup was written.
    File(Vec<u8>),
}

fn scripts() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => any::<u8>().prop_map(Step::Log),
        2 => any::<(u8, u8)>().prop_map(|(row, name)| Step::Edit(row, name)),
        1 => any::<u8>().prop_map(Step::Show),
        1 => any::<u8>().prop_map(Step::Withdraw),
        2 => any::<u8>().prop_map(Step::Undo),
        1 => any::<u8>().prop_map(Step::Rename),
        2 => (any::<u8>(), 1..9_u8).prop_map(|(seed, count)| Step::Import(seed, count)),
        1 => any::<u8>().prop_map(Step::Hire),
        1 => KEYS.prop_map(Step::Passphrase),
        1 => any::<Option<u8>>().prop_map(Step::Draft),
        1 => Just(Step::KeepGist),
        1 => Just(Step::Sweep),
        1 => Just(Step::Backup),
        2 => any::<u8>().prop_map(Step::Enter),
        1 => any::<(u8, u8)>().prop_map(|(row, stage)| Step::Move(row, stage)),
        1 => any::<u8>().prop_map(Step::Erase),
    ];
    prop::collection::vec(step, 4..10)
}

fn cases(few: u32) -> ProptestConfig {
    let set = ProptestConfig::default();
    if std::env::var_os("PROPTEST_CASES").is_some() { set } else { ProptestConfig { cases: few, ..set } }
}

/// Does a step. Refusals by the rules are part of the script.
fn run(session: &mut Desktop<impl Store>, key: u8, step: &Step) -> Result<Said, Trouble> {
    block_on(session.ready(&mut |_, _| {}))?;
    session.block_rows = 3;
    let book = &session.open()?.book;
    let some = |row: u8| book.at(u32::from(row) % book.count().max(1)).map(|contact| contact.id);
    let outcome = match step {
        Step::Log(name) => act(session, Act::SaveContact(Box::new(draft(&format!("张{name}"), "")))),
        Step::Edit(row, name) => {
            let Some(contact) = some(*row).and_then(|id| Present::contact(book, id)) else {
                return Ok(Said::Done);
            };
            let mut draft = ContactDraft::of(&contact);
            draft.name = format!("李{name}");
            act(session, Act::SaveContact(Box::new(draft)))
        }
        Step::Show(row) => match some(*row) {
            Some(id) => {
                return block_on(session.show(id, &NumberKind::ALL, NOW)).map(|_| Said::Done);
            }
            None => return Ok(Said::Done),
        },
        Step::Withdraw(row) => match some(*row) {
            Some(id) => act(session, Act::WithdrawContact(id)),
            None => return Ok(Said::Done),
        },
        Step::Undo(seq) => block_on(session.undo(u64::from(*seq) % (book.seq() + 1), NOW)),
        Step::Rename(name) => {
            let centre = Centre { name: format!("中心{name}"), ..book.centre().clone() };
            act(session, Act::SetCentre(centre))
        }
        Step::Import(seed, count) => act(session, ledger(u64::from(*seed), u32::from(*count))),
        Step::Hire(name) => {
            let (name, role) = (format!("孟{name}"), Role::FrontDesk);
            let new = NewStaff { door_name: name.clone(), name, role, params: params(9), kek: kek(9) };
            block_on(session.add_staff(&new, NOW))
        }
        Step::Passphrase(new) => {
            return block_on(session.change_passphrase(&kek(key), params(*new), &kek(*new), NOW))
                .map(|()| Said::Done);
        }
        Step::Draft(name) => {
            let typed = name.map(|name| draft(&format!("王{name}"), ""));
            return block_on(session.keep_draft("contact-new", typed.as_ref(), None, NOW))
                .map(|()| Said::Done);
        }
        Step::Enter(name) => {
            act(session, Act::SaveEntry(Box::new(super::entries::entry_draft(&format!("赵{name}")))))
        }
        Step::Move(row, stage) => {
            let entries = book.entries();
            let Some(entry) = entries.at(u32::from(*row) % entries.len().max(1)) else {
                return Ok(Said::Done);
            };
            let to = Stage::ALL[usize::from(*stage) % Stage::ALL.len()];
            act(session, Act::MoveEntry(Box::new(super::entries::step(entry.id, to))))
        }
        Step::Erase(row) => {
            let Some(Ok(taken)) = some(*row).map(|id| session.erasing(id)).transpose()? else {
                return Ok(Said::Done);
            };
            let record = some(*row).unwrap();
            act(session, Act::Erase(Erase { record, records: taken.records(), why: EraseWhy::Consent }))
        }
        Step::KeepGist => return block_on(session.keep_gist()).map(|()| Said::Done),
        Step::Sweep => return block_on(session.sweep()).map(|_| Said::Done),
        Step::Backup => {
            return block_on(session.backup(NOW, &mut |_, _| {})).map(|file| Said::File(file.unwrap()));
        }
    };
    outcome.map(|_| Said::Done)
}

/// All that must be of one piece: the records as they are read anew, who may open them, what was being typed.
#[derive(PartialEq)]
struct State {
    book: Casebook,
    beside: Vec<Row>,
}

/// The key that opens a disk, and what it opens.
fn opens(disk: &MemoryStore) -> Option<(u8, Desktop<MemoryStore>)> {
    KEYS.into_iter().find_map(|key| Some((key, unlocked(disk.copied(), HEAD, key, 5).ok()?)))
}

fn way_in(disk: &MemoryStore) -> Option<u8> {
    opens(disk).map(|(key, _)| key)
}

impl State {
    fn of(disk: &MemoryStore) -> Result<State, String> {
        let (_, mut session) = opens(disk).ok_or("no key opens it")?;
        block_on(session.ready(&mut |_, _| {})).map_err(|trouble| format!("its rows: {trouble:?}"))?;
        let is_beside = |row: &Row| match row {
            (Place::Meta, Key::Text(key), _) => key.starts_with("key/"),
            (place, ..) => *place == Place::Drafts,
        };
        let beside: Vec<Row> = disk.rows().into_iter().filter(is_beside).collect();
        Ok(State { book: book(&session).clone(), beside })
    }

    fn times(&self, name: &str) -> usize {
        (0..self.book.count()).filter(|row| self.book.at(*row).unwrap().name == name).count()
    }
}

/// One step of a script and where it begins.
struct Trial {
    step: Step,
    key: u8,
    from: MemoryStore,
    before: State,
    after: State,
    calls: u32,
}

fn begun(store: Faulty, key: u8) -> (Desktop<Faulty>, Result<(), Trouble>) {
    let mut session = session(store, 3);
    let entered = block_on(session.unlock(HEAD, &kek(key), NOW, &mut |_, _| {}));
    (session, entered)
}

impl Trial {
    /// The step on a disk, nothing failing; the disk is then the next one.
    fn of(step: Step, disk: &MemoryStore) -> Trial {
        let (from, key) = (disk.copied(), way_in(disk).unwrap());
        let before = State::of(disk).unwrap();
        let (mut session, entered) = begun(FaultyStore::counting(disk.clone()), key);
        entered.unwrap();
        run(&mut session, key, &step).unwrap();
        let calls = session.store().calls();
        Trial { step, key, from, before, after: State::of(disk).unwrap(), calls }
    }

    /// The step with a fault at a call: what is wrong afterwards.
    fn fails(&self, call: u32, fault: Fault) -> Result<(), String> {
        let disk = self.from.copied();
        let (mut session, entered) = begun(FaultyStore::new(disk.clone(), call, fault), self.key);
        let ends = Fault::ENDS.contains(&fault);
        if entered.is_err() && !ends {
            let again = block_on(session.unlock(HEAD, &kek(self.key), NOW, &mut |_, _| {}));
            again.map_err(|trouble| format!("unlocking again: {trouble:?}"))?;
        }
        let said = run(&mut session, self.key, &self.step);
        let now = State::of(&disk)?;
        match &said {
            Ok(_) if now != self.after => return Err("said to be done, and is not".into()),
            Err(_) if now != self.before && now != self.after => {
                return Err("neither before nor after".into());
            }
            Ok(Said::File(file)) => self.is_whole(file)?,
            _ => {}
        }
        if !ends {
            goes_on(&disk, &mut session)?;
        }
        starts_anew(&disk)
    }

    /// The step with a call that is late: another tab logs a contact first.
    fn is_late(&self, call: u32) -> Result<(), String> {
        let disk = self.from.copied();
        let (other, key) = (disk.clone(), self.key);
        let logged = Rc::new(Cell::new(0));
        let told = logged.clone();
        let elsewhere = move || told.set(log(&mut unlocked(other, HEAD, key, 6).unwrap(), "别处", "").seq);
        let (mut session, entered) = begun(FaultyStore::delaying(disk.clone(), call, elsewhere), self.key);
        entered.map_err(|trouble| format!("unlocking: {trouble:?}"))?;
        let said = run(&mut session, self.key, &self.step);
        said.map_err(|trouble| format!("only late, and yet {trouble:?}"))?;
        if State::of(&disk)?.book.trail().note(logged.get()).is_none_or(|note| note.kind != ActKind::Log) {
            return Err("what the other tab saved is not there".into());
        }
        goes_on(&disk, &mut session)?;
        starts_anew(&disk)
    }

    fn is_whole(&self, file: &[u8]) -> Result<(), String> {
        let disk = MemoryStore::new();
        let restored =
            block_on(session(disk.clone(), 8).restore(file, Some(HEAD), &kek(self.key), NOW, &mut |_, _| {}));
        restored.map_err(|trouble| format!("a backup that does not open: {trouble:?}"))?;
        if State::of(&disk)?.book == self.before.book {
            Ok(())
        } else {
            Err("a backup of something else".into())
        }
    }
}

/// The next act of the tab that met the fault, by unlocking again where it must.
fn goes_on(disk: &MemoryStore, session: &mut Desktop<Faulty>) -> Result<(), String> {
    if !session.is_open() {
        let key = way_in(disk).ok_or("no key opens it")?;
        let again = block_on(session.unlock(HEAD, &kek(key), NOW, &mut |_, _| {}));
        again.map_err(|trouble| format!("unlocking again: {trouble:?}"))?;
    }
    let next = act(session, Act::SaveContact(Box::new(draft("后来", ""))));
    next.map_err(|trouble| format!("the next act: {trouble:?}"))?.map_err(|issues| format!("{issues:?}"))?;
    let now = State::of(disk)?;
    match (now.times("后来"), now.book == *book(session)) {
        (1, true) => Ok(()),
        (1, false) => Err("memory differs from the disk".into()),
        (times, _) => Err(format!("the next act is there {times} times")),
    }
}

/// The next start: it opens, sweeps what does not count, and the next act works.
fn starts_anew(disk: &MemoryStore) -> Result<(), String> {
    let said = |trouble| format!("the next start: {trouble:?}");
    let key = way_in(disk).ok_or("no key opens it")?;
    let mut next = unlocked(disk.clone(), HEAD, key, 7).map_err(said)?;
    block_on(next.ready(&mut |_, _| {})).map_err(said)?;
    block_on(next.sweep()).map_err(said)?;
    let named: Vec<u64> = book(&next).blocks().map(|block| block.number).collect();
    let there = block_on(disk.keys(Place::Segments)).unwrap();
    if !there.into_iter().filter(|number| *number > 0).eq(named) {
        return Err("blocks that nothing names, or none where one is named".into());
    }
    let open = next.open().unwrap();
    let is_too_much = |(key, row): (u64, Vec<u8>)| {
        row != [0xff] && !(open.chain.key_of(1)..=open.chain.key_of(open.chain.seq())).contains(&key)
    };
    if block_on(disk.range(Place::Journal, 0, u32::MAX)).unwrap().into_iter().any(is_too_much) {
        return Err("rows of a journal that does not count".into());
    }
    act(&mut next, Act::SaveContact(Box::new(draft("次日", "")))).map_err(said)?.unwrap();
    if State::of(disk)?.book == *book(&next) { Ok(()) } else { Err("memory differs from the disk".into()) }
}

fn is_restored_at_every_call(source: &MemoryStore) -> Result<(), String> {
    let key = way_in(source).unwrap();
    let mut session = unlocked(source.copied(), HEAD, key, 5).unwrap();
    block_on(session.ready(&mut |_, _| {})).unwrap();
    let file: Rc<[u8]> = block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap().into();
    let want = State::of(source)?.book;
    let restore = |store: Faulty| {
        let mut session = super::session(store, 9);
        let done = block_on(session.restore(&file, Some(HEAD), &kek(key), NOW, &mut |_, _| {}));
        (done, session.store().calls())
    };
    let calls = restore(FaultyStore::counting(MemoryStore::new())).1;
    for (call, fault) in (0..calls).flat_map(|call| every_fault().map(move |fault| (call, fault))) {
        let disk = MemoryStore::new();
        let done = restore(FaultyStore::new(disk.clone(), call, fault)).0;
        let again = restore(FaultyStore::counting(disk.clone())).0;
        let whole = again.is_ok() || again == Err(Trouble::Occupied);
        if !whole || (done.is_ok() && again.is_ok()) || State::of(&disk)?.book != want {
            return Err(format!("restore, call {call}, {fault:?}: {done:?}, then {again:?}"));
        }
    }
    Ok(())
}

fn every_fault() -> impl Iterator<Item = Fault> {
    Fault::ALL.into_iter().chain(Fault::ENDS)
}

fn fresh() -> MemoryStore {
    let disk = MemoryStore::new();
    let mut session = opened(disk.clone());
    assert_eq!(
        parse(&block_on(session.backup(NOW, &mut |_, _| {})).unwrap().unwrap()).unwrap().rows.len(),
        1
    );
    disk
}

proptest! {
    #![proptest_config(cases(SCRIPTS))]

    #[test]
    fn a_fault_at_any_call_of_any_script_leaves_before_or_after_and_the_next_act_works(script in scripts()) {
        let disk = fresh();
        for step in script {
            let trial = Trial::of(step, &disk);
            for call in 0..trial.calls {
                for fault in every_fault() {
                    let said = trial.fails(call, fault);
                    prop_assert_eq!(said, Ok(()), "{:?}, call {}, {:?}", trial.step, call, fault);
                }
                prop_assert_eq!(trial.is_late(call), Ok(()), "{:?}, call {} late", trial.step, call);
            }
        }
        prop_assert_eq!(is_restored_at_every_call(&disk), Ok(()));
    }
}

/// One person was erased before, so that all of it is there: a generation that counts no more, and the next one. The other
/// was imported and edited.
#[test]
fn a_person_is_erased_wholly_or_not_at_all_whatever_fails() {
    let disk = fresh();
    for step in [Step::Import(1, 3), Step::Log(1), Step::Erase(3), Step::Edit(1, 9)] {
        Trial::of(step, &disk);
    }
    let trial = Trial::of(Step::Erase(1), &disk);
    assert!(trial.before != trial.after && trial.calls > 20);
    for call in 0..trial.calls {
        for fault in every_fault() {
            assert_eq!(trial.fails(call, fault), Ok(()), "call {call}, {fault:?}");
        }
        assert_eq!(trial.is_late(call), Ok(()), "call {call} late");
    }
}

/// The harness itself: a store that lies is noticed at every step that writes strict.
#[test]
fn a_store_that_acknowledges_what_it_lost_or_tears_a_batch_is_noticed() {
    let disk = fresh();
    for step in [Step::Log(1), Step::Import(1, 7)] {
        Trial::of(step, &disk);
    }
    for (step, lies) in [
        (Step::Log(1), &[Fault::Forgotten][..]),
        (Step::Hire(1), &Fault::LIES),
        (Step::Import(1, 7), &[Fault::Forgotten]),
        (Step::Undo(2), &[Fault::Forgotten]),
        (Step::Undo(3), &[Fault::Forgotten]),
        (Step::Erase(0), &Fault::LIES),
        (Step::Passphrase(2), &[Fault::Forgotten]),
        (Step::Draft(Some(1)), &[Fault::Forgotten]),
    ] {
        let trial = Trial::of(step, &disk.copied());
        for lie in lies {
            let noticed = (0..trial.calls).any(|call| trial.fails(call, *lie).is_err());
            assert!(noticed, "{:?}, {lie:?}", trial.step);
        }
    }
}
