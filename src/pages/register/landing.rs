//! `/registers`: the simple registers beside the desks; on a tablet also the way to the desks and the settings.

use casework::register::Register;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::locale::desks::PlaceWords;
use crate::locale::frame::FrameWords;
use crate::locale::guide::purpose;
use crate::locale::{Say, use_lang, use_words};
use crate::pages::frame::{PageHead, WaitingNow};
use crate::parts::live::live;
use crate::parts::{Chip, Tone};
use crate::registers::address;

const DESKS: [Register; 4] = [Register::Relief, Register::Legal, Register::Seeker, Register::Loan];
const SIDE: [Register; 4] = [Register::HomeVisit, Register::Waiver, Register::Card, Register::Donation];

/// The page.
#[component]
pub fn RegistersPage() -> impl IntoView {
    let (t, f) = (use_words::<PlaceWords>(), use_words::<FrameWords>());
    view! {
        <PageHead title=t.more_title />
        <section class="register-cards only-portrait" aria-label=t.desks>
            {DESKS.map(|register| view! { <RegisterCard register=register /> }).collect_view()}
        </section>
        <section class="register-cards" aria-label=t.side>
            {SIDE.map(|register| view! { <RegisterCard register=register /> }).collect_view()}
        </section>
        <p class="only-portrait register-ways">
            <A href="/clients" attr:class="button button--secondary button--normal">{t.clients}</A>
            <A href="/settings" attr:class="button button--secondary button--normal">{f.settings}</A>
        </p>
    }
}

/// A register: its name, what waits there, what it is for.
#[component]
fn RegisterCard(register: Register) -> impl IntoView {
    let lang = use_lang();
    let t = use_words::<PlaceWords>();
    let waiting = WaitingNow::here();
    let counts = move || {
        let (open, due) = waiting.of(&[register]);
        let chip = |count: u32, word: &str, tone| {
            (count > 0)
                .then(|| view! { <Chip text=crate::locale::fill(word, &[&count.to_string()]) tone=tone /> })
        };
        view! { {chip(open, t.open_n, Tone::Neutral)} {chip(due, t.due_n, Tone::Due)} }
    };
    view! {
        <article class="card card-body register-card" data-register=register.word()>
            <h2><A href=address::list(register)>{register.say(lang)}</A> " " {live(counts)}</h2>
            <p class="small muted">{purpose(register, lang)}</p>
        </article>
    }
}
