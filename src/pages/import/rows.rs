//! The rows with their counts: those with something to look at first, or all of one kind. A few at a time, so that a sheet of
//! a hundred thousand rows is looked at like one of ten.

use std::sync::Arc;

use casework::contact::RecordId;
use casework::ledger::Field;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::desk::Doing;
use super::file_line::FileLine;
use super::row::Row;
use super::sheets::SheetsCard;
use crate::importing::{Fate, Import, Sifted, Updated};
use crate::locale::import::ImportWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::paper_protocol::RowLook;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonSize, Notice, TabItem, Tabs, Tone};

/// Fields shown of a row, in order.
const SHOWN: [Field; 8] = [
    Field::Received,
    Field::Class,
    Field::Channel,
    Field::Name,
    Field::IdNumber,
    Field::Employer,
    Field::Category,
    Field::People,
];
/// Rows listed at first, and added by each press.
const STEP: usize = 30;
/// Key of the rows with something to look at.
const NOTED: &str = "noted";

/// Looking at the rows.
#[component]
pub fn RowsStep(doing: Doing) -> impl IntoView {
    let has_reception = Memo::new(move |_| doing.state.with(Import::has_reception));
    view! {
        <FileLine doing=doing />
        <SheetsCard doing=doing />
        <Show when=move || has_reception.get()><RowsCard doing=doing head=true /></Show>
    }
}

/// A row as it is listed.
#[derive(Clone, PartialEq)]
pub struct Listed {
    /// Its cells and notes.
    pub look: RowLook,
    /// What becomes of it.
    pub fate: Fate,
    /// What it says otherwise.
    pub update: Option<Updated>,
    /// What it is known as.
    pub known: Option<RecordId>,
}

/// The rows with their counts.
#[component]
pub fn RowsCard(
    doing: Doing,
    /// It is the step itself: its head takes the focus.
    head: bool,
) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let sifted = Memo::new(move |_| doing.state.with(|import| import.sifted.clone()));
    let (fate, count) = (RwSignal::new(None::<Fate>), RwSignal::new(STEP));
    let total = move || sifted.get().map(|sifted| fill(t.rows_total, &[&sifted.total().to_string()]));
    let listed = use_listed(doing, sifted, fate, count);
    let more = move || {
        let all = sifted.with(|sifted| sifted.as_ref().map_or(0, |sifted| sifted.listed(fate.get())));
        all as usize > count.get()
    };
    view! {
        <section class="card import-rows" aria-label=t.rows_label>
            <div class="card-head">
                <h2 tabindex="-1" data-step-head=head.then_some("rows")>{live(total)}</h2>
                <Kinds sifted=sifted fate=fate count=count />
            </div>
            <UpdatesChoice doing=doing sifted=sifted />
            <div class="import-scroll" id="import-rows" tabindex="0" role="tabpanel" aria-label=t.shown_label>
                <Table doing=doing listed=listed />
            </div>
            {live(move || (sifted.with(Option::is_some) && listed.with(|(_, rows)| rows.is_empty())).then(|| view! { <p class="import-line muted">{t.nothing_noted}</p> }))}
            {live(move || more().then(|| view! {
                <div class="import-line"><Button label=t.more name="more-rows" size=ButtonSize::Small on_press=move |()| count.update(|count| *count += STEP) /></div>
            }))}
            <NewCodes doing=doing />
        </section>
    }
}

/// The rows wanted with their cells, and the turn they are of. Asked anew when the sheet is read anew.
fn use_listed(
    doing: Doing,
    sifted: Memo<Option<Arc<Sifted>>>,
    fate: RwSignal<Option<Fate>>,
    count: RwSignal<usize>,
) -> RwSignal<(u32, Vec<Listed>)> {
    let listed = RwSignal::new((0, Vec::new()));
    let newest = StoredValue::new(0_u32);
    Effect::new(move |_| {
        let Some(sifted) = sifted.get() else { return listed.set((0, Vec::new())) };
        let wanted = sifted.first(fate.get(), count.get());
        let question = newest.get_value() + 1;
        newest.set_value(question);
        let turn = doing.state.with_untracked(|import| import.turn);
        spawn_local(async move {
            let rows = wanted.iter().map(|(row, _)| *row).collect();
            let Some(looks) = doing.rows(rows).await else { return };
            if newest.try_get_value() != Some(question) {
                return;
            }
            let one = |(look, (row, fate)): (RowLook, &(u32, Fate))| Listed {
                look,
                fate: *fate,
                update: sifted.update(*row).cloned(),
                known: sifted.known(*row),
            };
            let _ = listed.try_set((turn, looks.into_iter().zip(&wanted).map(one).collect()));
        });
    });
    listed
}

