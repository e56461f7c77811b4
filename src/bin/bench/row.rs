//! A harness' row as a contact of the centre: by way of the form, so that the rules of the form check it.
//!
//! A contact sums no money. The amount is carried, in fen, by the two counts of people that the columns sum: two digits to
//! the base of 50,000, which keep the form's bounds (1 to 100,000 people, no fewer concerned than present).

use casework::code::{Code, CodeKey, Codes, ListName};
use casework::contact::{Channel, Contact, Nature, Source, Status};
use casework::draft::ContactDraft;
use casework::time::{Day, Moment, Zone};

/// Between two fields of a row.
pub const FIELD: char = '\u{1f}';
/// Categories of a harness: 0 to 29.
pub const CATEGORIES: u32 = 30;
/// Districts of a harness: 0 to 19.
pub const DISTRICTS: u32 = 20;
/// Channels in a harness' order.
pub const CHANNELS: [Channel; 4] = [Channel::Visit, Channel::Letter, Channel::Call, Channel::Online];

/// Services in a harness' order: what was wanted of the desk.
const SERVICES: [Nature; 5] =
    [Nature::Consultation, Nature::Complaint, Nature::Request, Nature::Suggestion, Nature::Praise];
/// Base of the two digits of an amount.
const BASE: i64 = 50_000;
/// First of the 256 signs for private use that the bytes of an id are written in: nobody types them, so no search meets them.
const SIGNS: u32 = 0xe000;
/// Most bytes of an id: with them a row of a list still shows it whole.
const ID: usize = 40;

/// Key of a category.
pub fn category(n: u32) -> String {
    format!("category-{n:02}")
}

/// Key of a district.
pub fn district(n: u32) -> String {
    format!("district-{n:02}")
}

/// The categories and districts that rows name, as entries of the centre's lists.
pub fn codes() -> Vec<Code> {
    let code = |list, key: String| {
        let word = key.clone();
        CodeKey::parse(&key).map(|key| Code { list, key, zh: word.clone(), en: word, active: true })
    };
    let categories = (0..CATEGORIES).filter_map(|n| code(ListName::Category, category(n)));
    categories.chain((0..DISTRICTS).filter_map(|n| code(ListName::District, district(n)))).collect()
}

/// The contact of a row, as the form would have it, with the place it came from.
pub fn contact(row: &str, source: Source, today: Day, codes: &Codes) -> Result<Contact, String> {
    let place = source.row;
    let of_row = |what: String| format!("row {place}: {what}");
    let (mut contact, _) =
        draft(row).map_err(of_row)?.check(today, codes).map_err(|issues| of_row(format!("{issues:?}")))?;
    contact.source = Some(source);
    Ok(contact)
}

/// A row as the form, filled in: id, at, channel, service, category, district, employer, name, phone, idNumber, summary,
/// amount, staff, status. The error names the field that is wrong.
pub fn draft(row: &str) -> Result<ContactDraft, String> {
    let fields: Vec<&str> = row.split(FIELD).collect();
    let fields: [&str; 14] =
        fields.try_into().map_err(|fields: Vec<&str>| format!("{} fields", fields.len()))?;
    let [
        id,
        at,
        channel,
        service,
        category_no,
        district_no,
        employer,
        name,
        phone,
        id_number,
        summary,
        amount,
        staff,
        status,
    ] = fields;
    let wrong = |field: &str| field.to_owned();
    let number = |text: &str, most: u32| text.parse::<u32>().ok().filter(|number| *number < most);
    let at = at.parse::<i64>().map_err(|_| wrong("at"))?;
    let received = Moment(at).civil(Zone::default());
    let (people, involved) = amount.parse().ok().and_then(people).ok_or_else(|| wrong("amount"))?;
    if id.is_empty() || id.len() > ID {
        return Err(wrong("id"));
    }
    Ok(ContactDraft {
        channel: number(channel, 4).map(|n| CHANNELS[n as usize]).ok_or_else(|| wrong("channel"))?,
        nature: number(service, 5).map(|n| SERVICES[n as usize]).ok_or_else(|| wrong("service"))?,
        category: number(category_no, CATEGORIES).map(category).ok_or_else(|| wrong("category"))?,
        district: number(district_no, DISTRICTS).map(district).ok_or_else(|| wrong("district"))?,
        anonymous: name.trim().is_empty(),
        name: name.to_owned(),
        phone: phone.to_owned(),
        id_number: id_number.to_owned(),
        employer: employer.to_owned(),
        demand: signed(id) + summary,
        people: people.to_string(),
        involved: involved.to_string(),
        status: standing(status),
        ..ContactDraft::new(received, if staff.trim().is_empty() { "-" } else { staff })
    })
}

