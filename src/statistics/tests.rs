//! The page's numbers against a plain recount over the records of a made-up year, and against the sample's year.

use std::collections::BTreeSet;

use casework::contact::{Class, Contact};
use casework::demo;
use casework::figure::{Answer, Ask, Cell, Dim, Facts, Measure};
use casework::query::ContactQuery;
use casework::time::{Day, Month, Period, YearKind};

use super::door::Door;
use super::kept::{Kept, Why};
use super::lines::Line;
use super::scope::{By, Scope};
use super::sheet::{Changes, DISTRICT_MEASURES, Sheet, Three, WHOLE, YEARS};

fn month(text: &str) -> Month {
    Month::parse(text).unwrap()
}

fn scope(period: &str) -> Scope {
    let start = Scope::of(month("2005-01"), YearKind::Natural);
    Scope { period: Period::parse(period).unwrap(), ..start }
}

/// Three years of a made-up desk, and its columns.
fn desk() -> (Facts, Vec<Contact>) {
    let contacts = demo::contacts(5, Day::new(2026, 11, 23).unwrap(), 20_001);
    let mut facts = Facts::new();
    for contact in &contacts {
        facts.push(contact);
    }
    (facts, contacts)
}

fn sheet_of(facts: &Facts, scope: Scope) -> Sheet {
    let answers = Sheet::questions(&scope).iter().map(|ask| facts.answer(ask)).collect();
    let (first, last) = facts.span().unwrap();
    Sheet::read(scope, answers).unwrap().since(Kept { first, last, now: month("2026-11"), has_gaps: false })
}

fn in_period(contacts: &[Contact], period: Period) -> impl Iterator<Item = &Contact> {
    contacts.iter().filter(move |c| c.void.is_none() && period.holds(c.received.day))
}

fn count(contacts: &[Contact], period: Period, what: impl Fn(&Contact) -> bool) -> i64 {
    in_period(contacts, period).filter(|contact| what(contact)).count() as i64
}

fn top(contact: &Contact) -> &str {
    contact.category.as_ref().map_or("", |key| key.top())
}

fn district(contact: &Contact) -> &str {
    contact.district.as_ref().map_or("", |key| key.as_str())
}

#[test]
fn a_question_is_asked_once() {
    for scope in [scope("2005-01"), scope("2004-10~3"), scope("2004-01~12")] {
        let asks = Sheet::questions(&scope);
        assert!(asks.len() <= 70, "{}", asks.len());
        for (n, ask) in asks.iter().enumerate() {
            assert!(!asks[..n].contains(ask), "{ask:?} twice");
        }
    }
}

#[test]
fn heat_cells_are_a_recount_and_add_up_to_their_rows_columns_and_figure() {
    let (facts, contacts) = desk();
    for period in ["2026-09", "2026-07~3", "2025-01~12"] {
        let sheet = sheet_of(&facts, scope(period));
        let (heat, period) = (&sheet.heat, sheet.scope.period);
        assert!(heat.rows.len() > 5 && heat.columns.len() > 5);
        for ((row, total), cells) in heat.rows.iter().zip(&heat.cells) {
            assert_eq!(*total, count(&contacts, period, |c| district(c) == row));
            assert_eq!(cells.iter().sum::<i64>(), *total);
            for ((column, _), value) in heat.columns.iter().zip(cells) {
                assert_eq!(*value, count(&contacts, period, |c| district(c) == row && top(c) == column));
                let figure = casework::figure::Figure::of(Measure::Contacts)
                    .with(Dim::District, row)
                    .with(Dim::CategoryTop, column);
                let rows = facts.matching(&Door::new(figure, period).query());
                assert_eq!(rows.len() as i64, *value, "a cell opens as many rows as it says");
            }
        }
        for (n, (_, total)) in heat.columns.iter().enumerate() {
            assert_eq!(heat.cells.iter().map(|cells| cells[n]).sum::<i64>(), *total);
        }
        let sum = |side: &[(String, i64)]| side.iter().map(|(_, total)| total).sum::<i64>();
        assert_eq!((sum(&heat.rows), sum(&heat.columns)), (heat.total, heat.total));
        assert_eq!(heat.total, sheet.whole(Measure::Contacts).now);
        let districts: i64 = sheet.lines(Dim::District).iter().map(Line::now).sum();
        assert_eq!(districts, heat.total);
    }
}

