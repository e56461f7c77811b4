//! Every field that has a rule refuses three slips of the pen, each at its own control.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "slips/mod.rs"]
mod table;

use casework::code::Codes;
use casework::contact::Status;
use casework::draft::ContactDraft;
use casework::issue::{Issue, IssueCode};
use casework::register::{Around, EntryDraft, Item, Kind, Register};
use casework::staff::StaffId;
use casework::time::{CivilTime, Day, Moment};
use table::{UNHELD_DAYS, of_reception, of_register, put_contact, put_entry};

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

#[track_caller]
fn check(issues: &[Issue], field: &str, text: &str) {
    let said = issues.iter().find(|issue| issue.field == field && !issue.is_warning());
    let Some(said) = said else { panic!("{field} takes {text}: {issues:?}") };
    assert_ne!(said.code, IssueCode::Missing, "{field} does not see {text}");
}

fn is_day(field: &str) -> bool {
    let item = field.rsplit_once("-2-").map_or(field, |(_, item)| item);
    let kind = Item::parse(item).map(Item::kind);
    matches!(field, "opened" | "birth" | "received-date" | "done")
        || matches!(kind, Some(Kind::PastDay | Kind::AnyDay))
}

#[test]
fn fields_of_every_register() {
    let codes = Codes::default().with_desks();
    let around = Around { codes: &codes, at: Moment(0), today: today(), by: StaffId(1) };
    let mut asked = 0;
    for register in Register::ALL {
        for slip in of_register(register) {
            let days = UNHELD_DAYS.into_iter().filter(|_| is_day(&slip.field));
            for text in slip.texts.iter().map(String::as_str).chain(days) {
                let mut draft = EntryDraft::new(register, today(), "任志远");
                put_entry(&mut draft, &slip.field, text);
                check(&draft.check(None, around).unwrap_err(), &slip.field, text);
                asked += 1;
            }
        }
    }
    assert!(asked > 200, "{asked} texts");
}

#[test]
fn fields_of_the_reception() {
    let now = CivilTime { day: today(), minute: Some(631) };
    for slip in of_reception() {
        let days = UNHELD_DAYS.into_iter().filter(|_| is_day(&slip.field));
        for text in slip.texts.iter().map(String::as_str).chain(days) {
            let mut draft = ContactDraft { status: Status::Done, ..ContactDraft::new(now, "王芳") };
            put_contact(&mut draft, &slip.field, text);
            let issues = draft.check(today(), &casework::code::shipped()).unwrap_err();
            check(&issues, &slip.field, text);
        }
    }
}
