//! A month as a clerk keeps it, through the whole of the import: suggested, imported, held rows corrected, the same file again,
//! a second version, undone. From the workbook and from the GB18030 text.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use std::collections::BTreeSet;

use bangfu_desk::paper_protocol::Harvest;
use casebook::door::Kek;
use casebook::sealing::RustCipher;
use casebook::session::{Acted, Session};
use casebook::store::memory::MemoryStore;
use casework::act::Act;
use casework::figure::{Ask, Figure};
use casework::identity::Phone;
use casework::ledger::{Compared, Field, Import, Outcome, Reason};
use casework::staff::StaffId;
use casework::time::{Month, Period};
use desk::{Desk, NOW, Seeded, opened, run};

const FILES: [(&str, &[u8]); 2] = [
    ("接待登记2005年4月-手工.xlsx", include_bytes!("samples/month-2005-04.xlsx")),
    ("接待登记2005年4月-手工.csv", include_bytes!("samples/month-2005-04.csv")),
];
const CENTRE: &str = "清垣市职工帮扶中心";
/// The days that the six held rows are corrected to: all of April 2005.
const CORRECTED: [&str; 6] =
    ["2005-04-05", "2005-04-06", "2005-04-11", "2005-04-12", "2005-04-26", "2005-04-29"];

/// What the page does with a file, on the desk as it stands.
fn harvest(desk: &Desk, file: &str, bytes: &[u8]) -> (Harvest, Import) {
    let (codes, layouts) = (desk.desk().unwrap().codes, desk.layouts().unwrap());
    let (harvest, act) = desk::harvest(codes, layouts, file, bytes);
    let Act::Import(import) = postcard::from_bytes(&act).unwrap() else { panic!("no import") };
    (harvest, *import)
}

fn take_in(desk: &mut Desk, import: Import) -> Acted {
    run(desk.act(&Act::Import(Box::new(import)), NOW)).unwrap().unwrap()
}

fn of_april(desk: &mut Desk, figure: &str) -> i64 {
    let period = Period::month(Month::parse("2005-04").unwrap());
    desk.figures(&[Ask { figure: Figure::parse(figure).unwrap(), period, splits: Vec::new() }]).unwrap()[0]
        .total
}

/// Bytes kept in the store.
fn size(store: &MemoryStore) -> usize {
    store.rows().iter().map(|(_, _, row)| row.len()).sum()
}

#[test]
fn the_month_comes_in_held_rows_are_corrected_and_nothing_comes_in_twice() {
    for (file, bytes) in FILES {
        let mut desk = opened(MemoryStore::default(), CENTRE);
        let (found, import) = harvest(&desk, file, bytes);
        let doubtful = found.taken.iter().filter(|(_, is_doubtful)| *is_doubtful).count();
        assert_eq!((found.taken.len(), doubtful, found.held.len(), found.skipped.len()), (469, 45, 6, 23));
        let acted = take_in(&mut desk, import);
        assert_eq!((desk.desk().unwrap().contacts, desk.desk().unwrap().held), (469, 6));
        assert_eq!(of_april(&mut desk, "contacts.total"), 466);
        assert_eq!(of_april(&mut desk, "contacts.class.visit"), 208);
        let report = desk.import_report(acted.seq).unwrap().unwrap();
        let count = |outcome| report.notes.iter().filter(|note| note.reason.outcome() == outcome).count();
        assert_eq!(
            (report.imported, count(Outcome::Held), count(Outcome::Skipped), count(Outcome::Flagged)),
            (469, 6, 23, 45)
        );

        let held = desk.held_rows().unwrap();
        for (row, day) in held.iter().zip(CORRECTED) {
            let draft = casework::draft::ContactDraft {
                received_date: day.to_owned(),
                done: String::new(),
                ..row.draft.clone()
            };
            let act = Act::CorrectHeld { held: row.id, draft: Box::new(draft) };
            run(desk.act(&act, NOW)).unwrap().unwrap();
        }
        assert_eq!((desk.desk().unwrap().contacts, desk.desk().unwrap().held), (475, 0));
        assert_eq!(of_april(&mut desk, "contacts.total"), 472);

        for (again, bytes) in FILES {
            let (_, import) = harvest(&desk, again, bytes);
            let compared = desk.compare(&import).unwrap();
            assert!(
                compared.rows.iter().all(|row| matches!(row, Compared::Duplicate(_))),
                "{file} then {again}"
            );
            assert_eq!(
                compared.held.iter().filter(|held| matches!(held, Compared::Duplicate(_))).count(),
                6,
                "{file} then {again}"
            );
            let settled = import.settled(&compared, &BTreeSet::new());
            assert!(settled.rows.is_empty() && settled.held.is_empty() && settled.codes.is_empty());
            let known = settled.notes.iter().filter(|note| note.reason == Reason::AlreadyThere).count();
            assert_eq!(known, 475);
        }

        run(desk.undo(acted.seq, NOW)).unwrap().unwrap();
        assert_eq!((desk.desk().unwrap().contacts, desk.desk().unwrap().held), (0, 0));
    }
}

