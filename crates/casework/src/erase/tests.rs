//! Few names, documents and telephones, so that persons run into one another in every way; every figure before and after.

use proptest::prelude::*;

use super::*;
use crate::code::shipped;
use crate::contact::DeviceCode;
use crate::demo;
use crate::figure::{Answer, Ask as Asked, Dim, Facts, Figure, Measure};
use crate::register::Register;
use crate::tally::{Count, Split, Tallies, Tally, TallyAsk};
use crate::time::{Day, Month, Period};

const TODAY: Day = Day(20_000);
const NAMES: [&str; 4] = ["", "张三", "李四", "王小五"];
const PHONES: [&str; 4] = ["19900005678", "19900005679", "0313-8012345-801", "8012345"];
/// Two forms of one number, two other persons, a number that breaks its rule.
const DOCUMENTS: [&str; 5] = [
    "610104620927690",
    "610104196209276908",
    "130799197303087395",
    "11010519491231002X",
    "130799197303087390",
];
const REGISTERS: [Register; 4] = [Register::Relief, Register::Loan, Register::Vacancy, Register::Donation];

/// Name, document, telephones, anonymous, taken out.
type Who = (usize, Option<usize>, Vec<usize>, bool, bool);

fn who() -> impl Strategy<Value = Who> {
    let document = prop::option::weighted(0.4, 0..DOCUMENTS.len());
    let phones = prop::collection::vec(0..PHONES.len(), 0..3);
    (0..NAMES.len(), document, phones, prop::bool::weighted(0.1), prop::bool::weighted(0.1))
}

struct Book {
    contacts: Vec<(Contact, bool)>,
    entries: Vec<(Entry, bool)>,
}

fn person((name, document, phones, ..): &Who) -> Person {
    let document = document.and_then(|at| IdDocument::parse(IdKind::Resident, DOCUMENTS[at]));
    Person {
        name: NAMES[*name].to_owned(),
        id_document: document.map(|(document, _)| document),
        phones: phones.iter().map(|at| Phone::parse(PHONES[*at]).unwrap().0).collect(),
        birth: Day::new(1973, 3, 8),
        ..Person::default()
    }
}

impl Book {
    fn of(seed: u64, contacts: &[Who], entries: &[Who]) -> Book {
        let mut running = 0;
        let mut next = || {
            running += 1;
            RecordId::new(DeviceCode(0), running)
        };
        let made = demo::contacts(seed, TODAY, contacts.len() as u32);
        let contacts = made.into_iter().zip(contacts).map(|(contact, who)| {
            let Person { name, id_document, phones, birth, .. } = person(who);
            let contact =
                Contact { id: next(), name, id_document, phones, birth, anonymous: who.3, ..contact };
            (contact, who.4)
        });
        let contacts = contacts.collect();
        let codes = shipped().with_desks();
        let made = REGISTERS.iter().flat_map(|register| {
            let count = entries.len().div_ceil(REGISTERS.len());
            demo::register(seed, TODAY, 60, *register, &codes).into_iter().take(count)
        });
        let entries = made.zip(entries).map(|(mut entry, who)| {
            let Person { name, id_document, phones, birth, .. } = person(who);
            let kept = std::mem::take(&mut entry.person);
            entry.person = Person { name, id_document, phones, birth, ..kept };
            entry.id = next();
            (entry, who.4)
        });
        Book { contacts, entries: entries.collect() }
    }

    fn each(&self, each: &mut dyn FnMut(RecordId, &Whom)) {
        self.contacts.iter().for_each(|(contact, _)| each(contact.id, &contact.into()));
        self.entries.iter().for_each(|(entry, _)| each(entry.id, &(&entry.person).into()));
    }

    fn traces(&self, id: RecordId) -> Result<Traces, IssueCode> {
        let mut of = None;
        self.each(&mut |there, whom| {
            if there == id {
                of = Some(Whom {
                    key: whom.key.clone(),
                    name: whom.name.clone(),
                    phones: whom.phones.clone(),
                });
            }
        });
        Traces::gather(id, &of.unwrap(), |each| self.each(each))
    }

