//! `/entries/:id`: one entry of any register. Where it stands and what comes next, its values, rows and history.

mod act;
mod ask;
mod head;
mod history;
mod ladder;
mod loan;
mod moving;
mod open_case;
mod pay;
mod person;
mod record;

pub use open_case::{OpenCase, case_items};

use casebook::trouble::Trouble;
use casework::contact::RecordId;
use casework::register::Register;
use casework::time::Day;
use casework::view::{EntrySheet, HistoryEntry};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_params_map;

use crate::desk::{DeskDoor, use_answer, use_desk};
use crate::locale::entry::EntryWords;
use crate::locale::{Say, use_lang, use_words};
use crate::pages::acting::{Acting, use_acting};
use crate::pages::around::use_around;
use crate::pages::frame::PageHead;
use crate::pages::numbers::{Shown, use_shown};
use crate::parts::live::live;
use crate::parts::{EmptyState, Notice, Tone};
use crate::protocol::{Reply, Request};
use moving::Moving;

/// What the page knows of its entry. Copy it freely.
#[derive(Clone, Copy)]
struct Page {
    id: RecordId,
    door: DeskDoor,
    /// Moves, withdrawals, payments.
    acting: Acting,
    sheet: Memo<Option<EntrySheet>>,
    history: Signal<Option<Result<Vec<HistoryEntry>, Trouble>>>,
    /// The move being filled in. It lives here: a change of the data elsewhere takes nothing typed away.
    moving: RwSignal<Option<Moving>>,
    /// Numbers shown in full.
    shown: Shown,
    today: Memo<Day>,
}

impl Page {
    /// What follows from the entry; drawn anew only when it changes.
    fn part<T: Clone + PartialEq + Send + Sync + 'static>(
        self,
        of: impl Fn(&EntrySheet) -> T + Send + Sync + 'static,
    ) -> Memo<Option<T>> {
        Memo::new(move |_| self.sheet.with(|sheet| sheet.as_ref().map(&of)))
    }
}

/// One entry's page.
#[component]
pub fn EntryPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse().ok()).map(RecordId))
    });
    live(move || match id.get() {
        Some(id) => view! { <Whole id=id /> }.into_any(),
        None => view! { <Gone /> }.into_any(),
    })
}

#[component]
fn Whole(id: RecordId) -> impl IntoView {
    let (t, lang, around) = (use_words::<EntryWords>(), use_lang(), use_around());
    let answer = use_answer(
        move || Some(Request::Entry(id)),
        |reply| match reply {
            Reply::Entry(sheet) => Some(*sheet),
            _ => None,
        },
    );
    let history = use_answer(
        move || Some(Request::History(id)),
        |reply| match reply {
            Reply::History(entries) => Some(entries),
            _ => None,
        },
    );
    let page = Page {
        id,
        door: use_desk(),
        acting: use_acting(),
        sheet: Memo::new(move |_| answer.get().and_then(Result::ok)),
        history,
        moving: RwSignal::new(None),
        shown: use_shown(id),
        today: around.today(),
    };
    let failed = Memo::new(move |_| {
        answer.with(|answer| answer.as_ref().map(|answer| answer.as_ref().err().cloned()))
    });
    live(move || match failed.get() {
        None => view! { <p class="quiet-wait" role="status">{t.loading}</p> }.into_any(),
        Some(None) => view! { <EntryRecord page=page /> }.into_any(),
        Some(Some(Trouble::Unknown(_))) => view! { <Gone /> }.into_any(),
        Some(Some(trouble)) => view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }.into_any(),
    })
}

#[component]
fn EntryRecord(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let register = page.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.entry.register()));
    let is_withdrawn = page.part(|sheet| sheet.withdrawn);
    let note = move || {
        (is_withdrawn.get() == Some(true)).then(|| view! { <Notice text=t.withdrawn_note tone=Tone::Due /> })
    };
    view! {
        <article class="record entry" data-id=page.id.0.to_string() data-register=register.map(Register::word)>
            <head::Head page=page />
            {live(note)}
            <ladder::Way page=page />
            <div class="record-columns">
                <div class="record-main">
                    <loan::Repayment page=page />
                    <person::PersonPart page=page />
                    <record::Sections page=page />
                    <record::Groups page=page />
                </div>
                <div class="record-aside">
                    <record::BeganWith page=page />
                    <record::Earlier page=page />
                    <history::EntryHistory page=page />
                </div>
            </div>
        </article>
    }
}

/// There is no such entry.
#[component]
fn Gone() -> impl IntoView {
    let t = use_words::<EntryWords>();
    view! {
        <PageHead title=t.gone />
        <EmptyState text=t.gone_hint>
            <A href="/today" attr:class="button button--secondary button--normal">{t.go_today}</A>
        </EmptyState>
    }
}
