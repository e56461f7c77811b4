//! A workbook's ledgers of the other desks through the whole of the import: as guessed, paper worker, one act a sheet, sealed
//! journal, figures; the same file again; undo.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "what tests of imports share")]
mod desk;

use bangfu_desk::importing::{Choice, Import, Step};
use bangfu_desk::paper::Paper;
use bangfu_desk::paper_protocol::{DeskHarvest, PaperReply, PaperRequest};
use casebook::store::memory::MemoryStore;
use casework::act::Act;
use casework::code::Codes;
use casework::issue::IssueCode;
use casework::register::Register;
use casework::tally::{Count, Tally, TallyAsk};
use casework::time::{Day, Month, Period};
use desk::{Desk, NOW, opened, run};

const FILE: &str = "ledger-2004-2005.xlsx";
const SAMPLE: &[u8] = include_bytes!("samples/ledger-2004-2005.xlsx");
/// Register, rows, entries that count, money in fen.
const YEAR: [(Register, u32, i64, i64); 7] = [
    (Register::Relief, 598, 598, 56_430_000),
    (Register::Legal, 8, 8, 39_136_600),
    (Register::Seeker, 3720, 3120, 0),
    (Register::Loan, 2755, 2755, 1_063_000_000),
    (Register::HomeVisit, 2148, 2148, 100_550_000),
    (Register::Waiver, 2983, 2983, 254_600_000),
    (Register::Donation, 430, 430, 221_000_000),
];

/// The file as the page opens it.
fn open(codes: &Codes) -> (Paper, Import) {
    let (mut paper, mut import) = (Paper::default(), Import::default());
    import.open(FILE, NOW);
    for (n, part) in SAMPLE.chunks(1 << 20).enumerate() {
        let part = PaperRequest::Part { first: n == 0, bytes: part.to_vec() };
        assert!(paper.answer(part) == PaperReply::Taken);
    }
    let open = PaperRequest::Open { file: FILE.into(), codes: codes.clone(), layouts: vec![] };
    let PaperReply::Opened(sheets, _) = paper.answer(open) else { panic!("not opened") };
    import.opened(sheets);
    (paper, import)
}

/// What the page does with the sheet that is to be read next; the bytes of its act.
fn read(paper: &mut Paper, import: &mut Import, codes: Codes) -> Option<(DeskHarvest, Vec<u8>)> {
    let next = import.next_desk()?.clone();
    let request = PaperRequest::ReadDesk {
        sheet: import.sheets[next.sheet].name.clone(),
        register: next.register,
        mapping: next.mapping.clone(),
        codes,
        today: Day::new(2026, 3, 2).unwrap(),
    };
    let PaperReply::DeskRead(harvest) = paper.answer(request) else { panic!("not read") };
    import.desk_read(next.sheet, next.turn, (*harvest).clone());
    let mut act = Vec::new();
    while act.len() < harvest.act as usize {
        let PaperReply::Act(part) = paper.answer(PaperRequest::DeskAct(act.len() as u32)) else {
            panic!("no act")
        };
        act.extend(part);
    }
    Some((*harvest, act))
}

/// Entries that count and their money, over the year.
fn counted(desk: &mut Desk, register: Register) -> (i64, i64) {
    let period = Period { first: Month::parse("2004-04").unwrap(), months: 12 };
    let ask = |count| TallyAsk { tally: Tally::of(register, count), period, splits: vec![] };
    let answers = desk.tallies(&[ask(Count::Counted), ask(Count::Amount)]).unwrap();
    (answers[0].total, answers[1].total)
}

