//! A number is a door to the rows behind it: its figure and period, and the address of their page.
//!
//! Names of employers and of staff never stand in an address; they are handed on in memory, and a reload asks to start again.

use casework::figure::{Figure, Measure, Term};
use casework::query::ContactQuery;
use casework::time::Period;

/// A figure over a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The figure.
    pub figure: Figure,
    /// The period.
    pub period: Period,
}

impl Door {
    /// A figure over a period.
    pub fn new(figure: Figure, period: Period) -> Door {
        Door { figure, period }
    }

    /// May the whole figure stand in an address?
    pub fn is_public(&self) -> bool {
        self.figure.terms.iter().all(|term| term.dim.is_public())
    }

    /// The figure without conditions that may not stand in an address, and those conditions.
    pub fn parted(&self) -> (Figure, Vec<Term>) {
        let (public, aside) = self.figure.terms.iter().cloned().partition(|term: &Term| term.dim.is_public());
        (Figure { measure: self.figure.measure, terms: public }, aside)
    }

    /// The name a page may show in its attributes: without personal keys.
    pub fn name(&self) -> String {
        let (figure, aside) = self.parted();
        let words: Vec<&str> = aside.iter().map(|term| term.dim.word()).collect();
        match (words.is_empty(), figure.terms.is_empty() && figure.measure == Measure::Contacts) {
            (true, _) => figure.name(),
            (false, true) => format!("contacts.{}", words.join(",")),
            (false, false) => format!("{},{}", figure.name(), words.join(",")),
        }
    }

    /// Address of the rows, below the router's base. `aside=1` says that a condition is kept in memory.
    pub fn address(&self) -> String {
        let (figure, aside) = self.parted();
        let mark = if aside.is_empty() { "" } else { "&aside=1" };
        format!("/statistics/rows?figure={}&period={}{mark}", figure.name(), self.period)
    }

    /// The list of its rows, earliest first.
    pub fn query(&self) -> ContactQuery {
        ContactQuery {
            period: Some(self.period),
            figure: Some(self.figure.clone()),
            ..ContactQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::figure::Dim;

    #[test]
    fn an_address_names_figure_and_period_and_no_employer() {
        let period = Period::parse("2005-01").unwrap();
        let visits = Door::new(Figure::of(Measure::Contacts).with(Dim::Channel, "visit"), period);
        assert_eq!(visits.address(), "/statistics/rows?figure=contacts.channel.visit&period=2005-01");
        assert_eq!(visits.name(), "contacts.channel.visit");
        let employer = Door::new(Figure::of(Measure::Contacts).with(Dim::Employer, "岭丰建筑"), period);
        assert_eq!(employer.address(), "/statistics/rows?figure=contacts.total&period=2005-01&aside=1");
        assert_eq!(employer.name(), "contacts.employer");
        assert_eq!(employer.parted().1, [Term::new(Dim::Employer, "岭丰建筑")]);
        assert!(!employer.is_public());
        let letters = Figure::of(Measure::Contacts).with(Dim::Class, "letter").with(Dim::Receiver, "王芳");
        let letters = Door::new(letters, period);
        assert_eq!(letters.address(), "/statistics/rows?figure=contacts.class.letter&period=2005-01&aside=1");
        assert_eq!(letters.name(), "contacts.class.letter,receiver");
    }
}
