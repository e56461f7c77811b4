//! Slips of the pen in every field that has a rule, of every form: each is told at its field in both languages, and what was
//! typed stays.
//!
//! A round fills all fields at once with their first, second or third wrong text, for one save tells all that is wrong.

use bangfu_desk::registers::address;
use casework::code::Codes;
use casework::contact::Status;
use casework::draft::ContactDraft;
use casework::issue::{Issue, IssueCode};
use casework::register::{Around, EntryDraft, Register};
use casework::staff::StaffId;
use casework::time::{CivilTime, Day, Moment};
use serde_json::json;
use thirtyfour::Key;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Frame, Opening, PASSPHRASE};
use crate::table::{Slip, of_reception, of_register, put_contact, put_entry};

/// A field, what is typed there, and what is then wrong.
type Wrong = (String, String, IssueCode);

mod once {
    use super::*;

    #[test]
    fn every_field_says_what_is_wrong_in_both_languages_and_loses_nothing() {
        journey(slips);
    }
}

async fn slips(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let mut lang = "zh";
    for register in Register::ALL {
        let form = format!("form[data-form='{}']", register.word());
        page.follow(address::new(register).trim_start_matches('/')).await?;
        page.see(&form).await?;
        for group in register.spec().groups.iter().map(|group| group.word()) {
            for place in 1..=2 {
                page.run(&format!("document.querySelector(\"[name='add-{group}']\").click()")).await?;
                page.see(&format!("[name^='{group}-{place}-']")).await?;
            }
        }
        let slips = of_register(register);
        for round in 0..3 {
            lang = tells(page, &form, &entry_round(register, &slips, round), lang).await?;
        }
    }
    page.follow("intake/new").await?;
    page.see("form[data-form='contact']").await?;
    page.run("document.querySelector(\"input[name='status'][value='done']\").click()").await?;
    let slips = of_reception();
    for round in 0..3 {
        lang = tells(page, "form[data-form='contact']", &contact_round(&slips, round), lang).await?;
    }
    Ok(())
}

/// Fills in what is wrong, saves, reads every message, turns to the other language, reads them again. The language it ends in.
async fn tells(page: &Page, form: &str, wrong: &[Wrong], lang: &str) -> Step<&'static str> {
    let texts: Vec<[&str; 2]> = wrong.iter().map(|(field, text, _)| [&**field, &**text]).collect();
    let absent = page.driver.execute(FILL, vec![json!(form), json!(texts)]).await?.json().clone();
    assert_eq!(absent, json!([]), "{form} has no such fields");
    page.chord(&[Key::Control], Key::Enter).await?;
    reads(page, form, wrong, lang).await?;
    let other = if lang == "zh" { "en" } else { "zh" };
    Frame(page).language(other).await?;
    page.see(form).await?;
    reads(page, form, wrong, other).await?;
    Ok(other)
}

/// Waits until every field says what is wrong with it, tied to its control, and holds what was typed.
async fn reads(page: &Page, form: &str, wrong: &[Wrong], lang: &str) -> Step {
    let fields: Vec<&str> = wrong.iter().map(|(field, ..)| &**field).collect();
    let mut amiss = Vec::new();
    let read = page
        .until("every message at its field", async || {
            let found = page.driver.execute(READ, vec![json!(form), json!(fields)]).await?;
            let found: Vec<[String; 2]> = serde_json::from_value(found.json().clone())?;
            amiss = wrong
                .iter()
                .zip(&found)
                .filter(|((_, text, code), [said, holds])| {
                    !said.contains(words(*code, lang)) || holds != text
                })
                .map(|((field, text, code), [said, holds])| {
                    format!("{field}: {code:?} says `{said}`; of `{text}` it holds `{holds}`")
                })
                .collect();
            Ok(amiss.is_empty().then_some(()))
        })
        .await;
    read.map_err(|error| format!("{error} {form}, {lang}:\n{}", amiss.join("\n")).into())
}

/// Puts texts into controls as a person's keys do; a list is given the entry it does not have, as one of a stale list would be.
/// The fields that are not there.
const FILL: &str = "const [form, texts] = arguments, absent = [];
    for (const [name, text] of texts) {
      const control = document.querySelector(`${form} [name='${name}']`);
      if (!control) { absent.push(name); continue; }
      const isList = control.matches('select'), entry = new Option(text, text);
      if (isList) control.append(entry);
      control.value = text;
      control.dispatchEvent(new Event(isList ? 'change' : 'input', { bubbles: true }));
      entry.remove();
    }
    document.querySelector(`${form} [name='${texts[0][0]}']`)?.focus();
    return absent;";

/// What the element that describes each control says is wrong, where the control is marked so, and the control's value.
const READ: &str = "const [form, names] = arguments;
    return names.map((name) => {
      const control = document.querySelector(`${form} [name='${name}']`);
      const says = document.getElementById(control?.getAttribute('aria-describedby') ?? '');
      const isMarked = control?.getAttribute('aria-invalid') === 'true';
      return [isMarked ? says?.querySelector('.field-error')?.textContent ?? '' : 'not marked', control?.value ?? 'no control'];
    });";

fn entry_round(register: Register, slips: &[Slip], round: usize) -> Vec<Wrong> {
    let codes = Codes::default().with_desks();
    let around = Around { codes: &codes, at: Moment(0), today: today(), by: StaffId(1) };
    let mut draft = EntryDraft::new(register, today(), "王芳");
    slips.iter().for_each(|slip| put_entry(&mut draft, &slip.field, &slip.texts[round]));
    expected(slips, round, &draft.check(None, around).unwrap_err())
}

fn contact_round(slips: &[Slip], round: usize) -> Vec<Wrong> {
    let now = CivilTime { day: today(), minute: Some(631) };
    let mut draft = ContactDraft { status: Status::Done, ..ContactDraft::new(now, "王芳") };
    slips.iter().for_each(|slip| put_contact(&mut draft, &slip.field, &slip.texts[round]));
    expected(slips, round, &draft.check(today(), &casework::code::shipped()).unwrap_err())
}

fn expected(slips: &[Slip], round: usize, issues: &[Issue]) -> Vec<Wrong> {
    let wrong = |slip: &Slip| {
        let found = issues.iter().find(|issue| issue.field == slip.field && !issue.is_warning());
        let code = found.unwrap_or_else(|| panic!("{} is not refused", slip.field)).code;
        (slip.field.clone(), slip.texts[round].clone(), code)
    };
    slips.iter().map(wrong).collect()
}

fn today() -> Day {
    Day::new(2026, 3, 2).unwrap()
}

/// A part of what is said of a mistake.
fn words(code: IssueCode, lang: &str) -> &'static str {
    let (zh, en) = match code {
        IssueCode::TooLong => ("太长了", "Too long"),
        IssueCode::DateImpossible => ("没有这一天", "no such day"),
        IssueCode::DateInFuture => ("还没到这一天", "has not come yet"),
        IssueCode::CountUnclear => ("1 到 100000", "1 to 100,000"),
        IssueCode::CountOutside => ("填整数", "whole number"),
        IssueCode::CodeUnknown => ("表里没有这一项", "Not in the list"),
        IssueCode::PhoneUnclear => ("电话里只写数字", "Only digits"),
        IssueCode::MoneyUnclear => ("写成数字", "A number of yuan"),
        IssueCode::RateUnclear => ("0 到 100", "0 to 100"),
        IssueCode::QuantityUnclear => ("大于 0", "above 0"),
        IssueCode::AccountUnclear => ("8 到 30 位", "8 to 30 digits"),
        code => panic!("no words for {code:?}"),
    };
    if lang == "zh" { zh } else { en }
}