#[test]
fn every_sheet_comes_in_as_guessed_counts_is_known_again_and_goes_out() {
    let mut desk = opened(MemoryStore::default(), "桥东区职工帮扶中心");
    let (mut paper, mut import) = open(&desk.desk().unwrap().codes);
    assert_eq!((import.step, import.choice(0), import.view), (Step::Columns, Choice::Reception, None));
    let guessed: Vec<Choice> = (1..8).map(|sheet| import.choice(sheet)).collect();
    assert_eq!(guessed, YEAR.map(|(register, ..)| Choice::Desk(register)));
    let mut acts = Vec::new();
    for (register, rows, count, fen) in YEAR {
        let (harvest, act) = read(&mut paper, &mut import, desk.desk().unwrap().codes).unwrap();
        assert_eq!((harvest.taken, harvest.doubtful, harvest.wrong, harvest.structure), (rows, 0, 0, 1));
        assert_eq!((i64::from(harvest.counted), harvest.fen, harvest.all_notes), (count, fen, 0));
        assert_eq!(harvest.first.len(), 5);
        let digits = |cell: &String| cell.bytes().filter(u8::is_ascii_digit).count();
        assert!(harvest.first.iter().all(|(_, cells)| cells.iter().all(|cell| digits(cell) < 11)), "masked");
        let act: Act = postcard::from_bytes(&act).unwrap();
        let acted = run(desk.act(&act, NOW)).unwrap().unwrap();
        let report = desk.entries_report(acted.seq).unwrap().unwrap();
        assert_eq!((report.imported, report.register), (rows, register));
        let money = if Count::Amount.is_of(register) { fen } else { 0 };
        assert_eq!(counted(&mut desk, register), (count, money), "{register:?}");
        acts.push(acted.seq);
    }
    assert!(import.next_desk().is_none());

    let (mut paper, mut import) = open(&desk.desk().unwrap().codes);
    for _ in YEAR {
        let (_, act) = read(&mut paper, &mut import, desk.desk().unwrap().codes).unwrap();
        let act: Act = postcard::from_bytes(&act).unwrap();
        let refused = run(desk.act(&act, NOW)).unwrap().unwrap_err();
        assert_eq!(refused.iter().map(|issue| issue.code).collect::<Vec<_>>(), [IssueCode::NothingToDo]);
    }
    for seq in acts.into_iter().rev() {
        run(desk.undo(seq, NOW)).unwrap().unwrap();
    }
    for (register, ..) in YEAR {
        assert_eq!(counted(&mut desk, register), (0, 0), "{register:?}");
    }
}

#[test]
fn a_sheet_is_what_the_clerk_says() {
    let codes = casework::code::shipped().with_desks();
    let (mut paper, mut import) = open(&codes);
    import.choose(3, Choice::Skip);
    assert_eq!((import.choice(3), import.desks.len()), (Choice::Skip, 6));
    import.choose(1, Choice::Desk(Register::HomeVisit));
    assert_eq!((import.view, import.next_desk().map(|next| next.sheet)), (Some(1), Some(1)));
    assert!(
        import.desk(1).is_some_and(|desk| desk.look.is_none()),
        "another register is to be looked at first"
    );
    let request = PaperRequest::LookDesk {
        sheet: import.sheets[1].name.clone(),
        register: Register::HomeVisit,
        codes: codes.clone(),
    };
    let PaperReply::DeskLook(look) = paper.answer(request) else { panic!("not looked at") };
    import.desk_looked(1, Register::HomeVisit, look.map(|look| *look));
    assert!(import.desk(1).is_some_and(|desk| desk.look.is_some()));
    import.choose(0, Choice::Skip);
    assert!(!import.has_reception() && import.work.is_none());
    import.choose(1, Choice::Reception);
    assert_eq!((import.choice(1), import.sheet, import.view), (Choice::Reception, 1, None));
    // A workbook of other desks alone.
    for sheet in [1, 4, 5, 6, 7] {
        import.choose(sheet, Choice::Skip);
    }
    assert_eq!(import.view, Some(2));
    let (harvest, _) = read(&mut paper, &mut import, codes).unwrap();
    assert_eq!((harvest.taken, import.is_all_ready(), import.desks_taken()), (8, true, 8));
    import.set_desk_column(2, 1, None);
    assert!(!import.is_all_ready() && import.next_desk().is_none(), "without its day it cannot be read");
}

#[test]
fn what_is_saved_is_not_saved_again_and_all_of_it_is_undone_latest_first() {
    let codes = casework::code::shipped().with_desks();
    let (mut paper, mut import) = open(&codes);
    import.choose(0, Choice::Skip);
    while read(&mut paper, &mut import, codes.clone()).is_some() {}
    assert_eq!(import.saved(), (0, 7));
    for seq in 2..9 {
        let sheet = import.next_save().unwrap().sheet;
        import.desk_saved(sheet, (seq != 4).then_some(seq));
    }
    assert_eq!((import.saved(), import.next_save().is_none()), ((7, 7), true));
    assert_eq!(import.standing(), [8, 7, 6, 5, 3, 2]);
    import.undone(8);
    assert_eq!((import.standing().len(), import.is_undone()), (5, false));
    [2, 3, 5, 6, 7].into_iter().for_each(|seq| import.undone(seq));
    assert!(import.is_undone());
}
