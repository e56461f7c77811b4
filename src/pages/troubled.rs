//! Trouble with the machine: what happened, what is safe, what to do, and the button that does it.

use casebook::trouble::Trouble;
use leptos::prelude::*;

use crate::desk::{State, use_desk};
use crate::locale::trouble::{WayOut, words_of};
use crate::locale::{Say, frame::FrameWords, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Notice, Tone};
use crate::platform::page;

/// Trouble above a page or beside what met it.
#[component]
pub fn TroubleNotice(
    /// What went wrong.
    trouble: Trouble,
    /// Read and put away; left out = it stays until tried again.
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
) -> impl IntoView {
    let t: &FrameWords = use_words();
    let lang = use_lang();
    let way_out = words_of(&trouble).way_out;
    view! {
        <div class="trouble" data-trouble="shown">
            <Notice text=trouble.say(lang) tone=Tone::Over urgent=true>
                {(way_out == WayOut::Reload).then(|| view! { <Button label=t.reload size=ButtonSize::Small on_press=|()| page::reload() /> })}
                {on_dismiss.map(|dismiss| view! { <Button label=t.dismiss size=ButtonSize::Small kind=ButtonKind::Quiet on_press=dismiss /> })}
            </Notice>
        </div>
    }
}

/// The desk cannot go on.
#[component]
pub fn FailedPage() -> impl IntoView {
    let t: &FrameWords = use_words();
    let desk = use_desk();
    let lang = use_lang();
    let said = move || match desk.state.get() {
        State::Failed(trouble) => {
            words_of(&trouble).parts(lang).map(|part| view! { <p>{part}</p> }).collect_view().into_any()
        }
        _ => ().into_any(),
    };
    view! {
        <main class="failed">
            <div class="card card-body">
                <h1>{t.product}</h1>
                <div role="alert">{live(said)}</div>
                <Button label=t.reload kind=ButtonKind::Primary on_press=|()| page::reload() />
            </div>
        </main>
    }
}
