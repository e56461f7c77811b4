//! The field of an item with its control; the same for the sheet and for the rows of a group.

use casework::register::{Item, Kind};
use leptos::prelude::*;

use super::state::EntryForm;
use crate::locale::{Say, use_lang};
use crate::pages::item::ItemControl;
use crate::parts::Field;

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
    let left = cell.name.clone();
    view! {
        <EntryField form=form name=cell.name.clone() label=label required=cell.required class=class>
            <ItemControl item=cell.item name=cell.name value=cell.value on_input=cell.put on_leave=move |()| form.leave(&left) />
        </EntryField>
    }
}
