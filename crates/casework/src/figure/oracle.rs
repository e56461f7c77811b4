//! The test oracle: figures counted the slow, plain way over whole records, against the columns on random casebooks.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::{Answer, Ask, Dim, Facts, Figure, Measure, Term};
use crate::code::CodeKey;
use crate::contact::{
    Channel, Class, Contact, ContactNumber, DeviceCode, Line, Nature, RecordId, Satisfaction, Status,
    VoidCall,
};
use crate::identity::{IdDocument, IdKind, Phone, Sex};
use crate::query::ContactQuery;
use crate::time::{CivilTime, Day, Month, Period, YearKind};

/// A record as the oracle keeps it.
#[derive(Clone, Debug)]
struct Kept {
    contact: Contact,
    withdrawn: bool,
}

fn key(kept: &Kept, dim: Dim) -> String {
    let c = &kept.contact;
    let code = |key: &Option<CodeKey>| key.as_ref().map_or(String::new(), |key| key.as_str().to_owned());
    match dim {
        Dim::Month => Month::of(c.received.day).to_string(),
        Dim::Channel => match c.channel {
            Channel::Visit => "visit",
            Channel::Letter => "letter",
            Channel::Call => "call",
            Channel::Online => "online",
            Channel::Unspecified => "unspecified",
        }
        .to_owned(),
        Dim::Class => match c.class() {
            Class::Visit => "visit",
            Class::Letter => "letter",
            Class::Call => "call",
            Class::Online => "online",
            Class::Consultation => "consultation",
            Class::Unspecified => "unspecified",
        }
        .to_owned(),
        Dim::Nature => match c.nature {
            Nature::Unspecified => "unspecified",
            Nature::Consultation => "consultation",
            Nature::Complaint => "complaint",
            Nature::Request => "request",
            Nature::Suggestion => "suggestion",
            Nature::Praise => "praise",
        }
        .to_owned(),
        Dim::Category => code(&c.category),
        Dim::CategoryTop => c.category.as_ref().map_or(String::new(), |key| key.top().to_owned()),
        Dim::District => code(&c.district),
        Dim::Employer => c.employer.clone(),
        Dim::Receiver => c.receiver.clone(),
        Dim::Handling => code(&c.handling),
        Dim::Status => match c.status {
            Status::Open => "open",
            Status::Referred => "referred",
            Status::Done => "done",
        }
        .to_owned(),
        Dim::Satisfaction => match c.satisfaction {
            None => "",
            Some(Satisfaction::Satisfied) => "satisfied",
            Some(Satisfaction::FairlySatisfied) => "fairly-satisfied",
            Some(Satisfaction::Dissatisfied) => "dissatisfied",
        }
        .to_owned(),
        Dim::Sex => match c.sex {
            Sex::Unknown => "",
            Sex::Male => "male",
            Sex::Female => "female",
        }
        .to_owned(),
    }
}

/// Who each record is about, by the words of the rule.
fn persons(book: &[Kept]) -> Vec<Option<String>> {
    let counted = |kept: &&Kept| !kept.withdrawn && kept.contact.void.is_none();
    let number = |c: &Contact| c.id_document.as_ref().filter(|d| d.valid).map(|d| d.number.clone());
    let name = |c: &Contact| (!c.anonymous && !c.name.is_empty()).then(|| c.name.clone());
    let mut names: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut phones: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for kept in book.iter().filter(counted) {
        if let Some(number) = number(&kept.contact) {
            names.entry(number.clone()).or_default().extend(name(&kept.contact));
            let all = kept.contact.phones.iter().map(|phone| phone.as_str().to_owned());
            phones.entry(number).or_default().extend(all);
        }
    }
    let person = |kept: &Kept| {
        if kept.withdrawn || kept.contact.void.is_some() {
            return None;
        }
        if let Some(number) = number(&kept.contact) {
            return Some(number);
        }
        let name = name(&kept.contact)?;
        let first = kept.contact.phones.first()?.as_str().to_owned();
        let same: Vec<&String> = names
            .iter()
            .filter(|(number, names)| {
                names.contains(&name)
                    && kept.contact.phones.iter().any(|phone| phones[*number].contains(phone.as_str()))
            })
            .map(|(number, _)| number)
            .collect();
        match same[..] {
            [one] => Some(one.clone()),
            _ => Some(format!("{name}/{first}")),
        }
    };
    book.iter().map(person).collect()
}

