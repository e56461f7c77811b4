//! `/intake/:id`: one contact, whole and calm; edit in place, withdraw, history, print.

mod edit;
mod history;
mod record;
mod value;

pub use history::{FieldSaid, History};
pub use value::value_word;

use casebook::trouble::Trouble;
use casework::act::{Act, ActKind};
use casework::contact::RecordId;
use casework::draft::ContactDraft;
use casework::staff::Right;
use casework::view::HistoryEntry;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use crate::desk::{DeskDoor, use_answer, use_desk};
use crate::locale::contacts::ContactWords;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::entry::OpenCase;
use crate::pages::frame::PageHead;
use crate::pages::intake::{Saver, undo, use_saver};
use crate::pages::numbers::{Shown, use_shown};
use crate::parts::{Button, ButtonKind, EmptyState, Glyph, Notice, Tone};
use crate::platform::page;
use crate::protocol::{ContactSheet, Reply, Request};

/// One contact's page.
#[component]
pub fn ContactPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse().ok()).map(RecordId))
    });
    move || match id.get() {
        Some(id) => view! { <Whole id=id /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    }
}

/// What the page knows of its contact. Copy it freely.
#[derive(Clone, Copy)]
struct Page {
    id: RecordId,
    door: DeskDoor,
    saver: Saver,
    sheet: Signal<Option<Result<ContactSheet, Trouble>>>,
    history: Signal<Option<Result<Vec<HistoryEntry>, Trouble>>>,
    editing: RwSignal<Option<ContactDraft>>,
    /// Numbers shown in full.
    shown: Shown,
}

#[component]
fn Whole(id: RecordId) -> impl IntoView {
    let door = use_desk();
    let lang = use_lang();
    let t = use_words::<ContactWords>();
    let page = Page {
        id,
        door,
        saver: use_saver(),
        sheet: use_answer(move || Some(Request::Contact(id)), sheet),
        history: use_answer(move || Some(Request::History(id)), history),
        editing: RwSignal::new(None),
        shown: use_shown(id),
    };
    // While it is edited, a change of the data must not mount the form anew.
    let screen = Memo::new(move |_| match (page.editing.with(Option::is_some), page.sheet.get()) {
        (true, _) => Screen::Edit,
        (false, None) => Screen::Waiting,
        (false, Some(Ok(sheet))) => Screen::Record(Box::new(sheet)),
        (false, Some(Err(trouble))) => Screen::Failed(trouble),
    });
    move || match screen.get() {
        Screen::Edit => {
            let draft = page.editing.get_untracked().unwrap_or_default();
            view! { <edit::EditForm id=id draft=draft editing=page.editing /> }.into_any()
        }
        Screen::Waiting => view! { <p class="quiet-wait" role="status">{t.loading}</p> }.into_any(),
        Screen::Record(sheet) => view! { <RecordPage page=page sheet=*sheet /> }.into_any(),
        Screen::Failed(Trouble::Unknown(_)) => view! { <Gone /> }.into_any(),
        Screen::Failed(trouble) => view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }.into_any(),
    }
}

#[derive(Clone, PartialEq)]
enum Screen {
    Waiting,
    Record(Box<ContactSheet>),
    Edit,
    Failed(Trouble),
}

fn sheet(reply: Reply) -> Option<ContactSheet> {
    match reply {
        Reply::Contact(sheet) => Some(*sheet),
        _ => None,
    }
}

fn history(reply: Reply) -> Option<Vec<HistoryEntry>> {
    match reply {
        Reply::History(entries) => Some(entries),
        _ => None,
    }
}

#[component]
fn RecordPage(page: Page, sheet: ContactSheet) -> impl IntoView {
    let lang = use_lang();
    let t = use_words::<ContactWords>();
    let number = sheet.contact.number.to_string();
    let title = fill(t.title, &[&sheet.contact.channel.say(lang), &number]);
    let withdrawn = sheet.withdrawn;
    view! {
        <article class="record" data-id=page.id.0.to_string()>
            <PageHead title=title>
                <Acts page=page number=number withdrawn=withdrawn />
            </PageHead>
            {withdrawn.then(|| view! { <Notice text=t.withdrawn_note tone=Tone::Due /> })}
            <div class="record-columns">
                <record::Record sheet=sheet.clone() shown=page.shown />
                <div class="record-aside">
                    <record::SamePerson rows=sheet.same_person />
                    <record::Linked earlier=sheet.contact.earlier />
                    <record::LedTo rows=sheet.led_to />
                    <History entries=page.history said=FieldSaid::of_contact() />
                </div>
            </div>
        </article>
    }
}