    fn erase(&mut self, traces: Traces) {
        let mut eraser = Eraser::new(traces, 41);
        self.contacts.iter_mut().for_each(|(contact, _)| {
            eraser.contact(contact);
        });
        self.entries.iter_mut().for_each(|(entry, _)| eraser.entry(entry));
    }

    /// Every figure there is, with the rows taken out, and with none taken out.
    fn figures(&self) -> Vec<Answer> {
        let period = Period { first: Month::of(TODAY).plus(-24), months: 26 };
        let mut answers = Vec::new();
        for all in [false, true] {
            let (mut facts, mut tallies) = (Facts::new(), Tallies::new());
            for (contact, withdrawn) in &self.contacts {
                let row = facts.push(contact);
                facts.set_counted(row, all || !withdrawn);
            }
            for (entry, withdrawn) in &self.entries {
                let row = tallies.push(entry);
                tallies.set_counted(row, all || !withdrawn);
            }
            for (measure, dim) in Measure::ALL.into_iter().flat_map(|m| Dim::ALL.map(|dim| (m, dim))) {
                let ask = Asked { figure: Figure::of(measure), period, splits: vec![dim, Dim::Month] };
                answers.push(facts.answer(&ask));
            }
            for register in REGISTERS {
                for (count, split) in Count::all(register)
                    .into_iter()
                    .flat_map(|count| Split::all(register).into_iter().map(move |split| (count, split)))
                {
                    let tally = Tally::of(register, count);
                    answers.push(tallies.answer(&TallyAsk { tally, period, splits: vec![split] }));
                }
            }
        }
        answers
    }
}

/// Every text of every record.
fn texts(book: &Book) -> String {
    let mut texts = Vec::new();
    for (contact, _) in &book.contacts {
        let ContactDraft { name, id_number, phone, phone_2, employer, demand, notes, .. } =
            ContactDraft::of(contact);
        texts.extend([name, id_number, phone, phone_2, employer, demand, notes]);
    }
    for (entry, _) in &book.entries {
        let EntryDraft { person, items, rows, .. } = EntryDraft::of(entry);
        let PersonDraft { name, id_number, phone, phone_2, employer, .. } = person;
        texts.extend([name, id_number, phone, phone_2, employer]);
        texts.extend(
            items.into_iter().chain(rows.into_iter().flat_map(|row| row.items)).map(|(_, text)| text),
        );
        texts.extend(entry.steps.iter().map(|step| step.reason.clone()));
    }
    texts.join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn every_figure_stays_and_the_person_goes(
        seed in any::<u64>(),
        contacts in prop::collection::vec(who(), 1..14),
        entries in prop::collection::vec(who(), 0..12),
        at in any::<prop::sample::Index>(),
    ) {
        let mut book = Book::of(seed, &contacts, &entries);
        let before = book.figures();
        let id = book.contacts[at.index(book.contacts.len())].0.id;
        let traces = match book.traces(id) {
            Ok(traces) => traces,
            Err(code) => {
                prop_assert_eq!(code, IssueCode::PersonNotAlone);
                return Ok(());
            }
        };
        let alone = traces.records().len() == book.contacts.len() + book.entries.len();
        prop_assert!(traces.keys.len() <= 1);
        book.erase(traces.clone());
        prop_assert_eq!(book.figures(), before);
        let left = texts(&book);
        for key in &traces.keys {
            prop_assert!(!left.contains(key));
        }
        for name in traces.names.iter().filter(|_| alone) {
            prop_assert!(!left.contains(name));
        }
        let same = book.traces(id).map(|again| again.records().len());
        prop_assert!(same.is_err() || same == Ok(1), "nobody is found again");
    }
}

#[test]
fn another_document_under_the_same_name_and_telephone_is_not_taken_for_theirs() {
    let two = [(1, Some(2), vec![0], false, false), (1, Some(3), vec![0], false, false)];
    let book = Book::of(1, &two, &[]);
    assert_eq!(book.traces(book.contacts[0].0.id).err(), Some(IssueCode::PersonNotAlone));
    let apart = [(1, Some(2), vec![0], false, false), (1, Some(3), vec![1], false, false)];
    let book = Book::of(1, &apart, &[]);
    assert_eq!(book.traces(book.contacts[0].0.id).unwrap().records().len(), 1);
}