fn behind(book: &[Kept], figure: &Figure, period: Period) -> Vec<u32> {
    let persons = persons(book);
    let rows = book.iter().enumerate().filter(|(row, kept)| {
        let c = &kept.contact;
        let measured = match figure.measure {
            Measure::Contacts | Measure::People | Measure::Involved => true,
            Measure::Persons => persons[*row].is_some(),
            Measure::Done => c.status == Status::Done,
            Measure::Evaluated => c.satisfaction.is_some(),
            Measure::Satisfied => {
                matches!(c.satisfaction, Some(Satisfaction::Satisfied | Satisfaction::FairlySatisfied))
            }
            Measure::Void => true,
        };
        !kept.withdrawn
            && c.void.is_some() == (figure.measure == Measure::Void)
            && measured
            && period.holds(c.received.day)
            && figure.terms.iter().all(|term| key(kept, term.dim) == term.key)
    });
    rows.map(|(row, _)| row as u32).collect()
}

fn value(book: &[Kept], measure: Measure, rows: &[u32]) -> i64 {
    let contacts = rows.iter().map(|&row| &book[row as usize].contact);
    match measure {
        Measure::People => contacts.map(|c| i64::from(c.people)).sum(),
        Measure::Involved => contacts.map(|c| i64::from(c.involved)).sum(),
        Measure::Persons => {
            let persons = persons(book);
            rows.iter().map(|&row| persons[row as usize].clone()).collect::<BTreeSet<_>>().len() as i64
        }
        _ => rows.len() as i64,
    }
}

fn recount(book: &[Kept], ask: &Ask) -> Answer {
    let rows = behind(book, &ask.figure, ask.period);
    let mut cells: BTreeMap<Vec<String>, Vec<u32>> = BTreeMap::new();
    if !ask.splits.is_empty() {
        for &row in &rows {
            let keys = ask.splits.iter().map(|dim| key(&book[row as usize], *dim)).collect();
            cells.entry(keys).or_default().push(row);
        }
    }
    let cells = cells.into_iter().map(|(keys, rows)| (keys, value(book, ask.figure.measure, &rows)));
    let cells: Vec<_> = cells.filter(|(_, value)| *value != 0).collect();
    Answer::of(value(book, ask.figure.measure, &rows), ask.splits.len(), &cells)
}

/// Days around month ends, leap days and both kinds of year's ends, so that back-dating crosses them.
fn day() -> impl Strategy<Value = Day> {
    let edges = [
        (2004, 2, 29),
        (2004, 3, 1),
        (2004, 9, 30),
        (2004, 10, 1),
        (2004, 12, 31),
        (2005, 1, 1),
        (2005, 2, 28),
    ];
    (proptest::sample::select(edges.to_vec()), -2..=2)
        .prop_map(|((y, m, d), n)| Day(Day::new(y, m, d).unwrap().0 + n))
}

fn code_key(keys: &[&str]) -> impl Strategy<Value = Option<CodeKey>> + use<> {
    let keys = keys.iter().map(|key| CodeKey::parse(key)).chain([None]).collect::<Vec<_>>();
    proptest::sample::select(keys)
}

fn pick<T: Clone + std::fmt::Debug + 'static>(all: &[T]) -> impl Strategy<Value = T> + use<T> {
    proptest::sample::select(all.to_vec())
}

