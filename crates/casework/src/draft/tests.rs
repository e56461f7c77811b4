//! The form's rules, each with its field; and that a form never breaks, whatever is typed.

use proptest::prelude::*;

use super::*;
use crate::code::{CodeKey, Codes, shipped};
use crate::issue::{Issue, IssueCode};

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

fn codes() -> Codes {
    let mut codes = shipped();
    crate::demo::districts().into_iter().for_each(|code| codes.put(code));
    codes
}

/// A form that is right as it is.
fn right() -> ContactDraft {
    ContactDraft {
        name: "陈庆辉".to_owned(),
        demand: "工资没有发".to_owned(),
        ..ContactDraft::new(CivilTime { day: today(), minute: Some(631) }, "王芳")
    }
}

fn checked(draft: &ContactDraft) -> Contact {
    draft.check(today(), &codes()).unwrap().0
}

/// Changes the right form and expects these issues, in the order of the form.
#[track_caller]
fn check(change: impl Fn(&mut ContactDraft), expected: &[(&'static str, IssueCode)]) {
    let mut draft = right();
    change(&mut draft);
    let issues = match draft.check(today(), &codes()) {
        Ok((contact, warnings)) => {
            assert_eq!(contact.flags.len(), warnings.len());
            warnings
        }
        Err(issues) => issues,
    };
    let expected: Vec<Issue> = expected.iter().map(|&(field, code)| Issue::at(field, code)).collect();
    assert_eq!(issues, expected);
}

#[test]
fn what_must_be_filled_in() {
    use IssueCode::Missing;
    check(|_| {}, &[]);
    check(|d| d.received_date.clear(), &[("received-date", Missing)]);
    check(|d| d.name = " 　".to_owned(), &[("name", Missing)]);
    check(|d| (d.name.clear(), d.anonymous = true).1, &[]);
    check(|d| d.demand.clear(), &[("demand", Missing)]);
    check(|d| (d.demand.clear(), d.category = "policy".to_owned()).1, &[]);
    check(|d| d.receiver.clear(), &[("receiver", Missing)]);
    let nothing = |d: &mut ContactDraft| *d = ContactDraft::default();
    check(
        nothing,
        &[("received-date", Missing), ("name", Missing), ("demand", Missing), ("receiver", Missing)],
    );
}

#[test]
fn days_and_times() {
    use IssueCode::*;
    check(|d| d.received_date = "2026-02-30".to_owned(), &[("received-date", DateImpossible)]);
    check(|d| d.received_date = "0026-02-03".to_owned(), &[("received-date", DateImpossible)]);
    check(|d| d.received_date = "2026-03-03".to_owned(), &[("received-date", DateInFuture)]);
    check(|d| d.received_date = "２０２６－０３－０２".to_owned(), &[]);
    check(|d| d.received_time = "25:00".to_owned(), &[("received-time", DateImpossible)]);
    check(|d| d.received_time.clear(), &[]);
    check(|d| d.birth = "2030-01-01".to_owned(), &[("birth", DateInFuture)]);
    let done =
        |day: &'static str| move |d: &mut ContactDraft| (d.status = Status::Done, d.done = day.to_owned()).1;
    check(done("2026-03-01"), &[("done", DoneBeforeReceived)]);
    check(done("2026-03-03"), &[("done", DateInFuture)]);
    check(done("03/02"), &[("done", DateImpossible)]);
    check(done(""), &[]);
    let finished = ContactDraft { status: Status::Done, received_date: "2026-02-27".to_owned(), ..right() };
    assert_eq!(checked(&finished).done, Day::new(2026, 2, 27));
    assert_eq!(
        checked(&ContactDraft { status: Status::Open, done: "2026-03-02".to_owned(), ..right() }).done,
        None
    );
}

#[test]
fn an_open_record_finished_by_an_edit_is_finished_today() {
    let open = Contact {
        received: CivilTime { day: Day::new(2026, 2, 1).unwrap(), minute: None },
        ..checked(&right())
    };
    let finished = ContactDraft { status: Status::Done, ..ContactDraft::of(&open) };
    assert_eq!(checked(&finished).done, Some(today()));
    // A ledger may say that something is finished and not when; a later correction does not invent the day.
    let unknown = Contact { status: Status::Done, done: None, ..open };
    let edited = ContactDraft { notes: "补记".to_owned(), ..ContactDraft::of(&unknown) };
    assert_eq!(checked(&edited).done, None);
}

#[test]
fn counts_of_people() {
    use IssueCode::*;
    for text in ["0", "-1", "1.5", "四", "100001", "9999999999"] {
        check(|d| d.people = text.to_owned(), &[("people", CountUnclear)]);
        check(|d| d.involved = text.to_owned(), &[("involved", CountUnclear)]);
    }
    check(
        |d| (d.people = "３".to_owned(), d.involved = "2".to_owned()).1,
        &[("involved", FewerInvolvedThanPresent)],
    );
    let counts = |people: &str, involved: &str| {
        let contact =
            checked(&ContactDraft { people: people.to_owned(), involved: involved.to_owned(), ..right() });
        (contact.people, contact.involved)
    };
    assert_eq!(counts("", ""), (1, 1));
    assert_eq!(counts("５", ""), (5, 5));
    assert_eq!(counts("", " 40 "), (1, 40));
    // An old ledger may say otherwise; that does not bar another correction.
    let odd = Contact { people: 5, involved: 2, ..checked(&right()) };
    assert_eq!(checked(&ContactDraft { notes: "补记".to_owned(), ..ContactDraft::of(&odd) }).involved, 2);
}

#[test]
fn the_document_says_birth_and_sex() {
    use IssueCode::*;
    let by_id = |number: &str| ContactDraft { id_number: number.to_owned(), ..right() };
    let contact = checked(&by_id("11010519491231002x"));
    assert_eq!((contact.birth, contact.sex), (Day::new(1949, 12, 31), Sex::Female));
    let contact = checked(&ContactDraft { birth: "1970-01-01".to_owned(), ..by_id("11010519491231002X") });
    assert_eq!(contact.birth, Day::new(1949, 12, 31));
    check(
        |d| (d.id_number = "11010519491231002X".to_owned(), d.sex = Sex::Male).1,
        &[("sex", SexDiffersFromId)],
    );
    check(|d| d.id_number = "110105194912310021".to_owned(), &[("id-number", IdChecksumWrong)]);
    let contact = checked(&ContactDraft { birth: "1949-12-31".to_owned(), ..by_id("110105194912310021") });
    assert_eq!((contact.birth, contact.sex), (Day::new(1949, 12, 31), Sex::Unknown));
    check(|d| d.id_number = "610104620927690".to_owned(), &[("id-number", Id15Digits)]);
    // Born after coming to the desk: right by its own rule, and still impossible.
    let before_birth = ContactDraft { received_date: "1949-12-30".to_owned(), ..by_id("11010519491231002X") };
    let contact = checked(&before_birth);
    assert_eq!((contact.birth, contact.flags), (None, vec![IdBirthImpossible]));
    assert!(contact.id_document.is_some_and(|document| !document.valid));
}

#[test]
fn phones_codes_and_lengths() {
    use IssueCode::*;
    check(|d| d.phone = "19900005a78".to_owned(), &[("phone", PhoneUnclear)]);
    check(|d| d.phone_2 = "1990000567".to_owned(), &[("phone-2", PhoneWrongLength)]);
    check(|d| d.employer_code = "91110000600037341M".to_owned(), &[("employer-code", EmployerCodeWrong)]);
    check(|d| d.category = "nowhere".to_owned(), &[("category", CodeUnknown)]);
    check(|d| d.district = "nowhere".to_owned(), &[("district", CodeUnknown)]);
    check(|d| d.handling = "nowhere".to_owned(), &[("handling", CodeUnknown)]);
    check(|d| d.name = "长".repeat(41), &[("name", TooLong)]);
    check(|d| d.demand = "长".repeat(2001), &[("demand", TooLong)]);
    check(|d| d.demand = "长".repeat(2000), &[]);
    check(|d| d.id_number = "1".repeat(41), &[("id-number", IdWrongLength), ("id-number", TooLong)]);
    let twice =
        ContactDraft { phone: "199 0000 5678".to_owned(), phone_2: "19900005678".to_owned(), ..right() };
    assert_eq!(checked(&twice).phones.len(), 1);
    let only_second = ContactDraft { phone_2: "0313-8012345".to_owned(), ..right() };
    assert_eq!(checked(&only_second).phones[0].as_str(), "03138012345");
    let long = Contact { demand: "长".repeat(3000), ..checked(&right()) };
    assert!(ContactDraft::of(&long).check(today(), &codes()).is_ok());
}

#[test]
fn a_call_without_content_needs_nothing_else() {
    let now = CivilTime { day: today(), minute: Some(5) };
    let void = ContactDraft { void: Some(VoidCall::Silent), ..ContactDraft::new(now, "") };
    let contact = checked(&void);
    assert_eq!((contact.status, contact.done), (Status::Done, Some(today())));
    let visit = ContactDraft { channel: Channel::Visit, void: Some(VoidCall::Silent), ..right() };
    assert_eq!(checked(&visit).void, None);
}

#[test]
fn only_a_call_has_a_line() {
    assert_eq!(checked(&right()).line, Line::Hotline);
    for channel in [Channel::Visit, Channel::Letter, Channel::Online, Channel::Unspecified] {
        assert_eq!(checked(&ContactDraft { channel, ..right() }).line, Line::Other);
    }
}

fn any_draft() -> impl Strategy<Value = ContactDraft> {
    let text = prop_oneof![any::<String>(), "[0-9０-９ :-]{0,20}", Just(String::new())];
    let texts = prop::collection::vec(text, 14);
    let choices = (0usize..5, 0usize..2, 0usize..6, 0usize..4, 0usize..3, 0usize..7, 0usize..3, 0usize..4);
    let key = |good: &'static str| prop_oneof![9 => good.boxed(), 1 => "x".boxed()];
    let codes = (key("(pay|policy|other)?"), key("(qingyuan)?"), key("(answered|in-hand)?"));
    let mostly = || prop::bool::weighted(0.8);
    let good = (mostly(), mostly(), mostly());
    (texts, choices, codes, good, prop::collection::vec(any::<bool>(), 5)).prop_map(
        |(t, c, k, good, ticks)| {
            let or = |is_good: bool, text: &str, right: &str| {
                if is_good { right.to_owned() } else { text.to_owned() }
            };
            ContactDraft {
                editing: None,
                received_date: or(good.0, &t[0], "2026-02-28"),
                received_time: or(good.0, &t[1], "9:05"),
                channel: Channel::ALL[c.0],
                line: Line::ALL[c.1],
                nature: Nature::ALL[c.2],
                void: VoidCall::ALL.get(c.3).copied(),
                anonymous: ticks[0],
                name: t[2].clone(),
                sex: Sex::ALL[c.4],
                id_kind: IdKind::ALL[c.5],
                id_number: or(good.2, &t[3], "11010519491231002X"),
                birth: or(good.1, &t[4], "1970-05-06"),
                phone: or(good.1, &t[5], "199 0000 5678"),
                phone_2: or(good.1, &t[6], ""),
                employer: t[7].clone(),
                employer_code: t[8].clone(),
                category: k.0,
                district: k.1,
                demand: t[9].clone(),
                people: or(good.1, &t[10], "2"),
                involved: or(good.1, &t[11], "７"),
                group: ticks[1],
                urgent: ticks[2],
                confidential: ticks[3],
                risk: ticks[4],
                receiver: t[12].clone(),
                handling: k.2,
                status: Status::ALL[c.6],
                done: or(good.0, &t[13], "2026-03-01"),
                satisfaction: Satisfaction::ALL.get(c.7).copied(),
                notes: t[9].clone(),
                earlier: vec![RecordId(3), RecordId(1), RecordId(3)],
                original: None,
            }
        },
    )
}

proptest! {
    #[test]
    fn no_text_breaks_the_form_and_what_passed_passes_again_unchanged(draft in any_draft()) {
        if let Ok((contact, warnings)) = draft.check(today(), &codes()) {
            prop_assert!(warnings.iter().all(Issue::is_warning));
            let again = ContactDraft::of(&contact);
            let kept = contact.id_document.as_ref();
            prop_assert!(again.check_keeping(kept, today(), &codes()).is_ok_and(|(same, _)| same == contact));
            prop_assert!(crate::view::field_changes(Some(&contact), &contact).is_empty());
            prop_assert!(contact.district.as_ref().map(CodeKey::as_str).unwrap_or_default() == draft.district);
        }
    }

    #[test]
    fn a_good_form_passes_whatever_the_prose(mut draft in any_draft(), name in ".{1,10}x", demand in "x.{0,40}") {
        draft.received_date = "2026-02-28".to_owned();
        draft.received_time = String::new();
        draft.name = name;
        draft.demand = demand;
        draft.receiver = "王芳".to_owned();
        draft.employer = draft.employer.chars().take(60).collect();
        draft.notes = draft.notes.chars().take(60).collect();
        for text in [&mut draft.birth, &mut draft.phone, &mut draft.phone_2, &mut draft.people, &mut draft.involved] {
            text.clear();
        }
        for text in [&mut draft.done, &mut draft.id_number, &mut draft.employer_code] {
            text.clear();
        }
        for key in [&mut draft.category, &mut draft.district, &mut draft.handling] {
            key.clear();
        }
        let outcome = draft.check(today(), &codes());
        prop_assert!(outcome.is_ok(), "{:?}", outcome.err());
    }
}
