//! Deleting the centre from this device: only after its full name is typed.

use casebook::trouble::Trouble;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::use_desk;
use crate::locale::settings::{BackupWords, SettingsWords};
use crate::locale::{frame::FrameWords, use_words};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Dialog, Field, Notice, TextInput, Tone};
use crate::platform::page;
use crate::protocol::Request;

/// The card.
#[component]
pub fn DestroyCentre() -> impl IntoView {
    let t: &BackupWords = use_words();
    let frame: &FrameWords = use_words();
    let asking = RwSignal::new(false);
    view! {
        <section class="card card-body form" aria-labelledby="destroy-title">
            <h2 id="destroy-title">{t.destroy}</h2>
            <p class="small muted">{t.destroy_text}</p>
            <div class="form-acts"><Button label=t.destroy kind=ButtonKind::Danger name="destroy" on_press=move |()| asking.set(true) /></div>
            <Dialog open=asking on_close=move |()| asking.set(false) title=t.destroy close_label=frame.close name="destroy"><Confirm asking=asking /></Dialog>
        </section>
    }
}

#[component]
fn Confirm(asking: RwSignal<bool>) -> impl IntoView {
    let t: &BackupWords = use_words();
    let shared: &SettingsWords = use_words();
    let desk = use_desk();
    let (typed, busy, met) =
        (RwSignal::new(String::new()), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let name = desk
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()))
        .unwrap_or_default();
    let shown = name.clone();
    let fits = Signal::derive(move || typed.with(|typed| !name.is_empty() && typed.trim() == name));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !fits.get_untracked() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            match desk.ask(Request::Destroy).await {
                Ok(_) => page::replace_with_root(),
                Err(trouble) => {
                    busy.try_set(false);
                    met.try_set(Some(trouble));
                }
            }
        });
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <Notice text=t.destroy_text tone=Tone::Over />
            <p><b>{shown}</b></p>
            <Field label=t.destroy_type name="confirm-name">
                <TextInput name="confirm-name" value=typed on_input=move |text| typed.set(text) />
            </Field>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <div class="dialog-actions">
                <Button label=shared.cancel on_press=move |()| asking.set(false) />
                <Button label=t.destroy_now kind=ButtonKind::Danger submit=true disabled=Signal::derive(move || !fits.get()) busy=busy busy_label=t.destroying name="destroy-now" />
            </div>
        </form>
    }
}
