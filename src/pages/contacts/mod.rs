//! `/intake`: the list of contacts, a window of fixed height over rows that the engine holds.

pub mod cells;
mod exits;
mod filters;
mod list;

pub use cells::received;
pub use exits::{FileButton, print_button};
pub use filters::{DayFields, span_said};

use casework::code::Codes;
use casework::view::ContactRow;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_navigate;

use crate::locale::contacts::ContactsWords;
use crate::locale::format::number;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::pages::intake::contact_path;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState, Notice, TableWindow, Tone};
use crate::platform::clock;
use crate::reception::filter::Aside;
use exits::{ExportButton, PrintButton};
use filters::{Filters, span_words};
use list::{List, use_list};

/// Conditions of the list that no address may keep: set it, then go to `/intake`. A context of the application.
#[derive(Clone, Copy)]
pub struct Held(pub RwSignal<Aside>);

impl Default for Held {
    fn default() -> Self {
        Held(RwSignal::new(Aside::default()))
    }
}

/// The list of contacts.
#[component]
pub fn ContactsPage() -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let list = use_list();
    let title = Memo::new(move |_| {
        list.filter.with(|filter| if filter.withdrawn { t.withdrawn_title } else { t.title }.to_owned())
    });
    let has_any =
        Memo::new(move |_| list.door.desk.with(|desk| desk.as_ref().is_none_or(|desk| desk.contacts > 0)));
    // The table stays while its rows change.
    let is_empty = Memo::new(move |_| {
        list.window(|window| window.count == 0).filter(|is| *is).map(|_| list.query.get())
    });
    view! {
        <div class="contacts">
            <PageHead title=title>
                <Sums list=list />
                <div class="page-acts"><PrintButton list=list /><ExportButton list=list /></div>
            </PageHead>
            <Filters list=list />
            <Conditions list=list />
            {live(move || list.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned())).map(|trouble| {
                view! { <Notice text=trouble.say(use_lang()) tone=Tone::Over /> }
            }))}
            {live(move || if is_empty.get().is_some() { view! { <Empty list=list has_any=has_any.get() /> }.into_any() } else { view! { <Rows list=list /> }.into_any() })}
            <Foot list=list />
        </div>
    }
}

/// The time shown and the sums, with their units.
#[component]
fn Sums(list: List) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let sums = move || list.window(|window| (window.count, window.people, window.involved));
    let people_unit = move |people| if people == 1 { t.person_unit } else { t.people_unit };
    view! {
        <p class="sums" aria-live="polite">
            <span>{live(move || span_words(list, lang))}</span>
            {live(move || sums().map(|(count, people, involved)| view! {
                <span><b data-sum="contacts" data-value=count>{number(i64::from(count))}</b> " " {if count == 1 { t.contact_unit } else { t.contacts_unit }}</span>
                <span><b data-sum="people" data-value=people>{number(people as i64)}</b> " " {people_unit(people)}</span>
                <span>{t.involved_before} " " <b data-sum="involved" data-value=involved>{number(involved as i64)}</b> " " {people_unit(involved)}</span>
            }))}
        </p>
    }
}

/// Conditions without a picker: a figure, an employer, the withdrawn. Each says itself and can be let go.
#[component]
fn Conditions(list: List) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let figure = move || list.filter.with(|filter| filter.figure.as_ref().map(|figure| figure.name()));
    let held = move || list.aside.with(|aside| aside.employer.clone().or_else(|| aside.receiver.clone()));
    let withdrawn = move || list.filter.with(|filter| filter.withdrawn);
    view! {
        {live(move || figure().map(|name| view! {
            <Notice text=format!("{} {name}", t.behind) tone=Tone::Accent>
                <Button label=t.clear size=ButtonSize::Small on_press=move |()| list.set(|filter| filter.figure = None) />
            </Notice>
        }))}
        {live(move || held().map(|name| view! {
            <Notice text=fill(t.only, &[&name]) tone=Tone::Accent>
                <Button label=t.clear size=ButtonSize::Small on_press=move |()| list.clear_aside() />
            </Notice>
        }))}
        {live(move || withdrawn().then(|| view! {
            <Notice text=t.withdrawn_note>
                <Button label=t.withdrawn_back size=ButtonSize::Small on_press=move |()| list.set(|filter| filter.withdrawn = false) />
            </Notice>
        }))}
    }
}

/// The table.
#[component]
fn Rows(list: List) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let navigate = use_navigate();
    let codes: Signal<Codes> = Memo::new(move |_| {
        list.door.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default()
    })
    .into();
    let zone =
        list.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone)).unwrap_or_default();
    let cells = cells::cells(codes, clock::now().civil(zone).day, lang);
    let open = Callback::new(move |at: u32| {
        if let Some(row) = list.row(at) {
            navigate(&contact_path(row.id), Default::default());
        }
    });
    let sorted = Signal::derive(move || {
        list.filter.with(|filter| cells::column_of(filter.sort).map(|column| (column, filter.descending)))
    });
    view! {
        <TableWindow name="contacts" label=t.table columns=cells::columns(t) count=Signal::derive(move || list.count())
            rows=Signal::derive(move || list.rows()) span=list.span current=list.current cells=cells row_key=key on_open=open
            sorted=sorted on_sort=Callback::new(move |column: &'static str| if let Some(sort) = cells::sort_of(column) { list.sort_by(sort) }) />
    }
}

fn key(row: &ContactRow) -> String {
    row.id.0.to_string()
}

/// Nothing to show: why, and the first act.
#[component]
fn Empty(list: List, has_any: bool) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    if list.filter.with_untracked(|filter| filter.withdrawn) {
        return view! { <EmptyState text=t.none_withdrawn /> }.into_any();
    }
    if !has_any {
        return view! {
            <EmptyState text=t.empty_title>
                <A href="/intake/new" attr:class="button button--primary button--normal">{t.empty_act}</A>
                <A href="/settings/import" attr:class="button button--quiet button--normal">{t.empty_import}</A>
            </EmptyState>
        }
        .into_any();
    }
    let is_narrowed = untrack(|| list.is_narrowed());
    view! {
        <EmptyState text=if is_narrowed { t.none_found } else { t.none_this }>
            {is_narrowed.then(|| view! { <Button label=t.clear on_press=move |()| list.clear() /> })}
            <Button label=t.show_all_time on_press=move |()| list.show_ever() />
        </EmptyState>
    }
    .into_any()
}

/// Where the keyboard is, what keys do, and the quiet ways out.
#[component]
fn Foot(list: List) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let place = move || match list.count() {
        0 => String::new(),
        count => fill(t.row_of, &[&number(i64::from(list.current.get()) + 1), &number(i64::from(count))]),
    };
    view! {
        <footer class="list-foot">
            <span class="list-place">{live(place)}</span>
            <A href="/settings/import" attr:class="button button--quiet button--small">{t.import}</A>
            <Show when=move || !list.filter.with(|filter| filter.withdrawn)>
                <Button label=t.withdrawn_show name="show-withdrawn" kind=ButtonKind::Quiet size=ButtonSize::Small
                    on_press=move |()| list.set(|filter| filter.withdrawn = true) />
            </Show>
            <span class="list-keys" aria-hidden="true">
                <span><kbd class="key">"↑"</kbd> <kbd class="key">"↓"</kbd> {t.key_move}</span>
                <span><kbd class="key">"Home"</kbd> <kbd class="key">"End"</kbd> {t.key_ends}</span>
                <span><kbd class="key">"Enter"</kbd> {t.key_open}</span>
            </span>
        </footer>
    }
}
