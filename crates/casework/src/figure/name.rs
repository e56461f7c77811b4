//! Names of figures: `contacts.total`, `contacts.channel.visit`, `contacts.persons.district.east,category.pay`.
//!
//! Grammar: `contacts` `.` measure | term [`.` term] { `,` term }; a term is property `.` key. The key "not filled in" is
//! written `_`. Every figure has one name and every name reads back as the same figure. Names of employers and receivers
//! stand in the name as they are: such a name must not go into a URL.

use std::fmt;

use super::{Dim, Figure, Measure, Term};
use crate::code::{Codes, ListName};

/// Unit of a measure; the word is in the locale file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// 件次.
    Contacts,
    /// 人次.
    PersonTimes,
    /// 人.
    Persons,
}

/// Measures other than contacts themselves, by the word in a name.
const MEASURES: [(&str, Measure); 7] = [
    ("people", Measure::People),
    ("involved", Measure::Involved),
    ("persons", Measure::Persons),
    ("done", Measure::Done),
    ("evaluated", Measure::Evaluated),
    ("satisfied", Measure::Satisfied),
    ("void", Measure::Void),
];

impl Measure {
    /// Its unit.
    pub fn unit(self) -> Unit {
        match self {
            Measure::People | Measure::Involved => Unit::PersonTimes,
            Measure::Persons => Unit::Persons,
            Measure::Contacts | Measure::Done | Measure::Evaluated | Measure::Satisfied | Measure::Void => {
                Unit::Contacts
            }
        }
    }

    /// Do the cells of a split add up to the total? Distinct persons do not: one person may come in two months.
    pub fn is_additive(self) -> bool {
        self != Measure::Persons
    }
}

impl Dim {
    /// Its word in a name.
    pub fn word(self) -> &'static str {
        match self {
            Dim::Month => "month",
            Dim::Channel => "channel",
            Dim::Class => "class",
            Dim::Nature => "nature",
            Dim::Category => "category",
            Dim::CategoryTop => "category-top",
            Dim::District => "district",
            Dim::Employer => "employer",
            Dim::Receiver => "receiver",
            Dim::Handling => "handling",
            Dim::Status => "status",
            Dim::Satisfaction => "satisfaction",
            Dim::Sex => "sex",
        }
    }

    /// The property of a word.
    pub fn parse(word: &str) -> Option<Dim> {
        Dim::ALL.into_iter().find(|dim| dim.word() == word)
    }

    /// May its keys stand in a URL? Names of employers and of members of staff may not.
    pub fn is_public(self) -> bool {
        !matches!(self, Dim::Employer | Dim::Receiver)
    }
}

impl Term {
    /// A condition.
    pub fn new(dim: Dim, key: &str) -> Term {
        Term { dim, key: key.to_owned() }
    }
}

impl Figure {
    /// A measure without conditions.
    pub fn of(measure: Measure) -> Figure {
        Figure { measure, terms: Vec::new() }
    }

    /// This figure with one more condition.
    #[must_use]
    pub fn with(mut self, dim: Dim, key: &str) -> Figure {
        self.terms.push(Term::new(dim, key));
        self
    }

    /// Its name.
    pub fn name(&self) -> String {
        self.to_string()
    }

    /// Reads a name.
    pub fn parse(name: &str) -> Option<Figure> {
        let rest = name.strip_prefix("contacts.")?;
        if rest == "total" {
            return Some(Figure::of(Measure::Contacts));
        }
        let (head, tail) = rest.split_once('.').unwrap_or((rest, ""));
        let (measure, terms) = match MEASURES.iter().find(|(word, _)| *word == head) {
            Some((_, measure)) => (*measure, rest.strip_prefix(head)?),
            None if tail.is_empty() => return None,
            None => (Measure::Contacts, rest),
        };
        let terms = match terms.strip_prefix('.').unwrap_or(terms) {
            "" if terms.is_empty() => Vec::new(),
            list => list.split(',').map(parse_term).collect::<Option<Vec<Term>>>()?,
        };
        Some(Figure { measure, terms })
    }

