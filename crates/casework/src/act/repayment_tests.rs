//! Repayments that come in by a sheet: whose they are, what stays out and why, and that they are what is entered by hand.

use proptest::prelude::*;

use super::testing::{Memory, opened};
use super::*;
use crate::contact::DeviceCode;
use crate::identity::{IdDocument, IdKind, Phone};
use crate::issue::IssueCode::{self, *};
use crate::register::{
    Balance, Claim, EntryWhy, Group, Joining, LeftOut, Person, Repayment, Row, Sheet, Step, Value, balance,
};
use crate::time::{Day, Moment};

/// 2026-03-10, 09:00 in China.
const NOW: Moment = Moment(1_773_104_400_000);
const HERE: DeviceCode = DeviceCode(0);
const CASEWORKER: usize = 2;
const ID: &str = "130799196909082551";
const OTHER: &str = "130799197303087395";

fn day(text: &str) -> Day {
    Day::parse_iso(text).unwrap()
}

fn person(name: &str, id: &str, phone: &str) -> Person {
    let id_document = IdDocument::parse(IdKind::Resident, id).map(|(document, _)| document);
    let phones = Phone::parse(phone).ok().map(|(phone, _)| phone).into_iter().collect();
    Person { name: name.into(), id_document, phones, ..Person::default() }
}

/// Loans of 5,000 yuan paid out on 2026-01-05: contract, whose, and the stage they stand at.
fn lent(loans: &[(&str, Person, Stage)]) -> Memory {
    let mut memory = opened();
    memory.codes = std::mem::take(&mut memory.codes).with_desks();
    for (n, (contract, person, stage)) in (1..).zip(loans) {
        let mut draft = EntryDraft::new(Register::Loan, day("2026-01-02"), "孟庆云");
        draft.put(Item::Business, "早点铺".into());
        draft.put(Item::Amount, "5000".into());
        draft.put(Item::Contract, (*contract).into());
        draft.person.name = person.name.clone();
        let around = crate::register::Around {
            codes: &memory.codes,
            at: NOW,
            today: day("2026-03-10"),
            by: memory.staff[0].id,
        };
        let (mut entry, _) = draft.check(None, around).unwrap();
        entry.id = RecordId::new(HERE, n);
        entry.person = person.clone();
        let step = |stage, on| Step {
            stage,
            day: day(on),
            noted: None,
            by: None,
            reason: String::new(),
            vacancy: None,
        };
        if *stage != Stage::Applied {
            entry.steps.push(step(Stage::PaidOut, "2026-01-05"));
        }
        if !matches!(stage, Stage::Applied | Stage::PaidOut) {
            entry.steps.push(step(*stage, "2026-02-01"));
        }
        memory.entries.insert(entry.id, entry);
    }
    memory
}

/// A row: contract, whose, day, yuan, instalment.
type Said<'a> = (&'a str, Person, &'a str, i64, Option<u32>);

