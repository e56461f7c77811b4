//! All registers beside one another: what the head of the centre looks at.

use casework::figure::Answer;
use casework::register::Register;
use casework::tally::{Count, TallyAsk};

use super::ask::{Four, ask, periods};
use crate::statistics::questions::{Answers, once};
use crate::statistics::scope::Scope;

/// The overview.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewSheet {
    /// What it is of.
    pub scope: Scope,
    /// A line for each register.
    pub lines: Vec<OverviewLine>,
}

/// What is told of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OverviewLine {
    /// Register.
    pub register: Register,
    /// What counts.
    pub counted: Four,
    /// Money, in fen; none = it has none.
    pub amount: Option<Four>,
    /// Persons or households; none = it has none.
    pub persons: Option<i64>,
    /// Still open; none = nothing stays open.
    pub open: Option<i64>,
}

impl OverviewSheet {
    /// The questions of a scope, each once.
    pub fn questions(scope: &Scope) -> Vec<TallyAsk> {
        let of = |register: Register| {
            let compared = [Count::Counted, Count::Amount]
                .into_iter()
                .flat_map(move |count| periods(scope).map(|period| ask(register, count, period, &[])));
            let alone = [Count::Persons, Count::Open].map(|count| ask(register, count, scope.period, &[]));
            compared.chain(alone).filter(move |ask| ask.tally.count.is_of(register))
        };
        once(Register::ALL.into_iter().flat_map(of))
    }

    /// What the answers say; none where they are not answers to these questions.
    pub fn read(scope: Scope, answers: Vec<Answer>) -> Option<OverviewSheet> {
        let answers = Answers::of(OverviewSheet::questions(&scope), answers)?;
        let line = |register: Register| {
            let four = |count: Count| count.is_of(register).then(|| answers.four(register, count, &scope));
            let total = |count: Count| {
                count.is_of(register).then(|| answers.to(&ask(register, count, scope.period, &[])).total)
            };
            OverviewLine {
                register,
                counted: four(Count::Counted).unwrap_or_default(),
                amount: four(Count::Amount),
                persons: total(Count::Persons),
                open: total(Count::Open),
            }
        };
        Some(OverviewSheet { lines: Register::ALL.into_iter().map(line).collect(), scope })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::time::{Month, YearKind};

    #[test]
    fn every_register_has_a_line_and_money_only_where_it_has_money() {
        let scope = Scope::of(Month::parse("2005-03").unwrap(), YearKind::Natural);
        let asks = OverviewSheet::questions(&scope);
        let answers = asks.iter().map(|_| Answer { total: 7, ..Answer::default() }).collect();
        let sheet = OverviewSheet::read(scope, answers).unwrap();
        assert_eq!(sheet.lines.len(), Register::ALL.len());
        let fair = sheet.lines.iter().find(|line| line.register == Register::Fair).unwrap();
        assert_eq!((fair.counted.now, fair.amount, fair.persons, fair.open), (7, None, None, None));
        let relief = &sheet.lines[0];
        assert_eq!(
            (relief.amount.map(|four| four.ran), relief.persons, relief.open),
            (Some(7), Some(7), Some(7))
        );
    }
}
