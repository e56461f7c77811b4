//! Steps, late answers, words and fates.

use casework::contact::RecordId;
use casework::ledger::{Compared, ImportReport, Reason, RowNote};
use casework::register::{EntryTwins, Item, Register};

use paperwork::ledger::desk::{Column, DeskMapping, SheetKind};

use super::*;
use crate::paper_protocol::{ColumnLook, DeskHarvest, DeskLook, DeskTaken};

const AT: Moment = Moment(0);

fn sheet(name: &str, fields: &[Option<Field>], is_reception: bool) -> SheetLook {
    let column = |_: &Option<Field>| ColumnLook { head: String::new(), sample: String::new(), why: None };
    let mapping = Mapping { titles: 1, heads: 2, columns: fields.to_vec(), ..Mapping::default() };
    SheetLook {
        name: name.to_owned(),
        rows: 9,
        is_reception,
        kind: if is_reception { SheetKind::Reception } else { SheetKind::Other },
        desk: None,
        mapping: Some(mapping),
        span: Span { months: Period::parse("2005-04"), year: Some(2005) },
        columns: fields.iter().map(column).collect(),
    }
}

fn opened() -> Import {
    let mut import = Import::default();
    import.open("a.xlsx", AT);
    let fields = [Some(Field::Received), Some(Field::Class), None, Some(Field::Category)];
    import.opened(vec![sheet("relief", &[None], false), sheet("contacts", &fields, true)]);
    import
}

fn harvest() -> Harvest {
    let skipped = [(1, Reason::Title), (6, Reason::ExactDuplicate), (8, Reason::Footer)];
    let word = UnknownWord { field: Field::Category, word: "讨薪".to_owned(), rows: 3 };
    Harvest {
        taken: vec![(2, false), (3, true), (4, false), (5, false)],
        held: vec![7, 9],
        skipped: skipped.map(|(row, reason)| RowNote::of_row(row, reason)).to_vec(),
        words: vec![word],
        ..Harvest::default()
    }
}

fn comparison() -> Comparison {
    let update = Compared::Update { of: RecordId(5), fields: vec![Field::Phone] };
    Comparison {
        rows: vec![Compared::New, Compared::New, Compared::Duplicate(RecordId(4)), update],
        held: vec![Compared::New, Compared::Duplicate(RecordId(8))],
        released: vec![],
    }
}

fn ready() -> Import {
    let mut import = opened();
    assert!(import.read(import.turn, harvest()));
    import.compared(import.turn, &comparison());
    import
}

#[test]
fn the_reception_sheet_is_chosen_and_read() {
    let import = opened();
    assert_eq!((import.step, import.sheet, import.work), (Step::Columns, 1, Some(Work::Reading)));
    assert_eq!(import.reading().map(|look| look.name.as_str()), Some("contacts"));
}

#[test]
fn a_field_has_one_column_and_a_late_reading_is_dropped() {
    let mut import = opened();
    let before = import.turn;
    import.set_column(2, Some(Field::Class));
    assert_eq!(import.mapping.columns[..3], [Some(Field::Received), None, Some(Field::Class)]);
    assert!(!import.read(before, harvest()) && import.harvest.is_none());
    assert!(import.read(import.turn, harvest()));
    let late = import.turn;
    import.set_column(1, Some(Field::Name));
    import.compared(late, &comparison());
    assert!(!import.is_ready() && import.taken() == 0);
    import.set_column(0, None);
    assert!(!import.is_readable() && import.work.is_none() && import.harvest.is_none());
}

#[test]
fn what_was_read_stays_to_be_looked_at_but_cannot_be_imported_until_it_is_read_anew() {
    let mut import = ready();
    assert!(import.is_ready());
    import.set_year(Some(2004));
    assert!(!import.is_ready() && import.sifted.is_some());
    assert_eq!(import.span.months, Period::parse("2004-04"));
    import.set_month(None);
    assert_eq!((import.span.months, import.span.year), (None, Some(2004)));
    import.set_month(Some(5));
    assert_eq!(import.span.months, Period::parse("2004-05"));
}

#[test]
fn every_row_has_one_fate() {
    let import = ready();
    let sifted = import.sifted.as_ref().unwrap();
    let fates: Vec<Fate> = (1..=9).map(|row| sifted.rows[row - 1].1).collect();
    use Fate::*;
    assert_eq!(fates, [Skipped, Fine, Doubtful, Known, Update, Repeat, Held, Skipped, Known]);
    assert_eq!(Fate::ALL.map(|fate| sifted.count(fate)), [1, 1, 1, 1, 2, 0, 1, 2]);
    assert_eq!(sifted.total(), 9);
    assert_eq!((import.taken(), import.held()), (2, 1));
    assert_eq!(sifted.first(None, 10), [(3, Doubtful), (5, Update), (6, Repeat), (7, Held)]);
    assert_eq!((sifted.listed(None), sifted.listed(Some(Known))), (4, 2));
    assert_eq!(sifted.first(Some(Known), 1), [(4, Known)]);
    assert_eq!((sifted.known(9), sifted.known(2)), (Some(RecordId(8)), None));
    assert_eq!(sifted.update(5).map(|update| update.of), Some(RecordId(5)));
}

