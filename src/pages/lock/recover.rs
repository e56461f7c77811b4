//! Unlocking with the recovery key, which sets a member's passphrase anew.

use casebook::door::KdfParams;
use casebook::passphrase::parse_recovery;
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
use crate::pages::passphrase::{NewPassphrase, NewPassphraseFields};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Field, Pick, Select, TextInput};

/// What is typed here. Never kept.
#[derive(Clone, Default, PartialEq)]
struct Typed {
    key: String,
    staff: String,
    passphrase: NewPassphrase,
}

/// The form.
#[component]
pub fn RecoverForm(
    locked: Locked,
    /// What of the records does not open, where that is found.
    found: RwSignal<Option<Found>>,
) -> impl IntoView {
    let t: &LockWords = use_words();
    let words: &PassphraseWords = use_words();
    let desk = use_desk();
    let staff = locked.names.first().map(|name| name.staff.0.to_string()).unwrap_or_default();
    let typed = RwSignal::new(Typed { staff, ..Typed::default() });
    let (tried, busy, wrong) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let (met, wait) = (RwSignal::new(None::<Trouble>), Wait::none());
    let recovery = locked.recovery.clone();
    let picks: Vec<Pick> =
        locked.names.iter().map(|name| Pick::new(name.staff.0.to_string(), name.name.clone())).collect();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let now = typed.get_untracked();
        let fits = parse_recovery(&now.key).is_some() && now.passphrase.is_fit();
        if !fits || busy.get_untracked() || wait.left.get_untracked() > 0 {
            return;
        }
        busy.set(true);
        met.set(None);
        let recovery = recovery.clone();
        spawn_local(async move {
            let outcome = recover(desk, now, recovery).await;
            busy.try_set(false);
            match outcome {
                Ok(Opened::Whole) => {}
                Ok(Opened::Partly(damage)) => drop(found.try_set(Some(damage))),
                Err(Trouble::WrongKey { wait_s }) => {
                    wrong.try_set(true);
                    wait.begin(wait_s);
                }
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let key_error = move || match () {
        () if wrong.get() => t.wrong_key.to_owned(),
        () if tried.get() && typed.with(|typed| parse_recovery(&typed.key).is_none()) => {
            t.key_unclear.to_owned()
        }
        () => String::new(),
    };
    let waits = move || wait.left.get() > 0;
    let waiting = move || waits().then(|| fill(t.wait, &[&wait.left.get().to_string()]));
    let type_key = move |key: String| {
        wrong.set(false);
        typed.update(|typed| typed.key = key);
    };
    view! {
        <form class="lock-form" novalidate on:submit=submit>
            <Field label=t.key name="recovery-key" hint=t.key_hint error=key_error>
                <TextInput name="recovery-key" autofocus=true value=move || typed.with(|typed| typed.key.clone()) on_input=type_key />
            </Field>
            <Field label=t.whose name="member">
                <Select name="member" picks=picks value=move || typed.with(|typed| typed.staff.clone())
                    on_pick=move |staff| typed.update(|typed| typed.staff = staff) />
            </Field>
            <NewPassphraseFields typed=move || typed.with(|typed| typed.passphrase.clone()) tried=tried label=words.new
                on_type=move |passphrase| typed.update(|typed| typed.passphrase = passphrase) />
            <p class="lock-wait small" role="status">{live(waiting)}</p>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <Button label=t.recover kind=ButtonKind::Primary size=ButtonSize::Large submit=true busy=busy busy_label=t.recovering
                disabled=waits name="recover" />
        </form>
    }
}

async fn recover(desk: DeskDoor, typed: Typed, recovery: KdfParams) -> Result<Opened, Trouble> {
    let staff = StaffId(typed.staff.parse().map_err(|_| Trouble::BuildMismatch)?);
    let kek = desk.derive(typed.key, recovery).await?;
    let params = desk.calibrate().await?;
    let new = desk.derive(typed.passphrase.first, params.clone()).await?;
    Way::Recovery { kek, staff, params, new }.open(desk).await
}