#[test]
fn running_totals_are_a_recount_from_the_start_of_their_year() {
    let (facts, contacts) = desk();
    // The union year turns between these two.
    for (period, union) in [("2026-09", "2025-10-01"), ("2025-10", "2025-10-01"), ("2026-01", "2025-10-01")] {
        let sheet = sheet_of(&facts, scope(period));
        let end = sheet.scope.period.days().end;
        let natural = format!("{}-01-01", sheet.scope.period.last().year());
        for (year, start) in YEARS.into_iter().zip([natural.as_str(), union]) {
            let (running, value) = sheet.running(year, Measure::Contacts);
            let is_in = |c: &&Contact| c.received.day.to_string().as_str() >= start && c.received.day.0 < end;
            let wanted = contacts.iter().filter(|c| c.void.is_none()).filter(is_in).count();
            assert_eq!(value, wanted as i64, "{period} {year:?}");
            assert_eq!(format!("{}-01", running.first), start);
            let people =
                contacts.iter().filter(|c| c.void.is_none()).filter(is_in).map(|c| i64::from(c.people));
            assert_eq!(sheet.running(year, Measure::People).1, people.sum::<i64>());
        }
        let ran: i64 = sheet.lines(Dim::Category).iter().map(|line| line.ran).sum();
        assert_eq!(ran, sheet.running(YearKind::Natural, Measure::Contacts).1);
    }
}

#[test]
fn lines_compare_each_key_with_the_period_before_and_a_year_before() {
    let (facts, contacts) = desk();
    let sheet = sheet_of(&facts, scope("2026-10"));
    let periods = ["2026-10", "2026-09", "2025-10"].map(|text| Period::parse(text).unwrap());
    let lines = sheet.lines(Dim::Receiver);
    assert!(lines.len() > 2);
    for line in lines {
        let of = |period| count(&contacts, period, |c| c.receiver == line.key);
        let [now, before, last_year] = periods.map(of);
        assert_eq!(line.three, Three { now, before, last_year });
        let classes = sheet.classes();
        let by_class: Vec<i64> = classes.iter().map(|class| sheet.taken(&line.key, class)).collect();
        assert_eq!(by_class.iter().sum::<i64>(), now, "classes of {:?} add up", line.key);
        let letters = count(&contacts, periods[0], |c| c.receiver == line.key && c.class() == Class::Letter);
        assert_eq!(sheet.taken(&line.key, "letter"), letters);
    }
    assert_eq!(lines.iter().map(Line::now).sum::<i64>(), sheet.whole(Measure::Contacts).now);
}

#[test]
fn districts_and_the_whole_are_a_recount() {
    let (facts, contacts) = desk();
    let sheet = sheet_of(&facts, scope("2026-10"));
    let period = sheet.scope.period;
    let sum = |of: fn(&Contact) -> u32| in_period(&contacts, period).map(|c| i64::from(of(c))).sum::<i64>();
    assert_eq!(sheet.whole(Measure::People).now, sum(|c| c.people));
    assert_eq!(sheet.whole(Measure::Involved).now, sum(|c| c.involved));
    assert_eq!(sheet.whole(Measure::Evaluated).now, count(&contacts, period, |c| c.satisfaction.is_some()));
    for measure in [Measure::Contacts, Measure::People, Measure::Involved] {
        let all: i64 = sheet.lines(Dim::District).iter().map(|line| sheet.district(&line.key, measure)).sum();
        assert_eq!(all, sheet.whole(measure).now, "{measure:?}");
    }
    let districts: BTreeSet<&str> = in_period(&contacts, period).map(district).collect();
    assert!(districts.iter().all(|key| sheet.district(key, DISTRICT_MEASURES[0]) > 0));
}

