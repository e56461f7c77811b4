//! A button: a verb that says what happens. While busy it keeps its width, says so, and does nothing more.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::live::told;

/// How loud it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ButtonKind {
    /// Filled; one a page.
    Primary,
    /// Outlined.
    #[default]
    Secondary,
    /// A word in accent colour.
    Quiet,
    /// Outlined in the colour of warning: throws something away.
    Danger,
}

/// How large it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ButtonSize {
    /// 32 px; 44 under a finger.
    Small,
    /// 40 px; 44 under a finger.
    #[default]
    Normal,
    /// 48 px.
    Large,
}

/// A button.
#[component]
pub fn Button(
    /// What happens.
    #[prop(into)]
    label: Signal<String>,
    /// Pressed by pointer or key. Not called while busy or disabled. Leave out for a button that submits its form.
    #[prop(optional, into)]
    on_press: Option<Callback<()>>,
    #[prop(optional)] kind: ButtonKind,
    #[prop(optional)] size: ButtonSize,
    /// Before the word.
    #[prop(optional, into)]
    icon: Option<Glyph>,
    /// Show the icon alone; the word becomes the accessible name.
    #[prop(optional)]
    icon_only: bool,
    /// The key that does the same, e.g. `Ctrl+Enter`; hidden on touch.
    #[prop(optional_no_strip, into)]
    key_hint: Option<&'static str>,
    /// Work goes on.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// What it says meanwhile; the label where left out.
    #[prop(optional, into)]
    busy_label: Option<String>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Submits its form.
    #[prop(optional)]
    submit: bool,
    /// Accessible name where the label says too little, e.g. which row it is for.
    #[prop(optional, into)]
    aria_label: Option<String>,
    /// The control's `name`, for forms with several buttons and for tests.
    #[prop(optional, into)]
    name: Option<&'static str>,
) -> impl IntoView {
    let pressed = move |_| {
        if let (Some(on_press), false) = (on_press, busy.get_untracked()) {
            on_press.run(());
        }
    };
    let class =
        format!("button {} {}{}", kind.class(), size.class(), if icon_only { " button--icon" } else { "" });
    let waiting = busy_label.clone().map(|text| view! { <span class="button-wait" aria-hidden=told(move || (!busy.get()).to_string())>{text}</span> });
    let has_wait = busy_label.is_some();
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=class
            class:is-busy=busy
            class:has-wait=has_wait
            name=name
            aria-label=told(move || aria_label.clone().or_else(|| icon_only.then(|| label.get())))
            title=told(move || icon_only.then(|| label.get()))
            aria-busy=told(move || busy.get().to_string())
            aria-disabled=told(move || busy.get().then_some("true"))
            aria-keyshortcuts=key_hint.map(|key| key.replace("Ctrl", "Control"))
            disabled=disabled
            on:click=pressed
        >
            <span class="button-face" aria-hidden=told(move || (has_wait && busy.get()).then_some("true"))>
                {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                {(!icon_only).then(|| view! { <span>{label}</span> })}
                {key_hint.map(|key| view! { <kbd class="key" aria-hidden="true">{key}</kbd> })}
            </span>
            {waiting}
        </button>
    }
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            ButtonKind::Primary => "button--primary",
            ButtonKind::Secondary => "button--secondary",
            ButtonKind::Quiet => "button--quiet",
            ButtonKind::Danger => "button--danger",
        }
    }
}

impl ButtonSize {
    fn class(self) -> &'static str {
        match self {
            ButtonSize::Small => "button--small",
            ButtonSize::Normal => "button--normal",
            ButtonSize::Large => "button--large",
        }
    }
}
