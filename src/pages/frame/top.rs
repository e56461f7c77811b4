//! The top bar: product, centre, search, register, member, lock.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::components::A;
use leptos_router::hooks::{use_location, use_navigate};

use crate::desk::use_desk;
use crate::locale::{cover::CoverWords, fill, frame::FrameWords, use_words};
use crate::pages::look::{Theme, use_look};
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, Glyph, Icon, Menu, MenuItem};

/// The bar.
#[component]
pub fn TopBar() -> impl IntoView {
    let t: &FrameWords = use_words();
    let desk = use_desk();
    let centre = move || desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()));
    view! {
        <header class="top">
            <A href="/today" attr:class="top-name">{t.product}</A>
            <span class="top-centre" title=told(centre)>{live(centre)}</span>
            <Search />
            <super::status::StatusBrief />
            <RegisterLink />
            <MemberMenu />
            <LockButton />
        </header>
    }
}

/// Finds contacts: goes to the list with the text. The text is not put into the address, where histories would keep it.
#[component]
fn Search() -> impl IntoView {
    let t: &FrameWords = use_words();
    let text = RwSignal::new(String::new());
    let navigate = use_navigate();
    let found = expect_context::<super::SearchText>();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        found.0.set(text.get_untracked().trim().to_owned());
        navigate("/intake", NavigateOptions::default());
    };
    view! {
        <form class="search" role="search" on:submit=submit>
            <Icon glyph=Glyph::Search />
            <input class="control" type="search" id="search" name="search" autocomplete="off" spellcheck="false" aria-label=t.search_label
                placeholder=t.search aria-keyshortcuts="/" prop:value=text on:input=move |event| text.set(event_target_value(&event)) />
            <kbd class="key" aria-hidden="true">"/"</kbd>
        </form>
    }
}

/// Registers a contact; steps back to an outline where the page has a filled button of its own.
#[component]
fn RegisterLink() -> impl IntoView {
    let t: &FrameWords = use_words();
    let path = use_location().pathname;
    let is_task =
        Memo::new(move |_| path.with(|path| !(path.ends_with("/intake") || path.ends_with("/today"))));
    view! {
        <span class="top-register" class:is-task=is_task>
            <A href="/intake/new" attr:class="button button--normal button--register" attr:aria-keyshortcuts="n">
                <span class="button-face"><Icon glyph=Glyph::Plus /><span>{t.register}</span><kbd class="key" aria-hidden="true">"N"</kbd></span>
            </A>
        </span>
    }
}

#[component]
fn MemberMenu() -> impl IntoView {
    let t: &FrameWords = use_words();
    let look = use_look();
    let desk = use_desk();
    let cover: &CoverWords = use_words();
    let (navigate, to_pin) = (use_navigate(), use_navigate());
    let name =
        desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.me.name.clone())).unwrap_or_default();
    let theme = |words: &str, theme: Theme| {
        MenuItem::new(words, move || look.theme.set(theme))
            .checked(Signal::derive(move || look.theme.get() == theme))
    };
    let keys = expect_context::<super::keys::SheetOpen>();
    let items = vec![
        MenuItem::new(t.language, move || look.switch_lang()).icon(Glyph::Globe),
        theme(t.theme_auto, Theme::Auto),
        theme(t.theme_light, Theme::Light),
        theme(t.theme_dark, Theme::Dark),
        MenuItem::new(t.shortcuts, move || keys.0.set(true)),
        MenuItem::new(t.settings, move || navigate("/settings", NavigateOptions::default()))
            .icon(Glyph::Settings),
        // Without a PIN it leads to where one is set.
        MenuItem::new(cover.leave, move || match untrack(|| desk.has_pin()) {
            true => desk.cover_all(),
            false => to_pin("/settings/staff", NavigateOptions::default()),
        })
        .icon(Glyph::EyeOff),
        MenuItem::new(t.lock, move || desk.lock_all()).icon(Glyph::Lock),
    ];
    view! { <Menu name="member" label=name.clone() aria_label=fill(t.member, &[&name]) items=items quiet=true /> }
}

#[component]
fn LockButton() -> impl IntoView {
    let t: &FrameWords = use_words();
    let desk = use_desk();
    let press = move |()| desk.lock_all();
    view! { <Button label=t.lock icon=Glyph::Lock icon_only=true kind=ButtonKind::Quiet name="lock" on_press=press /> }
}
