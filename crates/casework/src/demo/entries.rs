//! What the other desks did in the made-up year: entries that grow out of its contacts, each as its form would make it.

use super::chance::Chance;
use super::words;
use crate::code::Codes;
use crate::contact::{Contact, RecordId};
use crate::draft::PersonDraft;
use crate::register::{Around, Entry, EntryDraft, Group, Item, Register, RowDraft, Stage, Step};
use crate::staff::StaffId;
use crate::time::{Day, Moment};

/// Of a hundred contacts that fit a desk, how many lead there.
const LEAD: u32 = 45;
/// Sets this sequence of chances apart from that of the contacts.
const SALT: u64 = 0x0065_6e74_7269_6573;

/// The entries, in the order entered, keys and numbers still blank. Contacts have their keys already.
pub(super) fn entries(contacts: &[Contact], seed: u64, until: Day, codes: &Codes) -> Vec<Entry> {
    let mut chance = Chance::new(seed ^ SALT);
    let mut all: Vec<Entry> = Vec::new();
    for contact in contacts {
        let Some(register) = desk(contact, &mut chance).filter(|_| chance.percent(LEAD)) else { continue };
        all.extend(entry(contact, register, until, codes, &mut chance));
    }
    crate::order::sort_by_key(&mut all, |entry| entry.opened);
    all
}

/// An entry of one register for each contact with somebody known.
pub(super) fn of_register(
    contacts: &[Contact],
    seed: u64,
    until: Day,
    register: Register,
    codes: &Codes,
) -> Vec<Entry> {
    let mut chance = Chance::new(seed ^ SALT);
    let alone = |contact: &Contact| Contact { id: RecordId::default(), ..contact.clone() };
    let all = contacts.iter().filter_map(|contact| {
        let mut entry = entry(&alone(contact), register, until, codes, &mut chance)?;
        entry.contact = None;
        Some(entry)
    });
    all.collect()
}

/// The entry a contact leads to; none where nobody is known by it.
fn entry(
    contact: &Contact,
    register: Register,
    until: Day,
    codes: &Codes,
    chance: &mut Chance,
) -> Option<Entry> {
    if contact.anonymous || contact.name.is_empty() || contact.void.is_some() {
        return None;
    }
    let draft = drafted(contact, register, chance);
    let around = Around { codes, at: Moment(0), today: until, by: StaffId(1) };
    let (mut entry, _) = draft.check(None, around).ok()?;
    walk(&mut entry, until, chance);
    Some(entry)
}

/// The desk a contact is for.
fn desk(contact: &Contact, chance: &mut Chance) -> Option<Register> {
    let top = contact.category.as_ref().map_or("", |key| key.top());
    match top {
        "relief" if chance.percent(20) => Some(Register::Waiver),
        "relief" if chance.percent(25) => Some(Register::HomeVisit),
        "relief" => Some(Register::Relief),
        "legal" | "pay" | "injury" | "contract" => Some(Register::Legal),
        "jobs" => Some(Register::Seeker),
        "loans" => Some(Register::Loan),
        "union" => Some(Register::Donation),
        "feedback" => Some(Register::Card),
        _ => None,
    }
}