fn import(rows: &[Said<'_>]) -> Act {
    let repayment = |(row, (contract, person, on, yuan, number)): (u32, &Said<'_>)| {
        let cells = vec![contract.to_string(), person.name.clone(), on.to_string(), yuan.to_string()];
        let money = (yuan * 100, None);
        let claim = Claim::new((row, &cells), (contract, person), day(on), money, *number);
        Repayment { claim, note: String::new(), cells }
    };
    Act::ImportEntries(Box::new(EntryImport {
        file: "还款.xlsx".into(),
        sheet: "还款".into(),
        register: Register::Loan,
        rows: Vec::new(),
        repayments: (2..).zip(rows).map(repayment).collect(),
        codes: Vec::new(),
        notes: Vec::new(),
        layout: None,
        left: LeftOut::default(),
    }))
}

fn act_of(memory: &Memory, wish: Act) -> Result<ChangeSet, Vec<crate::issue::Issue>> {
    act(memory, &memory.staff[CASEWORKER], wish, NOW, HERE).map(|(set, _)| set)
}

/// What becomes of one row beside loans: the loan, counted from 1, or the field and why it stays out.
#[track_caller]
fn check(loans: &[(&str, Person, Stage)], said: Said<'_>, expected: Result<u64, (&str, IssueCode)>) {
    let memory = lent(loans);
    let set = act_of(&memory, import(&[said])).unwrap();
    let mut edited = set.changes.iter().filter_map(|change| match change {
        Change::EditEntry { after, .. } => Some(after.id.running()),
        _ => None,
    });
    let left = set.changes.iter().find_map(|change| match change {
        Change::LeftOut(left) => left.rows.first(),
        _ => None,
    });
    let found = match left {
        None => Ok(edited.next().unwrap()),
        Some(left) => Err((left.field.as_str(), left.code)),
    };
    assert_eq!(found, expected);
    assert_eq!(edited.next(), None);
}

#[test]
fn a_repayment_comes_to_the_one_loan_that_is_meant_or_stays_out() {
    use Stage::*;
    let zhang = || person("张三", ID, "19900001111");
    let nameless = || person("", "", "");
    let by_phone = || person("张三", "", "19900001111");
    let on = |contract, who| (contract, who, "2026-02-05", 100, None);
    let one = [("JY1", zhang(), PaidOut)];
    check(&one, on("jy 1", nameless()), Ok(1));
    check(&one, on("JY1", person("李四", "", "")), Err(("contract", LoanDiffers)));
    check(&one, on("JY1", person("张三", OTHER, "")), Err(("contract", LoanDiffers)));
    check(&one, on("JY1", person("张三（更名）", ID, "")), Ok(1));
    check(&one, on("JY2", zhang()), Err(("contract", LoanNotFound)));
    check(&one, on("", person("", ID, "")), Ok(1));
    check(&one, on("", person("张三", OTHER, "19900001111")), Err(("id-number", LoanNotFound)));
    check(&one, on("", by_phone()), Ok(1));
    check(&one, on("", person("张三", "", "19900002222")), Err(("name", LoanNotFound)));
    check(&one, on("", person("张三", "", "")), Err(("name", LoanNotFound)));
    for stage in [Repaying, Overdue] {
        check(&[("", zhang(), stage)], on("JY9", by_phone()), Ok(1));
    }
    check(&[("JY1", zhang(), Settled)], on("JY1", zhang()), Err(("contract", LoanNotFound)));
    check(&[("JY1", zhang(), Applied)], on("JY1", zhang()), Err(("contract", LoanNotFound)));
    let two = [("JY1", zhang(), Settled), ("JY2", zhang(), Repaying), ("JY3", by_phone(), Overdue)];
    check(&two, on("", person("", ID, "")), Ok(2));
    check(&two, on("", by_phone()), Err(("name", LoanUnclear)));
    check(&two, on("JY3", zhang()), Ok(3));
    let twice = [("JY1", zhang(), PaidOut), ("JY1", zhang(), PaidOut)];
    check(&twice, on("JY1", zhang()), Err(("contract", LoanUnclear)));
    let dated = |on, yuan| ("JY1", zhang(), on, yuan, None);
    check(&one, dated("2026-01-05", 5000), Ok(1));
    check(&one, dated("2026-01-04", 100), Err(("paid-day", PaidBeforeLent)));
    check(&one, dated("2026-03-11", 100), Err(("paid-day", DateInFuture)));
    check(&one, dated("2026-02-05", 5001), Err(("paid-principal", MoreThanOutstanding)));
}

#[test]
fn what_a_loan_has_is_known_and_a_sheet_that_comes_again_changes_nothing() {
    let zhang = || person("张三", ID, "19900001111");
    let mut memory = lent(&[("JY1", zhang(), Stage::Repaying)]);
    let id = *memory.entries.keys().next().unwrap();
    let mut row = RowDraft::new(Group::Instalment);
    row.put(Item::PaidDay, "2026-02-05".into());
    row.put(Item::PaidPrincipal, "100".into());
    row.put(Item::PaidInterest, "3.50".into());
    let set = act_of(&memory, Act::Pay { entry: id, row }).unwrap();
    memory.apply(&set);
    let said = |day, number| ("JY1", zhang(), day, 100, number);
    // The first of two of one day is the one entered; the second says which instalment it is. The fourth repeats the third.
    let rows = [
        said("2026-02-05", Some(1)),
        said("2026-02-05", Some(2)),
        said("2026-03-05", None),
        said("2026-03-05", None),
        ("JY1", zhang(), "2026-03-06", 9999, None),
    ];
    let set = act_of(&memory, import(&rows)).unwrap();
    assert_eq!(set.changes.len(), 3, "one loan, what is left out, the report");
    let Some(Change::ImportEntries(report)) = set.changes.last() else { panic!() };
    let whys: Vec<(u32, EntryWhy)> = report.notes.iter().map(|note| (note.row, note.why)).collect();
    let wrong = EntryWhy::Wrong(MoreThanOutstanding);
    assert_eq!(whys, [(2, EntryWhy::Known(id)), (5, EntryWhy::RepeatOf(4)), (6, wrong)]);
    assert_eq!(report.imported, 2);
    memory.apply(&set);
    assert_eq!(balance::outstanding(&memory.entries[&id]), 470_000);
    assert_eq!(memory.left[0].rows[0].cells[3], "9999", "kept as it stands");
    assert_eq!(memory.entries[&id].stage(), Stage::Repaying, "as after a payment entered by hand");
    let again = act_of(&memory, import(&rows)).unwrap_err();
    assert_eq!(again[0].code, NothingToDo);
    let refused = act(&memory, &memory.staff[1], import(&rows), NOW, HERE).unwrap_err();
    assert_eq!(refused[0].code, NotAllowed, "the front desk imports nothing");
    // Settled since, the same sheet is known all the same.
    let settled = Move {
        entry: id,
        to: Stage::Settled,
        day: "2026-03-08".into(),
        reason: String::new(),
        items: vec![(Item::Term, "12".into())],
        vacancy: None,
    };
    let set = act_of(&memory, Act::MoveEntry(Box::new(settled))).unwrap();
    memory.apply(&set);
    let claims: Vec<Claim> = match import(&rows[..3]) {
        Act::ImportEntries(import) => import.repayments.into_iter().map(|row| row.claim).collect(),
        _ => unreachable!(),
    };
    let around =
        crate::register::Around { codes: &memory.codes, at: NOW, today: day("2026-03-10"), by: set.by };
    let (joined, paid) = crate::register::join(memory.loans(), &claims, &[], around);
    assert_eq!((joined, paid.len()), (vec![Joining::Known(id); 3], 0));
}

#[test]
fn what_is_noted_of_a_repayment_is_kept_with_it_and_tells_none_apart() {
    let zhang = || person("张三", ID, "19900001111");
    let mut memory = lent(&[("JY1", zhang(), Stage::Repaying)]);
    let id = *memory.entries.keys().next().unwrap();
    let mut due = Sheet::default();
    due.set(Item::Due, Some(Value::Day(day("2026-02-05"))));
    due.set(Item::InstalmentNote, Some(Value::Text("说好月底".into())));
    memory.entries.get_mut(&id).unwrap().rows = vec![Row { group: Group::Instalment, sheet: due }];
    let noted = |note: [&str; 2]| {
        let rows = [("JY1", zhang(), "2026-02-05", 100, None), ("JY1", zhang(), "2026-03-05", 100, None)];
        let Act::ImportEntries(mut import) = import(&rows) else { unreachable!() };
        import.repayments.iter_mut().zip(note).for_each(|(row, note)| row.note = note.into());
        Act::ImportEntries(import)
    };
    let set = act_of(&memory, noted(["", "托人代交"])).unwrap();
    memory.apply(&set);
    let notes = memory.entries[&id].rows_of(Group::Instalment).map(|row| row.text(Item::InstalmentNote));
    assert_eq!(
        notes.collect::<Vec<_>>(),
        ["说好月底", "托人代交"],
        "what stood there stays where nothing is noted"
    );
    assert_eq!(act_of(&memory, noted(["现金", ""])).unwrap_err()[0].code, NothingToDo, "known all the same");
}

/// Which of the loans, days after 2026-01-05, yuan, instalment.
fn payments() -> impl Strategy<Value = Vec<(usize, u16, i64, Option<u32>)>> {
    let number = prop_oneof![Just(None), (1u32..4).prop_map(Some)];
    prop::collection::vec((0usize..3, 0u16..60, 1i64..1500, number), 0..12)
}

proptest! {
    #[test]
    fn repayments_of_a_sheet_are_those_entered_one_by_one_and_undo_takes_all_back(
        said in payments(), dues in prop::collection::vec((0usize..3, 1i32..50), 0..6),
    ) {
        let whose = ["张三", "李四", "王五"].map(|name| person(name, "", "19900001111"));
        let stages = [Stage::PaidOut, Stage::Repaying, Stage::Overdue];
        let loans: Vec<_> = whose.iter().zip(stages).map(|(who, stage)| ("", who.clone(), stage)).collect();
        let mut memory = lent(&loans);
        let ids: Vec<RecordId> = memory.entries.keys().copied().collect();
        for (loan, after) in dues {
            let row = [(Item::Due, Value::Day(Day(day("2026-01-05").0 + after)))].into_iter().collect();
            let entry = memory.entries.get_mut(&ids[loan]).unwrap();
            entry.rows.push(crate::register::Row { group: Group::Instalment, sheet: row });
        }
        let before = memory.clone();
        let days: Vec<String> =
            said.iter().map(|(_, after, ..)| Day(day("2026-01-05").0 + i32::from(*after)).to_string()).collect();
        let row = |((loan, _, yuan, number), on)| -> Said<'_> {
            let (loan, yuan, number): (&usize, &i64, &Option<u32>) = (loan, yuan, number);
            ("", whose[*loan].clone(), on, *yuan, *number)
        };
        let rows: Vec<Said<'_>> = said.iter().map(|(a, b, c, d)| (a, b, c, d)).zip(days.iter().map(String::as_str)).map(row).collect();

        // By hand, the oldest first; what is refused, or said twice, is not entered.
        let mut by_hand = before.clone();
        let mut order: Vec<usize> = (0..rows.len()).collect();
        order.sort_by_key(|at| (days[*at].clone(), *at));
        let said_twice = |at: usize| (0..at).any(|earlier| {
            let key = |at: usize| (said[at].0, said[at].1, said[at].2, said[at].3);
            key(earlier) == key(at)
        });
        let mut entered = 0;
        for at in order.into_iter().filter(|at| !said_twice(*at)) {
            let (loan, _, yuan, number) = said[at];
            let mut row = RowDraft::new(Group::Instalment);
            row.put(Item::PaidDay, days[at].clone());
            row.put(Item::PaidPrincipal, yuan.to_string());
            row.put(Item::InstalmentNumber, number.map(|n| n.to_string()).unwrap_or_default());
            if let Ok(set) = act_of(&by_hand, Act::Pay { entry: ids[loan], row }) {
                by_hand.apply(&set);
                entered += 1;
            }
        }

        match act_of(&memory, import(&rows)) {
            Err(issues) => prop_assert!(rows.is_empty() && issues[0].code == NothingToDo),
            Ok(set) => {
                memory.apply(&set);
                prop_assert_eq!(&memory.entries, &by_hand.entries);
                let Some(Change::ImportEntries(report)) = set.changes.last() else { panic!() };
                prop_assert_eq!(report.imported, entered);
                prop_assert_eq!(act_of(&memory, import(&rows)).unwrap_err()[0].code, NothingToDo);
                for (id, loan) in &memory.entries {
                    let balance = Balance::of(loan, day("2026-03-10"));
                    prop_assert_eq!(balance.lent, balance.repaid + balance.outstanding);
                    prop_assert!(balance.outstanding <= Balance::of(&before.entries[id], day("2026-03-10")).outstanding);
                }
                if entered > 0 {
                    let back = undo(&memory, &memory.staff[CASEWORKER].clone(), 9, &set, NOW).unwrap();
                    memory.apply(&back);
                }
                prop_assert_eq!(&memory.entries, &before.entries);
            }
        }
    }
}
