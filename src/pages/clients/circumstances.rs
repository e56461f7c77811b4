//! Employer, district and household of a person in words, and the choice between those of two who are made one: as each
//! record has it, or as one of the two says it for all.

use casework::code::ListName;
use casework::contact::RecordId;
use casework::register::{Circumstance, Kind};
use casework::view::Told;
use leptos::prelude::*;

use crate::desk::use_desk;
use crate::locale::clients::ClientWords;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::parts::{Choice, Segments};

/// What is said for all records, and by which.
pub type Chosen = RwSignal<Vec<(Circumstance, RecordId)>>;

/// What is told, as a person reads it.
pub fn told_said(told: &Told, lang: Lang) -> String {
    let list = match told.what {
        Circumstance::District => Some(ListName::District),
        Circumstance::Household(item) => match item.kind() {
            Kind::Code(list) => Some(list),
            _ => None,
        },
        Circumstance::Employer | Circumstance::Members => None,
    };
    let Some(list) = list else { return told.text.clone() };
    let desk = use_desk();
    let word = desk
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| code_word(&desk.codes, list, &told.text, lang)));
    word.unwrap_or_default()
}

/// A row for each thing that one of the two says.
#[component]
pub fn Circumstances(
    /// What is told of this one and of the other.
    both: [Vec<Told>; 2],
    chosen: Chosen,
) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let of = |told: &[Told], what| told.iter().find(|told| told.what == what).cloned();
    let row = |what: Circumstance| {
        let [this, other] = [of(&both[0], what), of(&both[1], what)];
        let is_same = this.as_ref().map(|told| &told.text) == other.as_ref().map(|told| &told.text);
        let cell = match (&this, is_same) {
            (None, true) => return None,
            (Some(told), true) => told_said(told, lang).into_any(),
            _ => view! { <Row what=what this=this other=other chosen=chosen /> }.into_any(),
        };
        Some(view! { <tr><th scope="row">{what.say(lang)}</th><td>{cell}</td></tr> }.into_any())
    };
    let rows: Vec<AnyView> = Circumstance::ALL.into_iter().filter_map(row).collect();
    (!rows.is_empty()).then(|| {
        view! {
            <h4>{t.merge_around}</h4>
            <p class="small">{t.merge_around_lead}</p>
            <table class="plain-table" data-table="merge-around"><tbody>{rows}</tbody></table>
        }
    })
}

/// The choice of one thing.
#[component]
fn Row(what: Circumstance, this: Option<Told>, other: Option<Told>, chosen: Chosen) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let choice = |key: &'static str, told: Option<Told>| {
        told.map(|told| Choice::new(Some(told.from), key, told_said(&told, lang)))
    };
    let each = Choice::new(None, "each", t.merge_each);
    let choices = [Some(each), choice("this", this), choice("other", other)].into_iter().flatten().collect();
    let value =
        move || chosen.with(|chosen| chosen.iter().find(|(of, _)| *of == what).map(|(_, from)| *from));
    let pick = move |from: Option<RecordId>| {
        chosen.update(|chosen| {
            chosen.retain(|(of, _)| *of != what);
            chosen.extend(from.map(|from| (what, from)));
        });
    };
    view! {
        <Segments name=what.name() choices=choices aria_label=what.say(lang)
            value=Signal::derive(move || Some(value())) on_pick=pick />
    }
}