    /// Every figure a centre publishes of its contacts, in the order of its table: the measures, then contacts by channel,
    /// class, category and district of its code lists, each with "not filled in".
    pub fn catalogue(codes: &Codes) -> Vec<Figure> {
        let contacts = || Figure::of(Measure::Contacts);
        let mut all: Vec<Figure> = Measure::ALL.into_iter().map(Figure::of).collect();
        for dim in [Dim::Channel, Dim::Class] {
            all.extend(super::column::shipped_keys(dim).iter().map(|key| contacts().with(dim, key)));
        }
        for (dim, list) in [(Dim::Category, ListName::Category), (Dim::District, ListName::District)] {
            all.extend(codes.of(list).map(|code| contacts().with(dim, code.key.as_str())));
            all.push(contacts().with(dim, ""));
        }
        all
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("contacts")?;
        match MEASURES.iter().find(|(_, measure)| *measure == self.measure) {
            Some((word, _)) => write!(f, ".{word}")?,
            None if self.terms.is_empty() => f.write_str(".total")?,
            None => {}
        }
        for (n, term) in self.terms.iter().enumerate() {
            let mark = if n == 0 { '.' } else { ',' };
            write!(f, "{mark}{}.{}", term.dim.word(), escape(&term.key))?;
        }
        Ok(())
    }
}

fn parse_term(text: &str) -> Option<Term> {
    let (word, key) = text.split_once('.')?;
    Some(Term { dim: Dim::parse(word)?, key: unescape(key)? })
}

/// The key that stands in a name.
pub(crate) fn unescape(key: &str) -> Option<String> {
    match key {
        "" => None,
        "_" => Some(String::new()),
        key => Some(key.replace("%5F", "_").replace("%2C", ",").replace("%25", "%")),
    }
}

/// A key as it stands in a name.
pub(crate) fn escape(key: &str) -> String {
    match key {
        "" => "_".to_owned(),
        key => key.replace('%', "%25").replace(',', "%2C").replace('_', "%5F"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(name: &str, measure: Measure, terms: &[(Dim, &str)]) {
        let figure = Figure { measure, terms: terms.iter().map(|(d, k)| Term::new(*d, k)).collect() };
        assert_eq!(Figure::parse(name), Some(figure.clone()));
        assert_eq!(figure.name(), name);
    }

    #[test]
    fn published_names() {
        check("contacts.total", Measure::Contacts, &[]);
        check("contacts.channel.visit", Measure::Contacts, &[(Dim::Channel, "visit")]);
        check("contacts.class.consultation", Measure::Contacts, &[(Dim::Class, "consultation")]);
        check("contacts.people", Measure::People, &[]);
        check("contacts.persons", Measure::Persons, &[]);
        check("contacts.category.pay.arrears", Measure::Contacts, &[(Dim::Category, "pay.arrears")]);
        check("contacts.district._", Measure::Contacts, &[(Dim::District, "")]);
        check(
            "contacts.persons.month.2005-01,category-top.pay",
            Measure::Persons,
            &[(Dim::Month, "2005-01"), (Dim::CategoryTop, "pay")],
        );
    }

    #[test]
    fn other_text_names_nothing() {
        for text in [
            "",
            "contacts",
            "contacts.",
            "contacts.x",
            "contacts.channel",
            "contacts.channel.",
            "relief.total",
        ] {
            assert_eq!(Figure::parse(text), None, "{text}");
        }
        for text in [
            "contacts.people.",
            "contacts.total.channel.visit",
            "contacts.channel.visit,",
            "contacts.bogus.a",
        ] {
            assert_eq!(Figure::parse(text), None, "{text}");
        }
    }

    #[test]
    fn the_catalogue_has_no_name_twice() {
        let mut names: Vec<String> =
            Figure::catalogue(&crate::code::shipped()).iter().map(Figure::name).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(names.contains(&"contacts.class.consultation".to_owned()));
    }

    proptest! {
        #[test]
        fn a_name_reads_back_as_its_figure(
            measure in 0..Measure::ALL.len(),
            terms in proptest::collection::vec((0..Dim::ALL.len(), "[a-z0-9.,%_\\-F25C ]{0,8}"), 0..4),
        ) {
            let terms = terms.iter().map(|(d, key)| Term::new(Dim::ALL[*d], key)).collect();
            let figure = Figure { measure: Measure::ALL[measure], terms };
            prop_assert_eq!(Figure::parse(&figure.name()), Some(figure));
        }
    }
}
