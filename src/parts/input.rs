//! Controls for text. Personal fields are never completed or spell-checked by the browser, which would keep or send them.

use leptos::prelude::*;

use super::button::{Button, ButtonKind, ButtonSize};
use super::field::use_field_tie;
use super::icon::Glyph;
use super::live::told;

/// What is typed; chooses the on-screen keyboard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum InputKind {
    /// Text.
    #[default]
    Text,
    /// Telephone number.
    Phone,
    /// Whole number.
    Count,
    /// Number with decimals: money, a rate.
    Decimal,
    /// Day, `YYYY-MM-DD`.
    Date,
    /// Time, `HH:MM`.
    Time,
    /// Text to look for.
    Search,
}

impl InputKind {
    fn type_and_mode(self) -> (&'static str, &'static str) {
        match self {
            InputKind::Text => ("text", "text"),
            InputKind::Phone => ("tel", "tel"),
            InputKind::Count => ("text", "numeric"),
            InputKind::Decimal => ("text", "decimal"),
            InputKind::Date => ("date", "none"),
            InputKind::Time => ("time", "none"),
            InputKind::Search => ("search", "search"),
        }
    }
}

/// One line of text.
#[component]
pub fn TextInput(
    /// Kebab-case field name.
    #[prop(into)]
    name: String,
    #[prop(into)] value: Signal<String>,
    /// Each change as it is typed.
    #[prop(into)]
    on_input: Callback<String>,
    /// The control was left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    #[prop(optional)] kind: InputKind,
    #[prop(optional, into)] placeholder: Signal<String>,
    /// Behind the text: a unit.
    #[prop(optional, into)]
    unit: Option<String>,
    /// `id` of a `<datalist>`.
    #[prop(optional, into)]
    list: Option<&'static str>,
    #[prop(optional)] max_length: Option<u32>,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] autofocus: bool,
    /// Accessible name where no field stands around it.
    #[prop(optional, into)]
    aria_label: Option<String>,
) -> impl IntoView {
    let tie = use_field_tie();
    let (type_, mode) = kind.type_and_mode();
    let has_unit = unit.is_some();
    view! {
        <span class="input" class:has-unit=has_unit>
            <input
                class="control"
                type=type_
                inputmode=(mode != "none").then_some(mode)
                name=name
                id=tie.map(|tie| tie.id())
                aria-describedby=tie.map(|tie| tie.says_id())
                aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
                aria-required=tie.is_some_and(|tie| tie.required).then_some("true")
                aria-label=aria_label
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                placeholder=placeholder
                list=list
                maxlength=max_length
                disabled=disabled
                autofocus=autofocus
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
                on:blur=move |_| leave(on_leave)
            />
            {unit.map(|unit| view! { <span class="input-unit" aria-hidden="true">{unit}</span> })}
        </span>
    }
}

/// Tells that a control was left. Browsers also say so of a control that is taken away with its page: then nobody hears it.
fn leave(on_leave: Option<Callback<()>>) {
    let _ = on_leave.and_then(|left| left.try_run(()));
}

/// Several lines of text.
#[component]
pub fn TextArea(
    /// Kebab-case field name.
    #[prop(into)]
    name: String,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    #[prop(optional, into)] on_leave: Option<Callback<()>>,
    #[prop(default = 4)] rows: u32,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let tie = use_field_tie();
    view! {
        <textarea
            class="control control--area"
            name=name
            id=tie.map(|tie| tie.id())
            aria-describedby=tie.map(|tie| tie.says_id())
            aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
            aria-required=tie.is_some_and(|tie| tie.required).then_some("true")
            autocomplete="off"
            spellcheck="false"
            rows=rows
            disabled=disabled
            prop:value=value
            on:input=move |event| on_input.run(event_target_value(&event))
            on:blur=move |_| leave(on_leave)
        ></textarea>
    }
}

/// A passphrase: hidden, or shown while the eye is pressed in.
#[component]
pub fn SecretInput(
    /// Kebab-case field name.
    name: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
    /// Accessible name of the eye while hidden.
    #[prop(into)]
    show_label: String,
    /// And while shown.
    #[prop(into)]
    hide_label: String,
    /// A new passphrase, not one to recall.
    #[prop(optional)]
    fresh: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional)] autofocus: bool,
) -> impl IntoView {
    let tie = use_field_tie();
    let shown = RwSignal::new(false);
    let eye = move || if shown.get() { hide_label.clone() } else { show_label.clone() };
    view! {
        <span class="input has-eye">
            <input
                class="control"
                type=told(move || if shown.get() { "text" } else { "password" })
                name=name
                id=tie.map(|tie| tie.id())
                aria-describedby=tie.map(|tie| tie.says_id())
                aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
                aria-required=tie.is_some_and(|tie| tie.required).then_some("true")
                autocomplete=if fresh { "new-password" } else { "current-password" }
                autocapitalize="off"
                spellcheck="false"
                disabled=disabled
                autofocus=autofocus
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
            <span class="input-eye">
                <Button label=eye icon=Glyph::Eye icon_only=true kind=ButtonKind::Quiet size=ButtonSize::Small
                    on_press=move |()| shown.update(|shown| *shown = !*shown) />
            </span>
        </span>
    }
}

/// A PIN: hidden digits, typed on the keys for numbers. No browser is to keep it.
#[component]
pub fn PinInput(
    /// Kebab-case field name.
    name: &'static str,
    #[prop(into)] value: Signal<String>,
    #[prop(into)] on_input: Callback<String>,
) -> impl IntoView {
    let tie = use_field_tie();
    view! {
        <span class="input">
            <input
                class="control control--pin"
                type="password"
                inputmode="numeric"
                name=name
                id=tie.map(|tie| tie.id())
                aria-describedby=tie.map(|tie| tie.says_id())
                aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
                autocomplete="off"
                maxlength="8"
                prop:value=value
                on:input=move |event| on_input.run(event_target_value(&event))
            />
        </span>
    }
}
