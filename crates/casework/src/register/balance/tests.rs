//! Laws of balances: lent is repaid and outstanding, overdue is a part of outstanding, paying never adds to what is owed.

use proptest::prelude::*;

use super::*;
use crate::contact::{DeviceCode, RecordId};
use crate::register::{EntryNumber, Person, Row, Sheet, Step, Value};

fn day(n: i32) -> Day {
    Day::new(2005, 1, 1).unwrap().plus(n)
}

fn step(stage: Stage, on: i32) -> Step {
    Step { stage, day: day(on), noted: None, by: None, reason: String::new(), vacancy: None }
}

fn entry(register: Register, stages: &[(Stage, i32)], sheet: Sheet) -> Entry {
    Entry {
        id: RecordId(1),
        number: EntryNumber { register, year: 2005, device: DeviceCode(0), serial: 1 },
        opened: day(0),
        person: Person::default(),
        sheet,
        rows: Vec::new(),
        steps: stages.iter().map(|&(stage, on)| step(stage, on)).collect(),
        contact: None,
        flags: Vec::new(),
        source: None,
    }
}

/// A loan of 1,000 yuan paid out on day 0, its due day on day 300, at a stage since a day.
fn loan(stage: Stage, since: i32) -> Entry {
    let sheet = Sheet::from_iter([(Item::Amount, Value::Fen(100_000)), (Item::DueDay, Value::Day(day(300)))]);
    entry(Register::Loan, &[(Stage::PaidOut, 0), (stage, since)], sheet)
}

fn instalment(due: Option<(i32, i64)>, paid: Option<(Option<i32>, i64)>) -> Row {
    let mut sheet = Sheet::default();
    if let Some((on, fen)) = due {
        sheet.set(Item::Due, Some(Value::Day(day(on))));
        sheet.set(Item::DueAmount, Some(Value::Fen(fen)));
    }
    if let Some((on, fen)) = paid {
        sheet.set(Item::PaidDay, on.map(|on| Value::Day(day(on))));
        sheet.set(Item::PaidPrincipal, Some(Value::Fen(fen)));
    }
    Row { group: Group::Instalment, sheet }
}

/// Repaid, outstanding, overdue, days overdue.
#[track_caller]
fn check(entry: &Entry, today: i32, wanted: (i64, i64, i64, u32)) {
    let balance = Balance::of(entry, day(today));
    let found = (balance.repaid, balance.outstanding, balance.overdue, balance.overdue_days);
    assert_eq!(found, wanted);
}

#[test]
fn without_instalments_all_is_due_on_the_due_day() {
    check(&loan(Stage::Repaying, 10), 300, (0, 100_000, 0, 0));
    check(&loan(Stage::Repaying, 10), 301, (0, 100_000, 100_000, 1));
    check(&loan(Stage::Settled, 200), 301, (100_000, 0, 0, 0));
    check(&loan(Stage::Refused, 200), 301, (0, 0, 0, 0));
    assert_eq!(Balance::of(&loan(Stage::Refused, 200), day(301)).lent, 0);
}

#[test]
fn a_loan_said_to_be_overdue_is() {
    check(&loan(Stage::Overdue, 90), 89, (0, 100_000, 0, 0));
    check(&loan(Stage::Overdue, 90), 100, (0, 100_000, 100_000, 10));
    check(&loan(Stage::Overdue, 310), 320, (0, 100_000, 100_000, 20));
    let mut undated = loan(Stage::Overdue, 90);
    undated.sheet.set(Item::DueDay, None);
    undated.rows.push(instalment(None, Some((Some(95), 40_000))));
    check(&undated, 100, (40_000, 60_000, 60_000, 10));
    undated.rows.push(instalment(None, Some((None, 60_000))));
    check(&undated, 100, (100_000, 0, 0, 0));
}

#[test]
fn payments_meet_the_oldest_dues_first() {
    let mut loan = loan(Stage::Repaying, 10);
    loan.rows.push(instalment(Some((60, 30_000)), None));
    loan.rows.push(instalment(Some((30, 30_000)), Some((Some(40), 35_000))));
    check(&loan, 30, (0, 100_000, 0, 0));
    check(&loan, 35, (0, 100_000, 30_000, 5));
    check(&loan, 40, (35_000, 65_000, 0, 0));
    check(&loan, 70, (35_000, 65_000, 25_000, 10));
    // What no instalment asks for is due on the loan's own day.
    check(&loan, 310, (35_000, 65_000, 65_000, 250));
}

#[test]
fn dues_beyond_the_loan_and_payments_beyond_it_are_not_owed() {
    let mut loan = loan(Stage::Repaying, 10);
    loan.rows.push(instalment(Some((30, 150_000)), Some((Some(40), 20_000))));
    check(&loan, 50, (20_000, 80_000, 80_000, 20));
    loan.rows.push(instalment(None, Some((Some(60), 90_000))));
    check(&loan, 60, (100_000, 0, 0, 0));
}

