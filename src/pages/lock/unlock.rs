//! Unlocking with a passphrase.

use casebook::trouble::Trouble;
use casework::staff::StaffId;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::Locked;
use super::damaged::{Found, Opened, Way};
use super::wait::Wait;
use crate::desk::{DeskDoor, use_desk};
use crate::locale::opening::{LockWords, PassphraseWords};
use crate::locale::{fill, use_words};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Field, SecretInput};
use crate::platform::{page, prefs};

/// Which member unlocked last on this device: a number, kept as a preference.
const LAST: &str = "last-member";

/// The form.
#[component]
pub fn UnlockForm(
    locked: Locked,
    /// What of the records does not open, where that is found.
    found: RwSignal<Option<Found>>,
) -> impl IntoView {
    let t: &LockWords = use_words();
    let words: &PassphraseWords = use_words();
    let desk = use_desk();
    let last = prefs::get(LAST).and_then(|text| text.parse().ok()).map(StaffId);
    let known = locked
        .names
        .iter()
        .find(|name| Some(name.staff) == last)
        .or(locked.names.first())
        .map(|name| name.staff);
    let (who, secret, busy) = (RwSignal::new(known), RwSignal::new(String::new()), RwSignal::new(false));
    let (wrong, met, wait) = (RwSignal::new(false), RwSignal::new(None::<Trouble>), Wait::none());
    let names = locked.names.clone();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let name =
            who.get_untracked().and_then(|who| locked.names.iter().find(|name| name.staff == who).cloned());
        let (Some(name), false) = (name, busy.get_untracked() || wait.left.get_untracked() > 0) else {
            return;
        };
        if secret.with_untracked(String::is_empty) {
            return;
        }
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = unlock(desk, name.staff, secret.get_untracked(), name.params).await;
            busy.try_set(false);
            match outcome {
                Ok(opened) => {
                    prefs::set(LAST, &name.staff.0.to_string());
                    if let Opened::Partly(damage) = opened {
                        found.try_set(Some(damage));
                    }
                }
                Err(Trouble::WrongKey { wait_s }) => {
                    wrong.try_set(true);
                    wait.begin(wait_s);
                    page::focus("field-passphrase");
                }
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let chosen = names.clone();
    let label = move || {
        let name = chosen.iter().find(|name| Some(name.staff) == who.get()).map(|name| name.name.clone());
        fill(t.passphrase_of, &[&name.unwrap_or_default()])
    };
    let error = move || if wrong.get() { t.wrong } else { "" }.to_owned();
    let waits = move || wait.left.get() > 0;
    let waiting = move || match waits() {
        true => fill(t.wait, &[&wait.left.get().to_string()]),
        false if wrong.get() => t.caps.to_owned(),
        false => String::new(),
    };
    view! {
        <form class="lock-form" novalidate on:submit=submit>
            <Names names=names who=who secret=secret />
            <Field label=label name="passphrase" error=error>
                <SecretInput name="passphrase" show_label=words.show hide_label=words.hide autofocus=true value=secret
                    on_input=move |text| { wrong.set(false); secret.set(text); } />
            </Field>
            <p class="lock-wait small" role="status">{live(waiting)}</p>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <Button label=t.open kind=ButtonKind::Primary size=ButtonSize::Large submit=true busy=busy busy_label=t.opening
                disabled=waits key_hint="Enter" name="unlock" />
        </form>
    }
}

/// Everybody who may unlock, as one row of choices that wraps.
#[component]
fn Names(
    names: Vec<casebook::door::DoorName>,
    who: RwSignal<Option<StaffId>>,
    secret: RwSignal<String>,
) -> impl IntoView {
    let t: &LockWords = use_words();
    let name = move |name: casebook::door::DoorName| {
        let staff = name.staff;
        let chosen = Memo::new(move |_| who.get() == Some(staff));
        let pick = move |_| {
            who.set(Some(staff));
            secret.set(String::new());
            page::focus("field-passphrase");
        };
        view! {
            <label class="segment" class:is-chosen=chosen>
                <input type="radio" name="member" value=staff.0.to_string() prop:checked=chosen on:change=pick />
                <span class="segment-face">{name.name}</span>
            </label>
        }
    };
    view! {
        <fieldset class="lock-names">
            <legend class="field-label small">{t.who}</legend>
            <div class="segments segments--wrap">{names.into_iter().map(name).collect_view()}</div>
        </fieldset>
    }
}

async fn unlock(
    desk: DeskDoor,
    staff: StaffId,
    secret: String,
    params: casebook::door::KdfParams,
) -> Result<Opened, Trouble> {
    let kek = desk.derive(secret, params).await?;
    Way::Passphrase { staff, kek }.open(desk).await
}
