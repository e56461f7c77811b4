//! The cover: who is away, and the PIN that brings the page back. Nothing of a record is in sight, or in the document.

use casebook::trouble::Trouble;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{limits, use_desk};
use crate::locale::cover::CoverWords;
use crate::locale::{fill, frame::FrameWords, use_words};
use crate::pages::bare::BareTop;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Field, Glyph, Icon, PinInput};
use crate::platform::page;

/// `id` of the PIN's control.
const PIN: &str = "field-pin";

/// The page.
#[component]
pub fn CoverPage() -> impl IntoView {
    let t: &CoverWords = use_words();
    let frame: &FrameWords = use_words();
    let desk = use_desk();
    page::set_title(&format!("{} · {}", t.covered, frame.product));
    let who = desk.desk.with_untracked(|desk| {
        desk.as_ref().map(|desk| fill(t.who, &[&desk.me.name, &desk.centre.name])).unwrap_or_default()
    });
    let then = fill(t.then, &[&limits().lock.to_string()]);
    view! {
        <div class="bare bare--locked">
            <BareTop end=move || view! { <span class="locked-word"><Icon glyph=Glyph::EyeOff />{t.covered}</span> }.into_any() />
            <main class="lock" id="page" tabindex="-1">
                <section class="lock-card card" data-part="cover">
                    <h1>{t.title}</h1>
                    <p data-part="who"><b>{who}</b></p>
                    <p class="small muted">{t.lead}</p>
                    <PinForm />
                    <Button label=t.lock icon=Glyph::Lock kind=ButtonKind::Quiet size=ButtonSize::Large name="lock" on_press=move |()| desk.lock_all() />
                </section>
                <p class="small muted">{then}</p>
            </main>
        </div>
    }
}

#[component]
fn PinForm() -> impl IntoView {
    let t: &CoverWords = use_words();
    let desk = use_desk();
    let (typed, busy) = (RwSignal::new(String::new()), RwSignal::new(false));
    let (left, met) = (RwSignal::new(None::<u8>), RwSignal::new(None::<Trouble>));
    // A frame later: the page that had the focus is still leaving.
    request_animation_frame(|| {
        page::focus(PIN);
    });
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || typed.with_untracked(String::is_empty) {
            return;
        }
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = desk.uncover(typed.get_untracked()).await;
            // The form is gone where the PIN was right.
            busy.try_set(false);
            match outcome {
                Ok(now) => {
                    left.try_set(now);
                    typed.try_set(String::new());
                    if now.is_some() {
                        page::focus(PIN);
                    }
                }
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let error = move || match left.get() {
        None => String::new(),
        Some(0) => t.locking.to_owned(),
        Some(1) => t.last.to_owned(),
        Some(left) => fill(t.wrong, &[&left.to_string()]),
    };
    view! {
        <form class="lock-form" novalidate on:submit=submit>
            <Field label=t.pin name="pin" error=error>
                <PinInput name="pin" value=typed on_input=move |text| { left.set(None); typed.set(text); } />
            </Field>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <Button label=t.open kind=ButtonKind::Primary size=ButtonSize::Large submit=true busy=busy busy_label=t.opening
                key_hint="Enter" name="uncover" />
        </form>
    }
}
