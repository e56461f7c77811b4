//! Whom an entry is about: the same fields and names as on the form of a contact, as far as the register asks for them.

use casework::code::ListName;
use casework::draft::PersonDraft;
use casework::identity::{IdDocument, IdKind, Sex};
use casework::register::Ask;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::item::EntryField;
use super::panel::{Known, take_sure};
use super::state::EntryForm;
use crate::locale::desks::EntryFormWords;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::id_kind_picks;
use crate::pages::item::CodeControl;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Choice, InputKind, Segments, Select, TextInput};
use crate::registers::form::person_fields;

/// The part of the form.
#[component]
pub fn PersonPart(form: EntryForm, known: Known) -> impl IntoView {
    let t = use_words::<EntryFormWords>();
    let ask = form.register.spec().ask;
    let head = match ask {
        Ask::Person => t.person,
        Ask::Giver => t.giver,
        Ask::Employer => t.employer_part,
        Ask::Nobody => return ().into_any(),
    };
    let enter = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() && !event.is_composing() {
            take_sure(form, known);
        }
    };
    view! {
        <section class="entry-part" aria-labelledby="part-person" on:keydown=enter>
            <h2 id="part-person" class="entry-part-head">{head}</h2>
            <div class="entry-fields">
                {person_fields(ask).iter().map(|name| person_field(form, name)).collect_view()}
                {person_fields(ask).contains(&"id-number").then(|| view! { <IdSays form=form /> })}
            </div>
        </section>
    }
    .into_any()
}

fn person_field(form: EntryForm, name: &'static str) -> AnyView {
    match name {
        "sex" => view! { <SexField form=form /> }.into_any(),
        "id-kind" => view! { <KindField form=form /> }.into_any(),
        "district" => view! { <DistrictField form=form /> }.into_any(),
        name => view! { <PersonText form=form name=name /> }.into_any(),
    }
}

/// Where a text of the person stands.
fn at<'a>(person: &'a mut PersonDraft, name: &str) -> &'a mut String {
    match name {
        "phone" => &mut person.phone,
        "phone-2" => &mut person.phone_2,
        "id-number" => &mut person.id_number,
        "birth" => &mut person.birth,
        "employer" => &mut person.employer,
        "district" => &mut person.district,
        _ => &mut person.name,
    }
}

fn value(form: EntryForm, name: &'static str) -> Signal<String> {
    let read = move |draft: &casework::register::EntryDraft| at(&mut draft.person.clone(), name).clone();
    Memo::new(move |_| form.draft.with(read)).into()
}

#[component]
fn PersonText(form: EntryForm, name: &'static str) -> impl IntoView {
    let (f, t) = (use_words::<FieldWords>(), use_words::<EntryFormWords>());
    let ask = form.register.spec().ask;
    let label = match (name, ask) {
        ("name", Ask::Employer) => t.asker,
        _ => f.label(name),
    };
    let kind = match name {
        "phone" | "phone-2" => InputKind::Phone,
        "birth" => InputKind::Date,
        _ => InputKind::Text,
    };
    let required = name == if ask == Ask::Employer { "employer" } else { "name" };
    let put = move |text: String| form.edit(|draft| *at(&mut draft.person, name) = text);
    view! {
        <EntryField form=form name=name label=label required=required>
            <TextInput name=name kind=kind value=value(form, name) on_input=put on_leave=move |()| form.leave(name) />
        </EntryField>
    }
}

/// What the number says, and the 18 digits of an old one.
#[component]
fn IdSays(form: EntryForm) -> impl IntoView {
    let (t, lang) = (use_words::<IntakeWords>(), use_lang());
    let document = Memo::new(move |_| {
        form.draft.with(|draft| {
            IdDocument::parse(draft.person.id_kind, &draft.person.id_number).map(|(document, _)| document)
        })
    });
    let says = move || {
        let document = document.get()?;
        let born = fill(t.born, &[&document.birth()?.to_string()]);
        Some(fill(t.from_id, &[&format!("{} {born}", document.sex().say(lang))]))
    };
    let upgrade = move || {
        let new = document.get()?.upgrade()?.number;
        let label = fill(t.make_18, &[&new]);
        let pressed = move |()| form.edit(|draft| draft.person.id_number.clone_from(&new));
        Some(
            view! { <Button label=label name="upgrade-id" kind=ButtonKind::Quiet size=ButtonSize::Small on_press=pressed /> },
        )
    };
    view! { <div class="id-says is-wide entry-id-says" aria-live="polite"><span>{live(says)}</span>{live(upgrade)}</div> }
}

#[component]
fn SexField(form: EntryForm) -> impl IntoView {
    let (f, lang) = (use_words::<FieldWords>(), use_lang());
    let sexes = Sex::ALL.map(|sex| Choice::new(sex, sex.key(), sex.say(lang))).to_vec();
    let chosen = Memo::new(move |_| Some(form.draft.with(|draft| draft.person.sex)));
    let pick = move |sex| {
        form.edit(|draft| draft.person.sex = sex);
        form.leave("sex");
    };
    view! {
        <EntryField form=form name="sex" label=f.sex group=true>
            <Segments name="sex" choices=sexes value=chosen on_pick=pick />
        </EntryField>
    }
}

#[component]
fn KindField(form: EntryForm) -> impl IntoView {
    let (f, lang) = (use_words::<FieldWords>(), use_lang());
    let kind = Memo::new(move |_| form.draft.with(|draft| draft.person.id_kind.key().to_owned()));
    let pick = move |key: String| {
        if let Some(kind) = IdKind::ALL.into_iter().find(|kind| kind.key() == key) {
            form.edit(|draft| draft.person.id_kind = kind);
        }
    };
    view! {
        <EntryField form=form name="id-kind" label=f.id_kind>
            <Select name="id-kind" picks=id_kind_picks(lang) value=kind on_pick=pick />
        </EntryField>
    }
}

#[component]
fn DistrictField(form: EntryForm) -> impl IntoView {
    let f = use_words::<FieldWords>();
    let put = Callback::new(move |key: String| form.edit(|draft| draft.person.district = key));
    view! {
        <EntryField form=form name="district" label=f.district>
            <CodeControl list=ListName::District name="district" value=value(form, "district") on_input=put on_leave=move |()| form.leave("district") />
        </EntryField>
    }
}
