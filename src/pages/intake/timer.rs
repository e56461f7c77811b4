//! How long the call has lasted, from the first key. Nothing moves before that.

use casework::contact::Channel;
use leptos::prelude::*;

use super::field::use_form;
use crate::locale::intake::IntakeWords;
use crate::locale::{fill, use_words};
use crate::platform::clock;

/// The timer of a call.
#[component]
pub fn CallTimer() -> impl IntoView {
    let form = use_form();
    let t = use_words::<IntakeWords>();
    let now = RwSignal::new(clock::now());
    // Without a browser timer the time stands still and the form works on.
    if let Ok(tick) =
        set_interval_with_handle(move || now.set(clock::now()), std::time::Duration::from_secs(1))
    {
        on_cleanup(move || tick.clear());
    }
    let seconds = Memo::new(move |_| {
        let started = form.started.get()?;
        let is_call = form.draft.with(|draft| draft.channel == Channel::Call && draft.editing.is_none());
        is_call.then(|| ((now.get().0 - started.0) / 1000).max(0))
    });
    move || {
        let seconds = seconds.get()?;
        let told = fill(t.on_call, &[&format!("{:02}:{:02}", seconds / 60, seconds % 60)]);
        Some(
            view! { <p class="call-timer" role="timer" aria-label=t.call_so_far><span class="dot" aria-hidden="true"></span> <span>{told}</span></p> },
        )
    }
}
