//! `/settings/import/held`: rows that imports held aside, corrected in place one after another: what the clerk wrote, what is
//! wrong, a control for that field alone. Or opened in the full form, or dropped.

use casework::act::Act;
use casework::contact::RecordId;
use casework::ledger::HeldRow;
use casework::view::Number;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use super::held_fix::FixControl;
use crate::desk::{use_answer, use_desk};
use crate::importing::fix::{Fix, written};
use crate::locale::import::ImportWords;
use crate::locale::import_reasons::{kept_reason, reason};
use crate::locale::intake::FieldWords;
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::pages::frame::PageHead;
use crate::pages::numbers::{ShowNumbers, use_shown};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, EmptyState, Notice, Tone};
use crate::platform::page::focus_first;
use crate::platform::timer::pause;
use crate::protocol::{Reply, Request};

/// Rows listed at once; the next ones come as these are done.
const STEP: usize = 40;

/// Path of the page.
pub const PATH: &str = "/settings/import/held";

/// How many rows wait to be corrected, with the way there; absent where none does.
#[component]
pub fn HeldWaiting() -> impl IntoView {
    let (t, desk) = (use_words::<ImportWords>(), use_desk());
    let held = Memo::new(move |_| desk.desk.with(|desk| desk.as_ref().map_or(0, |desk| desk.held)));
    view! {
        <Show when=move || held.get() != 0>
            <div data-part="held-waiting">
                <Notice tone=Tone::Due text=Signal::derive(move || fill(t.held_waiting, &[&held.get().to_string()]))>
                    <A href=PATH attr:class="button button--secondary button--small">{t.held_go}</A>
                </Notice>
            </div>
        </Show>
    }
}

/// The page.
#[component]
pub fn HeldPage() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let answer = use_answer(
        move || Some(Request::HeldRows),
        |reply| match reply {
            Reply::Held(rows) => Some(rows),
            _ => None,
        },
    );
    let rows = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
    let is_empty = move || answer.get().is_some_and(|answer| answer.is_ok_and(|rows| rows.is_empty()));
    let trouble =
        move || answer.get().and_then(Result::err).map(|trouble| view! { <TroubleNotice trouble=trouble /> });
    let count =
        move || rows.with(|rows| (!rows.is_empty()).then(|| fill(t.held_count, &[&rows.len().to_string()])));
    let shown = move || rows.with(|rows| rows.iter().take(STEP).cloned().collect::<Vec<_>>());
    view! {
        <div class="import">
            <PageHead title=t.held_title><span class="small muted" data-sum="held" data-value=move || rows.with(Vec::len)>{live(count)}</span></PageHead>
            <p class="small muted">{t.held_lead}</p>
            {live(trouble)}
            <Show when=is_empty>
                <EmptyState text=t.held_none><A href="/settings/import" attr:class="button button--secondary button--normal">{t.held_back}</A></EmptyState>
            </Show>
            <ul class="held-list">
                <For each=shown key=|row| row.id children=move |row| view! { <HeldCard row=row rows=rows /> } />
            </ul>
        </div>
    }
}

/// One row.
#[component]
fn HeldCard(row: HeldRow, rows: Memo<Vec<HeldRow>>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let acting = use_acting();
    let (fix, id) = (Fix::of(&row), row.id);
    let value = RwSignal::new(fix.start(&row));
    let said = match written(&row) {
        written if written.is_empty() => kept_reason(row.reason, lang),
        written => reason(row.reason, &written, lang),
    };
    let place = fill(t.held_place, &[&row.source.file, &row.source.sheet, &row.source.row.to_string()]);
    let to_save = row.clone();
    let save = Callback::new(move |()| {
        let draft = Box::new(fix.applied(&to_save, &value.get_untracked()));
        let next = next_of(rows, id);
        acting.send(Act::CorrectHeld { held: id, draft }, t.held_corrected, move || go_to(next));
    });
    let drop_row = move |()| {
        let next = next_of(rows, id);
        acting.send(Act::DropHeld(id), t.held_dropped, move || go_to(next));
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        save.run(());
    };
    let (at, field) = (row.source.row, row.field.map(|field| field.say(lang)).unwrap_or_default());
    view! {
        <li class="card held-row" data-held=id.0.to_string() data-row=at>
            <p class="small muted">{place}</p>
            <Written row=row.clone() />
            <HeldNumbers row=row.clone() />
            <form class="held-fix" novalidate=true on:submit=submit>
                <p class="held-wrong"><b>{field}</b> " " {said}</p>
                <FixControl fix=fix row=row value=value acting=acting />
                <div class="import-go">
                    {(fix != Fix::Form).then(|| view! { <Button label=t.held_save name="correct" kind=ButtonKind::Primary submit=true busy=acting.busy /> })}
                    <A href=format!("{PATH}/{}", id.0) attr:class="button button--secondary button--normal">{t.held_form}</A>
                    <Button label=t.held_drop name="drop-held" kind=ButtonKind::Quiet busy=acting.busy on_press=drop_row />
                </div>
            </form>
            {match fix {
                Fix::Form => view! { <ActingNotice acting=acting /> }.into_any(),
                // Issues stand at the control.
                _ => live(move || acting.met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> })),
            }}
        </li>
    }
}

/// What the row says, as far as it was read.
#[component]
fn Written(row: HeldRow) -> impl IntoView {
    let (t, lang, desk) = (use_words::<ImportWords>(), use_lang(), use_desk());
    let draft = row.draft;
    let codes =
        desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default();
    let category = code_word(&codes, casework::code::ListName::Category, &draft.category, lang);
    let name = if draft.name.is_empty() { t.blank.to_owned() } else { draft.name };
    // A day finished bounds the day received.
    let done = if draft.done.is_empty() { String::new() } else { fill(t.held_done, &[&draft.done]) };
    let parts = [draft.channel.say(lang), draft.employer, category, draft.demand, draft.notes, done];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    view! { <p class="held-said"><b>{name}</b> " " {parts.join(" · ")}</p> }
}

/// Its numbers, masked until they are asked for; absent where it has none.
#[component]
fn HeldNumbers(row: HeldRow) -> impl IntoView {
    let (f, shown, numbers) = (use_words::<FieldWords>(), use_shown(row.id), Number::of_draft(&row.draft));
    let line = move |number: &Number| {
        let (numbers, field) = (vec![number.clone()], number.field.clone());
        let text = live(move || shown.text(&field, &numbers));
        view! { <span data-field=number.field.clone()>{f.label(&number.field).to_owned()} " " <b>{text}</b></span> }
    };
    let lines = numbers.iter().map(line).collect_view();
    let part = view! { <div class="held-numbers">{lines} <ShowNumbers shown=shown numbers=Signal::stored(numbers.clone()) /></div> };
    (!numbers.is_empty()).then_some(part)
}

/// The row after this one, or before it where it is the last.
fn next_of(rows: Memo<Vec<HeldRow>>, id: RecordId) -> Option<RecordId> {
    rows.with_untracked(|rows| {
        let at = rows.iter().position(|row| row.id == id)?;
        let next = rows.get(at + 1).or_else(|| rows.get(at.checked_sub(1)?))?;
        Some(next.id)
    })
}

/// Moves the focus to the control of a row; to the title where no row is left.
fn go_to(row: Option<RecordId>) {
    spawn_local(async move {
        pause(0).await;
        let control = row.map(|id| {
            format!("[data-held='{}'] .held-fix .control, [data-held='{}'] .held-fix a", id.0, id.0)
        });
        if !control.is_some_and(|control| focus_first(&control)) {
            focus_first("main h1");
        }
    });
}