/// How many rows of each kind, and which are listed.
#[component]
fn Kinds(
    sifted: Memo<Option<Arc<Sifted>>>,
    fate: RwSignal<Option<Fate>>,
    count: RwSignal<usize>,
) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let tab = |key: &'static str, label: String, tone: Tone, of: Option<Fate>| TabItem {
        key,
        label,
        tone,
        count: Signal::derive(move || sifted.get().map(|sifted| sifted.listed(of))),
    };
    let mut tabs = vec![tab(NOTED, t.shown_noted.to_owned(), Tone::Accent, None)];
    tabs.extend(Fate::ALL.map(|fate| tab(fate.key(), fate.say(lang), tone(fate), Some(fate))));
    let value = Signal::derive(move || fate.get().map_or(NOTED, Fate::key).to_owned());
    let pick = move |key: &'static str| {
        count.set(STEP);
        fate.set(Fate::ALL.into_iter().find(|fate| fate.key() == key));
    };
    view! { <Tabs label=t.shown_label tabs=tabs value=value on_pick=pick panel="import-rows" /> }
}

/// The colour of a fate.
pub fn tone(fate: Fate) -> Tone {
    match fate {
        Fate::Fine => Tone::Ok,
        Fate::Doubtful | Fate::Update => Tone::Due,
        Fate::Held => Tone::Over,
        Fate::Known | Fate::Out | Fate::Repeat | Fate::Skipped => Tone::Neutral,
    }
}

/// The choice for all rows that say other things of a contact.
#[component]
fn UpdatesChoice(doing: Doing, sifted: Memo<Option<Arc<Sifted>>>) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let count = Memo::new(move |_| {
        sifted.with(|sifted| sifted.as_ref().map_or(0, |sifted| sifted.count(Fate::Update)))
    });
    let text = Signal::derive(move || {
        let chosen = doing.state.with(Import::updated);
        fill(t.updates, &[&count.get().to_string(), &chosen.to_string()])
    });
    view! {
        <Show when=move || count.get() != 0>
            <div class="import-updates">
                <Notice tone=Tone::Due text=text>
                    <Button label=t.take_all name="take-all" size=ButtonSize::Small on_press=move |()| doing.state.update(|import| import.choose_updates(true)) />
                    <Button label=t.keep_all name="keep-all" size=ButtonSize::Small on_press=move |()| doing.state.update(|import| import.choose_updates(false)) />
                </Notice>
            </div>
        </Show>
    }
}

/// Entries the import adds to the lists.
#[component]
fn NewCodes(doing: Doing) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let words = Memo::new(move |_| {
        doing.state.with(|import| {
            let codes = import.harvest.as_ref().map(|harvest| harvest.codes.as_slice()).unwrap_or_default();
            codes.iter().map(|code| code.zh.as_str()).collect::<Vec<_>>().join(t.between)
        })
    });
    live(move || {
        let words = words.get();
        (!words.is_empty())
            .then(|| view! { <p class="small muted import-line">{fill(t.new_codes, &[&words])}</p> })
    })
}

/// The table.
#[component]
fn Table(doing: Doing, listed: RwSignal<(u32, Vec<Listed>)>) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let fields = Memo::new(move |_| {
        listed.track();
        let mapping = doing.state.with_untracked(|import| import.mapping.clone());
        SHOWN.into_iter().filter(|field| mapping.column(*field).is_some()).collect::<Vec<Field>>()
    });
    let heads = move || {
        fields.get().iter().map(|field| view! { <th scope="col">{field.say(lang)}</th> }).collect_view()
    };
    let rows =
        move || listed.with(|(turn, rows)| rows.iter().map(|row| (*turn, row.clone())).collect::<Vec<_>>());
    view! {
        <table class="import-table" data-table="import-rows" hidden=told(move || listed.with(|(_, rows)| rows.is_empty()))>
            <thead><tr><th scope="col" class="is-number">{t.row}</th>{live(heads)}</tr></thead>
            <For each=rows key=|(turn, row)| (*turn, row.look.row)
                children=move |(_, row)| view! { <Row doing=doing row=row fields=fields.get_untracked() /> } />
        </table>
    }
}
