//! A workbook's ledgers of the other desks through the whole of the import: as guessed, paper worker, one act a sheet, sealed
//! journal, figures; the same file again; undo.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[allow(dead_code, reason = "what tests of imports share")]
mod desk;

use bangfu_desk::importing::{Choice, DeskSheet, DeskSums, Import, Step, csv, left_lines};
use bangfu_desk::paper::Paper;
use bangfu_desk::paper_protocol::{DeskHarvest, PaperReply, PaperRequest};
use casebook::store::memory::MemoryStore;
use casework::act::Act;
use casework::code::Codes;
use casework::issue::IssueCode;
use casework::register::{EntryLayout, EntryPrints, EntryTwins, Item, Register};
use casework::tally::{Count, Split, Tally, TallyAsk};
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
fn open(codes: &Codes, entry_layouts: Vec<EntryLayout>) -> (Paper, Import) {
    let (mut paper, mut import) = (Paper::default(), Import::default());
    import.open(FILE, NOW);
    for (n, part) in SAMPLE.chunks(1 << 20).enumerate() {
        let part = PaperRequest::Part { first: n == 0, bytes: part.to_vec() };
        assert!(paper.answer(part) == PaperReply::Taken);
    }
    let open = PaperRequest::Open { file: FILE.into(), codes: codes.clone(), layouts: vec![], entry_layouts };
    let PaperReply::Opened(sheets, _) = paper.answer(open) else { panic!("not opened") };
    import.opened(sheets);
    (paper, import)
}

/// What the page does with the sheet that is to be read next, and what it then says of it; the bytes of its act.
fn read(
    paper: &mut Paper,
    import: &mut Import,
    codes: Codes,
    twins: impl FnOnce(&EntryPrints) -> EntryTwins,
) -> Option<(DeskHarvest, DeskSums, Vec<u8>)> {
    let next = import.next_desk()?.clone();
    let request = PaperRequest::ReadDesk {
        sheet: import.sheets[next.sheet].name.clone(),
        book: next.book,
        mapping: next.mapping.clone(),
        codes,
        today: Day::new(2026, 3, 2).unwrap(),
    };
    let PaperReply::DeskRead(harvest) = paper.answer(request) else { panic!("not read") };
    let twins = twins(&harvest.prints(next.book.register()));
    import.desk_read(next.sheet, next.turn, (*harvest).clone(), &twins);
    let sums = import.desk(next.sheet)?.sums.as_deref()?.clone();
    let mut act = Vec::new();
    while act.len() < harvest.act as usize {
        let PaperReply::Act(part) = paper.answer(PaperRequest::DeskAct(act.len() as u32)) else {
            panic!("no act")
        };
        act.extend(part);
    }
    Some((*harvest, sums, act))
}

/// The same beside a casebook.
fn read_at(desk: &Desk, paper: &mut Paper, import: &mut Import) -> Option<(DeskHarvest, DeskSums, Vec<u8>)> {
    let twins = |prints: &EntryPrints| desk.entry_twins(prints, NOW).unwrap();
    read(paper, import, desk.desk().unwrap().codes, twins)
}

