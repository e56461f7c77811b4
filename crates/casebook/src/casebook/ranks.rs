//! One order of all rows, worked out once for a state of the data, and any choice of rows put into it.

use casework::figure::Facts;
use casework::query::{ContactQuery, Sort};

use super::columns::Columns;

/// Above one row in so many, going through the whole order is quicker than sorting.
const DENSE: usize = 16;

/// An order.
pub struct Ranks {
    by: Sort,
    descending: bool,
    /// All rows in the order.
    rows: Vec<u32>,
    /// Place of each row in it.
    ranks: Vec<u32>,
}

impl Ranks {
    /// The order a query wants.
    pub(super) fn of(columns: &Columns, facts: &Facts, query: &ContactQuery) -> Ranks {
        let rows = columns.order(facts, query.sort, query.descending);
        let mut ranks = vec![0; rows.len()];
        (0..).zip(&rows).for_each(|(rank, &row)| ranks[row as usize] = rank);
        Ranks { by: query.sort, descending: query.descending, rows, ranks }
    }

    /// Is it the order a query wants?
    pub fn suit(&self, query: &ContactQuery) -> bool {
        (self.by, self.descending) == (query.sort, query.descending)
    }

    /// Puts some of the rows, which stand in row order, in this one.
    pub(super) fn sort(&self, rows: &mut Vec<u32>) {
        if self.by == Sort::Entered {
            if self.descending {
                rows.reverse();
            }
            return;
        }
        if rows.len() < self.rows.len() / DENSE {
            rows.sort_unstable_by_key(|&row| self.ranks[row as usize]);
            return;
        }
        let mut chosen = vec![false; self.rows.len()];
        rows.iter().for_each(|&row| chosen[row as usize] = true);
        rows.clear();
        rows.extend(self.rows.iter().filter(|&&row| chosen[row as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_entering_is_that_of_rows() {
        for (descending, want) in [(false, [1, 4, 6]), (true, [6, 4, 1])] {
            let query = ContactQuery { sort: Sort::Entered, descending, ..ContactQuery::default() };
            let mut rows = vec![1, 4, 6];
            Ranks::of(&Columns::default(), &Facts::new(), &query).sort(&mut rows);
            assert_eq!(rows, want);
        }
    }

    #[test]
    fn few_rows_and_many_are_put_in_the_same_order() {
        let rows: Vec<u32> = (0..1000).map(|n| n * 7 % 1000).collect();
        let mut ranks = vec![0; 1000];
        (0..).zip(&rows).for_each(|(rank, &row)| ranks[row as usize] = rank);
        let order = Ranks { by: Sort::Received, descending: false, rows, ranks };
        for step in [1, 2, 15, 16, 17, 300] {
            let mut some: Vec<u32> = (0..1000).step_by(step).collect();
            let mut want = some.clone();
            want.sort_by_key(|row| order.rows.iter().position(|other| other == row));
            order.sort(&mut some);
            assert_eq!(some, want, "every {step}");
        }
    }
}
