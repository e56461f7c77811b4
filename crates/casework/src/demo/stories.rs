//! One made-up contact after another.

use super::chance::Chance;
use super::people::{People, Person, employer, phone};
use super::words::{self, STORIES};
use crate::code::CodeKey;
use crate::contact::{
    Channel, Contact, ContactNumber, DeviceCode, Line, Nature, RecordId, Satisfaction, Status, VoidCall,
};
use crate::identity::{IdDocument, IdKind, Sex};
use crate::issue::IssueCode;
use crate::time::{CivilTime, Day, Month};

/// How busy each calendar month is, January first.
const SEASON: [u32; 12] = [150, 70, 105, 95, 85, 90, 95, 120, 105, 80, 95, 130];
/// How busy each weekday is, Monday first; at the weekend only the hotline is on duty.
const WEEK: [u32; 7] = [24, 20, 18, 17, 15, 4, 2];
const NATURES: [Nature; 5] =
    [Nature::Consultation, Nature::Request, Nature::Complaint, Nature::Suggestion, Nature::Praise];
/// Days over which one employer's arrears are reported.
const CLUSTER_DAYS: u32 = 12;

/// Knows the calendar, the people and the one employer that stopped paying.
pub(super) struct Teller {
    first: Day,
    until: Day,
    /// Running sums of how busy the days are.
    busy: Vec<u32>,
    people: People,
    employers: u32,
    cluster: (u32, Day),
}

impl Teller {
    pub fn new(chance: &mut Chance, until: Day, months: u32, count: u32) -> Teller {
        let first = Month::of(until).plus(1 - months as i32).first_day();
        let mut sum = 0;
        let weigh = |number: i32| {
            let day = Day(number);
            sum += SEASON[day.ymd().1 as usize - 1] * WEEK[day.weekday() as usize - 1];
            sum
        };
        let busy = (first.0..=until.0).map(weigh).collect();
        let employers = (count / 12).clamp(24, 256);
        let begins = Month::of(until).plus(-2).first_day().plus(chance.below(8) as i32);
        let cluster = (employers / 3, begins);
        Teller { first, until, busy, people: People::new(until), employers, cluster }
    }

    pub fn contact(&mut self, chance: &mut Chance) -> Contact {
        if chance.percent(3) {
            return self.void_call(chance);
        }
        let clustered = chance.below(1000) < 22;
        let mut day = self.day(chance);
        if clustered {
            day = self.cluster.1.plus(chance.below(CLUSTER_DAYS) as i32).min(self.until);
        }
        let weights: Vec<u32> = STORIES
            .iter()
            .map(|story| if story.busy.contains(&day.ymd().1) { story.weight * 5 / 2 } else { story.weight })
            .collect();
        let at = if clustered { 0 } else { chance.weighted(&weights) };
        let story = &STORIES[at];
        let mut person = self.people.somebody(chance, self.employers);
        if clustered {
            person.employer = self.cluster.0;
        }
        let channel = channel(chance, day);
        let mut contact = blank(CivilTime { day, minute: Some(minute(chance, channel)) }, channel);
        if channel == Channel::Call && chance.percent(78) {
            contact.line = Line::Hotline;
        }
        contact.nature = NATURES[chance.weighted(&story.natures)];
        contact.category = CodeKey::parse(story.category);
        contact.demand = demand(chance, story.demands);
        contact.receiver =
            words::RECEIVERS[super::people::zipf(chance, words::RECEIVERS.len() as u32) as usize].to_owned();
        who(chance, &person, &mut contact);
        counts(chance, clustered, story.category, &mut contact);
        self.handled(chance, story.category, &mut contact);
        contact.urgent = chance.percent(if clustered { 25 } else { 3 });
        contact.confidential = chance.percent(1);
        contact.risk = chance.below(1000) < 8;
        contact
    }

    fn day(&self, chance: &mut Chance) -> Day {
        let at = chance.below(self.busy.last().copied().unwrap_or(0));
        self.first.plus(self.busy.partition_point(|&sum| sum <= at) as i32)
    }

    fn void_call(&self, chance: &mut Chance) -> Contact {
        let day = self.day(chance);
        let mut contact =
            blank(CivilTime { day, minute: Some(minute(chance, Channel::Call)) }, Channel::Call);
        contact.line = Line::Hotline;
        contact.void = Some(VoidCall::ALL[chance.weighted(&[55, 35, 10])]);
        contact.phones = if chance.percent(60) { phone(chance).into_iter().collect() } else { Vec::new() };
        contact.receiver = chance.pick(words::RECEIVERS).to_owned();
        contact.status = Status::Done;
        contact.done = Some(day);
        contact
    }

