//! A drop-down list: the browser's own, so that it works by key, finger and screen reader alike. Its entries are markup.

use leptos::prelude::*;

use super::field::use_field_tie;
use super::icon::{Glyph, Icon};
use super::live::told;
use super::markup::Markup;

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
    let none = none.map(|word| Pick::new("", word));
    let entries = move || value.with(|chosen| picks.with(|picks| options(none.iter().chain(picks), chosen)));
    view! {
        <span class="select" class:select--small=small>
            <select class="control" name=name id=tie.map(|tie| tie.id())
                aria-describedby=tie.map(|tie| tie.says_id())
                aria-invalid=told(move || tie.is_some_and(|tie| tie.invalid.get()).then_some("true"))
                aria-required=tie.is_some_and(|tie| tie.required).then_some("true")
                aria-label=aria_label disabled=disabled autocomplete="off"
                on:change=move |event| on_pick.run(event_target_value(&event)) inner_html=told(entries)></select>
            <Icon glyph=Glyph::ChevronDown />
        </span>
    }
}

/// Entries as a browser reads them, the chosen one marked; neighbours of one group stand together under its word.
pub fn options<'a>(picks: impl IntoIterator<Item = &'a Pick>, chosen: &str) -> String {
    let mut groups: Vec<(&str, Markup)> = Vec::new();
    for pick in picks {
        let mut attributes = vec![("value", pick.key.as_str())];
        attributes.extend((pick.key == chosen).then_some(("selected", "")));
        let option = Markup::element("option", &attributes, Markup::text(&pick.label));
        match groups.last_mut().filter(|(group, _)| *group == pick.group) {
            Some((_, options)) => *options = std::mem::take(options).and(option),
            None => groups.push((&pick.group, option)),
        }
    }
    let group = |(label, options)| match label {
        "" => options,
        label => Markup::element("optgroup", &[("label", label)], options),
    };
    groups.into_iter().map(group).collect::<Markup>().into_html()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn groups_hold_their_neighbours_and_one_entry_is_chosen() {
        let picks = [
            Pick::new("", "none"),
            Pick::within("work", "pay", "pay & leave"),
            Pick::within("work", "harm", "harm"),
            Pick::new("other", "other"),
        ];
        assert_eq!(
            options(&picks, "harm"),
            "<option value=\"\">none</option><optgroup label=\"work\"><option value=\"pay\">pay &amp; leave</option>\
             <option value=\"harm\" selected=\"\">harm</option></optgroup><option value=\"other\">other</option>"
        );
    }
}