#[test]
fn rows_are_in_the_order_of_the_file_wherever_the_others_stand() {
    for split in [vec![], vec![1, 2, 3], vec![7, 8], vec![1, 4, 8], (1..=8).collect::<Vec<u32>>()] {
        let taken = (1..=8).filter(|row| !split.contains(row)).map(|row| (row, false)).collect();
        let skipped = split.iter().map(|row| RowNote::of_row(*row, Reason::Blank)).collect();
        let harvest = Harvest { taken, skipped, ..Harvest::default() };
        let sifted = Sifted::of(&harvest, &Comparison::default());
        assert_eq!(sifted.rows.iter().map(|(row, _)| *row).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6, 7, 8]);
        assert_eq!(sifted.count(Fate::Skipped) as usize, split.len());
    }
}

#[test]
fn updates_are_the_clerks_choice() {
    let mut import = ready();
    assert!(import.chosen.is_empty());
    import.choose_updates(true);
    assert_eq!(import.chosen, BTreeSet::from([5]));
    import.choose_row(5, false);
    assert!(import.chosen.is_empty());
    import.choose_row(5, true);
    import.set_year(None);
    assert!(import.read(import.turn, harvest()));
    import.compared(import.turn, &Comparison::default());
    assert!(import.chosen.is_empty(), "what is no update any more is not chosen");
}

#[test]
fn rows_taken_out_by_hand_stay_out_unless_each_is_chosen() {
    let mut import = opened();
    import.read(import.turn, harvest());
    let update = Compared::Update { of: RecordId(1), fields: vec![Field::Phone] };
    let mut rows = vec![update];
    rows.extend([2, 3, 4].map(|id| Compared::TakenOut(RecordId(id))));
    let held = [7, 8].map(|id| Compared::TakenOut(RecordId(id))).to_vec();
    import.compared(import.turn, &Comparison { rows, held, released: vec![] });
    assert_eq!((import.taken(), import.held(), import.has_work()), (0, 0, false));
    let sifted = import.sifted.clone().unwrap();
    assert_eq!((sifted.count(Fate::Out), sifted.known(3)), (5, Some(RecordId(2))));
    import.choose_updates(true);
    import.choose_row(4, true);
    import.choose_row(9, true);
    assert_eq!((import.taken(), import.held(), import.updated()), (1, 1, 1));
    import.choose_updates(false);
    assert_eq!(
        (import.chosen.len(), import.updated()),
        (2, 0),
        "what is said of updates is said of them alone"
    );
}

#[test]
fn nothing_new_is_nothing_to_do() {
    let mut import = opened();
    import.read(import.turn, harvest());
    let rows = (1..=4).map(|id| Compared::Duplicate(RecordId(id))).collect();
    let held = [RecordId(7), RecordId(8)].map(Compared::Duplicate).to_vec();
    import.compared(import.turn, &Comparison { rows, held, released: vec![] });
    assert!(import.is_ready() && !import.has_work());
    assert_eq!(import.sifted.as_ref().map(|sifted| sifted.count(Fate::Known)), Some(6));
}

#[test]
fn a_word_explained_stays_to_be_seen_and_goes_with_the_layout() {
    let mut import = ready();
    let line = |import: &Import| import.words().into_iter().map(|line| (line.rows, line.means)).next();
    assert_eq!((line(&import), import.unexplained(Field::Category)), (Some((Some(3), None)), 1));
    import.set_word(Field::Category, "讨 薪", Some("pay.arrears".to_owned()));
    assert_eq!(import.work, Some(Work::Reading));
    import.read(import.turn, Harvest { words: vec![], ..harvest() });
    assert_eq!(line(&import), Some((Some(3), Some("pay.arrears".to_owned()))));
    assert_eq!(import.mapping.layout(7).words[0].word, "讨薪");
    import.set_word(Field::Category, "讨薪", None);
    assert!(import.mapping.words.is_empty());
    import.set_column(3, None);
    assert!(import.words().is_empty(), "a column that is not taken has no words");
}

#[test]
fn a_workbook_without_a_ledger_stays_at_the_first_step() {
    let mut import = Import::default();
    import.open("a.xlsx", AT);
    import.opened(vec![SheetLook { mapping: None, ..sheet("x", &[], false) }]);
    assert_eq!(import.step, Step::File);
    assert_eq!(import.fault, Some(Fault::File(FileTrouble::NotALedger)));
}

#[test]
fn another_file_starts_afresh() {
    let mut import = ready();
    let turn = import.turn;
    import.open("b.xlsx", AT);
    assert!(import.turn > turn);
    assert_eq!((import.taken(), import.sheets.len(), import.step), (0, 0, Step::File));
}