/// A contact. Names, numbers and documents come from so few that they often meet.
fn contact() -> impl Strategy<Value = Contact> {
    let what = (
        day(),
        pick(&[Channel::Visit, Channel::Letter, Channel::Call, Channel::Online, Channel::Unspecified]),
        pick(&[Nature::Unspecified, Nature::Consultation, Nature::Complaint, Nature::Praise]),
        prop_oneof![6 => Just(None), 1 => Just(Some(VoidCall::Silent))],
        code_key(&["pay", "pay.arrears", "aid.medical"]),
        code_key(&["east", "west"]),
        1u32..40,
        0u32..40,
    );
    let who = (
        prop_oneof![4 => Just(false), 1 => Just(true)],
        pick(&["", "a", "b"]),
        prop_oneof![
            2 => Just(None),
            2 => (pick(&["1", "2", "3"]), any::<bool>()).prop_map(|(number, valid)| Some(IdDocument {
                kind: IdKind::Resident,
                number: number.to_owned(),
                valid,
            })),
        ],
        proptest::collection::vec(pick(&["10", "11", "12"]), 0..3),
        pick(&["", "mill", "mine"]),
        pick(&[Sex::Unknown, Sex::Male, Sex::Female]),
    );
    let after = (
        pick(&[Status::Open, Status::Referred, Status::Done]),
        pick(&[
            None,
            Some(Satisfaction::Satisfied),
            Some(Satisfaction::FairlySatisfied),
            Some(Satisfaction::Dissatisfied),
        ]),
        code_key(&["answered", "referred"]),
        pick(&["x", "y"]),
    );
    (what, who, after).prop_map(
        |(
            (day, channel, nature, void, category, district, people, more),
            (anonymous, name, id_document, phones, employer, sex),
            (status, satisfaction, handling, receiver),
        )| Contact {
            id: RecordId(0),
            number: ContactNumber { year: 2004, device: DeviceCode(0), serial: 1 },
            received: CivilTime { day, minute: None },
            channel,
            line: Line::Hotline,
            nature,
            void,
            anonymous,
            name: name.to_owned(),
            sex,
            birth: None,
            id_document,
            phones: phones.into_iter().map(phone).collect(),
            employer: employer.to_owned(),
            employer_code: None,
            district,
            category,
            demand: String::new(),
            people,
            involved: people + more,
            group: false,
            urgent: false,
            confidential: false,
            risk: false,
            receiver: receiver.to_owned(),
            handling,
            status,
            done: None,
            satisfaction,
            notes: String::new(),
            earlier: Vec::new(),
            flags: Vec::new(),
            source: None,
            asked: None,
        },
    )
}

fn phone(digits: &str) -> Phone {
    use serde::Deserialize;
    use serde::de::value::{Error, SeqDeserializer};
    Phone::deserialize(SeqDeserializer::<_, Error>::new(std::iter::once(digits))).unwrap()
}

/// What happens to a casebook.
#[derive(Clone, Debug)]
enum Step {
    Log(Box<Contact>),
    Edit(prop::sample::Index, Box<Contact>),
    Withdraw(prop::sample::Index),
    Restore(prop::sample::Index),
    /// Figures are looked at in between, so that nothing remembered outlives a change.
    Look,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let contact = || contact().prop_map(Box::new);
    let step = prop_oneof![
        6 => contact().prop_map(Step::Log),
        2 => (any::<prop::sample::Index>(), contact()).prop_map(|(row, contact)| Step::Edit(row, contact)),
        1 => any::<prop::sample::Index>().prop_map(Step::Withdraw),
        1 => any::<prop::sample::Index>().prop_map(Step::Restore),
        1 => Just(Step::Look),
    ];
    proptest::collection::vec(step, 1..60)
}