/// An empty casebook knows no row.
fn nobody(_: &EntryPrints) -> EntryTwins {
    EntryTwins::default()
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
    let (mut paper, mut import) = open(&desk.desk().unwrap().codes, vec![]);
    assert_eq!((import.step, import.choice(0), import.view), (Step::Columns, Choice::Reception, None));
    let guessed: Vec<Choice> = (1..8).map(|sheet| import.choice(sheet)).collect();
    assert_eq!(guessed, YEAR.map(|(register, ..)| Choice::Desk(register)));
    let mut acts = Vec::new();
    for (register, rows, count, fen) in YEAR {
        let (harvest, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
        assert_eq!((sums.taken, sums.doubtful, harvest.wrong, harvest.structure), (rows, 0, 0, 1));
        assert_eq!((i64::from(sums.counted), sums.fen, harvest.all_notes), (count, fen, 0));
        assert!(sums.known.is_empty());
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

    let layouts = desk.entry_layouts().unwrap();
    assert_eq!(layouts.len(), YEAR.len());
    let (mut paper, mut import) = open(&desk.desk().unwrap().codes, layouts);
    import.choose(0, Choice::Skip);
    for (register, rows, ..) in YEAR {
        let (harvest, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
        assert_eq!((sums.taken, sums.known.len() as u32, sums.fen), (0, rows, 0), "{register:?}");
        let (row, twin) = sums.known[0];
        let entry = desk.entry(twin, NOW).unwrap().unwrap().entry;
        assert_eq!(entry.source.map(|source| source.row), Some(row), "the twin is the row of the first time");
        assert_eq!(harvest.rows.len() as u32, rows);
        let act: Act = postcard::from_bytes(&act).unwrap();
        let refused = run(desk.act(&act, NOW)).unwrap().unwrap_err();
        assert_eq!(refused.iter().map(|issue| issue.code).collect::<Vec<_>>(), [IssueCode::NothingToDo]);
    }
    assert!(import.is_idle() && !import.is_all_ready() && import.next_save().is_none(), "nothing is offered");
    assert!(import.desks.iter().all(DeskSheet::is_known));
    for seq in acts.into_iter().rev() {
        run(desk.undo(seq, NOW)).unwrap().unwrap();
    }
    for (register, ..) in YEAR {
        assert_eq!(counted(&mut desk, register), (0, 0), "{register:?}");
    }
}

/// Rows and fen of each month as they stand in the sheet of waivers.
const WAIVED: [(&str, i64, i64); 9] = [
    ("2004-04", 358, 31_578_357),
    ("2004-05", 232, 18_319_927),
    ("2004-06", 347, 30_053_788),
    ("2004-07", 347, 29_163_690),
    ("2004-08", 344, 29_172_637),
    ("2004-09", 373, 31_166_772),
    ("2004-10", 250, 23_430_460),
    ("2004-11", 350, 28_557_588),
    ("2004-12", 382, 33_156_781),
];
/// The same of donations.
const GIVEN: [(&str, i64, i64); 3] =
    [("2004-12", 137, 68_083_229), ("2005-01", 244, 124_081_365), ("2005-02", 49, 28_835_406)];

#[test]
fn waivers_and_donations_are_right_month_by_month_and_by_what_they_are_for() {
    let mut desk = opened(MemoryStore::default(), "桥东区职工帮扶中心");
    let (mut paper, mut import) = open(&desk.desk().unwrap().codes, vec![]);
    (0..6).for_each(|sheet| import.choose(sheet, Choice::Skip));
    while let Some((.., act)) = read_at(&desk, &mut paper, &mut import) {
        let act: Act = postcard::from_bytes(&act).unwrap();
        run(desk.act(&act, NOW)).unwrap().unwrap();
    }
    let mut split = |register, split, count| {
        let period = Period { first: Month::parse("2004-04").unwrap(), months: 12 };
        let ask = TallyAsk { tally: Tally::of(register, count), period, splits: vec![split] };
        let answer = desk.tallies(&[ask]).unwrap().remove(0);
        answer.told().map(|(keys, value)| (keys[0].to_owned(), value)).collect::<Vec<_>>()
    };
    for (register, months) in [(Register::Waiver, &WAIVED[..]), (Register::Donation, &GIVEN)] {
        let of = |value: fn(&(&str, i64, i64)) -> i64| {
            months.iter().map(|month| (month.0.to_owned(), value(month))).collect::<Vec<_>>()
        };
        assert_eq!(split(register, Split::Month, Count::Counted), of(|month| month.1), "{register:?}");
        assert_eq!(split(register, Split::Month, Count::Amount), of(|month| month.2), "{register:?}");
    }
    let mut is_for = |register, item, expected: &[(&str, i64)]| {
        let mut expected: Vec<_> = expected.iter().map(|(key, fen)| ((*key).to_owned(), *fen)).collect();
        let mut told = split(register, Split::Item(item), Count::Amount);
        expected.sort();
        told.sort();
        assert_eq!(told, expected, "{item:?}");
    };
    let waived =
        [("utilities", 23_600_000), ("tuition", 13_000_000), ("trade", 82_000_000), ("rent", 136_000_000)];
    is_for(Register::Waiver, Item::WaiverKind, &waived);
    is_for(Register::Donation, Item::DonationUse, &[("fund", 155_000_000), ("levels", 66_000_000)]);
}

#[test]
fn a_sheet_is_what_the_clerk_says() {
    let codes = casework::code::shipped().with_desks();
    let (mut paper, mut import) = open(&codes, vec![]);
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
        book: Register::HomeVisit.into(),
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
    let (_, sums, _) = read(&mut paper, &mut import, codes, nobody).unwrap();
    assert_eq!((sums.taken, import.is_all_ready(), import.desks_taken()), (8, true, 8));
    import.set_desk_column(2, 1, None);
    assert!(!import.is_all_ready() && import.next_desk().is_none(), "without its day it cannot be read");
}

#[test]
fn what_is_saved_is_not_saved_again_and_all_of_it_is_undone_latest_first() {
    let codes = casework::code::shipped().with_desks();
    let (mut paper, mut import) = open(&codes, vec![]);
    import.choose(0, Choice::Skip);
    while read(&mut paper, &mut import, codes.clone(), nobody).is_some() {}
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

/// A text file as the page opens it.
fn open_text(desk: &Desk, file: &str, bytes: &[u8]) -> (Paper, Import) {
    let (mut paper, mut import) = (Paper::default(), Import::default());
    import.open(file, NOW);
    assert!(paper.answer(PaperRequest::Part { first: true, bytes: bytes.to_vec() }) == PaperReply::Taken);
    let (codes, entry_layouts) = (desk.desk().unwrap().codes, desk.entry_layouts().unwrap());
    let open = PaperRequest::Open { file: file.into(), codes, layouts: vec![], entry_layouts };
    let PaperReply::Opened(sheets, _) = paper.answer(open) else { panic!("not opened") };
    import.opened(sheets);
    (paper, import)
}

const BY_HAND: &str = "救助日期,户主姓名,身份证号,救助类别,救助金额(元),说明\n\
    2005-4-1,张三,,助学,300,家里两个学生\n\
    2005-4-31,李四,,医疗,500,住院\n\
    2005-4-2,王五,,助学,约200,\n\
    2005-4-1,张三,,助学,300,家里两个学生\n\
    2005-4-1,张三,,助学,300,第二个学生\n";

#[test]
fn a_column_once_changed_is_remembered_and_rows_left_out_come_in_when_corrected() {
    let mut desk = opened(MemoryStore::default(), "桥东区职工帮扶中心");
    let (mut paper, mut import) = open_text(&desk, "救助2005.csv", BY_HAND.as_bytes());
    let cause = paperwork::ledger::desk::Column::Item(Item::Situation);
    import.set_desk_column(0, 5, Some(cause));
    let (harvest, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.doubtful, sums.left, harvest.wrong, harvest.repeated), (2, 1, 2, 2, 1));
    let act: Act = postcard::from_bytes(&act).unwrap();
    let first = run(desk.act(&act, NOW)).unwrap().unwrap().seq;
    assert_eq!(desk.left_out(first).unwrap(), 2);

    // Another year's file with the same heads: the column is what the clerk said.
    let other = BY_HAND.replace("2005-4", "2006-4");
    let (_, import) = open_text(&desk, "救助2006.csv", other.as_bytes());
    assert_eq!(import.desk(0).unwrap().mapping.columns[5], Some(cause));

    // The same file again: all is there, what is wrong is kept.
    let (mut paper, mut import) = open_text(&desk, "救助2005.csv", BY_HAND.as_bytes());
    let (_, sums, _) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.known.len(), sums.left), (0, 2, 0));
    assert!(import.is_idle() && !import.is_all_ready());

    // What was left out is taken as a file, corrected there, and comes in.
    let left = run(desk.export_left_out(first, NOW)).unwrap().unwrap();
    let rows: Vec<u32> = left.rows.iter().map(|row| row.row).collect();
    assert_eq!(rows, [3, 4]);
    let lines = left_lines("CSV", &left, ["表", "行", "栏目", "哪里不对"], str::to_owned, |code| {
        format!("{code:?}")
    });
    let text = String::from_utf8(csv(lines)).unwrap();
    assert!(text.contains("CSV,3,opened,DateImpossible,2005-4-31,李四,,医疗,500,住院"), "{text}");
    let corrected = text.replace("2005-4-31", "2005-4-30").replace("约200", "200");
    let (mut paper, mut import) = open_text(&desk, "救助2005 CSV 没导入的行.csv", corrected.as_bytes());
    let (harvest, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.fen, harvest.wrong), (2, 70_000, 0));
    let act: Act = postcard::from_bytes(&act).unwrap();
    run(desk.act(&act, NOW)).unwrap().unwrap();

    // Undone, the first import holds nothing any more: its rows can be left out again.
    run(desk.undo(first, NOW)).unwrap().unwrap();
    let (mut paper, mut import) = open_text(&desk, "救助2005.csv", BY_HAND.as_bytes());
    let (_, sums, _) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.known.len(), sums.left), (2, 0, 2));
}

