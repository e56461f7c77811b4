//! One's own PIN for the cover, on this device: what it is good for, setting it, doing without it.

use casebook::passphrase::{Pin, PinFault};
use casebook::trouble::Trouble;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, use_desk};
use crate::locale::cover::PinWords;
use crate::locale::opening::PassphraseWords;
use crate::locale::use_words;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Field, PinInput, SecretInput, use_toasts};
use crate::protocol::{CoverRequest, Request};

/// The form.
#[component]
pub fn OwnPin() -> impl IntoView {
    let t: &PinWords = use_words();
    let (desk, toasts) = (use_desk(), use_toasts());
    let (busy, met) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let has_pin = Memo::new(move |_| desk.has_pin());
    let forget = move |()| {
        busy.set(true);
        spawn_local(async move {
            let outcome = desk.ask(Request::Cover(CoverRequest::ForgetPin)).await;
            busy.try_set(false);
            match outcome {
                Ok(_) => toasts.done(t.forgotten),
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let present = move || {
        has_pin.get().then(|| {
            view! {
                <div class="form-acts"><span>{t.is_set}</span><Button label=t.forget kind=ButtonKind::Quiet busy=busy name="forget-pin" on_press=forget /></div>
            }
        })
    };
    view! {
        <section class="card card-body form" id="pin" aria-labelledby="own-pin-title" data-part="pin">
            <h2 id="own-pin-title">{t.title}</h2>
            <p>{t.lead}</p>
            <p class="small muted">{t.own}</p>
            {live(present)}
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            {live(move || match desk.demo.get() {
                true => view! { <p class="small muted">{t.in_demo}</p> }.into_any(),
                false => view! { <PinForm /> }.into_any(),
            })}
        </section>
    }
}

#[component]
fn PinForm() -> impl IntoView {
    let t: &PinWords = use_words();
    let words: &PassphraseWords = use_words();
    let (desk, toasts) = (use_desk(), use_toasts());
    let (passphrase, pin, again) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, busy, wrong) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let met = RwSignal::new(None::<Trouble>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let Ok(fit) = pin.with_untracked(|typed| Pin::parse(typed)) else { return };
        let is_same = again.with_untracked(|typed| fit.is(typed));
        if busy.get_untracked() || !is_same || passphrase.with_untracked(String::is_empty) {
            return;
        }
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = set(desk, passphrase.get_untracked(), fit).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => {
                    toasts.done(t.done);
                    tried.try_set(false);
                    for typed in [passphrase, pin, again] {
                        typed.try_set(String::new());
                    }
                }
                Err(Trouble::WrongKey { .. }) => drop(wrong.try_set(true)),
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let passphrase_error = move || match (wrong.get(), tried.get() && passphrase.with(String::is_empty)) {
        (true, _) => t.passphrase_wrong.to_owned(),
        (false, true) => t.passphrase_first.to_owned(),
        (false, false) => String::new(),
    };
    let pin_error = move || match pin.with(|typed| Pin::parse(typed)) {
        Err(PinFault::Digits) if tried.get() => t.digits,
        Err(PinFault::Plain) if tried.get() => t.plain,
        _ => "",
    };
    let again_error = move || {
        let differs = pin.with(|pin| again.with(|again| pin != again));
        if tried.get() && differs { t.not_same } else { "" }
    };
    let type_passphrase = move |text: String| {
        wrong.set(false);
        passphrase.set(text);
    };
    view! {
        <form class="form" novalidate on:submit=submit aria-labelledby="own-pin-title" data-form="pin">
            <Field label=t.passphrase name="pin-passphrase" hint=t.passphrase_hint error=passphrase_error>
                <SecretInput name="pin-passphrase" show_label=words.show hide_label=words.hide value=passphrase on_input=type_passphrase />
            </Field>
            <div class="form-row">
                <Field label=t.pin name="pin" form="new" hint=t.pin_hint error=move || pin_error().to_owned()>
                    <PinInput name="pin" value=pin on_input=move |text| pin.set(text) />
                </Field>
                <Field label=t.again name="pin-again" form="new" error=move || again_error().to_owned()>
                    <PinInput name="pin-again" value=again on_input=move |text| again.set(text) />
                </Field>
            </div>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <div class="form-acts"><Button label=t.set submit=true busy=busy busy_label=t.setting name="set-pin" /></div>
        </form>
    }
}

async fn set(desk: DeskDoor, passphrase: String, pin: Pin) -> Result<(), Trouble> {
    let params = desk.own_params().await?;
    let passphrase = desk.derive(passphrase, params).await?;
    desk.ask(Request::Cover(CoverRequest::SetPin { passphrase, pin })).await.map(|_| ())
}
