//! A change of one's own passphrase: the present one is asked again.

use casebook::trouble::Trouble;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, use_desk};
use crate::locale::opening::PassphraseWords;
use crate::locale::settings::StaffWords;
use crate::locale::use_words;
use crate::pages::passphrase::{NewPassphrase, NewPassphraseFields};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, Field, SecretInput, use_toasts};
use crate::protocol::Request;

/// The form.
#[component]
pub fn OwnPassphrase() -> impl IntoView {
    let t: &StaffWords = use_words();
    let words: &PassphraseWords = use_words();
    let (desk, toasts) = (use_desk(), use_toasts());
    let (old, new) = (RwSignal::new(String::new()), RwSignal::new(NewPassphrase::default()));
    let (tried, busy, wrong) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let met = RwSignal::new(None::<Trouble>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if busy.get_untracked()
            || old.with_untracked(String::is_empty)
            || !new.with_untracked(NewPassphrase::is_fit)
        {
            return;
        }
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = change(desk, old.get_untracked(), new.get_untracked().first).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => {
                    toasts.done(t.changed);
                    tried.try_set(false);
                    old.try_set(String::new());
                    new.try_set(NewPassphrase::default());
                }
                Err(Trouble::WrongKey { .. }) => drop(wrong.try_set(true)),
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let type_old = move |text: String| {
        wrong.set(false);
        old.set(text);
    };
    view! {
        <form class="card card-body form" novalidate on:submit=submit aria-labelledby="own-passphrase-title">
            <h2 id="own-passphrase-title">{t.passphrase_title}</h2>
            <Field label=t.old name="old-passphrase" form="own" error=move || if wrong.get() { t.old_wrong } else { "" }.to_owned()>
                <SecretInput name="old-passphrase" show_label=words.show hide_label=words.hide value=old on_input=type_old />
            </Field>
            <NewPassphraseFields form="own" typed=new tried=tried label=words.new on_type=move |typed| new.set(typed) />
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <div class="form-acts"><Button label=t.change submit=true busy=busy busy_label=t.changing name="change-passphrase" /></div>
        </form>
    }
}

async fn change(desk: DeskDoor, old: String, new: String) -> Result<(), Trouble> {
    let present = desk.own_params().await?;
    let old = desk.derive(old, present).await?;
    let params = desk.calibrate().await?;
    let new = desk.derive(new, params.clone()).await?;
    desk.ask(Request::ChangePassphrase { old, params, new }).await.map(|_| ())
}