#[test]
fn only_what_counts_moves_the_fund() {
    let with = |pairs: &[(Item, &str)], money: Item, fen: i64| {
        let code = |key: &str| Value::Code(crate::code::CodeKey::parse(key).unwrap());
        let codes = pairs.iter().map(|&(item, key)| (item, code(key)));
        codes.chain([(money, Value::Fen(fen))]).collect::<Sheet>()
    };
    let at_once = [(Stage::Recorded, 0)];
    let mut returned = entry(
        Register::Relief,
        &[(Stage::Applied, 0), (Stage::Paid, 3)],
        with(&[(Item::Fund, "warmth")], Item::Amount, 300),
    );
    returned.sheet.set(Item::Returned, Some(Value::Fen(50)));
    let entries = [
        entry(Register::Donation, &at_once, with(&[(Item::DonationUse, "fund")], Item::Amount, 1_000)),
        entry(Register::Donation, &at_once, with(&[(Item::DonationUse, "levels")], Item::Amount, 7_000)),
        entry(Register::HomeVisit, &at_once, with(&[(Item::Fund, "warmth")], Item::Cash, 200)),
        entry(Register::HomeVisit, &at_once, with(&[(Item::Fund, "union")], Item::Cash, 9_000)),
        returned,
        entry(Register::Relief, &[(Stage::Applied, 0)], with(&[(Item::Fund, "warmth")], Item::Amount, 4_000)),
    ];
    let fund = Fund::of(&entries);
    assert_eq!(fund, Fund { given: 1_000, spent: 500, returned: 50 });
    assert_eq!(fund.balance(), 550);
}

fn some_loan() -> impl Strategy<Value = Entry> {
    let stages = [Stage::PaidOut, Stage::Repaying, Stage::Overdue, Stage::Settled, Stage::Refused];
    let due = proptest::option::of((0i32..400, 0i64..60_000));
    let paid = proptest::option::of((proptest::option::of(0i32..400), 0i64..60_000));
    let row = (due, paid).prop_map(|(due, paid)| instalment(due, paid));
    let due_day = proptest::option::of(0i32..400);
    let stage = proptest::sample::select(stages.to_vec());
    (stage, 0i32..400, due_day, proptest::collection::vec(row, 0..6)).prop_map(
        |(stage, since, due_day, rows)| {
            let mut loan = loan(stage, since);
            loan.sheet.set(Item::DueDay, due_day.map(|on| Value::Day(day(on))));
            loan.rows = rows;
            loan
        },
    )
}

proptest! {
    #[test]
    fn what_was_lent_is_repaid_or_outstanding(loan in some_loan(), today in -10i32..450) {
        let balance = Balance::of(&loan, day(today));
        prop_assert_eq!(balance.lent, balance.repaid + balance.outstanding);
        prop_assert!(0 <= balance.overdue && balance.overdue <= balance.outstanding);
        prop_assert!(balance.repaid >= 0 && balance.outstanding >= 0);
        prop_assert!(balance.overdue > 0 || balance.overdue_days == 0);
        prop_assert_eq!(outstanding(&loan), Balance::of(&loan, day(450)).outstanding);
    }

    #[test]
    fn a_payment_takes_its_money_off_what_is_owed(loan in some_loan(), today in 0i32..450, fen in 1i64..50_000) {
        let before = Balance::of(&loan, day(today));
        let mut paid = loan.clone();
        paid.rows.push(instalment(None, Some((Some(today), fen))));
        let after = Balance::of(&paid, day(today));
        prop_assert_eq!(after.outstanding, (before.outstanding - fen).max(0).min(before.outstanding));
        prop_assert_eq!(after.overdue, (before.overdue - fen).max(0));
        prop_assert!(after.overdue_days <= before.overdue_days);
    }

    #[test]
    fn the_order_of_instalments_does_not_matter(loan in some_loan(), today in 0i32..450) {
        let mut turned = loan.clone();
        turned.rows.reverse();
        prop_assert_eq!(Balance::of(&loan, day(today)), Balance::of(&turned, day(today)));
    }

    #[test]
    fn without_a_payment_days_overdue_go_on_by_the_day(loan in some_loan(), today in 0i32..450) {
        let (now, next) = (Balance::of(&loan, day(today)), Balance::of(&loan, day(today + 1)));
        prop_assume!(now.overdue > 0 && next.repaid == now.repaid);
        prop_assert_eq!(next.overdue_days, now.overdue_days + 1);
        prop_assert!(next.overdue >= now.overdue);
    }
}
