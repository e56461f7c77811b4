//! Which entries the list of a register shows, as an address keeps it: keys and words only, never a text that was searched for.

use casework::query::{EntryQuery, EntrySort};
use casework::register::{Register, Stage};
use casework::tally::{Split, Tally, TallyTerm};
use casework::time::{Day, YearKind};

use crate::reception::filter::{NOT_FILLED, Span};

/// Which stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StagePick {
    /// All.
    Any,
    /// Those at which something is still to be done.
    Open,
    /// One.
    At(Stage),
}

/// The part of a filter an address can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFilter {
    /// Register.
    pub register: Register,
    /// Time entered, or the time of the figure. Days are always those entered.
    pub span: Span,
    /// Stages.
    pub stage: StagePick,
    /// Key of the main split as a picker writes it; empty = any.
    pub key: String,
    /// The rows behind this figure.
    pub figure: Option<Tally>,
    /// Order.
    pub sort: EntrySort,
    /// Largest first.
    pub descending: bool,
    /// The withdrawn instead.
    pub withdrawn: bool,
}

/// The word of those at which something is still to be done.
pub const OPEN: &str = "open";

const SORTS: [(&str, EntrySort); 6] = [
    ("opened", EntrySort::Opened),
    ("number", EntrySort::Number),
    ("name", EntrySort::Name),
    ("stage", EntrySort::Stage),
    ("amount", EntrySort::Amount),
    ("since", EntrySort::Since),
];

/// What a word orders by.
pub fn sort_of(word: &str) -> Option<EntrySort> {
    SORTS.iter().find(|(known, _)| *known == word).map(|(_, sort)| *sort)
}

/// The word of an order.
pub fn word_of(sort: EntrySort) -> &'static str {
    SORTS.iter().find(|(_, known)| *known == sort).map_or("opened", |(word, _)| word)
}

/// The property the list is filtered by beside the stage; none where the register has no code list to count by.
pub fn main_split(register: Register) -> Option<Split> {
    register.spec().counting.splits.first().map(|&item| Split::Item(item))
}

impl StagePick {
    /// Its word in addresses and controls. A register with a stage of the word `open` has no other stage that is open.
    pub fn word(self) -> &'static str {
        match self {
            StagePick::Any => "",
            StagePick::Open => OPEN,
            StagePick::At(stage) => stage.word(),
        }
    }

    fn read(register: Register, word: &str) -> StagePick {
        let stage =
            Stage::parse(word).filter(|stage| register.spec().path.stages().any(|there| there == *stage));
        match stage {
            _ if word == OPEN => StagePick::Open,
            Some(stage) => StagePick::At(stage),
            None => StagePick::Any,
        }
    }

    fn stages(self, register: Register) -> Vec<Stage> {
        let path = &register.spec().path;
        match self {
            StagePick::Any => Vec::new(),
            StagePick::Open => path.stages().filter(|stage| path.is_open(*stage)).collect(),
            StagePick::At(stage) => vec![stage],
        }
    }
}

impl EntryFilter {
    /// Everything, the latest first.
    pub fn of(register: Register) -> EntryFilter {
        EntryFilter {
            register,
            span: Span::Ever,
            stage: StagePick::Any,
            key: String::new(),
            figure: None,
            sort: EntrySort::Opened,
            descending: true,
            withdrawn: false,
        }
    }