#[test]
fn months_are_stacked_in_order_and_last_year_starts_with_its_first_month() {
    let (facts, contacts) = desk();
    let sheet = sheet_of(&facts, Scope { by: By::Channel, months: 36, ..scope("2026-10") });
    assert_eq!(sheet.trend.len(), 36);
    let first = facts.span().unwrap().0;
    for bar in &sheet.trend {
        let of = |month| count(&contacts, Period::month(month), |_| true);
        assert_eq!(bar.parts.iter().sum::<i64>(), of(bar.month), "{}", bar.month);
        let year_before = bar.month.plus(-12);
        assert_eq!(bar.before, (year_before >= first).then(|| of(year_before)), "{}", bar.month);
    }
}

#[test]
fn only_periods_kept_as_a_whole_are_compared() {
    let kept =
        |first, last, now| Kept { first: month(first), last: month(last), now: month(now), has_gaps: false };
    let answers = |scope: &Scope| {
        let count = |ask: &Ask| i64::from(ask.period.first.0 % 100) + 1;
        Sheet::questions(scope).iter().map(|ask| Answer { total: count(ask), ..Answer::default() }).collect()
    };
    let changes = |period: &str, kept| {
        let scope = scope(period);
        let sheet = Sheet::read(scope, answers(&scope)).unwrap().since(kept);
        sheet.changes(sheet.whole(Measure::Contacts))
    };
    let of = |found: Changes| (found.before.err(), found.last_year.err());
    assert_eq!(of(changes("2005-01", kept("2004-01", "2005-03", "2026-01"))), (None, None));
    assert_eq!(of(changes("2005-01", kept("2004-12", "2005-03", "2026-01"))), (None, Some(Why::NotKept)));
    assert_eq!(of(changes("2005-01", kept("2005-01", "2005-03", "2026-01"))).0, Some(Why::NotKept));
    assert_eq!(
        of(changes("2005-01", kept("2004-01", "2005-01", "2005-01"))),
        (Some(Why::NotOver), Some(Why::NotOver))
    );
    let quarter = changes("2004-07~3", kept("2004-05", "2005-03", "2026-01"));
    assert_eq!(of(quarter), (Some(Why::Partly), Some(Why::NotKept)));
    let scope = scope("2005-01");
    let unknown = Sheet::read(scope, answers(&scope)).unwrap();
    assert_eq!(unknown.changes(unknown.whole(Measure::Contacts)).before, Err(Why::NotKept));
}

#[test]
fn a_key_with_nothing_before_has_no_change() {
    let scope = scope("2005-01");
    let answers = Sheet::questions(&scope).into_iter().map(|ask| match ask.splits[..] {
        [Dim::Category] if ask.period == scope.period => {
            Answer { total: 3, keys: vec![vec!["aid".into()]], cells: vec![Cell { at: [0; 3], value: 3 }] }
        }
        _ => Answer::default(),
    });
    let kept =
        Kept { first: month("2003-01"), last: month("2005-03"), now: month("2026-01"), has_gaps: false };
    let sheet = Sheet::read(scope, answers.collect()).unwrap().since(kept);
    let line = &sheet.lines(Dim::Category)[0];
    let none = Changes { before: Err(Why::Zero), last_year: Err(Why::Zero) };
    assert_eq!((line.now(), sheet.changes(line.three)), (3, none));
}

#[test]
fn other_answers_are_refused() {
    assert_eq!(Sheet::read(scope("2005-01"), vec![Answer::default(); 3]), None);
}

#[test]
fn every_measure_of_the_whole_has_its_rows() {
    let (facts, _) = desk();
    let sheet = sheet_of(&facts, scope("2026-10"));
    for measure in WHOLE {
        let door = Door::new(casework::figure::Figure::of(measure), sheet.scope.period);
        let rows = facts.matching(&ContactQuery { ..door.query() }).len() as i64;
        let value = sheet.whole(measure).now;
        match measure {
            Measure::People | Measure::Involved => assert!(value >= rows),
            Measure::Persons => assert!(value <= rows && value > 0),
            _ => assert_eq!(value, rows, "{measure:?}"),
        }
    }
}
