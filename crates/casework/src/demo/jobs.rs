//! Posts that employers offered in the made-up year, and its job fairs: entries that no contact leads to. They have a
//! sequence of chances of their own, so that everything else stays as it is.

use super::chance::Chance;
use super::{people, words};
use crate::code::Codes;
use crate::register::{Around, Entry, EntryDraft, Item, Register, Stage};
use crate::staff::StaffId;
use crate::time::{Day, Moment};

/// Sets this sequence of chances apart from the others.
const SALT: u64 = 0x006a_6f62_735f_796f;
/// Days between two posts offered, on the average.
const BETWEEN_POSTS: u32 = 21;
/// Days before the last for which there are entries.
const YEAR: i32 = 360;

/// Posts and fairs, in the order entered, keys and numbers still blank.
pub(super) fn jobs(seed: u64, until: Day, codes: &Codes) -> Vec<Entry> {
    let mut chance = Chance::new(seed ^ SALT);
    let around = Around { codes, at: Moment(0), today: until, by: StaffId(1) };
    let mut all = Vec::new();
    let mut day = until.plus(-YEAR);
    while day <= until {
        all.extend(post(day, until, around, &mut chance));
        day = day.plus(chance.between(BETWEEN_POSTS / 2, BETWEEN_POSTS * 3 / 2) as i32);
    }
    for (before, title) in words::FAIRS {
        all.extend(fair(until.plus(-before), title, around, &mut chance));
    }
    crate::order::sort_by_key(&mut all, |entry| entry.opened);
    all
}

/// A post, filled or ended where its time is over.
fn post(day: Day, until: Day, around: Around<'_>, chance: &mut Chance) -> Option<Entry> {
    let mut draft = EntryDraft::new(Register::Vacancy, day, chance.pick(words::RECEIVERS));
    let employer = chance.below(40);
    draft.person.employer = people::employer(employer);
    let low = chance.between(22, 45);
    for (item, text) in [
        (Item::Post, chance.pick(words::TRADES).to_owned()),
        (Item::Posts, chance.between(1, 12).to_string()),
        (Item::PayFrom, (low * 100).to_string()),
        (Item::PayTo, ((low + chance.between(3, 15)) * 100).to_string()),
        (Item::ValidUntil, day.plus_months(2).to_string()),
    ] {
        draft.put(item, text);
    }
    let (mut entry, _) = draft.check(None, around).ok()?;
    let filled = day.plus(chance.between(12, 55) as i32);
    let over = day.plus_months(2).plus(1);
    if chance.percent(75) && filled <= until {
        super::entries::step_on(&mut entry, Stage::Filled, filled);
    } else if over <= until {
        super::entries::step_for(&mut entry, Stage::Ended, over, words::POST_OVER);
    }
    Some(entry)
}

fn fair(day: Day, title: &str, around: Around<'_>, chance: &mut Chance) -> Option<Entry> {
    let mut draft = EntryDraft::new(Register::Fair, day, chance.pick(words::RECEIVERS));
    let employers = chance.between(18, 46);
    let visitors = employers * chance.between(14, 30);
    for (item, text) in [
        (Item::Title, title.to_owned()),
        (Item::Place, words::FAIR_PLACE.to_owned()),
        (Item::Employers, employers.to_string()),
        (Item::Posts, (employers * chance.between(6, 14)).to_string()),
        (Item::Visitors, visitors.to_string()),
        (Item::Agreed, (visitors / chance.between(6, 12)).to_string()),
    ] {
        draft.put(item, text);
    }
    draft.check(None, around).ok().map(|(entry, _)| entry)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::shipped;

    #[test]
    fn a_year_has_some_posts_and_a_few_fairs_that_came_where_the_table_lets_them() {
        let until = Day::new(2026, 11, 23).unwrap();
        let codes = shipped().with_desks();
        let all = jobs(3, until, &codes);
        assert_eq!(all, jobs(3, until, &codes));
        let of = |register: Register| all.iter().filter(move |entry| entry.register() == register);
        assert_eq!(of(Register::Fair).count(), words::FAIRS.len());
        assert!((10..30).contains(&of(Register::Vacancy).count()));
        let at = |stage: Stage| of(Register::Vacancy).filter(|entry| entry.stage() == stage).count();
        assert!(at(Stage::Open) > 0 && at(Stage::Filled) > 3 && at(Stage::Ended) > 0);
        for entry in &all {
            assert!(entry.steps.iter().all(|step| (entry.opened..=until).contains(&step.day)));
            for steps in entry.steps.windows(2) {
                let reach = entry.path().reach(steps[0].stage, steps[1].stage).unwrap();
                assert!(!reach.needs_reason() || !steps[1].reason.is_empty());
            }
        }
    }
}
