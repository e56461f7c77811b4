//! Lists: the rows of a query in its order, and a window of them.

use casework::contact::Contact;
use casework::query::ContactQuery;
use casework::view::{ContactRow, ContactWindow};

use super::{Casebook, Ranks};

/// The rows of a query in order, and their sums.
#[derive(Clone, Default)]
pub struct List {
    rows: Vec<u32>,
    people: u64,
    involved: u64,
}

impl List {
    /// How many.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// None at all?
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
}

impl Casebook {
    /// The order a query wants its rows in. It holds until data change.
    pub fn ranks(&self, query: &ContactQuery) -> Ranks {
        Ranks::of(&self.columns, &self.gist.facts, query)
    }

    /// The rows of a query, in the order it wants.
    pub fn list(&self, query: &ContactQuery, ranks: &Ranks) -> List {
        let mut rows = if query.text.trim().is_empty() {
            self.gist.facts.matching(query)
        } else {
            let mut found = self.words.find(&query.text, query.search_in);
            self.gist.facts.keep_matching(query, &mut found);
            found
        };
        ranks.sort(&mut rows);
        let sum = |column: &[u32]| rows.iter().map(|&row| u64::from(column[row as usize])).sum();
        let (people, involved) = (sum(self.facts().people()), sum(self.facts().involved()));
        List { rows, people, involved }
    }

    /// A part of a list as rows to show.
    pub fn window(&self, list: &List, from: u32, count: u32) -> ContactWindow {
        let shown = list.rows.iter().skip(from as usize).take(count as usize);
        ContactWindow {
            count: list.len() as u32,
            people: list.people,
            involved: list.involved,
            from,
            rows: shown.filter_map(|&row| self.shown(row)).collect(),
        }
    }

    /// The contacts of a list, whole.
    pub fn contacts<'a>(&'a self, list: &'a List) -> impl Iterator<Item = Contact> + 'a {
        list.rows.iter().filter_map(|&row| self.at(row))
    }

    /// A row as it is shown.
    pub fn shown(&self, row: u32) -> Option<ContactRow> {
        self.at(row).map(|contact| ContactRow::of(&contact))
    }
}
