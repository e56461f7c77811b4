//! The test oracle: tallies counted the slow, plain way over whole entries, against the columns on random casebooks.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::*;
use crate::code::CodeKey;
use crate::contact::{DeviceCode, RecordId};
use crate::figure::Answer;
use crate::identity::{IdDocument, IdKind, Phone, Sex};
use crate::query::EntryQuery;
use crate::register::balance::{Balance, Fund};
use crate::register::{Entry, EntryNumber, Kind, Person, Row, Sheet, Step, Value};
use crate::time::{Day, Month, YearKind};

/// An entry as the oracle keeps it.
#[derive(Clone, Debug)]
struct Kept {
    entry: Entry,
    withdrawn: bool,
}

/// The day a count goes by; none = it does not count.
fn day_of(entry: &Entry, count: Count) -> Option<Day> {
    match count {
        Count::Entered => Some(entry.opened),
        Count::Reached(stage) => entry.steps.iter().rfind(|step| step.stage == stage).map(|step| step.day),
        Count::Counted | Count::Amount | Count::Persons => entry.counted(),
        Count::Open => Some(entry.opened).filter(|_| entry.is_open()),
        Count::Outstanding => entry.counted().filter(|_| owed(entry) > 0),
    }
}

fn owed(entry: &Entry) -> i64 {
    if entry.register() != Register::Loan || entry.counted().is_none() || entry.stage() == Stage::Settled {
        return 0;
    }
    let paid: i64 = entry.rows_of(Group::Instalment).filter_map(|row| row.fen(Item::PaidPrincipal)).sum();
    (entry.sheet.fen(Item::Amount).unwrap_or(0) - paid).max(0)
}

fn key(entry: &Entry, count: Count, split: Split) -> String {
    match split {
        Split::Month if count.is_standing() => String::new(),
        Split::Month => day_of(entry, count).map_or(String::new(), |day| Month::of(day).to_string()),
        Split::Stage => entry.stage().word().to_owned(),
        Split::District => entry.person.district.as_ref().map_or("", |key| key.as_str()).to_owned(),
        Split::Sex => match entry.person.sex {
            Sex::Unknown => "",
            Sex::Male => "male",
            Sex::Female => "female",
        }
        .to_owned(),
        Split::Age => match entry.person.birth.and_then(|birth| entry.opened.age_of(birth)) {
            None => "",
            Some(0..=29) => "under-30",
            Some(30..=39) => "30-39",
            Some(40..=49) => "40-49",
            Some(50..=59) => "50-59",
            Some(60..) => "60-plus",
        }
        .to_owned(),
        Split::Item(item) => entry.sheet.key(item).to_owned(),
    }
}

/// Who each entry of a register is about, by the words of the rule.
fn persons(book: &[Kept], register: Register) -> Vec<Option<String>> {
    let counts =
        |kept: &Kept| !kept.withdrawn && kept.entry.register() == register && kept.entry.counted().is_some();
    let number = |p: &Person| p.id_document.as_ref().filter(|d| d.valid).map(|d| d.number.clone());
    let mut known: BTreeMap<String, (BTreeSet<String>, BTreeSet<Phone>)> = BTreeMap::new();
    for kept in book.iter().filter(|kept| counts(kept)) {
        let person = &kept.entry.person;
        if let Some(number) = number(person) {
            let (names, phones) = known.entry(number).or_default();
            names.extend(Some(person.name.clone()).filter(|name| !name.is_empty()));
            phones.extend(person.phones.iter().cloned());
        }
    }
    let who = |kept: &Kept| {
        let person = &kept.entry.person;
        if !counts(kept) {
            return None;
        }
        if let Some(number) = number(person) {
            return Some(number);
        }
        let first = person.phones.first().filter(|_| !person.name.is_empty())?;
        let same: Vec<&String> = known
            .iter()
            .filter(|(_, (names, phones))| {
                names.contains(&person.name) && person.phones.iter().any(|phone| phones.contains(phone))
            })
            .map(|(number, _)| number)
            .collect();
        match same[..] {
            [one] => Some(one.clone()),
            _ => Some(format!("{}/{}", person.name, first.as_str())),
        }
    };
    book.iter().map(who).collect()
}

fn in_period(day: Day, count: Count, period: Period) -> bool {
    if count.is_standing() { day.0 < period.days().end } else { period.holds(day) }
}