    /// How it was handled, where it stands, and what the person said of it. The newest are seldom finished.
    fn handled(&self, chance: &mut Chance, category: &str, contact: &mut Contact) {
        let asked = contact.nature == Nature::Consultation
            || matches!(contact.nature, Nature::Praise | Nature::Suggestion);
        let relief = category.starts_with("relief");
        let way = match (asked, relief) {
            (true, _) => ["answered", "answered", "answered", "finished"][chance.below(4) as usize],
            (_, true) => {
                ["to-relief", "to-relief", "to-district", "in-hand", "finished"][chance.below(5) as usize]
            }
            _ => ["in-hand", "finished", "to-labour", "to-district", "to-elsewhere", "case-opened"]
                [chance.weighted(&[25, 30, 20, 15, 5, 5])],
        };
        let received = contact.received.day;
        let takes = if way == "answered" { 0 } else { chance.between(1, 40) as i32 };
        let finished = received.plus(takes);
        let stuck = takes > 0 && chance.percent(4);
        contact.status = match way {
            _ if finished <= self.until && !stuck => Status::Done,
            "to-labour" | "to-district" | "to-elsewhere" => Status::Referred,
            _ => Status::Open,
        };
        contact.handling = CodeKey::parse(match (way, contact.status) {
            ("in-hand", Status::Done) => "finished",
            ("finished", Status::Open | Status::Referred) => "in-hand",
            _ => way,
        });
        if contact.status == Status::Done {
            contact.done = Some(finished);
            contact.satisfaction =
                chance.percent(76).then(|| Satisfaction::ALL[chance.weighted(&[80, 16, 4])]);
        }
    }
}

fn blank(received: CivilTime, channel: Channel) -> Contact {
    Contact {
        id: RecordId(0),
        number: ContactNumber { year: 0, device: DeviceCode(0), serial: 0 },
        received,
        channel,
        line: Line::Other,
        nature: Nature::Unspecified,
        void: None,
        anonymous: false,
        name: String::new(),
        sex: Sex::Unknown,
        birth: None,
        id_document: None,
        phones: Vec::new(),
        employer: String::new(),
        employer_code: None,
        district: None,
        category: None,
        demand: String::new(),
        people: 1,
        involved: 1,
        group: false,
        urgent: false,
        confidential: false,
        risk: false,
        receiver: String::new(),
        handling: None,
        status: Status::Open,
        done: None,
        satisfaction: None,
        notes: String::new(),
        earlier: Vec::new(),
        flags: Vec::new(),
        source: None,
        asked: None,
    }
}

fn channel(chance: &mut Chance, day: Day) -> Channel {
    const CHANNELS: [Channel; 4] = [Channel::Call, Channel::Visit, Channel::Letter, Channel::Online];
    if day.weekday() > 5 {
        return CHANNELS[chance.weighted(&[85, 0, 0, 15])];
    }
    CHANNELS[chance.weighted(&[48, 36, 6, 10])]
}

fn minute(chance: &mut Chance, channel: Channel) -> u16 {
    let (from, to) = match (channel, chance.below(100)) {
        (Channel::Call, 0..8) => (18 * 60, 21 * 60),
        (Channel::Online, 0..30) => (7 * 60, 22 * 60),
        (_, 0..55) => (8 * 60 + 30, 11 * 60 + 45),
        _ => (14 * 60, 17 * 60 + 25),
    };
    chance.between(from, to) as u16
}

/// What the desk learns of somebody depends on how they come.
fn who(chance: &mut Chance, person: &Person, contact: &mut Contact) {
    let (shows_id, gives_phone, nameless) = match contact.channel {
        Channel::Visit => (82, 88, 1),
        Channel::Letter => (35, 70, 9),
        _ => (12, 97, 8),
    };
    contact.sex = person.sex;
    contact.phones = person.phone.iter().filter(|_| chance.percent(gives_phone)).cloned().collect();
    if chance.percent(nameless) {
        contact.anonymous = true;
        return;
    }
    contact.name = person.name.clone();
    contact.district =
        chance.percent(94).then(|| CodeKey::parse(words::DISTRICTS[person.district as usize].0)).flatten();
    if chance.percent(80) {
        contact.employer = employer(person.employer);
    }
    if chance.percent(shows_id) {
        let slip = chance.below(1000) < 6;
        document(&person.id_number, slip, contact);
    }
}

/// Now and then a digit is taken down wrongly, and the record is flagged for it.
fn document(number: &str, slip: bool, contact: &mut Contact) {
    let wrong = |number: &str| match number.strip_suffix('7') {
        Some(rest) => format!("{rest}5"),
        None => format!("{}7", &number[..17]),
    };
    let number = if slip { wrong(number) } else { number.to_owned() };
    if let Some((document, flags)) = IdDocument::parse(IdKind::Resident, &number) {
        contact.birth = document.birth();
        contact.id_document = Some(document);
        contact.flags = flags;
        contact.flags.retain(|flag| *flag == IssueCode::IdChecksumWrong);
    }
}

fn counts(chance: &mut Chance, clustered: bool, category: &str, contact: &mut Contact) {
    let work = !category.starts_with("relief") && !category.starts_with("jobs");
    let many = clustered || (work && contact.nature != Nature::Consultation && chance.percent(9));
    if !many {
        contact.people = if contact.channel == Channel::Visit && chance.percent(12) { 2 } else { 1 };
        contact.involved = contact.people;
        return;
    }
    contact.people = if contact.channel == Channel::Visit { chance.between(1, 12) } else { 1 };
    contact.involved = contact.people + chance.between(2, 45);
    contact.group = contact.people >= 5;
}

fn demand(chance: &mut Chance, demands: &[&str]) -> String {
    let number = chance.between(2, 6).to_string();
    let amount = (chance.between(8, 180) * 100).to_string();
    chance.pick(demands).replace('#', &number).replace('$', &amount)
}
