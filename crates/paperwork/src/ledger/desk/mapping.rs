//! How a ledger of another desk is read: which rows stand above the data, which column is what.

use casework::register::{Ask, EntryLayout, Group, Item, Register};
use serde::{Deserialize, Serialize};

use super::super::Mapping;
use super::{Book, Column};

/// How a ledger of another desk is read.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DeskMapping {
    /// Rows above the head: titles.
    pub titles: u32,
    /// Rows of the head; 0 = the data have none.
    pub heads: u32,
    /// What each column is, from the first; none = not taken.
    pub columns: Vec<Option<Column>>,
}

/// Why a ledger cannot be read by a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DeskIssue {
    /// No column says on which day.
    NoDay,
    /// No column says whom it is about.
    NoName,
    /// No column says which loan: a contract, an ID number, or name and telephone.
    NoLoan,
    /// No column says how much, and the register counts money.
    NoAmount,
    /// Two columns are the same.
    Twice(Column),
}

/// Money without which a row of a register cannot be taken; the worth of goods stands in for it where there are any.
pub(super) fn needed_money(register: Register) -> Option<Item> {
    match register {
        Register::Relief | Register::Loan | Register::Waiver | Register::Donation => Some(Item::Amount),
        Register::HomeVisit => Some(Item::Cash),
        _ => None,
    }
}

impl DeskMapping {
    /// The place of a column, from 0.
    pub fn place(&self, column: Column) -> Option<usize> {
        self.columns.iter().position(|there| *there == Some(column))
    }

    /// What keeps a ledger from being read by it.
    pub fn issues(&self, book: impl Into<Book>) -> Vec<DeskIssue> {
        let mut issues = match book.into() {
            Book::Entries(register) => self.lacks(register),
            Book::Repayments => self.lacks_of_repayments(),
        };
        for (at, column) in self.columns.iter().enumerate() {
            let earlier = self.columns.get(..at).unwrap_or_default();
            if let Some(column) = column.filter(|column| earlier.contains(&Some(*column)))
                && !issues.contains(&DeskIssue::Twice(column))
            {
                issues.push(DeskIssue::Twice(column));
            }
        }
        issues
    }

    fn lacks_of_repayments(&self) -> Vec<DeskIssue> {
        let has = |column| self.place(column).is_some();
        let names_loan = has(Column::Item(Item::Contract))
            || has(Column::IdNumber)
            || (has(Column::Name) && has(Column::Phone));
        let wanted = [
            (has(Column::Item(Item::PaidDay)), DeskIssue::NoDay),
            (names_loan, DeskIssue::NoLoan),
            (has(Column::Item(Item::PaidPrincipal)), DeskIssue::NoAmount),
        ];
        wanted.into_iter().filter(|(is_there, _)| !is_there).map(|(_, issue)| issue).collect()
    }

    fn lacks(&self, register: Register) -> Vec<DeskIssue> {
        let spec = register.spec();
        let has = |column| self.place(column).is_some();
        let mut issues = Vec::new();
        if !has(Column::Opened) {
            issues.push(DeskIssue::NoDay);
        }
        let names_whom = match spec.ask {
            Ask::Person => has(Column::Name) || has(Column::IdNumber),
            Ask::Giver => has(Column::Name),
            Ask::Employer => has(Column::Employer),
            Ask::Nobody => true,
        };
        if !names_whom {
            issues.push(DeskIssue::NoName);
        }
        let has_goods = spec.groups.contains(&Group::Goods) && has(Column::Goods(Item::Worth));
        if needed_money(register).is_some_and(|item| !has(Column::Item(item)) && !has_goods) {
            issues.push(DeskIssue::NoAmount);
        }
        issues
    }

    /// What is remembered of it under the fingerprint of its heads.
    pub fn layout(&self, book: impl Into<Book>, print: u64) -> EntryLayout {
        let register = book.into().register();
        let name = |column: &Option<Column>| column.map(|column| column.name().into_owned());
        EntryLayout { print, register, columns: self.columns.iter().map(name).collect() }
    }

    /// The mapping of what is read as in a ledger of contacts: the day and the person.
    pub(super) fn base(&self) -> Mapping {
        Mapping {
            titles: self.titles,
            heads: self.heads,
            columns: self.columns.iter().map(|column| column.and_then(Column::field)).collect(),
            ..Mapping::default()
        }
    }
}
