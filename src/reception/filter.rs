//! Which contacts the list shows, as an address keeps it. An address holds keys and numbers only: no text search, no
//! employer, no name ever stands in it (`Aside` holds those, in memory).

use casework::figure::{Dim, Figure, Term};
use casework::query::{ContactQuery, SearchIn, Sort};
use casework::staff::{Staff, StaffId};
use casework::time::{Day, Month, Period, YearKind};

/// Stretch of time received.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Span {
    /// The month of today.
    #[default]
    ThisMonth,
    /// The month before.
    LastMonth,
    /// The year of today, as the centre counts.
    ThisYear,
    /// Ever.
    Ever,
    /// Whole months.
    Months(Period),
    /// Days, both included; none = open at that end.
    Days(Option<Day>, Option<Day>),
}

impl Span {
    /// Reads the word of an address: `last-month`, `2005-01`, `2004-01~12`.
    pub fn read(word: &str) -> Option<Span> {
        match word {
            "this-month" => Some(Span::ThisMonth),
            "last-month" => Some(Span::LastMonth),
            "this-year" => Some(Span::ThisYear),
            "all" => Some(Span::Ever),
            "days" => Some(Span::Days(None, None)),
            _ => Period::parse(word).map(Span::Months),
        }
    }

    /// Its word, in addresses and pickers. Of days it is the word of the kind.
    pub fn word(self) -> String {
        match self {
            Span::ThisMonth => "this-month".to_owned(),
            Span::LastMonth => "last-month".to_owned(),
            Span::ThisYear => "this-year".to_owned(),
            Span::Ever => "all".to_owned(),
            Span::Days(..) => "days".to_owned(),
            Span::Months(period) => period.to_string(),
        }
    }

    /// Its months; none = ever, or days.
    pub fn months(self, today: Day, year: YearKind) -> Option<Period> {
        let month = Month::of(today);
        match self {
            Span::ThisMonth => Some(Period::month(month)),
            Span::LastMonth => Some(Period::month(month.plus(-1))),
            Span::ThisYear => Some(Period::holding(month, 12, year)),
            Span::Months(period) => Some(period),
            Span::Ever | Span::Days(..) => None,
        }
    }
}

/// The part of a filter an address can keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filter {
    /// Time received.
    pub span: Span,
    /// Conditions by code or enum key; several of one property mean "any of them".
    pub terms: Vec<Term>,
    /// Received by.
    pub receiver: Option<StaffId>,
    /// The rows behind this figure.
    pub figure: Option<Figure>,
    /// Order.
    pub sort: Sort,
    /// Largest first.
    pub descending: bool,
    /// The withdrawn instead.
    pub withdrawn: bool,
}

/// The part of a filter that no address may hold.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Aside {
    /// Text search.
    pub text: String,
    /// Employer by name.
    pub employer: Option<String>,
    /// Receiver by name, where no member of staff has it.
    pub receiver: Option<String>,
}

impl Default for Filter {
    fn default() -> Filter {
        Filter {
            span: Span::ThisMonth,
            terms: Vec::new(),
            receiver: None,
            figure: None,
            sort: Sort::Received,
            descending: true,
            withdrawn: false,
        }
    }
}

/// How an address and a picker write the key "not filled in".
pub const NOT_FILLED: &str = "_";

const SORTS: [(&str, Sort); 9] = [
    ("received", Sort::Received),
    ("number", Sort::Number),
    ("channel", Sort::Channel),
    ("name", Sort::Name),
    ("employer", Sort::Employer),
    ("category", Sort::Category),
    ("involved", Sort::Involved),
    ("handling", Sort::Handling),
    ("receiver", Sort::Receiver),
];

impl Filter {
    /// Reads the pairs of an address; what it does not know or cannot read is left out.
    pub fn read<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Filter {
        let mut filter = Filter::default();
        let (mut from, mut to) = (None, None);
        for (name, value) in pairs {
            match name {
                "period" => filter.span = Span::read(value).unwrap_or_default(),
                "from" => from = Day::parse_iso(value),
                "to" => to = Day::parse_iso(value),
                "receiver" => filter.receiver = value.parse().ok().map(StaffId),
                "sort" => {
                    let (word, descending) = match value.strip_prefix('-') {
                        Some(word) => (word, true),
                        None => (value, false),
                    };
                    if let Some((_, sort)) = SORTS.iter().find(|(known, _)| *known == word) {
                        (filter.sort, filter.descending) = (*sort, descending);
                    }
                }
                "figure" => filter.figure = Figure::parse(value).filter(is_public),
                "withdrawn" => filter.withdrawn = value == "1",
                _ => filter.read_term(name, value),
            }
        }
        if from.is_some() || to.is_some() {
            filter.span = Span::Days(from, to);
        }
        filter
    }

    fn read_term(&mut self, name: &str, value: &str) {
        let Some(dim) = Dim::parse(name).filter(|dim| dim.is_public()) else { return };
        for key in value.split(',') {
            let plain = key.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'));
            if key == NOT_FILLED {
                self.terms.push(Term::new(dim, ""));
            } else if plain && !key.is_empty() {
                self.terms.push(Term::new(dim, key));
            }
        }
    }