#[test]
fn a_document_that_has_the_name_in_one_record_and_the_telephone_in_another_is_theirs() {
    let whos = [
        (2, None, vec![3], false, false),
        (0, Some(0), vec![3], false, false),
        (2, Some(0), vec![], false, false),
    ];
    let book = Book::of(1, &whos, &[]);
    for contact in 0..3 {
        assert_eq!(book.traces(book.contacts[contact].0.id).unwrap().records().len(), 3);
    }
}

#[test]
fn the_same_eraser_takes_the_same_from_every_version_and_says_what_stays() {
    let mut book = Book::of(3, &[(1, Some(2), vec![0, 1], false, false)], &[]);
    let contact = &mut book.contacts[0].0;
    (contact.demand, contact.employer) = ("张三问补缴".into(), "张三早点铺".into());
    (contact.notes, contact.asked) = (String::new(), Some(50_000));
    let was = contact.clone();
    let mut eraser = Eraser::new(book.traces(was.id).unwrap(), 7);
    let (mut one, mut other) = (was.clone(), was.clone());
    assert!(eraser.contact(&mut one) && eraser.contact(&mut other));
    assert!(one == other);
    assert_eq!(
        (one.name.as_str(), one.demand.as_str(), one.notes.as_str()),
        ("已抹去(erased)", "已抹去(erased)", "")
    );
    assert_eq!(one.employer, "已抹去(erased)早点铺");
    assert_eq!((one.number, one.received, one.asked), (was.number, was.received, Some(50_000)));
    assert_eq!(
        (one.category, one.district, one.sex, one.people),
        (was.category, was.district, was.sex, was.people)
    );
    assert!(one.phones == [Phone::mark(7, 1), Phone::mark(7, 2)]);
    assert!((one.birth, one.source) == (None, None));
}

#[test]
fn of_an_entry_days_money_and_kinds_stay_and_a_member_of_anothers_household_goes() {
    let theirs = (1, Some(2), vec![0], false, false);
    let mut book = Book::of(3, &[], &[theirs, (2, Some(3), vec![1], false, false)]);
    let member = Sheet::from_iter([
        (Item::MemberName, Value::Text("张三".into())),
        (Item::MemberId, Value::Text(DOCUMENTS[2].into())),
        (Item::MemberNote, Value::Text("在家养病".into())),
    ]);
    book.entries[1].0.rows = vec![Row { group: Group::Member, sheet: member }];
    let entry = &mut book.entries[0].0;
    entry.sheet.set(Item::Situation, Some(Value::Text("张三家中有病人".into())));
    entry.sheet.set(Item::Account, Some(Value::Text("6222000000005678".into())));
    entry.sheet.set(Item::Amount, Some(Value::Fen(50_000)));
    let (was, other) = (entry.clone(), book.entries[1].0.clone());
    let traces = book.traces(was.id).unwrap();
    book.erase(traces);
    let (now, household) = (&book.entries[0].0, &book.entries[1].0);
    assert_eq!(now.sheet.text(Item::Situation), "已抹去(erased)");
    assert_eq!((now.sheet.text(Item::Account), now.sheet.fen(Item::Amount)), ("", Some(50_000)));
    assert_eq!((now.number, now.opened, now.steps.len()), (was.number, was.opened, was.steps.len()));
    assert_eq!(now.sheet.text(Item::Handler), was.sheet.text(Item::Handler));
    assert_ne!(now.person.birth, was.person.birth);
    assert!(household.person == other.person && household.sheet == other.sheet);
    let row = &household.rows[0].sheet;
    assert_eq!((row.text(Item::MemberName), row.text(Item::MemberId)), ("已抹去(erased)", ""));
    let left = texts(&book);
    assert!(!left.contains("张三") && !left.contains(DOCUMENTS[2]) && !left.contains("养病"));
}
