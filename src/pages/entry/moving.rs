//! The form of a move, in place: the day, why, what is still empty, the post somebody is referred to.

use casework::contact::RecordId;
use casework::query::EntryQuery;
use casework::register::{Around, Item, Reach, Register, Stage};
use casework::tally::{Split, TallyTerm};
use casework::view::{EntryRow, yuan};
use leptos::ev::{KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Page, act, ask, ladder};
use crate::desk::use_answer;
use crate::locale::entry::EntryWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::item::ItemField;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Field, InputKind, Pick, Select, TextInput};
use crate::platform::clock;
use crate::protocol::{Reply, Request};

/// Keeps the ids of this form apart.
const FORM: &str = "move";
/// Posts offered at most.
const VACANCIES: u32 = 200;

/// A move as far as it is filled in.
#[derive(Clone, PartialEq)]
pub struct Moving {
    /// To this stage.
    pub to: Stage,
    /// How it is reached.
    pub reach: Reach,
    /// `YYYY-MM-DD`.
    pub day: String,
    /// Why.
    pub reason: String,
    /// Items shown.
    pub asked: Vec<Item>,
    /// Items with a text.
    pub items: Vec<(Item, String)>,
    /// The post.
    pub vacancy: Option<RecordId>,
}

impl Moving {
    fn text(&self, item: Item) -> String {
        self.items.iter().find(|(at, _)| *at == item).map_or(String::new(), |(_, text)| text.clone())
    }

    fn put(&mut self, item: Item, text: String) {
        self.items.retain(|(at, _)| *at != item);
        if !text.is_empty() {
            self.items.push((item, text));
        }
    }
}

/// Opens the form of a move and puts the focus into it.
pub fn begin(page: Page, to: Stage, reach: Reach) {
    let asked = page.sheet.with_untracked(|sheet| {
        let entry = &sheet.as_ref()?.entry;
        page.door.desk.with_untracked(|desk| {
            let desk = desk.as_ref()?;
            let (today, by) = (page.today.get_untracked(), desk.me.id);
            Some(ask::asked(entry, to, Around { codes: &desk.codes, at: clock::now(), today, by }))
        })
    });
    let day = page.today.get_untracked().to_string();
    let (asked, items) = (asked.unwrap_or_default(), Vec::new());
    page.acting.issues.set(Vec::new());
    page.moving.set(Some(Moving { to, reach, day, reason: String::new(), asked, items, vacancy: None }));
    if to == Stage::Hired {
        take_over_post(page);
    }
    act::focus_soon("[data-form='move'] .control");
}

/// Who is hired is hired, as a rule, for the post of the last referral: employer, post and pay are filled in.
fn take_over_post(page: Page) {
    let vacancy = page.sheet.with_untracked(|sheet| {
        sheet.as_ref().and_then(|sheet| sheet.entry.steps.iter().rev().find_map(|step| step.vacancy))
    });
    let Some(vacancy) = vacancy else { return };
    spawn_local(async move {
        let Ok(Reply::Entry(post)) = page.door.ask(Request::Entry(vacancy)).await else { return };
        let post = post.entry;
        let known = [
            (Item::HiredBy, post.person.employer.clone()),
            (Item::Post, post.sheet.text(Item::Post).to_owned()),
            (Item::Pay, post.sheet.fen(Item::PayFrom).map(yuan).unwrap_or_default()),
        ];
        let _ = page.moving.try_update(|moving| {
            let Some(moving) = moving.as_mut().filter(|moving| moving.to == Stage::Hired) else { return };
            for (item, text) in known {
                if moving.asked.contains(&item) && moving.text(item).is_empty() {
                    moving.put(item, text);
                }
            }
        });
    });
}

/// The form; nothing while no move is begun.
#[component]
pub fn MoveForm(page: Page) -> impl IntoView {
    let to = Memo::new(move |_| {
        page.moving.with(|moving| moving.as_ref().map(|moving| (moving.to, moving.reach)))
    });
    live(move || to.get().map(|(to, reach)| view! { <OpenForm page=page to=to reach=reach /> }))
}

#[component]
fn OpenForm(page: Page, to: Stage, reach: Reach) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let leave = move || {
        page.acting.issues.set(Vec::new());
        page.moving.set(None);
        act::focus_onward();
    };
    let save = move || {
        if let Some(moving) = page.moving.get_untracked() {
            act::reach(page, &moving, lang);
        }
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            save();
        }
        "Escape" => leave(),
        _ => {}
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        save();
    };
    Effect::new(move |_| {
        if page.acting.issues.with(|issues| !issues.is_empty()) {
            act::focus_soon("[data-form='move'] [aria-invalid='true']");
        }
    });
    view! {
        <form class="move-form" data-form="move" data-to=to.word() autocomplete="off" novalidate=true aria-label=fill(t.move_title, &[&to.say(lang)])
            on:submit=submit on:keydown=keys>
            <h3>{fill(t.move_title, &[&to.say(lang)])}</h3>
            <ladder::EarlierAlert page=page to=to />
            <div class="move-fields">
                <DayField page=page />
                {reach.needs_reason().then(|| view! { <ReasonField page=page is_skip=reach == Reach::Skip /> })}
                {(to == Stage::Referred).then(|| view! { <VacancyField page=page /> })}
                <Items page=page />
            </div>
            <div class="move-acts">
                <Button label=t.save_move name="save-move" kind=ButtonKind::Primary size=ButtonSize::Large key_hint="Ctrl+Enter" submit=true
                    busy=page.acting.busy busy_label=t.saving />
                <Button label=t.leave name="leave-move" size=ButtonSize::Large on_press=move |()| leave() />
            </div>
        </form>
    }
}

