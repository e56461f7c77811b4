//! The entries of the registers: packed, with what lists and look-ups read beside them. Rows are numbered from 0 in the
//! order made and never move; a withdrawn one stays and does not count.

use std::cell::OnceCell;
use std::collections::{BTreeMap, HashMap};

use casework::contact::{DeviceCode, RecordId};
use casework::order;
use casework::query::{EntryQuery, EntrySort, SearchIn};
use casework::register::balance::Fund;
use casework::register::{DatedDays, DayRules, Due, Entry, Register, Stage};
use casework::tally::Tallies;
use casework::time::Day;
use casework::view::{EntryRow, EntryWindow, Waiting};

use super::haystack::Haystack;
use super::ids::Ids;
use super::pack::Pack;
use super::searched::{ACCOUNT, ID, MEMBER, entry_marks, searched};
use crate::trouble::Trouble;

/// What is read of a row without unpacking it.
#[derive(Clone, Copy, PartialEq)]
pub struct Brief {
    /// Register.
    pub register: Register,
    /// Where it stands.
    pub stage: Stage,
    /// Entered.
    pub opened: Day,
    /// Since when it stands where it stands.
    pub since: Day,
    /// Money it counts for.
    pub amount: i64,
    /// Something is still to be done.
    pub open: bool,
    /// What it waits for.
    pub due: Option<Due>,
    /// It was taken out.
    pub withdrawn: bool,
}

/// All entries.
#[derive(Clone, Default)]
pub struct Entries {
    pack: Pack<Entry>,
    ids: Ids,
    briefs: Vec<Brief>,
    /// Everything a list is searched by.
    pub words: Haystack,
    /// What persons, members of households and accounts are known by; each part begins with the letter of its kind.
    pub marks: Haystack,
    /// What figures are counted from.
    pub tallies: Tallies,
    /// How many days things wait.
    pub days: DayRules,
    serials: BTreeMap<(Register, DeviceCode, i16), u32>,
    /// Entries that a contact led to.
    led: HashMap<RecordId, Vec<u32>>,
    /// Rows by what they say; made when first asked for.
    twins: OnceCell<Twins>,
}

/// Rows by the fingerprint of what happened.
#[derive(Clone, Default)]
struct Twins {
    counting: HashMap<u128, u32>,
    /// Those that do not count.
    out: HashMap<u128, Vec<u32>>,
}

impl Entries {
    /// How many, withdrawn ones included.
    pub fn len(&self) -> u32 {
        self.pack.len()
    }

    /// Row of an entry.
    pub fn row(&self, id: RecordId) -> Option<u32> {
        self.ids.row(id)
    }

    /// Entry of a row.
    pub fn at(&self, row: u32) -> Option<Entry> {
        self.pack.get(row)
    }

    /// What is read of a row without unpacking it.
    pub fn brief(&self, row: u32) -> Option<&Brief> {
        self.briefs.get(row as usize)
    }

    /// Does a row count?
    pub fn counts(&self, row: u32) -> bool {
        self.brief(row).is_some_and(|brief| !brief.withdrawn)
    }

    /// A row as it is shown.
    pub fn shown(&self, row: u32) -> Option<EntryRow> {
        self.at(row).map(|entry| EntryRow::of(&entry))
    }

    /// Appends an entry.
    pub fn add(&mut self, entry: &Entry) -> Result<(), Trouble> {
        let row = self.pack.push(entry)?;
        self.ids.push(entry.id);
        self.briefs.push(Brief::of(entry, &self.days, false));
        self.tallies.push(entry);
        self.words.push(searched(entry).iter().map(String::as_str), []);
        self.marks.push([], entry_marks(entry).iter().map(String::as_str));
        let number = entry.number;
        let serial = self.serials.entry((number.register, number.device, number.year)).or_default();
        *serial = (*serial).max(number.serial);
        if let Some(contact) = entry.contact {
            self.led.entry(contact).or_default().push(row);
        }
        self.twins.take();
        Ok(())
    }

    /// An entry was edited.
    pub fn edit(&mut self, row: u32, entry: &Entry) -> Result<(), Trouble> {
        self.pack.replace(row, entry)?;
        self.words.replace(row, searched(entry).iter().map(String::as_str), []);
        self.marks.replace(row, [], entry_marks(entry).iter().map(String::as_str));
        if let Some(brief) = self.briefs.get_mut(row as usize) {
            *brief = Brief::of(entry, &self.days, brief.withdrawn);
        }
        self.tallies.replace(row, entry);
        self.twins.take();
        Ok(())
    }