/// 0, `open`; 1, `referred`; another number, `done`. Any other word is an open one.
fn standing(status: &str) -> Status {
    match (status.parse::<u32>(), status) {
        (Ok(1), _) | (_, "referred") => Status::Referred,
        (Ok(2..), _) | (_, "done") => Status::Done,
        _ => Status::Open,
    }
}

/// An id in signs for private use.
fn signed(id: &str) -> String {
    id.bytes().filter_map(|byte| char::from_u32(SIGNS + u32::from(byte))).collect()
}

/// The id that stands before a demand; empty = none.
pub fn id_of(demand: &str) -> String {
    let byte = |sign: char| u8::try_from((sign as u32).checked_sub(SIGNS)?).ok();
    let bytes: Vec<u8> = demand.chars().map_while(byte).collect();
    String::from_utf8(bytes).unwrap_or_default()
}

/// People present and people concerned that carry an amount in fen; none below 0 and from 2,500,000,000 up.
fn people(fen: i64) -> Option<(i64, i64)> {
    let people = 1 + fen / BASE;
    (0..BASE * BASE).contains(&fen).then_some((people, people + fen % BASE))
}

/// The sum of amounts in fen that so many contacts carry, with so many people present and concerned.
pub fn fen(contacts: i64, people: i64, involved: i64) -> i64 {
    (people - contacts) * BASE + involved - people
}

#[cfg(test)]
pub mod tests {
    use casework::code::shipped;

    use super::*;

    pub const TODAY: i32 = 20_000;

    pub fn lists() -> Codes {
        let mut lists = shipped();
        codes().into_iter().for_each(|code| lists.put(code));
        lists
    }

    pub fn source(row: u32) -> Source {
        Source { file: "rows".to_owned(), sheet: "1".to_owned(), row }
    }

    /// A row with one field put otherwise.
    pub fn row(at: usize, text: &str) -> String {
        let mut fields = [
            "\"r7\"",
            "1700000000000",
            "3",
            "4",
            "29",
            "19",
            "a works",
            "a name",
            "19900001234",
            "",
            "asks for wages",
            "2499999999",
            "staff 1",
            "2",
        ];
        fields[at] = text;
        fields.join(&FIELD.to_string())
    }

    fn read(row: &str) -> Result<Contact, String> {
        contact(row, source(7), Day(TODAY), &lists())
    }

    #[test]
    fn a_row_is_a_contact_that_the_form_takes() {
        let contact = read(&row(12, "staff 1")).unwrap();
        assert_eq!(contact.received.to_string(), "2023-11-15 06:13");
        assert_eq!((contact.channel, contact.nature), (Channel::Online, Nature::Praise));
        assert_eq!(contact.category.as_ref().unwrap().as_str(), "category-29");
        assert_eq!(contact.district.as_ref().unwrap().as_str(), "district-19");
        assert_eq!((contact.status, contact.done), (Status::Done, Some(contact.received.day)));
        assert_eq!(id_of(&contact.demand), "\"r7\"");
        assert!(contact.demand.ends_with("asks for wages"));
        assert!(!contact.demand.contains("r7"));
        assert_eq!(fen(1, contact.people.into(), contact.involved.into()), 2_499_999_999);
    }

    #[test]
    fn amounts_add_up_in_the_two_counts() {
        let amounts = [0, 1, 49_999, 50_000, 99_999, 100_000, 1_234_567, 2_499_999_999];
        let carried = amounts.map(|fen| people(fen).unwrap());
        assert!(carried.iter().all(|(people, involved)| *people >= 1 && involved >= people));
        let sum = |part: fn(&(i64, i64)) -> i64| carried.iter().map(part).sum();
        assert_eq!(fen(8, sum(|pair| pair.0), sum(|pair| pair.1)), amounts.iter().sum::<i64>());
        assert_eq!([-1, 2_500_000_000].map(people), [None, None]);
    }

    #[test]
    fn a_wrong_row_says_where() {
        let far = i64::from(TODAY + 1) * 86_400_000;
        for (at, text, says) in [
            (2, "4", "row 7: channel"),
            (3, "5", "row 7: service"),
            (4, "30", "row 7: category"),
            (5, "20", "row 7: district"),
            (1, "noon", "row 7: at"),
            (11, "0.5", "row 7: amount"),
            (0, "", "row 7: id"),
            (1, far.to_string().as_str(), "DateInFuture"),
            (8, "none", "PhoneUnclear"),
        ] {
            let said = read(&row(at, text)).unwrap_err();
            assert!(said.contains(says), "{said}");
        }
        assert_eq!(draft("a").unwrap_err(), "1 fields");
    }
}