fn behind(book: &[Kept], tally: &Tally, period: Option<Period>, withdrawn: bool) -> Vec<u32> {
    let persons = persons(book, tally.register);
    let rows = book.iter().enumerate().filter(|(row, kept)| {
        kept.withdrawn == withdrawn
            && kept.entry.register() == tally.register
            && day_of(&kept.entry, tally.count)
                .is_some_and(|day| period.is_none_or(|period| in_period(day, tally.count, period)))
            && (tally.count != Count::Persons || persons[*row].is_some())
            && tally.terms.iter().all(|term| key(&kept.entry, tally.count, term.split) == term.key)
    });
    rows.map(|(row, _)| row as u32).collect()
}

fn value(book: &[Kept], tally: &Tally, rows: &[u32]) -> i64 {
    let entries = rows.iter().map(|&row| &book[row as usize].entry);
    match tally.count {
        Count::Amount => entries.map(Entry::amount).sum(),
        Count::Outstanding => entries.map(owed).sum(),
        Count::Persons => {
            let persons = persons(book, tally.register);
            rows.iter().map(|&row| persons[row as usize].clone()).collect::<BTreeSet<_>>().len() as i64
        }
        _ => rows.len() as i64,
    }
}

fn recount(book: &[Kept], ask: &TallyAsk) -> Answer {
    let rows = behind(book, &ask.tally, Some(ask.period), false);
    let mut cells: BTreeMap<Vec<String>, Vec<u32>> = BTreeMap::new();
    for &row in rows.iter().filter(|_| !ask.splits.is_empty()) {
        let entry = &book[row as usize].entry;
        let keys = ask.splits.iter().map(|split| key(entry, ask.tally.count, *split)).collect();
        cells.entry(keys).or_default().push(row);
    }
    let cells = cells.into_iter().map(|(keys, rows)| (keys, value(book, &ask.tally, &rows)));
    let cells: Vec<_> = cells.filter(|(_, value)| *value != 0).collect();
    Answer::of(value(book, &ask.tally, &rows), ask.splits.len(), &cells)
}

fn pick<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(all.to_vec())
}

/// A register; three of them often, so that their entries meet.
fn register() -> impl Strategy<Value = Register> {
    prop_oneof![2 => pick(&[Register::Relief, Register::Seeker, Register::Loan]), 1 => pick(&Register::ALL)]
}

/// Days around month ends, leap days and both kinds of year's ends.
fn day() -> impl Strategy<Value = Day> {
    let edges = [(2004, 2, 29), (2004, 9, 30), (2004, 10, 1), (2004, 12, 31), (2005, 1, 1), (2005, 2, 28)];
    (pick(&edges), -2..=2).prop_map(|((y, m, d), n)| Day(Day::new(y, m, d).unwrap().0 + n))
}

/// A person. Names, numbers and documents come from so few that they often meet.
fn person() -> impl Strategy<Value = Person> {
    let document = (pick(&["1", "2", "3"]), any::<bool>()).prop_map(|(number, valid)| {
        Some(IdDocument { kind: IdKind::Resident, number: number.to_owned(), valid })
    });
    (
        pick(&["", "a", "b"]),
        pick(&[Sex::Unknown, Sex::Male, Sex::Female]),
        proptest::option::of((1940i32..2010, 1u32..=12).prop_map(|(y, m)| Day::new(y, m, 1).unwrap())),
        prop_oneof![Just(None), document],
        proptest::collection::vec(pick(&["12351", "12345", "12333"]), 0..3),
        pick(&["", "east", "west"]),
    )
        .prop_map(|(name, sex, birth, id_document, phones, district)| Person {
            name: name.to_owned(),
            sex,
            birth,
            id_document,
            phones: phones.into_iter().map(|digits| Phone::parse(digits).unwrap().0).collect(),
            employer: String::new(),
            district: CodeKey::parse(district),
        })
}

/// A sheet of some items, their values chosen by the numbers given.
fn sheet(items: impl Iterator<Item = Item>, choices: &[(u8, u16)]) -> Sheet {
    let values = items.zip(choices.iter().cycle()).filter_map(|(item, &(choice, number))| {
        let value = match item.kind() {
            Kind::Code(_) => {
                let keys = ["", "a", "a.b", "warmth", "fund", "fund"];
                Value::Code(CodeKey::parse(keys[usize::from(choice) % keys.len()])?)
            }
            Kind::Money => Some(Value::Fen(i64::from(number))).filter(|_| choice % 5 != 0)?,
            Kind::AnyDay | Kind::PastDay => {
                let base = Day::new(2004, 6, 1)?;
                Some(Value::Day(base.plus(i32::from(number % 500)))).filter(|_| choice % 4 != 0)?
            }
            _ => return None,
        };
        Some((item, value))
    });
    values.collect()
}

