//! The rail on wide screens and the bottom bar of five on tablets: the same places.

use casework::register::Register;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::use_location;

use super::waiting::WaitingNow;
use crate::locale::{desks::PlaceWords, fill, frame::FrameWords, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Glyph, Icon};
use crate::platform::page::base_path;

/// A place one can go to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Today,
    Intake,
    Register,
    Clients,
    Relief,
    Legal,
    Jobs,
    Loans,
    Registers,
    Statistics,
    Settings,
}

/// Places of the rail, parted by lines.
const RAIL: [&[Place]; 4] = [
    &[Place::Today, Place::Intake, Place::Clients],
    &[Place::Relief, Place::Legal, Place::Jobs, Place::Loans, Place::Registers],
    &[Place::Statistics],
    &[Place::Settings],
];

/// Places of the bottom bar; the desks and the settings are behind the last.
const BAR: [Place; 5] = [Place::Today, Place::Intake, Place::Register, Place::Statistics, Place::Registers];

impl Place {
    fn path(self) -> &'static str {
        match self {
            Place::Today => "/today",
            Place::Intake => "/intake",
            Place::Register => "/intake/new",
            Place::Clients => "/clients",
            Place::Relief => "/relief",
            Place::Legal => "/legal",
            Place::Jobs => "/jobs",
            Place::Loans => "/loans",
            Place::Registers => "/registers",
            Place::Statistics => "/statistics",
            Place::Settings => "/settings",
        }
    }

    fn glyph(self) -> Glyph {
        match self {
            Place::Today => Glyph::Calendar,
            Place::Intake => Glyph::Phone,
            Place::Register => Glyph::Plus,
            Place::Clients => Glyph::People,
            Place::Relief => Glyph::Relief,
            Place::Legal => Glyph::Scale,
            Place::Jobs => Glyph::Case,
            Place::Loans => Glyph::Money,
            Place::Registers => Glyph::Table,
            Place::Statistics => Glyph::Chart,
            Place::Settings => Glyph::Settings,
        }
    }

    fn word(self, t: &FrameWords, p: &PlaceWords) -> &'static str {
        match self {
            Place::Today => t.today,
            Place::Intake => t.intake,
            Place::Register => t.register,
            Place::Clients => p.clients,
            Place::Relief => p.relief,
            Place::Legal => p.legal,
            Place::Jobs => p.jobs,
            Place::Loans => p.loans,
            Place::Registers => p.more,
            Place::Statistics => t.statistics,
            Place::Settings => t.settings,
        }
    }

    /// The registers whose open entries it counts.
    fn registers(self) -> &'static [Register] {
        match self {
            Place::Relief => &[Register::Relief],
            Place::Legal => &[Register::Legal],
            Place::Jobs => &[Register::Seeker, Register::Vacancy, Register::Fair],
            Place::Loans => &[Register::Loan],
            Place::Registers => &[Register::HomeVisit, Register::Waiver, Register::Card, Register::Donation],
            _ => &[],
        }
    }

    /// The place an address belongs to.
    fn of(path: &str) -> Option<Place> {
        let path = path.strip_prefix(&base_path()).unwrap_or(path);
        match path {
            "/intake/new" => Some(Place::Register),
            _ => RAIL
                .iter()
                .copied()
                .flatten()
                .copied()
                .find(|place| path == place.path() || path.starts_with(&format!("{}/", place.path()))),
        }
    }

    /// The place of the bottom bar that leads to it.
    fn in_bar(self) -> Place {
        if BAR.contains(&self) { self } else { Place::Registers }
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
            {RAIL.map(|places| view! { <ul>{places.iter().copied().map(link).collect_view()}</ul> }).collect_view()}
        </nav>
    }
}

/// The bottom bar.
#[component]
pub fn BottomBar() -> impl IntoView {
    let t: &FrameWords = use_words();
    let here = use_place();
    let link = move |place: Place| {
        let is_here = move || here.get().map(Place::in_bar) == Some(place);
        view! { <li><PlaceLink place=place is_here=Signal::derive(is_here) /></li> }
    };
    view! { <nav class="bottom-bar" aria-label=t.rail><ul>{BAR.map(link).collect_view()}</ul></nav> }
}

#[component]
fn PlaceLink(place: Place, is_here: Signal<bool>) -> impl IntoView {
    let (t, p): (&FrameWords, &PlaceWords) = (use_words(), use_words());
    let (word, waiting) = (place.word(t, p), WaitingNow::here());
    let counts = move || waiting.of(place.registers());
    // One attribute, not `class:`: that stays as it was where a change of language draws the link anew.
    let class = move || if is_here.get() { "place is-here" } else { "place" };
    let shown = move || {
        let (open, due) = counts();
        (open + due > 0).then(|| view! {
            <span class="place-count" class:is-due={due > 0} data-open=open data-due=due aria-hidden="true">{if due > 0 { due } else { open }}</span>
            <span class="visually-hidden">{fill(p.place_count, &[&open.to_string(), &due.to_string()])}</span>
        })
    };
    view! {
        <A href=place.path() attr:class=told(class) attr:data-place=place.path()>
            <Icon glyph=place.glyph() /><span>{word}</span>{live(shown)}
        </A>
    }
}

fn use_place() -> Memo<Option<Place>> {
    let path = use_location().pathname;
    Memo::new(move |_| path.with(|path| Place::of(path)))
}
