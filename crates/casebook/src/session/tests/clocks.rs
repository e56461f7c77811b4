//! A clock that jumps between acts, to and fro: numbers go on within their year, acts keep the order they were done in, and
//! what is read anew is what was there.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use casework::figure::{Ask, Figure, Measure};
use casework::query::{ContactQuery, Sort};
use casework::time::{Month, Period};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// Logs a contact received at a moment.
fn log_at(session: &mut Desktop<MemoryStore>, at: Moment) -> Acted {
    let draft = ContactDraft {
        name: "张三".into(),
        demand: "问养老保险怎么补缴".into(),
        ..ContactDraft::new(at.civil(Default::default()), "王芳")
    };
    block_on(session.act(&Act::SaveContact(Box::new(draft)), at)).unwrap().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn numbers_acts_and_figures_do_not_mind_the_clock(
        jumps in prop::collection::vec((-800_i64..800, any::<bool>()), 1..12),
    ) {
        let store = MemoryStore::new();
        let mut session = opened(store.clone());
        let mut given: BTreeMap<i16, u32> = BTreeMap::new();
        let mut left: BTreeMap<i32, i64> = BTreeMap::new();
        let (mut acts, mut at) = (1, NOW);
        for (days, is_undone) in jumps {
            at = Moment(at.0 + days * DAY_MS);
            let acted = log_at(&mut session, at);
            acts += 1;
            let (_, number) = acted.contact.unwrap();
            let year = at.civil(Default::default()).day.ymd().0;
            let serial = given.entry(number.year).or_default();
            *serial += 1;
            prop_assert_eq!((i32::from(number.year), number.serial, acted.seq), (year, *serial, acts));
            if is_undone {
                // The clock is a year behind when it is undone.
                block_on(session.undo(acted.seq, Moment(at.0 - 365 * DAY_MS))).unwrap().unwrap();
                acts += 1;
            } else {
                *left.entry(year).or_default() += 1;
            }
        }
        let seqs: Vec<u64> = session.acts(1_000).unwrap().iter().map(|line| line.seq).collect();
        prop_assert_eq!(seqs, (1..=acts).rev().collect::<Vec<u64>>());
        for (year, count) in left {
            let period = Period { first: Month::new(year, 1).unwrap(), months: 12 };
            let ask = Ask { figure: Figure::of(Measure::Contacts), period, splits: Vec::new() };
            prop_assert_eq!(session.figures(&[ask]).unwrap()[0].total, count);
        }
        let query = ContactQuery { sort: Sort::Received, descending: true, ..ContactQuery::default() };
        let listed = session.window(&query, 0, 100).unwrap();
        let days: Vec<i32> = listed.rows.iter().map(|row| row.received.day.0).collect();
        prop_assert!(days.is_sorted_by(|later, earlier| later >= earlier), "{:?}", days);
        prop_assert!(&reloaded(&store) == book(&session));
    }
}