/// An entry of any register. Its steps are any of its stages, in any order: figures count what is there.
fn entry() -> impl Strategy<Value = Entry> {
    let choices = || proptest::collection::vec((any::<u8>(), any::<u16>()), 16);
    (
        register(),
        day(),
        proptest::collection::vec((any::<prop::sample::Index>(), day()), 1..6),
        person(),
        choices(),
        proptest::collection::vec((any::<prop::sample::Index>(), choices()), 0..5),
    )
        .prop_map(|(register, opened, steps, person, choices, rows)| {
            entry_of(register, opened, &steps, person, &choices, &rows)
        })
}

type Choices = Vec<(u8, u16)>;

fn entry_of(
    register: Register,
    opened: Day,
    steps: &[(prop::sample::Index, Day)],
    person: Person,
    choices: &[(u8, u16)],
    rows: &[(prop::sample::Index, Choices)],
) -> Entry {
    let spec = register.spec();
    let stages: Vec<Stage> = spec.path.stages().collect();
    let step = |(at, day): &(prop::sample::Index, Day)| Step {
        stage: stages[at.index(stages.len())],
        day: *day,
        noted: None,
        by: None,
        reason: String::new(),
        vacancy: None,
    };
    let row = |(at, choices): &(prop::sample::Index, Choices)| {
        let group = spec.groups[at.index(spec.groups.len())];
        Row { group, sheet: sheet(group.items().iter().copied(), choices) }
    };
    Entry {
        id: RecordId(1),
        number: EntryNumber { register, year: 2004, device: DeviceCode(0), serial: 1 },
        opened,
        person,
        sheet: sheet(spec.items(), choices),
        rows: rows.iter().filter(|_| !spec.groups.is_empty()).map(row).collect(),
        steps: steps.iter().map(step).collect(),
        contact: None,
        flags: Vec::new(),
        source: None,
    }
}

/// What happens to a casebook.
#[derive(Clone, Debug)]
enum Event {
    Enter(Box<Entry>),
    /// Written over by another of its register; one of another register changes nothing.
    Edit(prop::sample::Index, Box<Entry>),
    Withdraw(prop::sample::Index),
    Restore(prop::sample::Index),
    /// Figures are looked at in between, so that nothing remembered outlives a change.
    Look,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let boxed = || entry().prop_map(Box::new);
    let event = prop_oneof![
        8 => boxed().prop_map(Event::Enter),
        3 => (any::<prop::sample::Index>(), boxed()).prop_map(|(row, entry)| Event::Edit(row, entry)),
        1 => any::<prop::sample::Index>().prop_map(Event::Withdraw),
        1 => any::<prop::sample::Index>().prop_map(Event::Restore),
        1 => Just(Event::Look),
    ];
    proptest::collection::vec(event, 1..70)
}

fn live(events: Vec<Event>) -> (Tallies, Vec<Kept>) {
    let (mut tallies, mut book): (Tallies, Vec<Kept>) = (Tallies::new(), Vec::new());
    for event in events {
        match event {
            Event::Enter(entry) => {
                assert_eq!(tallies.push(&entry) as usize, book.len());
                book.push(Kept { entry: *entry, withdrawn: false });
            }
            Event::Look => {
                for register in Register::ALL {
                    let tally = Tally::of(register, Count::Persons);
                    tallies.answer(&TallyAsk { tally, period: ever(), splits: vec![] });
                }
            }
            _ if book.is_empty() => {}
            Event::Edit(row, entry) => {
                let row = row.index(book.len());
                tallies.replace(row as u32, &entry);
                if book[row].entry.register() == entry.register() {
                    book[row].entry = *entry;
                }
            }
            Event::Withdraw(row) => {
                let row = row.index(book.len());
                tallies.set_counted(row as u32, false);
                book[row].withdrawn = true;
            }
            Event::Restore(row) => {
                let row = row.index(book.len());
                tallies.set_counted(row as u32, true);
                book[row].withdrawn = false;
            }
        }
    }
    (tallies, book)
}

fn ever() -> Period {
    Period { first: Month::new(2003, 1).unwrap(), months: 48 }
}

