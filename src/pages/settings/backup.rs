//! `/settings/backup`: writing a backup file, restoring one beside, storage, deleting the centre.

use casebook::trouble::Trouble;
use casework::staff::Right;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::destroy::DestroyCentre;
use super::storage::StorageCard;
use super::{Section, use_may};
use crate::desk::{DeskDoor, use_desk};
use crate::locale::format::when;
use crate::locale::settings::{BackupWords, SettingsWords};
use crate::locale::{fill, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::pages::opening::RestoreForm;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Glyph, Notice, Progress, Tone, use_toasts};
use crate::platform::{clock, files};
use crate::protocol::{Reply, Request};

/// The file's type: of no program but this one.
const MIME: &str = "application/octet-stream";

/// The page.
#[component]
pub fn BackupPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let desk = use_desk();
    let may = use_may(Right::Manage);
    view! {
        <Section title=t.backup>
            <WriteBackup />
            <StorageCard />
            <Show when=move || !desk.demo.get()><div class="card card-body"><RestoreForm beside=true /></div></Show>
            <Show when=move || may.get() && !desk.demo.get()><DestroyCentre /></Show>
        </Section>
    }
}

/// Where the file goes.
#[derive(Clone, Copy)]
enum To {
    Downloads,
    Place,
    Share,
}

#[component]
fn WriteBackup() -> impl IntoView {
    let t: &BackupWords = use_words();
    let (desk, toasts, may) = (use_desk(), use_toasts(), use_may(Right::Backup));
    let (busy, met) = (RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let name = move || fill(t.file, &[&civil(clock::now()).to_string().replace(' ', "-").replace(':', "")]);
    let write = move |to: To| {
        if busy.get_untracked() {
            return;
        }
        let name = name();
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = write(desk, to, &name).await;
            busy.try_set(false);
            match outcome {
                Ok(()) => toasts.done(fill(t.done, &[&name])),
                Err(Trouble::Cancelled) => {}
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let disabled = Signal::derive(move || !may.get() || desk.demo.get());
    view! {
        <section class="card card-body form" aria-labelledby="backup-title">
            <h2 id="backup-title">{t.title}</h2>
            <p class="small muted">{t.lead}</p>
            <LastBackup />
            <Show when=move || desk.demo.get()><Notice text=t.demo /></Show>
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <Show when=move || busy.get()><Progress label=t.writing progress=desk.progress /></Show>
            <div class="form-acts">
                <Button label=t.download icon=Glyph::Download kind=ButtonKind::Primary disabled=disabled name="backup" on_press=move |()| write(To::Downloads) />
                {files::can_choose_place().then(|| view! { <Button label=t.choose disabled=disabled name="backup-place" on_press=move |()| write(To::Place) /> })}
                {files::can_share("backup.bangfu", MIME).then(|| view! { <Button label=t.share icon=Glyph::Share disabled=disabled name="backup-share" on_press=move |()| write(To::Share) /> })}
            </div>
        </section>
    }
}

/// Writes the file. A place is chosen first: browsers allow the picker only right after a press.
async fn write(desk: DeskDoor, to: To, name: &str) -> Result<(), Trouble> {
    let place = match to {
        To::Place => Some(files::choose_place(name).await?),
        _ => None,
    };
    let Reply::File(bytes) = desk.ask(Request::Backup).await? else { return Err(Trouble::BuildMismatch) };
    match (to, place) {
        (_, Some(place)) => place.write(&bytes).await?,
        (To::Share, _) => files::share(name, MIME, &bytes).await?,
        _ => files::download(name, MIME, &bytes)?,
    }
    desk.ask(Request::Desk).await.map(|_| ())
}

#[component]
fn LastBackup() -> impl IntoView {
    let t: &BackupWords = use_words();
    let (lang, desk, now) = (use_lang(), use_desk(), use_around().now);
    let said = move || {
        let (at, since) = desk
            .desk
            .with(|desk| desk.as_ref().map(|desk| (desk.backed_up, desk.acts_since_backup)))
            .unwrap_or_default();
        let last = at
            .map(|at| fill(t.last, &[&when(civil(at), civil(now.get()), lang)]))
            .unwrap_or_else(|| t.never.to_owned());
        if since > 0 { format!("{last} · {}", fill(t.since, &[&since.to_string()])) } else { last }
    };
    let due = crate::pages::frame::use_backup_due();
    view! { {live(move || view! { <Notice text=said() tone=if due.get() { Tone::Due } else { Tone::Neutral } /> })} }
}