/// The form, filled in.
fn drafted(contact: &Contact, register: Register, chance: &mut Chance) -> EntryDraft {
    let day = contact.received.day;
    let handler = chance.pick(words::RECEIVERS);
    let mut draft = EntryDraft::from_contact(contact, register, day, handler);
    let mut put = |item: Item, text: String| draft.put(item, text);
    let hundreds = |chance: &mut Chance, low, high| (chance.between(low, high) * 100).to_string();
    let key = |chance: &mut Chance, keys: &[&str]| chance.pick(keys).to_owned();
    match register {
        Register::Relief => {
            put(Item::ReliefKind, key(chance, &["schooling", "schooling", "medical", "living", "temporary"]));
            put(Item::ReliefMode, key(chance, &["everyday", "everyday", "campaign"]));
            put(Item::Fund, key(chance, &["warmth", "warmth", "union", "treasury", "donations"]));
            put(
                Item::Hardship,
                key(chance, &["illness", "schooling", "laid-off", "single-parent", "accident"]),
            );
            put(Item::HouseholdClass, key(chance, &["relative", "relative", "deep", "accident"]));
            put(Item::HouseholdSize, chance.between(1, 6).to_string());
            put(Item::Amount, hundreds(chance, 3, 30));
            put(Item::Payee, contact.name.clone());
        }
        Register::Legal => {
            put(
                Item::LegalForm,
                key(chance, &["consultation", "consultation", "drafting", "mediation", "arbitration"]),
            );
            put(
                Item::CauseOfAction,
                key(chance, &["pay", "pay", "injury", "dismissal", "compensation", "pension"]),
            );
            put(Item::Opponent, contact.employer.clone());
            put(Item::Disputed, hundreds(chance, 20, 900));
        }
        Register::Seeker => {
            put(Item::Education, key(chance, &["junior", "senior", "vocational", "college"]));
            put(Item::JobGroup, key(chance, &["laid-off", "unemployed", "older", "migrant", "graduate"]));
            put(Item::Wanted, chance.pick(words::TRADES).to_owned());
            put(Item::PayWanted, hundreds(chance, 22, 60));
            put(Item::JobOffice, "centre".to_owned());
        }
        Register::Loan => {
            put(Item::JobGroup, key(chance, &["laid-off", "unemployed", "veteran"]));
            put(Item::Business, chance.pick(words::BUSINESSES).to_owned());
            put(Item::Amount, (chance.between(1, 10) * 10_000).to_string());
            put(Item::Term, key(chance, &["6", "12", "12", "24"]));
            put(Item::Rate, "4.35".to_owned());
            put(Item::RepaymentWay, key(chance, &["at-end", "quarterly-interest", "annuity"]));
            put(Item::Guarantee, key(chance, &["public-payroll", "employee", "group"]));
            put(Item::Bank, key(chance, &["credit-union", "city"]));
        }
        Register::HomeVisit => {
            put(Item::VisitTarget, key(chance, &["hardship", "hardship", "model", "retired", "ill"]));
            put(Item::Campaign, key(chance, &["new-year", "new-year", "mid-autumn", "everyday"]));
            put(Item::Cash, hundreds(chance, 2, 10));
            put(Item::Fund, "warmth".to_owned());
        }
        Register::Waiver => {
            put(Item::WaiverKind, key(chance, &["utilities", "rent", "tuition", "heating"]));
            put(Item::WaiverWay, key(chance, &["waived", "subsidised"]));
            put(Item::Amount, hundreds(chance, 1, 15));
        }
        Register::Card => put(Item::CardNumber, format!("Y{:05}", chance.below(100_000))),
        Register::Donation => {
            put(Item::DonorKind, "person".to_owned());
            put(Item::Campaign, "one-day".to_owned());
            put(Item::Amount, hundreds(chance, 120, 600));
            put(Item::DonationUse, key(chance, &["fund", "fund", "levels"]));
        }
        Register::Vacancy | Register::Fair => {}
    }
    if register == Register::HomeVisit && chance.percent(60) {
        let mut goods = RowDraft::new(Group::Goods);
        let (article, unit) = words::GOODS[chance.below(words::GOODS.len() as u32) as usize];
        goods.put(Item::Article, article.to_owned());
        goods.put(Item::Quantity, chance.between(1, 2).to_string());
        goods.put(Item::Unit, unit.to_owned());
        goods.put(Item::Worth, chance.between(40, 160).to_string());
        draft.rows.push(goods);
    }
    draft.person = PersonDraft { birth: draft.person.birth.clone(), ..draft.person };
    draft
}

