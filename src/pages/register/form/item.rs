//! The control of an item, by its kind; the same for the sheet and for the rows of a group.

use casework::code::ListName;
use casework::register::{Item, Kind};
use leptos::prelude::*;

use super::state::EntryForm;
use crate::locale::desks::EntryFormWords;
use crate::locale::{Say, use_lang, use_words};
use crate::pages::intake::code_picks;
use crate::parts::{Field, InputKind, Select, TextArea, TextInput};

/// A field of the form around its control: label, and what is wrong.
#[component]
pub fn EntryField(
    form: EntryForm,
    /// The control's `name`.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional)] group: bool,
    #[prop(optional)] required: bool,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let (error, warning) = (form.filling.error(name.clone()), form.filling.warning(name.clone()));
    view! {
        <Field label=label name=name group=group required=required class=class form=form.filling.word error=error warning=warning>
            {children()}
        </Field>
    }
}

/// Where an item's text stands.
#[derive(Clone)]
pub struct Cell {
    /// The control's `name`.
    pub name: String,
    /// Item.
    pub item: Item,
    /// It must be filled in from the start.
    pub required: bool,
    /// Text as typed.
    pub value: Signal<String>,
    /// Takes what was typed.
    pub put: Callback<String>,
}

impl Cell {
    /// An item of the sheet.
    pub fn of_sheet(form: EntryForm, item: Item) -> Cell {
        let value = Memo::new(move |_| form.draft.with(|draft| draft.text(item).to_owned()));
        Cell {
            name: item.name().to_owned(),
            item,
            required: form.register.spec().needed.contains(&item),
            value: value.into(),
            put: Callback::new(move |text: String| form.edit(|draft| draft.put(item, text))),
        }
    }
}

/// The control with its field.
#[component]
pub fn ItemField(form: EntryForm, cell: Cell) -> impl IntoView {
    let label = cell.item.say(use_lang());
    let class = match cell.item.kind() {
        Kind::Lines(_) => "is-wide",
        _ => "",
    };
    view! {
        <EntryField form=form name=cell.name.clone() label=label required=cell.required class=class>
            <ItemControl form=form cell=cell />
        </EntryField>
    }
}

#[component]
fn ItemControl(form: EntryForm, cell: Cell) -> impl IntoView {
    let Cell { name, item, value, put, .. } = cell;
    let left = name.clone();
    let leave = Callback::new(move |()| form.leave(&left));
    let kind = match item.kind() {
        Kind::Code(list) => {
            return view! { <CodeControl form=form list=list name=name value=value put=put /> }.into_any();
        }
        Kind::Lines(_) => {
            return view! { <TextArea name=name value=value on_input=put on_leave=leave rows=3 /> }
                .into_any();
        }
        Kind::PastDay | Kind::AnyDay => InputKind::Date,
        Kind::Money | Kind::Rate | Kind::Quantity => InputKind::Decimal,
        Kind::Count(_) | Kind::Account => InputKind::Count,
        Kind::Line(_) | Kind::IdNumber => InputKind::Text,
    };
    view! { <TextInput name=name kind=kind value=value on_input=put on_leave=leave /> }.into_any()
}

/// An entry of a code list: those in use, and the one chosen.
#[component]
pub fn CodeControl(
    form: EntryForm,
    list: ListName,
    name: String,
    value: Signal<String>,
    put: Callback<String>,
) -> impl IntoView {
    let (t, lang) = (use_words::<EntryFormWords>(), use_lang());
    let picks = Memo::new(move |_| {
        form.door
            .desk
            .with(|desk| desk.as_ref().map(|desk| code_picks(&desk.codes, list, &value.get(), lang)))
            .unwrap_or_default()
    });
    let field = name.clone();
    let pick = move |key: String| {
        put.run(key);
        form.leave(&field);
    };
    view! { <Select name=name none=t.not_chosen picks=picks value=value on_pick=pick /> }
}