    /// The days are set otherwise: what waits is reckoned anew.
    pub fn set_days(&mut self, before: Option<DatedDays>, after: Option<DatedDays>) {
        self.days.change(before, after);
        for row in 0..self.len() {
            let waits = self.brief(row).is_some_and(|brief| brief.due.is_some());
            let due = self.at(row).filter(|_| waits).and_then(|entry| entry.due(&self.days));
            if let Some(brief) = self.briefs.get_mut(row as usize).filter(|_| waits) {
                brief.due = due;
            }
        }
    }

    /// An entry is taken out, or counts again.
    pub fn set_withdrawn(&mut self, row: u32, withdrawn: bool) {
        if let Some(brief) = self.briefs.get_mut(row as usize) {
            brief.withdrawn = withdrawn;
        }
        self.tallies.set_counted(row, !withdrawn);
        self.twins.take();
    }

    /// The last serial number given; 0 = none yet.
    pub fn last(&self, register: Register, device: DeviceCode, year: i16) -> u32 {
        self.serials.get(&(register, device, year)).copied().unwrap_or(0)
    }

    /// An entry that counts and has this fingerprint of what happened.
    pub fn twin_of(&self, print: u128) -> Option<RecordId> {
        self.ids.at(*self.twins().counting.get(&print)?)
    }

    /// Entries that do not count and have this fingerprint, latest first.
    pub fn out_twins(&self, print: u128) -> impl Iterator<Item = RecordId> {
        self.twins().out.get(&print).into_iter().flatten().filter_map(|row| self.ids.at(*row))
    }

    fn twins(&self) -> &Twins {
        self.twins.get_or_init(|| {
            let mut twins = Twins::default();
            // Of several that say the same the first is the twin.
            for row in (0..self.len()).rev() {
                let Some(print) = self.at(row).map(|entry| entry.twin()) else { continue };
                if self.counts(row) {
                    twins.counting.insert(print, row);
                } else {
                    twins.out.entry(print).or_default().push(row);
                }
            }
            twins
        })
    }

    /// Entries that a contact led to and that count, earliest first.
    pub fn led_to(&self, contact: RecordId) -> impl Iterator<Item = u32> {
        self.led.get(&contact).into_iter().flatten().copied().filter(|row| self.counts(*row))
    }

    /// Entries of the same register for the same person, household or account, latest first, without itself.
    pub fn alike(&self, entry: &Entry) -> Vec<u32> {
        let id = entry.person.id_document.as_ref().map(|document| document.number.clone());
        let members = entry.rows_of(casework::register::Group::Member);
        let members = members.map(|row| row.text(casework::register::Item::MemberId).to_owned());
        let people = id.into_iter().chain(members).filter(|number| !number.is_empty());
        let mut marks: Vec<String> =
            people.flat_map(|number| [ID, MEMBER].map(|letter| format!("{letter}{number}"))).collect();
        marks.extend(entry_marks(entry).into_iter().filter(|mark| mark.starts_with(ACCOUNT)));
        let mut rows: Vec<u32> = marks.iter().flat_map(|mark| self.marks.being(mark)).collect();
        rows.sort_unstable();
        rows.dedup();
        let own = self.row(entry.id);
        rows.retain(|row| Some(*row) != own && self.is_of(*row, entry.register()));
        self.latest_first(&mut rows);
        rows
    }

    /// Does a row stand in a register?
    pub fn is_of(&self, row: u32, register: Register) -> bool {
        self.brief(row).is_some_and(|brief| brief.is_of(register))
    }

    /// Rows in the order of their day, latest first.
    pub fn latest_first(&self, rows: &mut Vec<u32>) {
        order::sort_by_key(rows, |&row| std::cmp::Reverse((self.brief(row).map(|brief| brief.opened), row)));
    }

    /// The warmth fund by all entries that count.
    pub fn fund(&self) -> Fund {
        let of_fund = |brief: &Brief| {
            matches!(brief.register, Register::Relief | Register::HomeVisit | Register::Donation)
        };
        let rows = (0..self.len()).filter(|&row| self.brief(row).is_some_and(|b| !b.withdrawn && of_fund(b)));
        let entries: Vec<Entry> = rows.filter_map(|row| self.at(row)).collect();
        Fund::of(&entries)
    }

    /// The rows of a query, in the order it wants, and their money.
    pub fn list(&self, query: &EntryQuery) -> EntryList {
        let mut rows = if query.text.trim().is_empty() {
            self.tallies.matching(query)
        } else {
            let mut found = self.words.find(&query.text, SearchIn::Everything);
            self.tallies.keep_matching(query, &mut found);
            found
        };
        if query.from.is_some() || query.to.is_some() {
            rows.retain(|&row| self.brief(row).is_some_and(|brief| query.holds(brief.opened)));
        }
        self.sort(&mut rows, query);
        let amount = rows.iter().filter_map(|&row| self.brief(row)).map(|brief| brief.amount).sum();
        EntryList { rows, amount }
    }

