//! A drop-down list: the browser's own, so that it works by key, finger and screen reader alike.

use leptos::prelude::*;

use super::field::use_field_tie;
use super::icon::{Glyph, Icon};
use super::live::{live, told};

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Pick {
    /// The control's value.
    pub key: String,
    /// Its word.
    pub label: String,
    /// Entries of one group stand together under its word; empty = no group.
    pub group: String,
}

impl Pick {
    /// An entry without a group.
    pub fn new(key: impl Into<String>, label: impl Into<String>) -> Pick {
        Pick { key: key.into(), label: label.into(), group: String::new() }
    }

    /// An entry in a group.
    pub fn within(group: impl Into<String>, key: impl Into<String>, label: impl Into<String>) -> Pick {
        Pick { group: group.into(), ..Pick::new(key, label) }
    }
}

/// A drop-down list.
#[component]
pub fn Select(
    /// Kebab-case field name.
    #[prop(into)]
    name: String,
    #[prop(into)] picks: Signal<Vec<Pick>>,
    /// Key of the one chosen; empty = none.
    #[prop(into)]
    value: Signal<String>,
    #[prop(into)] on_pick: Callback<String>,
    /// Word of the empty entry; left out = there is none.
    #[prop(optional, into)]
    none: Option<String>,
    /// Accessible name where no field stands around it.
    #[prop(optional, into)]
    aria_label: Option<String>,
    /// 36 px high: a filter.
    #[prop(optional)]
    small: bool,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let tie = use_field_tie();
    let option = move |pick: Pick| {
        let key = pick.key.clone();
        let chosen = move || value.with(|value| *value == key);
        view! { <option value=pick.key prop:selected=told(chosen)>{pick.label}</option> }.into_any()
    };
    let entries = move || {
        grouped(picks.get())
            .into_iter()
            .map(|(group, picks)| {
                let picks = picks.into_iter().map(option).collect_view();
                if group.is_empty() {
                    picks.into_any()
                } else {
                    view! { <optgroup label=group>{picks}</optgroup> }.into_any()
                }
            })
            .collect_view()
    };
    view! {
        <span class="select" class:select--small=small>
            <select class="control" name=name id=tie.map(|tie| tie.id())
                aria-describedby=tie.map(|tie| tie.says_id())
                aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
                aria-required=tie.is_some_and(|tie| tie.required).then_some("true")
                aria-label=aria_label disabled=disabled autocomplete="off"
                on:change=move |event| on_pick.run(event_target_value(&event))>
                {none.map(|word| view! { <option value="" prop:selected=told(move || value.with(String::is_empty))>{word}</option> })}
                {live(entries)}
            </select>
            <Icon glyph=Glyph::ChevronDown />
        </span>
    }
}

/// Neighbours of one group together, in order.
fn grouped(picks: Vec<Pick>) -> Vec<(String, Vec<Pick>)> {
    let mut groups: Vec<(String, Vec<Pick>)> = Vec::new();
    for pick in picks {
        match groups.last_mut() {
            Some((group, picks)) if *group == pick.group => picks.push(pick),
            _ => groups.push((pick.group.clone(), vec![pick])),
        }
    }
    groups
}
