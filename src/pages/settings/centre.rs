//! `/settings`: name, level and year of the centre, and how many days things wait.

use casework::act::Act;
use casework::centre::{Centre, Level};
use casework::staff::Right;
use casework::time::YearKind;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::days::DaysPart;
use super::{Section, use_may};
use crate::desk::use_desk;
use crate::locale::settings::{CentreWords, SettingsWords};
use crate::locale::{Say, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::pages::opening::level_key;
use crate::parts::{Button, ButtonKind, Choice, Field, Notice, Pick, Segments, Select, TextInput};

/// The page.
#[component]
pub fn SettingsPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    view! { <Section title=t.title><CentreForm /><DaysPart /></Section> }
}

#[component]
fn CentreForm() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let words: &CentreWords = use_words();
    let (desk, lang, acting, may) = (use_desk(), use_lang(), use_acting(), use_may(Right::Manage));
    let draft = RwSignal::new(
        desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.clone())).unwrap_or_default(),
    );
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        acting.send(Act::SetCentre(draft.get_untracked()), t.saved, || {});
    };
    let levels: Vec<Pick> =
        Level::ALL.iter().map(|level| Pick::new(level_key(*level), level.say(lang))).collect();
    let pick_level = move |key: String| {
        if let Some(level) = Level::ALL.into_iter().find(|level| level_key(*level) == key) {
            draft.update(|draft: &mut Centre| draft.level = level);
        }
    };
    let years = vec![
        Choice::new(YearKind::Natural, "natural", YearKind::Natural.say(lang)),
        Choice::new(YearKind::Union, "union", YearKind::Union.say(lang)),
    ];
    let locked = Signal::derive(move || !may.get());
    view! {
        <form class="card card-body form" novalidate on:submit=submit>
            <Show when=move || !may.get()><Notice text=t.head_only /></Show>
            <Field label=words.name name="name" error=acting.error("name")>
                <TextInput name="name" max_length=60 disabled=locked value=move || draft.with(|draft| draft.name.clone())
                    on_input=move |text| draft.update(|draft| draft.name = text) />
            </Field>
            <Field label=words.level name="level" hint=words.level_hint>
                <Select name="level" picks=levels disabled=locked value=move || level_key(draft.with(|draft| draft.level)).to_owned() on_pick=pick_level />
            </Field>
            <Field label=words.year name="year" hint=words.year_hint group=true>
                <Segments name="year" choices=years disabled=locked value=move || Some(draft.with(|draft| draft.year))
                    on_pick=move |year| draft.update(|draft| draft.year = year) />
            </Field>
            <ActingNotice acting=acting fields=&["name"] />
            <div class="form-acts">
                <Button label=t.save kind=ButtonKind::Primary submit=true disabled=locked busy=acting.busy busy_label=t.saving name="save-centre" />
            </div>
        </form>
    }
}