    /// Reads the pairs of an address; what it does not know or cannot read is left out.
    pub fn read<'a>(register: Register, pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> EntryFilter {
        let mut filter = EntryFilter::of(register);
        let (mut from, mut to) = (None, None);
        let main = main_split(register).map(Split::word);
        for (name, value) in pairs {
            match name {
                "period" => filter.span = Span::read(value).unwrap_or(Span::Ever),
                "from" => from = Day::parse_iso(value),
                "to" => to = Day::parse_iso(value),
                "stage" => filter.stage = StagePick::read(register, value),
                "sort" => {
                    let word = value.trim_start_matches('-');
                    if let Some(sort) = sort_of(word) {
                        (filter.sort, filter.descending) = (sort, word != value);
                    }
                }
                "figure" => filter.figure = Tally::parse(value).filter(|tally| tally.register == register),
                "withdrawn" => filter.withdrawn = value == "1",
                name if Some(name) == main && is_key(value) => filter.key = value.to_owned(),
                _ => {}
            }
        }
        if from.is_some() || to.is_some() {
            filter.span = Span::Days(from, to);
        }
        filter
    }

    /// The address: `?stage=open&relief-kind=medical`, or nothing where all is as it starts.
    pub fn address(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        match self.span {
            Span::Ever => {}
            Span::Days(from, to) if from.is_some() || to.is_some() => {
                pairs.extend(from.map(|day| ("from", day.to_string())));
                pairs.extend(to.map(|day| ("to", day.to_string())));
            }
            span => pairs.push(("period", span.word())),
        }
        if self.stage != StagePick::Any {
            pairs.push(("stage", self.stage.word().to_owned()));
        }
        if let (Some(split), false) = (main_split(self.register), self.key.is_empty()) {
            pairs.push((split.word(), self.key.clone()));
        }
        pairs.extend(self.figure.as_ref().map(|figure| ("figure", figure.name())));
        if (self.sort, self.descending) != (EntrySort::Opened, true) {
            let mark = if self.descending { "-" } else { "" };
            pairs.push(("sort", format!("{mark}{}", word_of(self.sort))));
        }
        if self.withdrawn {
            pairs.push(("withdrawn", "1".to_owned()));
        }
        let pairs: Vec<String> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// Is the list narrowed by anything but time and order?
    pub fn is_narrowed(&self) -> bool {
        self.stage != StagePick::Any || !self.key.is_empty() || self.figure.is_some() || self.withdrawn
    }

    /// The question to the casebook.
    pub fn query(&self, text: &str, today: Day, year: YearKind) -> EntryQuery {
        let stages = self.stage.stages(self.register).into_iter();
        let mut terms: Vec<TallyTerm> =
            stages.map(|stage| TallyTerm::new(Split::Stage, stage.word())).collect();
        if let (Some(split), false) = (main_split(self.register), self.key.is_empty()) {
            let key = if self.key == NOT_FILLED { "" } else { &self.key };
            terms.push(TallyTerm::new(split, key));
        }
        let (from, to) = match self.span {
            Span::Days(from, to) => (from, to),
            _ => (None, None),
        };
        EntryQuery {
            period: self.span.months(today, year),
            from,
            to,
            tally: self.figure.clone(),
            terms,
            text: text.trim().to_owned(),
            sort: self.sort,
            descending: self.descending,
            withdrawn: self.withdrawn,
            ..EntryQuery::of(self.register)
        }
    }
}

fn is_key(key: &str) -> bool {
    key == NOT_FILLED || key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::register::Item;
    use casework::time::Period;

    fn read(register: Register, address: &str) -> EntryFilter {
        let pairs = address.trim_start_matches('?').split('&').filter_map(|p| p.split_once('='));
        EntryFilter::read(register, pairs)
    }

    #[test]
    fn an_address_says_what_the_filter_is() {
        for address in [
            "",
            "?period=this-month",
            "?period=2005-01&stage=open&relief-kind=medical&sort=-amount",
            "?stage=paid&sort=opened&withdrawn=1",
            "?period=days",
            "?from=2005-01-03&to=2005-01-31&stage=open",
            "?to=2005-01-31",
            "?period=2004-01~12&relief-kind=_&figure=relief.amount.relief-kind.medical",
        ] {
            assert_eq!(read(Register::Relief, address).address(), address);
        }
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        let address =
            "?period=nie&from=2005-02-30&stage=hired&relief-kind=%E9&figure=legal.total&sort=phone&name=x";
        assert_eq!(read(Register::Relief, address), EntryFilter::of(Register::Relief));
    }

    #[test]
    fn days_are_those_entered_both_included() {
        let day = |text: &str| Day::parse_iso(text);
        let filter = read(Register::Relief, "?from=2005-01-03&to=2005-01-31");
        let query = filter.query("", Day(0), YearKind::Natural);
        assert_eq!((query.period, query.from, query.to), (None, day("2005-01-03"), day("2005-01-31")));
        let holds = |text| day(text).is_some_and(|day| query.holds(day));
        assert!(holds("2005-01-03") && holds("2005-01-31"));
        assert!(!holds("2005-01-02") && !holds("2005-02-01"));
        let open_end = read(Register::Relief, "?from=2005-01-03").query("", Day(0), YearKind::Natural);
        assert!(day("2026-01-01").is_some_and(|day| open_end.holds(day)));
    }

    #[test]
    fn what_is_open_is_every_stage_with_something_to_do() {
        let filter = read(Register::Relief, "?stage=open&relief-kind=_&period=2005-01");
        let query = filter.query(" 陈庆辉 ", Day(0), YearKind::Natural);
        let of = |split| query.terms.iter().filter(move |term| term.split == split).map(|t| t.key.as_str());
        assert_eq!(
            of(Split::Stage).collect::<Vec<_>>(),
            ["applied", "checked", "notice", "approved", "paid"]
        );
        assert_eq!(of(Split::Item(Item::ReliefKind)).collect::<Vec<_>>(), [""]);
        assert_eq!((query.text.as_str(), query.period), ("陈庆辉", Period::parse("2005-01")));
        assert!(!filter.address().contains('陈'));
        assert_eq!(read(Register::Vacancy, "?stage=open").stage.stages(Register::Vacancy), [Stage::Open]);
    }
}
