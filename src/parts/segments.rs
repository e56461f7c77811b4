//! Two to five choices in one row. Native radio buttons: arrow keys, form value and group name come from the browser.

use leptos::prelude::*;

use super::field::use_field_tie;

/// One choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice<T> {
    /// What it stands for.
    pub value: T,
    /// The control's value in the page, e.g. `visit`.
    pub key: &'static str,
    /// Its word.
    pub label: String,
}

impl<T> Choice<T> {
    /// A choice.
    pub fn new(value: T, key: &'static str, label: impl Into<String>) -> Choice<T> {
        Choice { value, key, label: label.into() }
    }
}

/// A row of choices.
#[component]
pub fn Segments<T>(
    /// Kebab-case field name.
    name: &'static str,
    choices: Vec<Choice<T>>,
    /// The one chosen; `Signal<Option<T>>` so that none may be.
    #[prop(into)]
    value: Signal<Option<T>>,
    #[prop(into)] on_pick: Callback<T>,
    /// Accessible name where no field stands around it.
    #[prop(optional, into)]
    aria_label: Option<String>,
    /// 36 px high: in heads of cards and tool bars.
    #[prop(optional)]
    small: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    let tie = use_field_tie();
    let id = tie.map(|tie| tie.id());
    let segment = move |(at, choice): (usize, Choice<T>)| {
        let Choice { value: stands_for, key, label } = choice;
        let id = id.as_ref().map(|id| if at == 0 { id.clone() } else { format!("{id}-{key}") });
        let picked = stands_for.clone();
        let chosen = Memo::new(move |_| value.with(|value| value.as_ref() == Some(&stands_for)));
        view! {
            <label class="segment" class:is-chosen=chosen>
                <input type="radio" name=name value=key id=id disabled=disabled prop:checked=chosen
                    on:change=move |_| on_pick.run(picked.clone()) />
                <span class="segment-face">{label}</span>
            </label>
        }
    };
    view! {
        <div class="segments" class:segments--small=small role="radiogroup"
            aria-labelledby=tie.filter(|_| aria_label.is_none()).map(|tie| tie.label_id())
            aria-describedby=tie.map(|tie| tie.says_id())
            aria-label=aria_label>
            {choices.into_iter().enumerate().map(segment).collect_view()}
        </div>
    }
}
