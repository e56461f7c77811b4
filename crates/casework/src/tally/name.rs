//! Names of tallies: `relief.total`, `relief.amount.relief-kind.schooling,district.east`, `seekers.reached.hired`.
//!
//! Grammar: register `.` count | term [`.` term] { `,` term }; a term is property `.` key, as in names of figures. `total`
//! is what counts as done. Every tally a register has has one name, and every name reads back as the same tally.

use std::fmt;

use super::{Count, Split, Tally, TallyTerm};
use crate::figure::name::{escape, unescape};
use crate::register::{Item, Register, Stage};

/// Unit of a tally; the word is in the locale file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TallyUnit {
    /// Entries; each register has its own word.
    Entries,
    /// 人.
    Persons,
    /// 户.
    Households,
    /// Money, in fen.
    Fen,
}

/// Counts without a stage, other than what counts as done, by their word.
const COUNTS: [(&str, Count); 5] = [
    ("entered", Count::Entered),
    ("amount", Count::Amount),
    ("persons", Count::Persons),
    ("open", Count::Open),
    ("outstanding", Count::Outstanding),
];

impl Split {
    /// Its word in a name.
    pub fn word(self) -> &'static str {
        match self {
            Split::Month => "month",
            Split::Stage => "stage",
            Split::District => "district",
            Split::Sex => "sex",
            Split::Age => "age",
            Split::Item(item) => item.name(),
        }
    }

    /// The property of a word.
    pub fn parse(word: &str) -> Option<Split> {
        let fixed = [Split::Month, Split::Stage, Split::District, Split::Sex, Split::Age];
        let item = || Item::parse(word).filter(|item| item.list().is_some()).map(Split::Item);
        fixed.into_iter().find(|split| split.word() == word).or_else(item)
    }
}

impl Tally {
    /// Its name.
    pub fn name(&self) -> String {
        self.to_string()
    }

    /// Its unit.
    pub fn unit(&self) -> TallyUnit {
        match (self.count, self.register) {
            (Count::Amount | Count::Outstanding, _) => TallyUnit::Fen,
            (Count::Persons, Register::Relief | Register::HomeVisit) => TallyUnit::Households,
            (Count::Persons, _) => TallyUnit::Persons,
            _ => TallyUnit::Entries,
        }
    }

    /// Has its register this count and these properties?
    pub fn is_sound(&self) -> bool {
        let has = |term: &TallyTerm| term.split.is_of(self.register, self.count);
        self.count.is_of(self.register) && self.terms.iter().all(has)
    }

    /// Reads a name; none where it names nothing of its register.
    pub fn parse(name: &str) -> Option<Tally> {
        let (word, rest) = name.split_once('.')?;
        let register = Register::parse(word)?;
        let (count, terms) = match rest {
            "total" => (Count::Counted, None),
            _ => parse_count(rest)?,
        };
        let terms = terms.map_or(Some(Vec::new()), |list| list.split(',').map(parse_term).collect())?;
        Some(Tally { register, count, terms }).filter(Tally::is_sound)
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.register.word())?;
        match (self.count, COUNTS.iter().find(|(_, count)| *count == self.count)) {
            (_, Some((word, _))) => write!(f, ".{word}")?,
            (Count::Reached(stage), None) => write!(f, ".reached.{}", stage.word())?,
            _ if self.terms.is_empty() => f.write_str(".total")?,
            _ => {}
        }
        for (n, term) in self.terms.iter().enumerate() {
            let mark = if n == 0 { '.' } else { ',' };
            write!(f, "{mark}{}.{}", term.split.word(), escape(&term.key))?;
        }
        Ok(())
    }
}

/// The count, and what follows it: nothing, or terms.
fn parse_count(text: &str) -> Option<(Count, Option<&str>)> {
    let (head, tail) = split(text);
    if head == "reached" {
        let (stage, tail) = split(tail?);
        return Some((Count::Reached(Stage::parse(stage)?), tail));
    }
    match COUNTS.iter().find(|(word, _)| *word == head) {
        Some((_, count)) => Some((*count, tail)),
        None => Some((Count::Counted, Some(text))),
    }
}

fn split(text: &str) -> (&str, Option<&str>) {
    text.split_once('.').map_or((text, None), |(head, tail)| (head, Some(tail)))
}

fn parse_term(text: &str) -> Option<TallyTerm> {
    let (word, key) = text.split_once('.')?;
    Some(TallyTerm { split: Split::parse(word)?, key: unescape(key)? })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(name: &str, tally: Tally) {
        assert_eq!(tally.name(), name);
        assert_eq!(Tally::parse(name), Some(tally));
    }

    #[test]
    fn published_names() {
        check("relief.total", Tally::of(Register::Relief, Count::Counted));
        check("relief.entered", Tally::of(Register::Relief, Count::Entered));
        check("home-visits.amount", Tally::of(Register::HomeVisit, Count::Amount));
        check("loans.outstanding", Tally::of(Register::Loan, Count::Outstanding));
        check("seekers.reached.hired", Tally::of(Register::Seeker, Count::Reached(Stage::Hired)));
        check(
            "seekers.reached.stayed-3.job-group._",
            Tally::of(Register::Seeker, Count::Reached(Stage::Stayed3)).with(Split::Item(Item::JobGroup), ""),
        );
        check(
            "relief.amount.relief-kind.schooling,district.east",
            Tally::of(Register::Relief, Count::Amount)
                .with(Split::Item(Item::ReliefKind), "schooling")
                .with(Split::District, "east"),
        );
        check("legal.stage.closed", Tally::of(Register::Legal, Count::Counted).with(Split::Stage, "closed"));
    }

    #[test]
    fn other_text_names_nothing() {
        for text in [
            "",
            "relief",
            "relief.",
            "relief.x",
            "relief.total.sex.male",
            "relief.amount.",
            "relief.amount.sex",
            "relief.amount.sex.",
            "relief.amount.sex.male,",
            "relief.reached",
            "relief.reached.",
            "relief.reached.hired",
            "relief.outstanding",
            "relief.amount.amount.5",
            "relief.amount.legal-form.court",
            "relief.open.month.2005-01",
            "fairs.persons",
            "fairs.sex.male",
            "vacancies.amount",
            "donations.open",
            "contacts.total",
        ] {
            assert_eq!(Tally::parse(text), None, "{text}");
        }
    }

    #[test]
    fn no_word_of_a_count_is_a_word_of_a_property() {
        let words = COUNTS.iter().map(|(word, _)| *word).chain(["total", "reached"]);
        for word in words {
            assert_eq!(Split::parse(word), None, "{word}");
        }
        for item in Item::ALL.iter().filter(|item| item.list().is_some()) {
            assert_eq!(Split::parse(item.name()), Some(Split::Item(*item)));
        }
    }

    proptest! {
        #[test]
        fn a_name_reads_back_as_its_tally(
            register in proptest::sample::select(Register::ALL.to_vec()),
            count in any::<prop::sample::Index>(),
            terms in proptest::collection::vec((any::<prop::sample::Index>(), "[a-z0-9.,%_\\-F25C ]{0,8}"), 0..4),
        ) {
            let counts = Count::all(register);
            let count = counts[count.index(counts.len())];
            let splits: Vec<Split> = Split::all(register).into_iter().filter(|s| s.is_of(register, count)).collect();
            let mut tally = Tally::of(register, count);
            if !splits.is_empty() {
                for (split, key) in terms {
                    tally = tally.with(splits[split.index(splits.len())], &key);
                }
            }
            prop_assert!(tally.is_sound());
            prop_assert_eq!(Tally::parse(&tally.name()), Some(tally));
        }
    }
}