#[test]
fn a_second_version_updates_only_what_the_clerk_says() {
    let mut desk = opened(MemoryStore::default(), CENTRE);
    let (file, bytes) = FILES[1];
    let (_, mut second) = harvest(&desk, file, bytes);
    take_in(&mut desk, second.clone());
    let telephone = Phone::parse("19900009999").unwrap().0;
    let chosen: Vec<u32> = second.rows.iter().take(2).map(|row| row.source.as_ref().unwrap().row).collect();
    for row in second.rows.iter_mut().take(2) {
        row.phones = vec![telephone.clone()];
    }
    let compared = desk.compare(&second).unwrap();
    let updates = compared
        .rows
        .iter()
        .filter(|row| matches!(row, Compared::Update { fields, .. } if *fields == [Field::Phone]));
    assert_eq!(updates.count(), 2);
    let acted = take_in(&mut desk, second.settled(&compared, &BTreeSet::from([chosen[0]])));
    let report = desk.import_report(acted.seq).unwrap().unwrap();
    assert_eq!((report.imported, report.updated), (0, 1));
    let has_it = |desk: &mut Desk| {
        desk.window(&casework::query::ContactQuery { text: "19900009999".into(), ..Default::default() }, 0, 9)
            .unwrap()
            .count
    };
    assert_eq!((desk.desk().unwrap().contacts, has_it(&mut desk)), (469, 1));
    run(desk.undo(acted.seq, NOW)).unwrap().unwrap();
    assert_eq!((desk.desk().unwrap().contacts, has_it(&mut desk)), (469, 0));
}

#[test]
fn what_was_confirmed_is_remembered_and_an_undone_import_leaves_no_trace() {
    let store = MemoryStore::default();
    let mut desk = opened(store.clone(), CENTRE);
    let (file, bytes) = FILES[0];
    let before = size(&store);
    let (_, import) = harvest(&desk, file, bytes);
    let acted = take_in(&mut desk, import);
    let full = size(&store) - before;
    assert_eq!(desk.layouts().unwrap().len(), 1);
    run(desk.undo(acted.seq, NOW)).unwrap().unwrap();
    let left = size(&store) - before;
    println!("{full} bytes while it stood, {left} after the undo");
    assert!(left * 2 < full, "its room is given back: {full}, then {left}");
    // The same file can come in anew, by the layout that was remembered.
    let (_, again) = harvest(&desk, file, bytes);
    take_in(&mut desk, again);
    assert_eq!((desk.desk().unwrap().contacts, desk.desk().unwrap().held), (469, 6));
    let mut fresh = Session::new(store, RustCipher, Seeded(2));
    run(fresh.unlock(StaffId(1), &Kek([1; 32]), NOW, &mut |_, _| {})).unwrap();
    assert_eq!((fresh.desk().unwrap().contacts, fresh.held_rows().unwrap().len()), (469, 6));
}
