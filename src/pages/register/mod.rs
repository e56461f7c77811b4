//! The registers of the desks: one list and one form for all of them; what differs is data of their specs.

mod cells;
mod filters;
mod form;
mod landing;
mod list;
mod print;

use form::provide_entry_forms;
pub use form::{EntryEditPage, use_unsaved};
pub use landing::RegistersPage;

use casework::code::Codes;
use casework::register::Register;
use casework::staff::Right;
use casework::tally::{Count, Tally};
use casework::view::{EntryColumn, EntryRow};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

use crate::locale::boards::{tally_word, unit_word};
use crate::locale::contacts::ContactsWords;
use crate::locale::desks::{EntriesWords, PlaceWords};
use crate::locale::format::{number, yuan};
use crate::locale::tallies::tally_formula;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::contacts::FileButton;
use crate::pages::frame::{NoSuchPage, PageHead};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState, Glyph, Icon, Notice, TableWindow, Tone};
use crate::platform::page::base_path;
use crate::protocol::Request;
use crate::registers::address::{self, Spot};
use crate::registers::filter::{sort_of, word_of};
use filters::Filters;
use list::{EntryList, Sought, use_entry_list};
use print::PrintButton;

/// Gives the application what is looked for in the lists and the forms being filled in. Call it once, above the pages.
pub fn provide_above() {
    provide_context(Sought(RwSignal::new(None)));
    provide_entry_forms();
}

/// The list or the form of the register at the present address; there is no such page where no register stands there.
#[component]
pub fn RegisterRoute() -> impl IntoView {
    let path = use_location().pathname;
    let spot = Memo::new(move |_| {
        path.with(|path| address::read(path.strip_prefix(&base_path()).unwrap_or(path.as_str())))
    });
    live(move || match spot.get() {
        Some(Spot::List(register)) => view! { <RegisterPage register=register /> }.into_any(),
        Some(Spot::New(register)) => view! { <form::EntryNewPage register=register /> }.into_any(),
        None => view! { <NoSuchPage /> }.into_any(),
    })
}

/// The list of a register.
#[component]
fn RegisterPage(register: Register) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let list = use_entry_list(register);
    let title = move || {
        let name = register.say(lang);
        if list.filter.with(|filter| filter.withdrawn) { fill(t.withdrawn_title, &[&name]) } else { name }
    };
    // The table stays while its rows change.
    let is_empty = Memo::new(move |_| {
        list.window(|window| window.count == 0).filter(|is| *is).map(|_| list.query.get())
    });
    let trouble =
        move || list.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().err().cloned()));
    view! {
        <div class="contacts entries">
            <PageHead title=Signal::derive(title)>
                <Sums list=list />
                <div class="page-acts">
                    <A href=address::guide(register) attr:class="button button--quiet button--normal">{t.guide}</A>
                    <PrintButton list=list />
                    <Export list=list />
                    {live(move || list.may(Right::Record).then(|| view! { <NewLink register=register word=t.new /> }))}
                </div>
            </PageHead>
            <JobTabs register=register />
            <Behind list=list />
            <Filters list=list />
            {live(move || trouble().map(|trouble| view! { <Notice text=trouble.say(lang) tone=Tone::Over /> }))}
            {live(move || if is_empty.get().is_some() { view! { <Empty list=list /> }.into_any() } else { view! { <Rows list=list /> }.into_any() })}
            <Foot list=list />
        </div>
    }
}

#[component]
fn NewLink(register: Register, word: &'static str) -> impl IntoView {
    view! {
        <A href=address::new(register) attr:class="button button--primary button--normal" attr:data-act="new">
            <span class="button-face"><Icon glyph=Glyph::Plus />{word}</span>
        </A>
    }
}

/// Downloads the list as it is filtered and ordered.
#[component]
fn Export(list: EntryList) -> impl IntoView {
    let lang = use_lang();
    let register = list.register;
    let request = move || Request::ExportEntries {
        query: list.query.get_untracked(),
        heads: EntryColumn::all(register).iter().map(|column| column.say(lang)).collect(),
        stages: register.spec().path.stages().map(|stage| (stage, stage.say(lang))).collect(),
        english: lang == Lang::En,
    };
    let name = move || format!("{}.csv", register.say(lang));
    view! { <FileButton request=request name=name rows=move || untrack(|| list.count()) /> }
}

/// The three registers of the job desk stand beside one another.
#[component]
fn JobTabs(register: Register) -> impl IntoView {
    const JOBS: [Register; 3] = [Register::Seeker, Register::Vacancy, Register::Fair];
    let (t, lang) = (use_words::<PlaceWords>(), use_lang());
    JOBS.contains(&register).then(|| {
        let tab = |of: Register| {
            let current = (of == register).then_some("page");
            view! { <a class="tab" href=format!("{}{}", base_path(), address::list(of)) aria-current=current data-tab=of.word()>{of.say(lang)}</a> }
        };
        view! { <nav class="tabs" aria-label=t.job_kinds>{JOBS.map(tab).collect_view()}</nav> }
    })
}

