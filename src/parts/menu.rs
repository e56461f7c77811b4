//! A menu behind a button. Arrow keys move, Enter picks, Esc and a press elsewhere close it.

use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::icon::{Glyph, Icon};
use super::live::{live, told};
use crate::platform::focus::{is_focused, stays_within};
use crate::platform::page::focus;
use crate::platform::timer::pause;

/// One entry.
#[derive(Clone)]
pub struct MenuItem {
    /// Its word.
    pub label: String,
    /// What it does.
    pub on_pick: Callback<()>,
    /// One of several that exclude one another: is it the present one?
    pub checked: Option<Signal<bool>>,
    /// Icon before the word.
    pub icon: Option<Glyph>,
}

impl MenuItem {
    /// An entry that does something.
    pub fn new(label: impl Into<String>, on_pick: impl Fn() + Send + Sync + 'static) -> MenuItem {
        MenuItem {
            label: label.into(),
            on_pick: Callback::new(move |()| on_pick()),
            checked: None,
            icon: None,
        }
    }

    /// Shows whether it is the present one.
    pub fn checked(self, checked: Signal<bool>) -> MenuItem {
        MenuItem { checked: Some(checked), ..self }
    }

    /// With an icon.
    pub fn icon(self, glyph: Glyph) -> MenuItem {
        MenuItem { icon: Some(glyph), ..self }
    }
}

/// A menu. `name` keeps the ids apart.
#[component]
pub fn Menu(
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    items: Vec<MenuItem>,
    #[prop(optional, into)] icon: Option<Glyph>,
    /// Show the icon alone.
    #[prop(optional)]
    icon_only: bool,
    /// Accessible name where the label says too little.
    #[prop(optional, into)]
    aria_label: Option<String>,
    /// Without a border.
    #[prop(optional)]
    quiet: bool,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let last = items.len().saturating_sub(1);
    let show = move || {
        open.set(true);
        // What is hidden takes no focus: it is shown in the turn after.
        spawn_local(async move {
            pause(0).await;
            focus(&item_id(name, 0));
        });
    };
    let close = move || {
        open.set(false);
        focus(&button_id(name));
    };
    let keys = move |event: KeyboardEvent| {
        let at = current(name, last);
        let to = match (event.key().as_str(), open.get_untracked()) {
            ("Escape", true) => return close(),
            ("ArrowDown", false) => {
                event.prevent_default();
                return show();
            }
            ("ArrowDown", true) => at.map_or(0, |at| if at == last { 0 } else { at + 1 }),
            ("ArrowUp", true) => at.map_or(last, |at| if at == 0 { last } else { at - 1 }),
            ("Home", true) => 0,
            ("End", true) => last,
            _ => return,
        };
        event.prevent_default();
        focus(&item_id(name, to));
    };
    let left = move |event: FocusEvent| {
        if !stays_within(&event) {
            open.set(false);
        }
    };
    let item = move |(at, item): (usize, MenuItem)| {
        let checked = item.checked;
        let pressed = move |_| {
            close();
            item.on_pick.run(());
        };
        view! {
            <button type="button" class="menu-item" id=item_id(name, at) tabindex="-1"
                role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
                aria-checked=told(move || checked.map(|checked| checked.get().to_string())) on:click=pressed>
                <span class="menu-mark">{live(move || checked.is_some_and(|c| c.get()).then(|| view! { <Icon glyph=Glyph::Check /> }))}
                    {item.icon.map(|glyph| view! { <Icon glyph=glyph /> })}</span>
                <span>{item.label}</span>
            </button>
        }
    };
    let class = format!(
        "button {} button--normal{}",
        if quiet { "button--plain" } else { "button--secondary" },
        if icon_only { " button--icon" } else { "" }
    );
    view! {
        <div class="menu" on:keydown=keys on:focusout=left data-menu=name>
            <button type="button" class=class id=button_id(name) aria-haspopup="menu" aria-expanded=told(move || open.get().to_string())
                aria-controls=list_id(name) aria-label=told(move || aria_label.clone().or_else(|| icon_only.then(|| label.get())))
                on:click=move |_| if open.get_untracked() { close() } else { show() }>
                <span class="button-face">
                    {icon.map(|glyph| view! { <Icon glyph=glyph /> })}
                    {(!icon_only).then(|| view! { <span>{label}</span><Icon glyph=Glyph::ChevronDown /> })}
                </span>
            </button>
            <div class="menu-list" id=list_id(name) role="menu" aria-label=label hidden=told(move || !open.get())>
                {items.into_iter().enumerate().map(item).collect_view()}
            </div>
        </div>
    }
}

fn button_id(name: &str) -> String {
    format!("menu-{name}")
}

fn list_id(name: &str) -> String {
    format!("menu-{name}-list")
}

fn item_id(name: &str, at: usize) -> String {
    format!("menu-{name}-{at}")
}

fn current(name: &str, last: usize) -> Option<usize> {
    (0..=last).find(|at| is_focused(&item_id(name, *at)))
}
