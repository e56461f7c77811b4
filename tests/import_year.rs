//! A year of a ledger through the whole of the import: paper worker, act, sealed journal, figures; undo; unlock again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

mod desk;

use bangfu_desk::statistics::kept::{Kept, Why};
use bangfu_desk::statistics::scope::Scope;
use bangfu_desk::statistics::sheet::{Changes, Sheet};
use casebook::door::Kek;
use casebook::sealing::RustCipher;
use casebook::session::Session;
use casebook::store::memory::MemoryStore;
use casework::act::{Act, ActKind};
use casework::code::ListName;
use casework::figure::{Ask, Dim, Figure, Measure};
use casework::query::ContactQuery;
use casework::staff::StaffId;
use casework::time::{Month, Period, YearKind};
use desk::{Desk, NOW, Seeded, harvest, opened, run};
use serde_json::Value;

const FILE: &str = "ledger-2004-2005.xlsx";
/// What counting the sample by hand gives.
const COUNTED: &str = include_str!("samples/ledger-2004-2005.json");
const SAMPLE: &[u8] = include_bytes!("samples/ledger-2004-2005.xlsx");

#[track_caller]
fn check(desk: &mut Desk, figures: &[(&str, i64)]) {
    let period = Period { first: Month::parse("2004-04").unwrap(), months: 12 };
    let ask = |name: &str| Ask { figure: Figure::parse(name).unwrap(), period, splits: Vec::new() };
    let asks: Vec<Ask> = figures.iter().map(|(name, _)| ask(name)).collect();
    let answers = desk.figures(&asks).unwrap();
    let found: Vec<(&str, i64)> =
        figures.iter().zip(answers).map(|((name, _), answer)| (*name, answer.total)).collect();
    assert_eq!(found, figures);
}

const YEAR: [(&str, i64); 11] = [
    ("contacts.total", 6330),
    ("contacts.class.visit", 2728),
    ("contacts.class.letter", 736),
    ("contacts.class.call", 2236),
    ("contacts.class.consultation", 630),
    ("contacts.channel.visit", 3056),
    ("contacts.channel.letter", 788),
    ("contacts.channel.call", 2486),
    ("contacts.people", 7179),
    ("contacts.involved", 13794),
    ("contacts.persons", 4510),
];

/// The page's figures of a period.
fn sheet(desk: &mut Desk, period: &str) -> Sheet {
    let month = |text| Month::parse(text).unwrap();
    let start = Scope::of(month("2005-01"), YearKind::Natural);
    let scope = Scope { period: Period::parse(period).unwrap(), ..start };
    let answers = desk.figures(&Sheet::questions(&scope)).unwrap();
    let kept =
        Kept { first: month("2004-04"), last: month("2005-03"), now: month("2026-03"), has_gaps: false };
    Sheet::read(scope, answers).unwrap().since(kept)
}

/// What the page makes of the year, against the count made by hand.
fn check_page(desk: &mut Desk) {
    let counted: Value = serde_json::from_str(COUNTED).unwrap();
    let number = |value: &Value| value.as_i64().unwrap();
    let month = |name: &str| number(&counted["month_x_接待方式"][name]["合计"]);

    let january = sheet(desk, "2005-01");
    let contacts = january.whole(Measure::Contacts);
    assert_eq!((contacts.now, contacts.before, contacts.last_year), (month("2005-01"), month("2004-12"), 0));
    let changes = Changes { before: Ok(176), last_year: Err(Why::NotKept) };
    assert_eq!(january.changes(contacts), changes, "1018 against 866; a year before nothing is kept");
    let union: i64 = ["2004-10", "2004-11", "2004-12", "2005-01"].into_iter().map(month).sum();
    assert_eq!(january.running(YearKind::Natural, Measure::Contacts).1, 1018);
    assert_eq!(january.running(YearKind::Union, Measure::Contacts).1, union);
    assert_eq!(january.heat.total, 1018);

    let year = sheet(desk, "2004-04~12");
    let codes = desk.desk().unwrap().codes;
    let districts = counted["县区_x_接待方式"].as_object().unwrap();
    assert_eq!(year.heat.rows.len(), districts.len());
    for ((key, total), cells) in year.heat.rows.iter().zip(&year.heat.cells) {
        let word = codes.get(ListName::District, key).map_or("（空）", |code| &code.zh);
        assert_eq!(*total, number(&districts[word]["合计"]), "{word}");
        assert_eq!(cells.iter().sum::<i64>(), *total, "{word}");
    }
    let receivers = counted["by_接待人"].as_object().unwrap();
    assert_eq!(year.lines(Dim::Receiver).len(), receivers.len());
    for line in year.lines(Dim::Receiver) {
        assert_eq!(line.now(), number(&receivers[&line.key]), "{}", line.key);
    }
}

#[test]
fn the_year_comes_in_counts_goes_out_and_stays_in_the_journal() {
    let store = MemoryStore::default();
    let mut desk = opened(store.clone(), "桥东区职工帮扶中心");
    let (harvest, act) = harvest(desk.desk().unwrap().codes, vec![], FILE, SAMPLE);
    let doubtful = harvest.taken.iter().filter(|(_, is_doubtful)| *is_doubtful).count();
    assert_eq!((harvest.taken.len(), doubtful, harvest.held.len(), harvest.skipped.len()), (6330, 0, 0, 1));
    let act: Act = postcard::from_bytes(&act).unwrap();
    let acted = run(desk.act(&act, NOW)).unwrap().unwrap();
    check(&mut desk, &YEAR);

    check_page(&mut desk);

    let january = ContactQuery {
        period: Period::parse("2005-01"),
        figure: Figure::parse("contacts.class.visit"),
        ..ContactQuery::default()
    };
    assert_eq!(desk.window(&january, 0, 40).unwrap().count, 437, "a number opens its rows");

    let mut again = Session::new(store.clone(), RustCipher, Seeded(2));
    run(again.unlock(StaffId(1), &Kek([1; 32]), NOW, &mut |_, _| {})).unwrap();
    check(&mut again, &YEAR);
    assert!(
        again
            .acts(5)
            .unwrap()
            .iter()
            .any(|line| matches!(&line.kind, ActKind::Import { file, rows: 6330 } if file == FILE))
    );

    run(desk.undo(acted.seq, NOW)).unwrap().unwrap();
    check(&mut desk, &YEAR.map(|(name, _)| (name, 0)));
    assert_eq!(desk.desk().unwrap().contacts, 0);
}