/// How many, and the money they count for.
#[component]
fn Sums(list: EntryList) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let register = list.register;
    let sums = move || {
        let (count, fen) = list.window(|window| (i64::from(window.count), window.amount))?;
        let unit = unit_word(&Tally::of(register, Count::Entered), lang);
        let sum = cells::has_money(register).then(|| {
            view! {
                <span><b data-sum="amount" data-value=fen>{yuan(fen)}</b> " " {t.yuan}</span>
            }
        });
        Some(
            view! { <span><b data-sum="entries" data-value=count>{number(count)}</b> " " {unit}</span> {sum} },
        )
    };
    view! { <p class="sums" aria-live="polite">{live(sums)}</p> }
}

/// What the rows are: those behind a figure, with its formula, or the withdrawn. Each can be let go.
#[component]
fn Behind(list: EntryList) -> impl IntoView {
    let (t, c, lang) = (use_words::<EntriesWords>(), use_words::<ContactsWords>(), use_lang());
    let figure = move || {
        let tally = list.filter.with(|filter| filter.figure.clone())?;
        let period = list.query.with(|query| query.period).map(|period| (period, list.year()));
        let codes = list.door.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone()))?;
        let text =
            format!("{}: {}", tally_word(&tally, &codes, lang), tally_formula(&tally, period, &codes, lang));
        Some(view! {
            <div data-behind=tally.name()>
                <Notice text=text tone=Tone::Accent>
                    <Button label=t.all_entries name="all-entries" size=ButtonSize::Small on_press=move |()| list.show_all() />
                </Notice>
            </div>
        })
    };
    let withdrawn = move || {
        list.filter.with(|filter| filter.withdrawn).then(|| view! {
            <Notice text=t.withdrawn_note>
                <Button label=c.withdrawn_back size=ButtonSize::Small on_press=move |()| list.set(|filter| filter.withdrawn = false) />
            </Notice>
        })
    };
    view! { {live(figure)} {live(withdrawn)} }
}

/// The table.
#[component]
fn Rows(list: EntryList) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let navigate = use_navigate();
    let register = list.register;
    let codes: Signal<Codes> = Memo::new(move |_| {
        list.door.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone())).unwrap_or_default()
    })
    .into();
    let open = move |at: u32| {
        if let Some(row) = list.row(at) {
            navigate(&address::entry(row.id), Default::default());
        }
    };
    let sorted = move || list.filter.with(|filter| Some((word_of(filter.sort), filter.descending)));
    let sort = move |column: &'static str| sort_of(column).into_iter().for_each(|sort| list.sort_by(sort));
    view! {
        <TableWindow name=register.word() label=fill(t.table, &[&register.say(lang)]) columns=cells::columns(register, lang)
            count=Signal::derive(move || list.count()) rows=Signal::derive(move || list.rows()) span=list.span current=list.current
            cells=cells::cells(register, codes, lang) row_key=key on_open=open sorted=Signal::derive(sorted) on_sort=Callback::new(sort) />
    }
}

fn key(row: &EntryRow) -> String {
    row.id.0.to_string()
}

/// Nothing to show: what the register is for, and the first act; or what to let go of.
#[component]
fn Empty(list: EntryList) -> impl IntoView {
    let t = use_words::<EntriesWords>();
    let (is_narrowed, is_ever) = untrack(|| {
        (
            list.is_narrowed(),
            list.query.with(|query| query.period.is_none() && query.from.or(query.to).is_none()),
        )
    });
    if list.filter.with_untracked(|filter| filter.withdrawn) {
        return view! { <EmptyState text=t.none_withdrawn /> }.into_any();
    }
    if is_narrowed || !is_ever {
        return view! {
            <EmptyState text=t.none_found><Button label=t.all_entries on_press=move |()| list.show_all() /></EmptyState>
        }
        .into_any();
    }
    let purpose = crate::locale::guide::purpose(list.register, use_lang());
    let may = untrack(|| list.may(Right::Record));
    view! {
        <EmptyState text=purpose>
            {may.then(|| view! { <NewLink register=list.register word=t.first /> })}
            <A href="/settings/import" attr:class="button button--quiet button--normal">{t.import}</A>
        </EmptyState>
    }
    .into_any()
}

/// Where the keyboard is, what keys do, and the quiet ways out.
#[component]
fn Foot(list: EntryList) -> impl IntoView {
    let (t, c) = (use_words::<EntriesWords>(), use_words::<ContactsWords>());
    let place = move || match list.count() {
        0 => String::new(),
        count => fill(c.row_of, &[&number(i64::from(list.current.get()) + 1), &number(i64::from(count))]),
    };
    view! {
        <footer class="list-foot">
            <span class="list-place">{live(place)}</span>
            <Show when=move || !list.filter.with(|filter| filter.withdrawn)>
                <Button label=t.withdrawn_show name="show-withdrawn" kind=ButtonKind::Quiet size=ButtonSize::Small
                    on_press=move |()| list.set(|filter| filter.withdrawn = true) />
            </Show>
            <span class="list-keys" aria-hidden="true">
                <span><kbd class="key">"↑"</kbd> <kbd class="key">"↓"</kbd> {c.key_move}</span>
                <span><kbd class="key">"Home"</kbd> <kbd class="key">"End"</kbd> {c.key_ends}</span>
                <span><kbd class="key">"Enter"</kbd> {c.key_open}</span>
            </span>
        </footer>
    }
}