fn live(steps: Vec<Step>) -> (Facts, Vec<Kept>) {
    let (mut facts, mut book): (Facts, Vec<Kept>) = (Facts::new(), Vec::new());
    for step in steps {
        match step {
            Step::Log(contact) => {
                assert_eq!(facts.push(&contact) as usize, book.len());
                book.push(Kept { contact: *contact, withdrawn: false });
            }
            Step::Look => {
                facts.answer(&Ask { figure: Figure::of(Measure::Persons), period: ever(), splits: vec![] });
            }
            _ if book.is_empty() => {}
            Step::Edit(row, contact) => {
                let row = row.index(book.len());
                facts.replace(row as u32, &contact);
                book[row].contact = *contact;
            }
            Step::Withdraw(row) => {
                let row = row.index(book.len());
                facts.set_counted(row as u32, false);
                book[row].withdrawn = true;
            }
            Step::Restore(row) => {
                let row = row.index(book.len());
                facts.set_counted(row as u32, true);
                book[row].withdrawn = false;
            }
        }
    }
    (facts, book)
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

fn term() -> impl Strategy<Value = Term> {
    let term = |dim, key| Term::new(dim, key);
    pick(&[
        term(Dim::Channel, "visit"),
        term(Dim::Class, "consultation"),
        term(Dim::Nature, "unspecified"),
        term(Dim::Category, "pay"),
        term(Dim::CategoryTop, "pay"),
        term(Dim::District, ""),
        term(Dim::Employer, "mill"),
        term(Dim::Month, "2004-02"),
        term(Dim::Handling, "answered"),
        term(Dim::Sex, "female"),
        term(Dim::Satisfaction, ""),
        term(Dim::District, "nowhere"),
    ])
}

fn ask() -> impl Strategy<Value = Ask> {
    let splits = proptest::collection::vec(pick(&Dim::ALL), 0..4);
    let terms = prop_oneof![2 => Just(Vec::new()), 1 => proptest::collection::vec(term(), 1..3)];
    (pick(&Measure::ALL), terms, period(), splits).prop_map(|(measure, terms, period, splits)| Ask {
        figure: Figure { measure, terms },
        period,
        splits,
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_what_a_plain_recount_gives(steps in steps(), asks in proptest::collection::vec(ask(), 6)) {
        let (facts, book) = live(steps);
        for ask in asks {
            prop_assert_eq!(facts.answer(&ask), recount(&book, &ask), "{:?}", ask);
            prop_assert_eq!(facts.rows_behind(&ask.figure, ask.period), behind(&book, &ask.figure, ask.period));
        }
    }

    #[test]
    fn answers_together_are_the_answers_one_by_one(
        steps in steps(), asks in proptest::collection::vec(ask(), 0..3),
        order in proptest::collection::vec((any::<prop::sample::Index>(), pick(&Measure::ALL)), 0..8),
    ) {
        let (facts, book) = live(steps);
        let of = |(index, measure): (prop::sample::Index, Measure)| {
            let mut ask = asks.get(index.index(asks.len().max(1)))?.clone();
            ask.figure.measure = measure;
            Some(ask)
        };
        let asks: Vec<Ask> = order.into_iter().filter_map(of).collect();
        let together = facts.answers(&asks);
        prop_assert_eq!(together.len(), asks.len());
        for (ask, answer) in asks.iter().zip(together) {
            prop_assert_eq!(&answer, &facts.answer(ask), "{:?}", ask);
            prop_assert_eq!(&answer, &recount(&book, ask), "{:?}", ask);
        }
    }

    #[test]
    fn a_fourth_split_is_ignored(steps in steps(), ask in ask(), more in proptest::collection::vec(pick(&Dim::ALL), 4)) {
        let (facts, _) = live(steps);
        let splits: Vec<Dim> = ask.splits.iter().chain(&more).copied().collect();
        let three = Ask { splits: splits[..3].to_vec(), ..ask.clone() };
        prop_assert_eq!(facts.answer(&Ask { splits, ..ask }), facts.answer(&three));
    }

    #[test]
    fn parts_make_the_whole(steps in steps(), ask in ask()) {
        let (facts, _) = live(steps);
        let answer = facts.answer(&ask);
        let sum: i64 = answer.cells.iter().map(|cell| cell.value).sum();
        if ask.splits.is_empty() {
            prop_assert_eq!(answer.cells.len(), 0);
        } else if ask.figure.measure.is_additive() {
            prop_assert_eq!(sum, answer.total);
        } else {
            prop_assert!(sum >= answer.total);
        }
    }

    #[test]
    fn rows_of_a_list_are_what_a_plain_filter_gives(
        steps in steps(), period in proptest::option::of(period()), days in proptest::option::of((day(), day())),
        terms in proptest::collection::vec(term(), 0..4), withdrawn in any::<bool>(),
    ) {
        let (facts, book) = live(steps);
        let query = ContactQuery { period, days, terms: terms.clone(), withdrawn, ..ContactQuery::default() };
        let wanted = book.iter().enumerate().filter(|(_, kept)| {
            let day = kept.contact.received.day;
            kept.withdrawn == withdrawn
                && period.is_none_or(|period| period.holds(day))
                && days.is_none_or(|(first, last)| first <= day && day <= last)
                && terms.iter().all(|term| {
                    let any_of = terms.iter().filter(|other| other.dim == term.dim);
                    any_of.map(|term| term.key.clone()).any(|wanted| wanted == key(kept, term.dim))
                })
        });
        let wanted: Vec<u32> = wanted.map(|(row, _)| row as u32).collect();
        prop_assert_eq!(&facts.matching(&query), &wanted);
        for step in 1..4 {
            let mut some: Vec<u32> = (0..book.len() as u32).step_by(step).collect();
            let kept: Vec<u32> = some.iter().copied().filter(|row| wanted.contains(row)).collect();
            facts.keep_matching(&query, &mut some);
            prop_assert_eq!(some, kept);
        }
        prop_assert_eq!(facts.contacts(), book.iter().filter(|k| !k.withdrawn && k.contact.void.is_none()).count() as u32);
        let months = || book.iter().filter(|k| !k.withdrawn).map(|k| Month::of(k.contact.received.day));
        prop_assert_eq!(facts.span(), months().min().zip(months().max()));
    }

    #[test]
    fn the_records_of_a_person_are_those_with_the_same_person(steps in steps()) {
        let (facts, book) = live(steps);
        let persons = persons(&book);
        for (row, person) in persons.iter().enumerate() {
            let same = persons.iter().enumerate().filter(|(_, other)| person.is_some() && *other == person);
            prop_assert_eq!(facts.same_person(row as u32), same.map(|(row, _)| row as u32).collect::<Vec<_>>());
        }
    }
}

#[test]
fn properties_stand_in_the_order_of_their_columns() {
    for (n, dim) in Dim::ALL.into_iter().enumerate() {
        assert_eq!(dim as usize, n);
        assert_eq!(Dim::parse(dim.word()), Some(dim));
    }
}

#[test]
fn a_split_too_wide_to_lay_out_is_counted_all_the_same() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let (mut facts, mut book) = (Facts::new(), Vec::new());
    for n in 0..1500 {
        let mut contact = contact().new_tree(&mut runner).unwrap().current();
        contact.employer = format!("e{}", n % 1100);
        contact.receiver = format!("r{n}");
        facts.push(&contact);
        book.push(Kept { contact, withdrawn: false });
    }
    let measures = [Measure::Contacts, Measure::People, Measure::Persons, Measure::Involved];
    for splits in [vec![Dim::Employer, Dim::Receiver], vec![Dim::Receiver, Dim::Channel, Dim::Employer]] {
        let ask = |measure| Ask { figure: Figure::of(measure), period: ever(), splits: splits.clone() };
        let asks = measures.map(ask);
        let recounts: Vec<Answer> = asks.iter().map(|ask| recount(&book, ask)).collect();
        assert!(facts.answers(&asks) == recounts);
    }
}
