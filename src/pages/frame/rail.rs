//! The rail on wide screens and the bottom bar of five on tablets: the same places.

use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use crate::locale::{frame::FrameWords, use_words};
use crate::parts::{Glyph, Icon};
use crate::platform::page::base_path;

/// A place one can go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Today,
    Intake,
    Register,
    Statistics,
    Settings,
}

impl Place {
    fn path(self) -> &'static str {
        match self {
            Place::Today => "/today",
            Place::Intake => "/intake",
            Place::Register => "/intake/new",
            Place::Statistics => "/statistics",
            Place::Settings => "/settings",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Place::Today => Glyph::Calendar,
            Place::Intake => Glyph::Phone,
            Place::Register => Glyph::Plus,
            Place::Statistics => Glyph::Chart,
            Place::Settings => Glyph::Settings,
        }
    }

    fn word(self, t: &FrameWords) -> &'static str {
        match self {
            Place::Today => t.today,
            Place::Intake => t.intake,
            Place::Register => t.register,
            Place::Statistics => t.statistics,
            Place::Settings => t.settings,
        }
    }

    /// The place an address belongs to.
    fn of(path: &str) -> Option<Place> {
        let path = path.strip_prefix(&base_path()).unwrap_or(path);
        match path {
            "/intake/new" => Some(Place::Register),
            _ => [Place::Today, Place::Intake, Place::Statistics, Place::Settings]
                .into_iter()
                .find(|place| path == place.path() || path.starts_with(&format!("{}/", place.path()))),
        }
    }
}

/// The rail.
#[component]
pub fn Rail() -> impl IntoView {
    let t: &FrameWords = use_words();
    let here = use_place();
    let link = move |place: Place| {
        // Registering belongs to the contacts: the rail has no place of its own for it.
        let is_here = move || {
            here.get() == Some(place) || (place == Place::Intake && here.get() == Some(Place::Register))
        };
        view! { <li><PlaceLink place=place is_here=Signal::derive(is_here) /></li> }
    };
    view! {
        <nav class="rail" aria-label=t.rail>
            <ul>{[Place::Today, Place::Intake].map(link).collect_view()}</ul>
            <ul>{[Place::Statistics].map(link).collect_view()}</ul>
            <ul>{[Place::Settings].map(link).collect_view()}</ul>
        </nav>
    }
}

/// The bottom bar.
#[component]
pub fn BottomBar() -> impl IntoView {
    let t: &FrameWords = use_words();
    let here = use_place();
    let places = [Place::Today, Place::Intake, Place::Register, Place::Statistics, Place::Settings];
    let link = move |place: Place| {
        view! { <li><PlaceLink place=place is_here=Signal::derive(move || here.get() == Some(place)) /></li> }
    };
    view! { <nav class="bottom-bar" aria-label=t.rail><ul>{places.map(link).collect_view()}</ul></nav> }
}

#[component]
fn PlaceLink(place: Place, is_here: Signal<bool>) -> impl IntoView {
    let t: &FrameWords = use_words();
    view! {
        <A href=place.path() attr:class="place" attr:data-place=place.path() {..} class:is-here=is_here>
            <Icon glyph=place.glyph() /><span>{place.word(t)}</span>
        </A>
    }
}

fn use_place() -> Memo<Option<Place>> {
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| Place::of(path)))
}
