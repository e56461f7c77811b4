//! Restoring a backup: into a browser without a centre, or beside the present one.

use casebook::door::Door;
use casebook::trouble::Trouble;
use casework::staff::StaffId;
use leptos::ev::{Event, SubmitEvent};
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, use_desk};
use crate::locale::format::when;
use crate::locale::opening::{PassphraseWords, RestoreWords};
use crate::locale::{fill, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{
    Button, ButtonKind, Field, Glyph, Icon, Notice, Pick, SecretInput, Select, Tone, use_toasts,
};
use crate::platform::files;
use crate::protocol::{BackupLabel, Reply, Request};

/// The recovery key among those who can open a backup.
const BY_KEY: &str = "recovery-key";

/// A file that was chosen and says it is a backup.
#[derive(Clone)]
struct Chosen {
    bytes: std::sync::Arc<Vec<u8>>,
    label: BackupLabel,
}

/// The form: choose a file, then who opens it.
#[component]
pub fn RestoreForm(
    /// Beside the present centre.
    beside: bool,
) -> impl IntoView {
    let t: &RestoreWords = use_words();
    let desk = use_desk();
    let chosen = RwSignal::new(None::<Chosen>);
    let trouble = RwSignal::new(None::<Trouble>);
    let pick = move |event: Event| {
        chosen.set(None);
        trouble.set(None);
        spawn_local(async move {
            match look_into(desk, event).await {
                Ok(found) => chosen.set(found),
                Err(met) => trouble.set(Some(met)),
            }
        });
    };
    view! {
        <section class="restore" aria-labelledby="restore-title">
            <h2 id="restore-title">{t.title}</h2>
            <p class="small muted">{if beside { t.beside } else { t.lead }}</p>
            <label class="button button--secondary button--normal file-button">
                <input class="visually-hidden" type="file" name="backup-file" on:change=pick />
                <span class="button-face"><Icon glyph=Glyph::Upload />{t.choose}</span>
            </label>
            {live(move || trouble.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            {live(move || chosen.get().map(|chosen| view! { <OpenWith chosen=chosen beside=beside trouble=trouble /> }))}
        </section>
    }
}

async fn look_into(desk: DeskDoor, event: Event) -> Result<Option<Chosen>, Trouble> {
    let Some(file) = files::picked(&event) else { return Ok(None) };
    let bytes = file.bytes().await?;
    match desk.ask(Request::InspectBackup(bytes.clone())).await? {
        Reply::Backup(label) => Ok(Some(Chosen { bytes: std::sync::Arc::new(bytes), label })),
        _ => Err(Trouble::NotABackup),
    }
}

#[component]
fn OpenWith(chosen: Chosen, beside: bool, trouble: RwSignal<Option<Trouble>>) -> impl IntoView {
    let t: &RestoreWords = use_words();
    let passphrase: &PassphraseWords = use_words();
    let (desk, lang, toasts, now) = (use_desk(), use_lang(), use_toasts(), use_around().now);
    let Door::Sealed { names, recovery } = chosen.label.door.clone() else { return ().into_any() };
    let first = names.first().map_or(BY_KEY.to_owned(), |name| name.staff.0.to_string());
    let (by, secret, busy) = (RwSignal::new(first), RwSignal::new(String::new()), RwSignal::new(false));
    let mut picks: Vec<Pick> =
        names.iter().map(|name| Pick::new(name.staff.0.to_string(), name.name.clone())).collect();
    picks.push(Pick::new(BY_KEY, t.by_key));
    let written = fill(t.written, &[&when(civil(chosen.label.at), civil(now.get_untracked()), lang)]);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || secret.with_untracked(String::is_empty) {
            return;
        }
        let staff = by.get_untracked().parse().ok().map(StaffId);
        let own = names.iter().find(|name| Some(name.staff) == staff).map(|name| name.params.clone());
        let params = own.unwrap_or_else(|| recovery.clone());
        let bytes = chosen.bytes.to_vec();
        busy.set(true);
        trouble.set(None);
        spawn_local(async move {
            let restored = match desk.derive(secret.get_untracked(), params).await {
                Ok(kek) => desk.restore(bytes, staff, kek, beside).await,
                Err(met) => Err(met),
            };
            busy.try_set(false);
            match restored {
                Ok(()) => toasts.done(t.done),
                Err(met) => drop(trouble.try_set(Some(met))),
            }
        });
    };
    let by_key = move || by.with(|by| by == BY_KEY);
    let label = move || if by_key() { t.secret_key } else { t.secret }.to_owned();
    view! {
        <form class="restore-open" novalidate on:submit=submit>
            <Notice text=written tone=Tone::Ok />
            <Field label=t.by name="backup-staff">
                <Select name="backup-staff" picks=picks value=by on_pick=move |key| by.set(key) />
            </Field>
            <Field label=label name="backup-secret">
                <SecretInput name="backup-secret" show_label=passphrase.show hide_label=passphrase.hide value=secret on_input=move |text| secret.set(text) />
            </Field>
            <Button label=t.restore kind=ButtonKind::Primary submit=true busy=busy busy_label=t.restoring name="restore" />
        </form>
    }
    .into_any()
}