fn edit(page: Page, change: impl FnOnce(&mut Moving)) {
    page.moving.update(|moving| {
        if let Some(moving) = moving {
            change(moving);
        }
    });
}

fn text(page: Page, of: fn(&Moving) -> &String) -> Memo<String> {
    Memo::new(move |_| {
        page.moving.with(|moving| moving.as_ref().map(|moving| of(moving).clone()).unwrap_or_default())
    })
}

#[component]
fn DayField(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let put = move |day: String| edit(page, |moving| moving.day = day);
    view! {
        <Field label=t.day name="day" form=FORM error=page.acting.error("day")>
            <TextInput name="day" kind=InputKind::Date value=text(page, |moving| &moving.day) on_input=put />
        </Field>
    }
}

#[component]
fn ReasonField(page: Page, is_skip: bool) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let put = move |reason: String| edit(page, |moving| moving.reason = reason);
    let hint = if is_skip { t.reason_skip } else { t.reason_side };
    view! {
        <Field label=t.reason name="reason" form=FORM hint=hint required=true error=page.acting.error("reason") class="move-wide">
            <TextInput name="reason" value=text(page, |moving| &moving.reason) on_input=put />
        </Field>
    }
}

/// The items shown; also one that was refused though nobody asked for it.
#[component]
fn Items(page: Page) -> impl IntoView {
    let shown = Memo::new(move |_| {
        let mut shown =
            page.moving.with(|moving| moving.as_ref().map(|moving| moving.asked.clone()).unwrap_or_default());
        let spec = page.sheet.with(|sheet| sheet.as_ref().map(|sheet| sheet.entry.register().spec()));
        let refused = page.acting.issues.with(|issues| {
            issues.iter().filter_map(|issue| Item::parse(&issue.field)).collect::<Vec<Item>>()
        });
        for item in refused {
            if !shown.contains(&item) && spec.is_some_and(|spec| spec.has(item)) {
                shown.push(item);
            }
        }
        shown
    });
    let field = move |item: Item| {
        let value = Memo::new(move |_| {
            page.moving.with(|moving| moving.as_ref().map(|moving| moving.text(item)).unwrap_or_default())
        });
        let put = move |text: String| edit(page, |moving| moving.put(item, text));
        view! { <ItemField item=item value=value on_input=put error=page.acting.error(item.name()) form=FORM /> }
    };
    view! { <For each=move || shown.get() key=|item| *item as usize children=field /> }
}

/// The open posts, to refer somebody to one of them.
#[component]
fn VacancyField(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let open = EntryQuery {
        terms: vec![TallyTerm { split: Split::Stage, key: Stage::Open.word().to_owned() }],
        descending: true,
        ..EntryQuery::of(Register::Vacancy)
    };
    let rows = use_answer(
        move || Some(Request::EntryWindow { query: open.clone(), from: 0, count: VACANCIES }),
        |reply| match reply {
            Reply::EntryWindow(window) => Some(window.rows),
            _ => None,
        },
    );
    let picks = Memo::new(move |_| {
        let rows = rows.get().and_then(Result::ok).unwrap_or_default();
        rows.iter().map(|row| Pick::new(row.id.0.to_string(), post_said(row))).collect::<Vec<Pick>>()
    });
    let hint = Signal::derive(move || if picks.with(Vec::is_empty) { t.no_vacancy } else { "" }.to_owned());
    let value = Memo::new(move |_| {
        let chosen = page.moving.with(|moving| moving.as_ref().and_then(|moving| moving.vacancy));
        chosen.map(|id| id.0.to_string()).unwrap_or_default()
    });
    let put = move |key: String| edit(page, |moving| moving.vacancy = key.parse().ok().map(RecordId));
    view! {
        <Field label=t.vacancy name="vacancy" form=FORM hint=hint error=page.acting.error("vacancy") class="move-wide">
            <Select name="vacancy" picks=picks value=value on_pick=put none=t.vacancy_none />
        </Field>
    }
}

/// A post by employer and name.
pub fn post_said(row: &EntryRow) -> String {
    let post = row.cells.iter().find(|(item, _)| *item == Item::Post).map_or("", |(_, text)| text);
    let parts = [row.employer.as_str(), post];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}
