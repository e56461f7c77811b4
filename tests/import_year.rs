//! A year of a ledger through the whole of the import: paper worker, act, sealed journal, figures; undo; unlock again.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

use bangfu_desk::importing::{Import, Step};
use bangfu_desk::paper::Paper;
use bangfu_desk::paper_protocol::{Harvest, PaperReply, PaperRequest};
use bangfu_desk::statistics::kept::{Kept, Why};
use bangfu_desk::statistics::scope::Scope;
use bangfu_desk::statistics::sheet::{Changes, Sheet};
use casebook::door::{KdfParams, Kek};
use casebook::sealing::{Random, RustCipher};
use casebook::session::{NewCentre, Session};
use casebook::store::memory::MemoryStore;
use casebook::trouble::Trouble;
use casework::act::{Act, ActKind};
use casework::centre::Centre;
use casework::code::{Codes, ListName};
use casework::figure::{Ask, Dim, Figure, Measure};
use casework::query::ContactQuery;
use casework::staff::StaffId;
use casework::time::{Day, Moment, Month, Period, YearKind};
use serde_json::Value;

const FILE: &str = "ledger-2004-2005.xlsx";
/// What counting the sample by hand gives.
const COUNTED: &str = include_str!("samples/ledger-2004-2005.json");
const SAMPLE: &[u8] = include_bytes!("samples/ledger-2004-2005.xlsx");
/// 2026-03-02 10:00 at UTC+8.
const NOW: Moment = Moment(1_772_416_800_000);

/// The same bytes each time.
struct Seeded(u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
        Ok(())
    }
}

type Desk = Session<MemoryStore, RustCipher, Seeded>;

fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

fn opened(store: MemoryStore) -> Desk {
    let mut desk = Session::new(store, RustCipher, Seeded(1));
    let new = NewCentre {
        centre: Centre { name: "桥东区职工帮扶中心".into(), ..Centre::default() },
        name: "王芳".into(),
        door_name: "芳".into(),
        params: KdfParams::step(0, [1; 16]),
        kek: Kek([1; 32]),
        recovery_params: KdfParams::step(0, [9; 16]),
        recovery_kek: Kek([9; 32]),
    };
    run(desk.open_centre(&new, NOW)).unwrap().unwrap();
    desk
}

/// What the page does with the sample: open, take the suggested sheet and columns, read.
fn harvest(codes: Codes) -> (Harvest, Vec<u8>) {
    let mut paper = Paper::default();
    let mut import = Import::default();
    import.open(FILE, NOW);
    assert!(paper.answer(PaperRequest::Part { first: true, bytes: SAMPLE.to_vec() }) == PaperReply::Taken);
    let open = PaperRequest::Open { file: FILE.into(), codes: codes.clone(), layouts: vec![] };
    let PaperReply::Opened(sheets, _) = paper.answer(open) else { panic!("not opened") };
    import.opened(sheets);
    assert_eq!(import.step, Step::Columns);
    let (sheet, mapping, span) = (import.reading().unwrap().name.clone(), import.mapping, import.span);
    let today = Day::new(2026, 3, 2).unwrap();
    let PaperReply::Read(harvest) = paper.answer(PaperRequest::Read { sheet, mapping, span, codes, today })
    else {
        panic!("not read")
    };
    let mut act = Vec::new();
    while act.len() < harvest.act as usize {
        let PaperReply::Act(part) = paper.answer(PaperRequest::Act(act.len() as u32)) else {
            panic!("no act")
        };
        act.extend(part);
    }
    (*harvest, act)
}

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
    let kept = Kept { first: month("2004-04"), last: month("2005-03"), now: month("2026-03") };
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
    let mut desk = opened(store.clone());
    let (harvest, act) = harvest(desk.desk().unwrap().codes);
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
