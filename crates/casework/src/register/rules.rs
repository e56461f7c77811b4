//! Rules between the fields of one entry: what does not go together, each said at the field to change.

use super::{Entry, Group, Item, Register, Sheet, Stage};
use crate::issue::{Issue, IssueCode};

/// Adds what is wrong with an entry that stands at, or is about to reach, a stage.
pub(super) fn look_over(entry: &Entry, stage: Stage, issues: &mut Vec<Issue>) {
    let mut wrong = |field: &str, code: IssueCode| {
        if !issues.iter().any(|issue| issue.field == field) {
            issues.push(Issue { field: field.to_owned(), code });
        }
    };
    for item in [Item::ValidUntil, Item::DueDay] {
        if entry.sheet.day(item).is_some_and(|day| day < entry.opened) {
            wrong(item.name(), IssueCode::DayBeforeOpened);
        }
    }
    let is_at_least = |least: Stage| entry.path().is_at_least(stage, least);
    match entry.register() {
        Register::Relief => {
            if is_at_least(Stage::Approved) && entry.amount() == 0 {
                wrong(Item::Amount.name(), IssueCode::Missing);
            }
            if entry.sheet.fen(Item::Returned).is_some_and(|back| back > entry.amount()) {
                wrong(Item::Returned.name(), IssueCode::MoreThanGiven);
            }
            if !is_of_household(entry) {
                wrong(Item::Payee.name(), IssueCode::PayeeNotOfHousehold);
            }
        }
        Register::HomeVisit if entry.amount() == 0 => wrong(Item::Cash.name(), IssueCode::Missing),
        Register::Donation if entry.amount() == 0 => wrong(Item::Amount.name(), IssueCode::Missing),
        Register::Vacancy => {
            let pay = (entry.sheet.fen(Item::PayFrom), entry.sheet.fen(Item::PayTo));
            if matches!(pay, (Some(from), Some(to)) if from > to) {
                wrong(Item::PayTo.name(), IssueCode::LessThanFrom);
            }
        }
        Register::Legal => {
            let days = (entry.sheet.day(Item::Arbitration), entry.sheet.day(Item::Award));
            if matches!(days, (Some(begun), Some(ended)) if ended < begun) {
                wrong(Item::Award.name(), IssueCode::DayBeforeEarlier);
            }
        }
        Register::Loan => instalments(entry, &mut wrong),
        _ => {}
    }
}

/// Is the payee, where there is one, the applicant or a member of the household?
pub(crate) fn is_of_household(entry: &Entry) -> bool {
    let payee = entry.sheet.text(Item::Payee);
    let is_member = || entry.rows_of(Group::Member).any(|row| row.text(Item::MemberName) == payee);
    payee.is_empty() || payee == entry.person.name || is_member()
}

/// An instalment has its days, and no more is paid back than was lent.
fn instalments(entry: &Entry, wrong: &mut impl FnMut(&str, IssueCode)) {
    let mut left = entry.sheet.fen(Item::Amount).unwrap_or(0);
    for (place, row) in (1..).zip(entry.rows_of(Group::Instalment)) {
        let name = |item: Item| format!("{}-{place}-{}", Group::Instalment.word(), item.name());
        let has = |row: &Sheet, item| row.get(item).is_some();
        if has(row, Item::DueAmount) && !has(row, Item::Due) {
            wrong(&name(Item::Due), IssueCode::Missing);
        }
        if (has(row, Item::PaidPrincipal) || has(row, Item::PaidInterest)) && !has(row, Item::PaidDay) {
            wrong(&name(Item::PaidDay), IssueCode::Missing);
        }
        left -= row.fen(Item::PaidPrincipal).unwrap_or(0);
        if left < 0 {
            wrong(&name(Item::PaidPrincipal), IssueCode::MoreThanLent);
            left = 0;
        }
        if row.day(Item::Due).is_some_and(|day| day < entry.opened) {
            wrong(&name(Item::Due), IssueCode::DayBeforeOpened);
        }
    }
}