#[test]
fn a_fault_keeps_the_step() {
    let mut import = ready();
    import.step = Step::Rows;
    import.begin(Work::Saving, AT);
    import.fail(import.turn, Fault::Machine(Trouble::FileUnreadable));
    assert_eq!((import.step, import.work, import.is_ready()), (Step::Rows, None, true));
}

#[test]
fn rest_is_said_after_a_second() {
    assert_eq!((rest(900, 1, 10), rest(2_000, 0, 10), rest(2_000, 10, 10)), (None, None, None));
    assert_eq!((rest(2_000, 5, 10), rest(3_000, 2, 10)), (Some(2), Some(12)));
}

#[test]
fn a_report_is_tallied() {
    let note = |row, reason| RowNote::of_row(row, reason);
    let notes = vec![
        note(1, Reason::Title),
        note(4, Reason::PhoneUnclear),
        note(4, Reason::CategoryUnknown),
        note(5, Reason::IdFormWrong),
        note(5, Reason::Updated),
        note(6, Reason::DateImpossible),
        note(7, Reason::ExactDuplicate),
        note(8, Reason::AlreadyThere),
        note(9, Reason::NotUpdated),
        note(10, Reason::TakenOut),
    ];
    let report = ImportReport { imported: 3, updated: 1, notes, ..ImportReport::default() };
    let tally =
        Tally { imported: 3, doubtful: 1, updated: 1, held: 1, known: 2, out: 1, repeats: 1, skipped: 1 };
    assert_eq!(Tally::of(&report), tally);
    let text = lines(&report, ["s", "r", "o", "f", "w"], |_| "o".into(), |_| String::new(), |_| "why".into());
    assert_eq!((text.len(), text[1].join("|")), (11, "|1|o||why".to_owned()));
}

#[test]
fn what_is_asked_again_as_it_stood_is_the_same_wish() {
    let mut import = ready();
    assert_eq!(import.wish(WishId(1)), WishId(1));
    import.fail(import.turn, Fault::Machine(Trouble::EngineDied));
    assert!(import.is_ready() && import.is_to_be_tried());
    assert_eq!(import.wish(WishId(2)), WishId(1));
    import.choose_row(5, true);
    assert_eq!(import.wish(WishId(3)), WishId(3), "another choice");
    import.choose_row(5, false);
    assert_eq!(import.wish(WishId(4)), WishId(4));
    import.set_column(2, Some(Field::Name));
    assert_eq!(import.wish(WishId(5)), WishId(5), "other columns");
}

#[test]
fn a_comparison_that_the_machine_failed_at_can_be_tried_again() {
    let mut import = opened();
    assert!(import.read(import.turn, harvest()));
    import.fail(import.turn, Fault::Machine(Trouble::EngineDied));
    assert!(!import.is_ready() && import.is_to_be_tried());
    import.read_again();
    assert!(!import.is_to_be_tried() && import.reading().is_some());
    import.fail(import.turn, Fault::File(FileTrouble::NotALedger));
    assert!(!import.is_to_be_tried());
}

#[test]
fn repayments_are_saved_behind_the_loans_of_their_workbook() {
    let mut import = Import::default();
    import.open("a.xlsx", AT);
    import.opened(vec![sheet("repaid", &[None], false), sheet("lent", &[None], false)]);
    import.choose(0, Choice::Repayments);
    import.choose(1, Choice::Desk(Register::Loan));
    assert_eq!((import.choice(0), import.view), (Choice::Repayments, Some(1)));
    let columns = |columns: &[Column]| DeskLook {
        mapping: DeskMapping { titles: 0, heads: 1, columns: columns.iter().copied().map(Some).collect() },
        columns: Vec::new(),
    };
    let paid = [Item::Contract, Item::PaidDay, Item::PaidPrincipal].map(Column::Item);
    import.desk_looked(0, import.desks[0].book, Some(columns(&paid)));
    let lent = [Column::Opened, Column::Name, Column::Item(Item::Amount)];
    import.desk_looked(1, import.desks[1].book, Some(columns(&lent)));
    // A repayment without its loan is left out, and yet tried again once the loans are in.
    for (at, left) in [(0, vec![7]), (1, Vec::new())] {
        let taken = DeskTaken { row: 2, print: 1, fen: Some(5), is_doubtful: false };
        let rows = if at == 1 { vec![taken] } else { Vec::new() };
        let harvest = DeskHarvest { wrong: left.len() as u32, rows, left, ..DeskHarvest::default() };
        import.desk_read(at, import.desks[at].turn, harvest, &EntryTwins::default());
    }
    assert_eq!(import.next_save().map(|desk| desk.sheet), Some(1));
    import.desk_saved(1, Some(9));
    assert_eq!(import.next_save().map(|desk| desk.sheet), Some(0));
}