/// Takes an entry along its path as far as time and chance let it come.
fn walk(entry: &mut Entry, until: Day, chance: &mut Chance) {
    let register = entry.register();
    let line = entry.path().line;
    let most = match register {
        Register::Relief if chance.percent(6) => return step(entry, Stage::Refused, until, chance),
        Register::Legal if entry.sheet.key(Item::LegalForm) == "consultation" => {
            set(entry, Item::LegalOutcome, "answered");
            return step_on(entry, Stage::Closed, entry.opened);
        }
        Register::Loan => line.len() - 1,
        Register::Seeker if chance.percent(20) => chance.between(1, 3) as usize,
        Register::Seeker => line.len() - 2,
        _ => line.len(),
    };
    for stage in line.iter().take(most).skip(1) {
        let day = entry.since().plus(chance.between(1, 9) as i32);
        if day > until || chance.percent(4) {
            return;
        }
        match stage {
            Stage::Hired => {
                let employer = super::people::employer(chance.below(60));
                text(entry, Item::HiredBy, employer);
                text(entry, Item::Post, chance.pick(words::TRADES).to_owned());
                fen(entry, Item::Pay, i64::from(chance.between(22, 60)) * 10_000);
            }
            Stage::Stayed3 if day.plus(90) > until => return,
            Stage::Stayed3 => return step_on(entry, *stage, day.plus(90)),
            Stage::PaidOut => {
                let term = entry.sheet.count(Item::Term).unwrap_or(12);
                let due = day.plus_months(i32::try_from(term).unwrap_or(12));
                entry.sheet.set(Item::DueDay, Some(crate::register::Value::Day(due)));
            }
            Stage::Closed if register == Register::Legal => {
                set(entry, Item::LegalOutcome, chance.pick(&["won", "part-won", "settled"]));
                let disputed = entry.sheet.fen(Item::Disputed).unwrap_or(0);
                fen(entry, Item::Recovered, disputed / 100 * i64::from(chance.between(60, 100)));
            }
            _ => {}
        }
        step_on(entry, *stage, day);
    }
}

fn step(entry: &mut Entry, stage: Stage, until: Day, chance: &mut Chance) {
    let day = entry.since().plus(chance.between(1, 9) as i32);
    if day <= until {
        step_for(entry, stage, day, words::REFUSED);
    }
}

/// An entry reaches a stage for a reason.
pub(super) fn step_for(entry: &mut Entry, stage: Stage, day: Day, reason: &str) {
    step_on(entry, stage, day);
    if let Some(last) = entry.steps.last_mut() {
        last.reason = reason.to_owned();
    }
}

/// An entry reaches a stage.
pub(super) fn step_on(entry: &mut Entry, stage: Stage, day: Day) {
    let (noted, by, reason, vacancy) = (None, None, String::new(), None);
    entry.steps.push(Step { stage, day, noted, by, reason, vacancy });
}

fn set(entry: &mut Entry, item: Item, key: &str) {
    entry.sheet.set(item, crate::code::CodeKey::parse(key).map(crate::register::Value::Code));
}

fn text(entry: &mut Entry, item: Item, text: String) {
    entry.sheet.set(item, Some(crate::register::Value::Text(text)));
}

fn fen(entry: &mut Entry, item: Item, fen: i64) {
    entry.sheet.set(item, Some(crate::register::Value::Fen(fen)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::shipped;

    #[test]
    fn every_desk_has_entries_that_walked_only_where_the_table_lets_them() {
        let until = Day::new(2026, 11, 23).unwrap();
        let mut codes = shipped().with_desks();
        super::super::districts().into_iter().for_each(|code| codes.put(code));
        let contacts = super::super::contacts(3, until, 1500);
        let all = entries(&contacts, 3, until, &codes);
        let of = |register: Register| all.iter().filter(|entry| entry.register() == register).count();
        for register in [
            Register::Relief,
            Register::Legal,
            Register::Seeker,
            Register::Loan,
            Register::HomeVisit,
            Register::Waiver,
        ] {
            assert!(of(register) > 10, "{register:?}: {}", of(register));
        }
        for entry in &all {
            for pair in entry.steps.windows(2) {
                assert!(entry.path().reach(pair[0].stage, pair[1].stage).is_some(), "{pair:?}");
                assert!(pair[0].day <= pair[1].day && pair[1].day <= until);
            }
            assert!(entry.codes().all(|(list, key)| codes.get(list, key.as_str()).is_some()));
            let form = EntryDraft { original: None, ..EntryDraft::of(entry) };
            let around = Around { codes: &codes, at: Moment(0), today: until, by: StaffId(1) };
            let checked = form.check(Some(entry), around).map(|(entry, _)| entry);
            assert!(checked.is_ok_and(|checked| checked.sheet == entry.sheet), "{entry:?}");
        }
        assert_eq!(all, entries(&contacts, 3, until, &codes));
    }
}
