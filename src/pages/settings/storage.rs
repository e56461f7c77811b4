//! How much is stored, and whether the browser promised to keep it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{use_answer, use_desk};
use crate::locale::format::bytes;
use crate::locale::settings::BackupWords;
use crate::locale::{fill, use_words};
use crate::parts::live::live;
use crate::parts::{Button, Glyph, Icon, Notice, Tone};
use crate::platform::storage;
use crate::protocol::{Reply, Request, Storage};

/// The card.
#[component]
pub fn StorageCard() -> impl IntoView {
    let t: &BackupWords = use_words();
    let answer = use_answer(
        || Some(Request::Storage),
        |reply| match reply {
            Reply::Storage(storage) => Some(storage),
            _ => None,
        },
    );
    let known = move || answer.get().and_then(Result::ok);
    view! {
        <section class="card card-body form" aria-labelledby="storage-title">
            <h2 id="storage-title">{t.storage}</h2>
            {live(move || known().map(|storage| view! { <Meter storage=storage /> }))}
        </section>
    }
}

#[component]
fn Meter(storage: Storage) -> impl IntoView {
    let t: &BackupWords = use_words();
    let desk = use_desk();
    let free = storage.quota.saturating_sub(storage.used);
    let words = match storage.quota {
        0 => t.unknown.to_owned(),
        _ => fill(t.used, &[&bytes(storage.used), &bytes(free)]),
    };
    let full = storage.quota > 0 && storage.used * 10 > storage.quota * 9;
    let ask = move |()| {
        storage::ask_to_persist();
        // The browser may answer at once, later, or ask the person: the card looks again.
        spawn_local(async move {
            let _ = desk.ask(Request::Desk).await;
            desk.revision.update(|_| {});
        });
    };
    let kept = if storage.persisted {
        view! { <p class="small is-ok toned"><Icon glyph=Glyph::Check />{t.persisted}</p> }.into_any()
    } else {
        view! { <Notice text=t.not_persisted tone=Tone::Due><Button label=t.ask_persist name="persist" on_press=ask /></Notice> }.into_any()
    };
    view! {
        <p class="small">{words}</p>
        <meter class="storage-meter" aria-label=t.meter min="0" max="1" high="0.8" value=(storage.used as f64 / storage.quota.max(1) as f64).to_string()></meter>
        {full.then(|| view! { <Notice text=t.nearly_full tone=Tone::Over /> })}
        {kept}
    }
}
