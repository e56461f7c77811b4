//! The head of the page: number and register, whom it is about, where it stands, and what can be done with it.

use casework::register::{Ask, Entry, Stage};
use casework::staff::Right;
use leptos::prelude::*;
use leptos_router::components::A;

use super::{Page, act};
use crate::locale::entry::EntryWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Chip, Glyph, Tone};
use crate::platform::page as window;
use crate::registers::address;

/// The head.
#[component]
pub fn Head(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let named = page.part(|sheet| (sheet.entry.register(), sheet.entry.number.to_string()));
    let title = move || match named.get() {
        Some((register, number)) => fill(t.title, &[&register.say(lang), &number]),
        None => String::new(),
    };
    let who = page.part(|sheet| who(&sheet.entry));
    let stands = page.part(|sheet| (sheet.entry.stage(), sheet.entry.since(), sheet.entry.is_open()));
    let person = move || {
        who.get().flatten().map(|who| {
            let name = if who.is_empty() { t.no_name.to_owned() } else { who };
            view! { <A href=format!("/clients/{}", page.id.0) attr:class="entry-who" attr:data-link="client">{name}</A> }
        })
    };
    let chip = move || {
        stands.get().map(|(stage, since, is_open)| {
            let days = page.today.get().0 - since.0 + 1;
            let word = match stage {
                Stage::Notice => fill(t.notice_day, &[&days.to_string()]),
                stage => stage.say(lang),
            };
            let tone = match (stage, is_open) {
                (Stage::Overdue, _) => Tone::Over,
                (_, true) => Tone::Accent,
                (_, false) => Tone::Neutral,
            };
            view! {
                <span class="entry-stage" data-stage=stage.word()><Chip text=word tone=tone /></span>
                <span class="small muted">{fill(t.since, &[&since.to_string()])}</span>
            }
        })
    };
    view! {
        <PageHead title=Signal::derive(title)>
            {live(person)}
            {live(chip)}
            <Acts page=page />
        </PageHead>
    }
}

/// Name of whom it is about; none where a register asks for nobody.
fn who(entry: &Entry) -> Option<String> {
    match entry.register().spec().ask {
        Ask::Nobody => None,
        Ask::Employer => Some(entry.person.employer.clone()),
        Ask::Person | Ask::Giver => Some(entry.person.name.clone()),
    }
}

/// What can be done with the record itself.
#[component]
fn Acts(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let may = act::may(page, Right::Record);
    let register = page.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.entry.register()));
    let list = register.map_or_else(|| "/today".to_owned(), address::list);
    let is_withdrawn = page.part(|sheet| sheet.withdrawn);
    let change = move || {
        match is_withdrawn.get() {
            Some(true) => view! { <Button label=t.restore name="restore" icon=Glyph::Undo on_press=move |()| act::restore(page) /> }.into_any(),
            _ => view! {
                <Button label=t.withdraw name="withdraw" icon=Glyph::Trash kind=ButtonKind::Danger on_press=move |()| act::withdraw(page, lang) />
                <A href=format!("{}/edit", address::entry(page.id)) attr:class="button button--secondary button--normal" attr:data-act="edit">{t.edit}</A>
            }
            .into_any(),
        }
    };
    view! {
        <div class="page-acts">
            <A href=list attr:class="button button--quiet button--normal">{t.back}</A>
            <Button label=t.print name="print" icon=Glyph::Print on_press=|()| window::print() />
            {may.then(|| live(change))}
        </div>
    }
}