fn period() -> impl Strategy<Value = Period> {
    let kind = pick(&[YearKind::Natural, YearKind::Union]);
    prop_oneof![
        Just(ever()),
        (day(), pick(&[1, 3, 6, 12]), kind).prop_map(|(day, months, kind)| Period::holding(
            Month::of(day),
            months,
            kind
        )),
    ]
}

fn key_of(split: Split) -> impl Strategy<Value = TallyTerm> {
    let keys = match split {
        Split::Month => vec!["2004-02", "2005-01", ""],
        Split::Stage => vec!["paid", "closed", "refused", "hired", "overdue", "recorded"],
        Split::District => vec!["east", "", "nowhere"],
        Split::Sex => vec!["female", ""],
        Split::Age => vec!["under-30", "50-59", ""],
        Split::Item(_) => vec!["a", "a.b", "warmth", "fund", ""],
    };
    proptest::sample::select(keys).prop_map(move |key| TallyTerm::new(split, key))
}

/// A property, now and then one the register does not have.
fn split(register: Register) -> impl Strategy<Value = Split> {
    let mut all = Split::all(register);
    all.extend([Split::Sex, Split::Month, Split::Item(Item::WaiverKind)]);
    proptest::sample::select(all)
}

fn term(register: Register) -> impl Strategy<Value = TallyTerm> {
    split(register).prop_flat_map(key_of)
}

fn tally_of(register: Register) -> impl Strategy<Value = Tally> {
    let mut counts = Count::all(register);
    counts.extend([Count::Reached(Stage::Paid), Count::Persons, Count::Outstanding]);
    let terms = prop_oneof![2 => Just(Vec::new()), 1 => proptest::collection::vec(term(register), 1..3)];
    (proptest::sample::select(counts), terms).prop_map(move |(count, terms)| Tally { register, count, terms })
}

fn ask() -> impl Strategy<Value = TallyAsk> {
    register().prop_flat_map(|register| {
        (tally_of(register), period(), proptest::collection::vec(split(register), 0..4))
            .prop_map(|(tally, period, splits)| TallyAsk { tally, period, splits })
    })
}

fn query() -> impl Strategy<Value = EntryQuery> {
    (register(), register()).prop_flat_map(|(register, other)| {
        let tally = prop_oneof![
            4 => tally_of(register).prop_map(Some),
            1 => tally_of(other).prop_map(Some),
            3 => Just(None),
        ];
        let terms = proptest::collection::vec(term(register), 0..4);
        (tally, proptest::option::of(period()), terms, any::<bool>()).prop_map(
            move |(tally, period, terms, withdrawn)| EntryQuery {
                tally,
                period,
                terms,
                withdrawn,
                ..EntryQuery::of(register)
            },
        )
    })
}