const LENT: &str = "放款日期,借款人,身份证号,联系电话,合同编号,贷款金额(元),期限,经营项目\n\
    2026-1-5,张三,130799196909082551,19900001111,JY-1,5000,12,早点铺\n\
    2026-1-6,李四,,19900002222,,8000,12,修车铺\n\
    2026-1-7,王五,,19900003333,JY-3,3000,12,理发店\n";
const REPAID: &str = "合同编号,借款人,联系电话,还款日期,还款金额(元),期次,备注\n\
    JY-1,,,2026-2-5,\"1,000.50\",1,\n\
    ,李四,19900002222,2026-2-6,0.05万元,,现金\n\
    JY-1,张三,,2026-2-5,1000.50,2,同一天两期\n\
    JY-3,赵六,,2026-2-7,100,,\n\
    ,孙七,19900007777,2026-2-7,100,,\n\
    JY-3,王五,,2026-1-2,100,,\n\
    JY-3,王五,,2026-2-7,3000.01,,\n\
    JY-3,王五,,2026-2-30,100,,\n\
    JY-1,,,2026-2-5,1000.5,1,又写一遍\n\
    合计,,,,3301.51,,\n";

/// What loans still owe at the end of March 2026, in fen.
fn outstanding(desk: &mut Desk) -> i64 {
    let period = Period { first: Month::parse("2026-03").unwrap(), months: 1 };
    let tally = Tally::of(Register::Loan, Count::Outstanding);
    desk.tallies(&[TallyAsk { tally, period, splits: vec![] }]).unwrap()[0].total
}