    /// The address: `?period=all&channel=visit`, or nothing where all is as it starts.
    pub fn address(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        match self.span {
            Span::ThisMonth => {}
            Span::Days(from, to) if from.is_some() || to.is_some() => {
                pairs.extend(from.map(|day| ("from", day.to_string())));
                pairs.extend(to.map(|day| ("to", day.to_string())));
            }
            span => pairs.push(("period", span.word())),
        }
        for dim in Dim::ALL.into_iter().filter(|dim| dim.is_public()) {
            let of_dim = self.terms.iter().filter(|term| term.dim == dim);
            let keys: Vec<&str> = of_dim.map(|term| written(&term.key)).collect();
            if !keys.is_empty() {
                pairs.push((dim.word(), keys.join(",")));
            }
        }
        pairs.extend(self.figure.iter().map(|figure| ("figure", figure.name())));
        pairs.extend(self.receiver.map(|id| ("receiver", id.0.to_string())));
        if (self.sort, self.descending) != (Sort::Received, true) {
            let word = SORTS.iter().find(|(_, sort)| *sort == self.sort).map_or("", |(w, _)| w);
            pairs.push(("sort", format!("{}{word}", if self.descending { "-" } else { "" })));
        }
        if self.withdrawn {
            pairs.push(("withdrawn", "1".into()));
        }
        let pairs: Vec<String> = pairs.iter().map(|(k, v)| format!("{k}={v}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// The one key a property is held to, as a picker writes it; empty = no condition, or more than one.
    pub fn key(&self, dim: Dim) -> &str {
        let mut of_dim = self.terms.iter().filter(|term| term.dim == dim);
        match (of_dim.next(), of_dim.next()) {
            (Some(term), None) => written(&term.key),
            _ => "",
        }
    }

    /// Holds a property to one key as a picker writes it; empty = no condition.
    pub fn set_key(&mut self, dim: Dim, key: &str) {
        self.terms.retain(|term| term.dim != dim);
        match key {
            "" => {}
            NOT_FILLED => self.terms.push(Term::new(dim, "")),
            key => self.terms.push(Term::new(dim, key)),
        }
    }

    /// Is the list narrowed by anything but time and order?
    pub fn is_narrowed(&self) -> bool {
        !self.terms.is_empty() || self.receiver.is_some() || self.figure.is_some() || self.withdrawn
    }

    /// The question to the casebook.
    pub fn query(&self, aside: &Aside, today: Day, year: YearKind, staff: &[Staff]) -> ContactQuery {
        let days = match self.span {
            Span::Days(from, to) if from.is_some() || to.is_some() => {
                Some((from.unwrap_or(FIRST), to.unwrap_or(LAST)))
            }
            _ => None,
        };
        let period = self.span.months(today, year);
        let mut terms = self.terms.clone();
        let member = self.receiver.and_then(|id| staff.iter().find(|member| member.id == id));
        let receiver = member.map(|member| member.name.clone()).or_else(|| aside.receiver.clone());
        terms.extend(receiver.map(|key| Term { dim: Dim::Receiver, key }));
        terms.extend(aside.employer.clone().map(|key| Term { dim: Dim::Employer, key }));
        ContactQuery {
            period,
            days,
            figure: self.figure.clone(),
            terms,
            text: aside.text.trim().to_owned(),
            search_in: SearchIn::default(),
            sort: self.sort,
            descending: self.descending,
            withdrawn: self.withdrawn,
        }
    }
}

/// Open ends of a stretch of days: years 1 and 9999.
const FIRST: Day = Day(-719_162);
const LAST: Day = Day(2_932_896);

fn written(key: &str) -> &str {
    if key.is_empty() { NOT_FILLED } else { key }
}

fn is_public(figure: &Figure) -> bool {
    figure.terms.iter().all(|term| term.dim.is_public())
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::staff::Role;

    fn read(address: &str) -> Filter {
        let pairs = address.trim_start_matches('?').split('&').filter_map(|p| p.split_once('='));
        Filter::read(pairs)
    }

    #[track_caller]
    fn check(address: &str) {
        assert_eq!(read(address).address(), address);
    }

    #[test]
    fn an_address_says_what_the_filter_is() {
        check("");
        check("?period=last-month");
        check("?period=2005-01&class=visit");
        check("?period=2004-01~12&channel=visit,letter&category=pay.arrears&sort=-involved");
        check("?from=2026-03-01&to=2026-03-18&receiver=2&sort=received&withdrawn=1");
        check("?period=days");
        check("?category=_&figure=contacts.class.visit");
    }

    #[test]
    fn nonsense_in_an_address_is_left_out() {
        assert_eq!(
            read("?period=soon&employer=x&category=%E9%99%88&sort=phone&figure=contacts.employer.x"),
            Filter::default()
        );
    }

    #[test]
    fn what_is_personal_reaches_the_query_and_never_the_address() {
        let staff = [Staff { id: StaffId(2), name: "王芳".into(), role: Role::Head, active: true }];
        let aside = Aside { text: " 陈庆辉 ".into(), employer: Some("纺织厂".into()), receiver: None };
        let filter = Filter { receiver: Some(StaffId(2)), ..Filter::default() };
        let today = Day::new(2026, 3, 18).unwrap();
        let query = filter.query(&aside, today, YearKind::Natural, &staff);
        assert_eq!(query.text, "陈庆辉");
        assert_eq!(query.period, Period::parse("2026-03"));
        let keys: Vec<&str> = query.terms.iter().map(|term| term.key.as_str()).collect();
        assert_eq!(keys, ["王芳", "纺织厂"]);
        assert_eq!(filter.address(), "?receiver=2");
    }

    #[test]
    fn open_ends_reach_far_enough() {
        assert_eq!(Day::new(1, 1, 1), Some(FIRST));
        assert_eq!(Day::new(9999, 12, 31), Some(LAST));
    }
}