fn listed(book: &[Kept], query: &EntryQuery) -> Vec<u32> {
    let tally = query.tally.clone().unwrap_or(Tally::of(query.register, Count::Entered));
    let mut rows = behind(book, &tally, query.period, query.withdrawn);
    rows.retain(|&row| {
        let entry = &book[row as usize].entry;
        entry.register() == query.register
            && query.terms.iter().all(|term| {
                let mut any_of = query.terms.iter().filter(|other| other.split == term.split);
                any_of.any(|other| other.key == key(entry, tally.count, term.split))
            })
    });
    rows
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_what_a_plain_recount_gives(events in events(), asks in proptest::collection::vec(ask(), 12)) {
        let (tallies, book) = live(events);
        for ask in asks {
            prop_assert_eq!(tallies.answer(&ask), recount(&book, &ask), "{:?}", ask);
            let rows = behind(&book, &ask.tally, Some(ask.period), false);
            prop_assert_eq!(tallies.rows_behind(&ask.tally, ask.period), rows, "{:?}", ask);
        }
    }

    #[test]
    fn parts_make_the_whole_and_each_part_lists_its_rows(events in events(), ask in ask()) {
        let (tallies, book) = live(events);
        let answer = tallies.answer(&ask);
        let sum: i64 = answer.cells.iter().map(|cell| cell.value).sum();
        if ask.splits.is_empty() {
            prop_assert_eq!(answer.cells.len(), 0);
        } else if ask.tally.count.is_additive() {
            prop_assert_eq!(sum, answer.total);
        } else {
            prop_assert!(sum >= answer.total);
        }
        for (keys, told) in answer.told() {
            let mut tally = ask.tally.clone();
            for (split, key) in ask.splits.iter().zip(keys) {
                tally = tally.with(*split, key);
            }
            let rows = tallies.rows_behind(&tally, ask.period);
            prop_assert_eq!(value(&book, &tally, &rows), told);
        }
    }

    #[test]
    fn what_was_changed_counts_as_if_it_had_been_so_from_the_start(events in events(), ask in ask()) {
        let (tallies, book) = live(events);
        let mut fresh = Tallies::new();
        for (row, kept) in book.iter().enumerate() {
            fresh.push(&kept.entry);
            fresh.set_counted(row as u32, !kept.withdrawn);
        }
        prop_assert_eq!(tallies.answer(&ask), fresh.answer(&ask));
        for register in Register::ALL {
            let opened = || book.iter()
                .filter(|kept| !kept.withdrawn && kept.entry.register() == register)
                .map(|kept| Month::of(kept.entry.opened));
            prop_assert_eq!(tallies.span(register), opened().min().zip(opened().max()));
        }
    }

    #[test]
    fn rows_of_a_list_are_what_a_plain_filter_gives(events in events(), queries in proptest::collection::vec(query(), 8)) {
        let (tallies, book) = live(events);
        for query in queries {
            let wanted = listed(&book, &query);
            prop_assert_eq!(&tallies.matching(&query), &wanted, "{:?}", query.tally);
            for step in 1..4 {
                let mut some: Vec<u32> = (0..book.len() as u32 + 3).step_by(step).collect();
                let kept: Vec<u32> = some.iter().copied().filter(|row| wanted.contains(row)).collect();
                tallies.keep_matching(&query, &mut some);
                prop_assert_eq!(some, kept);
            }
        }
    }

    #[test]
    fn money_of_balances_and_money_of_tallies_are_the_same(events in events()) {
        let (tallies, book) = live(events);
        let kept: Vec<&Entry> = book.iter().filter(|kept| !kept.withdrawn).map(|kept| &kept.entry).collect();
        let total = |tally: Tally| tallies.answer(&TallyAsk { tally, period: ever(), splits: vec![] }).total;
        let balances = || kept.iter().map(|entry| Balance::of(entry, Day::new(2006, 12, 31).unwrap()));
        let outstanding: i64 = balances().map(|balance| balance.outstanding).sum();
        prop_assert_eq!(total(Tally::of(Register::Loan, Count::Outstanding)), outstanding);
        let lent: i64 = balances().map(|balance| balance.lent).sum();
        prop_assert_eq!(total(Tally::of(Register::Loan, Count::Amount)), lent);
        let fund = Fund::of(kept.iter().copied());
        let from = |register, item, key| total(Tally::of(register, Count::Amount).with(Split::Item(item), key));
        prop_assert_eq!(fund.given, from(Register::Donation, Item::DonationUse, "fund"));
        let spent = from(Register::Relief, Item::Fund, "warmth") + from(Register::HomeVisit, Item::Fund, "warmth");
        prop_assert_eq!(fund.spent, spent);
        prop_assert_eq!(fund.balance(), fund.given - fund.spent + fund.returned);
    }
}

#[test]
fn registers_stand_in_the_order_of_their_shelves() {
    for (n, register) in Register::ALL.into_iter().enumerate() {
        assert_eq!(register as usize, n);
    }
}

#[test]
fn bands_of_age_begin_on_the_birthday() {
    let opened = Day::new(2005, 3, 1).unwrap();
    let band = |birth: Day| {
        let person = Person { birth: Some(birth), ..Person::default() };
        let mut tallies = Tallies::new();
        tallies.push(&entry_of(Register::Card, opened, &[], person, &[(0, 0)], &[]));
        let tally = Tally::of(Register::Card, Count::Entered);
        let answer = tallies.answer(&TallyAsk { tally, period: ever(), splits: vec![Split::Age] });
        answer.keys[0][0].clone()
    };
    let ends =
        [(30, "under-30", "30-39"), (40, "30-39", "40-49"), (50, "40-49", "50-59"), (60, "50-59", "60-plus")];
    for (years, below, from) in ends {
        let birthday = Day::new(2005 - years, 3, 1).unwrap();
        assert_eq!((band(birthday.plus(1)), band(birthday)), (below.to_owned(), from.to_owned()));
    }
    assert_eq!(band(opened), "under-30");
    assert_eq!(band(opened.plus(1)), "");
}