/// Takes in the file that is open; the number of its act.
fn saved(desk: &mut Desk, (mut paper, mut import): (Paper, Import)) -> u64 {
    let (_, _, act) = read_at(desk, &mut paper, &mut import).unwrap();
    let act: Act = postcard::from_bytes(&act).unwrap();
    run(desk.act(&act, NOW)).unwrap().unwrap().seq
}

#[test]
fn repayments_come_to_their_loans_once_and_undo_brings_back_what_is_owed() {
    let mut desk = opened(MemoryStore::default(), "桥东区职工帮扶中心");
    let lent = open_text(&desk, "小额贷款.csv", LENT.as_bytes());
    assert_eq!(lent.1.choice(0), Choice::Desk(Register::Loan));
    saved(&mut desk, lent);
    assert_eq!(outstanding(&mut desk), 1_600_000);

    let (mut paper, mut import) = open_text(&desk, "还款2026.csv", REPAID.as_bytes());
    assert_eq!(import.choice(0), Choice::Repayments);
    let (harvest, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.fen, sums.left, sums.known.len()), (3, 250_100, 5, 0));
    assert_eq!((harvest.wrong, import.desk(0).unwrap().wrong(), harvest.first.len()), (1, Some(5), 5));
    let notes: Vec<(u32, &str)> = sums.notes.iter().map(|note| (note.row, note.field.as_str())).collect();
    let expected = [(5, "contract"), (6, "name"), (7, "paid-day"), (8, "paid-principal"), (10, "")];
    assert_eq!(notes, expected);
    let act: Act = postcard::from_bytes(&act).unwrap();
    let seq = run(desk.act(&act, NOW)).unwrap().unwrap().seq;
    let report = desk.entries_report(seq).unwrap().unwrap();
    assert_eq!((report.register, report.imported, desk.left_out(seq).unwrap()), (Register::Loan, 3, 5));
    assert_eq!(outstanding(&mut desk), 1_600_000 - 250_100);

    // The same file again: what came in is known, what is wrong is kept, nothing is offered.
    let (mut paper, mut import) = open_text(&desk, "还款2026.csv", REPAID.as_bytes());
    let (_, sums, act) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.known.len(), sums.left), (0, 3, 0));
    assert!(import.is_idle());
    let act: Act = postcard::from_bytes(&act).unwrap();
    assert_eq!(run(desk.act(&act, NOW)).unwrap().unwrap_err()[0].code, IssueCode::NothingToDo);

    // What was left out, corrected in the file it is given out in, comes in.
    let left = run(desk.export_left_out(seq, NOW)).unwrap().unwrap();
    assert_eq!(left.rows.iter().map(|row| row.row).collect::<Vec<_>>(), [5, 6, 7, 8, 9]);
    let lines =
        left_lines("CSV", &left, ["表", "行", "栏目", "哪里不对"], str::to_owned, |_| "改".into());
    let text =
        String::from_utf8(csv(lines)).unwrap().replace("赵六", "王五").replace("2026-2-30", "2026-2-28");
    let corrected = open_text(&desk, "还款2026 CSV 没导入的行.csv", text.as_bytes());
    assert_eq!(corrected.1.choice(0), Choice::Repayments);
    let more = saved(&mut desk, corrected);
    assert_eq!(outstanding(&mut desk), 1_600_000 - 250_100 - 20_000);
    for seq in [more, seq] {
        run(desk.undo(seq, NOW)).unwrap().unwrap();
    }
    assert_eq!(outstanding(&mut desk), 1_600_000);
    let (mut paper, mut import) = open_text(&desk, "还款2026.csv", REPAID.as_bytes());
    let (_, sums, _) = read_at(&desk, &mut paper, &mut import).unwrap();
    assert_eq!((sums.taken, sums.left), (3, 5), "undone, it is as before");
}