/// What can be done with it.
#[component]
fn Acts(page: Page, number: String, withdrawn: bool) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let may = page
        .door
        .desk
        .with_untracked(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(Right::Record)));
    let number = StoredValue::new(number);
    let change = move || {
        match withdrawn {
        true => view! {
            <Button label=t.restore name="restore" icon=Glyph::Undo on_press=move |()| number.with_value(|number| restore(page, number)) />
        }
        .into_any(),
        false => view! {
            <Button label=t.withdraw name="withdraw" icon=Glyph::Trash kind=ButtonKind::Danger
                on_press=move |()| number.with_value(|number| withdraw(page, number)) />
            <OpenCase from=page.id />
            <Button label=t.edit name="edit" icon=Glyph::Edit kind=ButtonKind::Primary on_press=move |()| open_edit(page) />
        }
        .into_any(),
    }
    };
    view! {
        <div class="page-acts">
            <A href="/intake" attr:class="button button--quiet button--normal">{t.back}</A>
            <Button label=t.print name="print" icon=Glyph::Print on_press=|()| page::print() />
            {may.then(change)}
        </div>
    }
}

fn open_edit(page: Page) {
    spawn_local(async move {
        match page.door.ask(Request::Edit(page.id)).await {
            Ok(Reply::Draft(draft)) => {
                let _ = page.editing.try_set(Some(*draft));
            }
            Ok(Reply::Refused(issues)) => page.saver.say_refused(&issues),
            Ok(_) => page.saver.toasts.failed(Trouble::BuildMismatch.say(page.saver.lang)),
            Err(trouble) => page.saver.toasts.failed(trouble.say(page.saver.lang)),
        }
    });
}

fn withdraw(page: Page, number: &str) {
    let (t, lang) = (crate::locale::Words::of(page.saver.lang), page.saver.lang);
    let (t, i): (&ContactWords, &IntakeWords) = (t, crate::locale::Words::of(lang));
    let (done, back) = (fill(t.withdrawn_done, &[number]), fill(t.restored_done, &[number]));
    spawn_local(async move {
        match page.door.act(Act::WithdrawContact(page.id)).await {
            Ok(Ok(acted)) => page.saver.toasts.done_with(done, i.undo, move || {
                let back = back.clone();
                undo(page.door, page.saver, acted.seq, move || page.saver.toasts.done(back));
            }),
            Ok(Err(issues)) => page.saver.say_refused(&issues),
            Err(trouble) => page.saver.toasts.failed(trouble.say(lang)),
        }
    });
}

/// Puts a withdrawn contact back: undoes the act that took it out, whatever it was.
fn restore(page: Page, number: &str) {
    let t: &ContactWords = crate::locale::Words::of(page.saver.lang);
    let back = fill(t.restored_done, &[number]);
    let took_out = page.history.with_untracked(|history| {
        let entries = history.as_ref().and_then(|history| history.as_ref().ok())?;
        let takes_out = |entry: &&HistoryEntry| matches!(entry.kind, ActKind::Withdraw | ActKind::Undo(_));
        entries.iter().filter(takes_out).map(|entry| entry.seq).max()
    });
    match took_out {
        Some(seq) => undo(page.door, page.saver, seq, move || page.saver.toasts.done(back)),
        None => page.saver.toasts.failed(t.gone),
    }
}

/// There is no such contact.
#[component]
fn Gone() -> impl IntoView {
    let t = use_words::<ContactWords>();
    view! {
        <PageHead title=t.gone />
        <EmptyState text=t.gone_hint>
            <A href="/intake" attr:class="button button--secondary button--normal">{t.back}</A>
        </EmptyState>
    }
}
