//! An item of a register on a page: its control, by its kind, and its value in words.

use casework::code::{Codes, ListName};
use casework::register::{Item, Kind, Value};
use leptos::prelude::*;

use super::intake::field_picks;
use crate::desk::use_desk;
use crate::locale::desks::EntryFormWords;
use crate::locale::format::yuan;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, use_lang, use_words};
use crate::parts::{Field, InputKind, Select, TextArea, TextInput};

/// The control of an item.
#[component]
pub fn ItemControl(
    /// The item.
    item: Item,
    /// The control's `name`.
    #[prop(into)]
    name: String,
    /// Text as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// The control was left; of a list, something was picked.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let kind = match item.kind() {
        Kind::Code(list) => {
            return view! { <CodeControl list=list name=name value=value on_input=on_input on_leave=on_leave /> }
                .into_any();
        }
        Kind::Lines(_) => {
            return view! { <TextArea name=name value=value on_input=on_input on_leave=on_leave rows=3 /> }
                .into_any();
        }
        Kind::PastDay | Kind::AnyDay => InputKind::Date,
        Kind::Money | Kind::Rate | Kind::Quantity => InputKind::Decimal,
        Kind::Count(_) | Kind::Account => InputKind::Count,
        Kind::Line(_) | Kind::IdNumber => InputKind::Text,
    };
    view! { <TextInput name=name kind=kind value=value on_input=on_input on_leave=on_leave /> }.into_any()
}

/// An entry of a code list: those in use, and the one chosen.
#[component]
pub fn CodeControl(
    /// The list.
    list: ListName,
    /// The control's `name`.
    #[prop(into)]
    name: String,
    /// Key of the one chosen.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Something was picked.
    #[prop(into)]
    on_leave: Callback<()>,
) -> impl IntoView {
    let (t, lang, desk) = (use_words::<EntryFormWords>(), use_lang(), use_desk().desk);
    let picks = Memo::new(move |_| {
        desk.with(|desk| desk.as_ref().map(|desk| field_picks(&desk.codes, list, &value.get(), lang)))
            .unwrap_or_default()
    });
    let pick = move |key: String| {
        on_input.run(key);
        on_leave.run(());
    };
    view! { <Select name=name none=t.not_chosen picks=picks value=value on_pick=pick /> }
}

/// A field for an item of a short form: label, control, what is wrong.
#[component]
pub fn ItemField(
    /// The item.
    item: Item,
    /// Text as typed.
    #[prop(into)]
    value: Signal<String>,
    /// Each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// What is wrong, in words; empty = nothing.
    #[prop(into)]
    error: Signal<String>,
    /// Keeps ids apart from those of another form.
    form: &'static str,
) -> impl IntoView {
    view! {
        <Field label=item.say(use_lang()) name=item.name() error=error form=form>
            <ItemControl item=item name=item.name() value=value on_input=on_input on_leave=|()| () />
        </Field>
    }
}

/// A value as a person reads it: codes as their words, money with two decimals. Numbers are not masked.
pub fn value_said(item: Item, value: &Value, codes: &Codes, lang: Lang) -> String {
    match (item.kind(), value) {
        (Kind::Code(list), Value::Code(key)) => code_word(codes, list, key.as_str(), lang),
        (_, Value::Fen(fen)) => yuan(*fen),
        _ => value.text(),
    }
}

/// Is its value a number, which stands at the right of a column?
pub fn is_number(item: Item) -> bool {
    matches!(item.kind(), Kind::Money | Kind::Rate | Kind::Quantity | Kind::Count(_))
}