    /// A part of a list as rows to show.
    pub fn window(&self, list: &EntryList, from: u32, count: u32) -> EntryWindow {
        let shown = list.rows.iter().skip(from as usize).take(count as usize);
        EntryWindow {
            count: list.rows.len() as u32,
            amount: list.amount,
            from,
            rows: shown.filter_map(|&row| self.shown(row)).collect(),
        }
    }

    /// The entries of a list, whole.
    pub fn whole<'a>(&'a self, list: &'a EntryList) -> impl Iterator<Item = Entry> + 'a {
        list.rows.iter().filter_map(|&row| self.at(row))
    }

    /// One sort for every number: the standard sort is compiled anew for each kind of key.
    fn sort(&self, rows: &mut [u32], query: &EntryQuery) {
        let path = &query.register.spec().path;
        let key = |brief: &Brief| match query.sort {
            EntrySort::Opened => i64::from(brief.opened.0),
            EntrySort::Since => i64::from(brief.since.0),
            EntrySort::Amount => brief.amount,
            EntrySort::Stage => {
                path.stages().position(|stage| stage == brief.stage).map_or(-1, |at| at as i64)
            }
            EntrySort::Number | EntrySort::Name => 0,
        };
        if query.sort == EntrySort::Name {
            let named = rows.iter().map(|&row| (self.at(row).map(|entry| entry.person.name), row));
            let mut named: Vec<_> = named.collect();
            order::sort(&mut named);
            rows.iter_mut().zip(named).for_each(|(row, (_, sorted))| *row = sorted);
        } else {
            // As unsigned numbers in the same order: the sort of those is there already.
            let unsigned = |key: i64| key.wrapping_sub(i64::MIN) as u64;
            let keyed = rows.iter().map(|&row| (unsigned(self.brief(row).map_or(0, key)), row));
            let mut keyed: Vec<(u64, u32)> = keyed.collect();
            keyed.sort_unstable();
            rows.iter_mut().zip(keyed).for_each(|(row, (_, sorted))| *row = sorted);
        }
        if query.descending {
            rows.reverse();
        }
    }

    /// What the desks wait for on a day, and the rows due, at most so many.
    pub fn waiting(&self, today: Day, most: usize) -> Waiting {
        let (mut open, mut due) = ([0; Register::ALL.len()], [0; Register::ALL.len()]);
        let mut rows = Vec::new();
        for (row, brief) in (0..).zip(&self.briefs).filter(|(_, brief)| !brief.withdrawn) {
            open[brief.register as usize] += u32::from(brief.open);
            if let Some(found) = brief.due.filter(|due| due.is_on(today)) {
                due[brief.register as usize] += 1;
                rows.push((found.why, found.from, row, found));
            }
        }
        // Of many alike the one that fell due last is the one most likely forgotten for hours, not for years.
        order::sort_by_key(&mut rows, |(why, from, row, _)| (*why, std::cmp::Reverse(*from), *row));
        let by_register = |counts: [u32; Register::ALL.len()]| {
            let each = Register::ALL.into_iter().map(|register| (register, counts[register as usize]));
            each.filter(|(_, count)| *count > 0).collect()
        };
        let shown = rows.into_iter().take(most);
        let rows = shown.filter_map(|(_, _, row, due)| Some((self.shown(row)?, due))).collect();
        Waiting { open: by_register(open), due: by_register(due), rows }
    }
}

/// The rows of a query in order, and the sum of their money.
#[derive(Clone, Default)]
pub struct EntryList {
    rows: Vec<u32>,
    amount: i64,
}

impl Brief {
    fn of(entry: &Entry, days: &DayRules, withdrawn: bool) -> Brief {
        Brief {
            register: entry.register(),
            stage: entry.stage(),
            opened: entry.opened,
            since: entry.since(),
            amount: entry.amount(),
            open: entry.is_open(),
            due: entry.due(days),
            withdrawn,
        }
    }

    fn is_of(&self, register: Register) -> bool {
        self.register == register && !self.withdrawn
    }
}

/// Equal in everything that can be asked of it.
impl PartialEq for Entries {
    fn eq(&self, other: &Entries) -> bool {
        let heads = self.ids == other.ids && self.briefs == other.briefs && self.serials == other.serials;
        let heads = heads && self.days == other.days;
        heads && (0..self.len()).all(|row| self.at(row) == other.at(row))
    }
}
