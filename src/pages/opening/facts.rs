//! What is worth knowing before a centre is opened: install first on an iPad, a demo to try, room on the device.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::use_desk;
use crate::locale::format::bytes;
use crate::locale::{fill, opening::OpeningWords, use_words};
use crate::parts::live::live;
use crate::parts::{Button, Glyph, Icon, Notice, Tone};
use crate::platform::{page, service_worker, storage};

/// On iPads and iPhones the browser's storage is apart from the Home Screen's and is cleared after a while.
#[component]
pub fn InstallFirst() -> impl IntoView {
    let t: &OpeningWords = use_words();
    (page::is_ios() && !page::is_installed()).then(|| view! { <Notice text=t.ios tone=Tone::Due /> })
}

/// A demo centre in one press.
#[component]
pub fn TryDemo() -> impl IntoView {
    let t: &OpeningWords = use_words();
    let desk = use_desk();
    let busy = RwSignal::new(false);
    let enter = move |()| {
        busy.set(true);
        spawn_local(async move {
            if let Err(trouble) = desk.enter_demo().await {
                desk.state.set(crate::desk::State::Failed(trouble));
            }
            busy.try_set(false);
        });
    };
    view! {
        <div class="card card-body try-demo">
            <p><b>{t.demo_title}</b> " " <span class="small muted">{t.demo_text}</span></p>
            <Button label=t.demo busy=busy busy_label=t.demo_opening name="try-demo" on_press=enter />
        </div>
    }
}

/// Facts at the foot of the form.
#[component]
pub fn Facts() -> impl IntoView {
    let t: &OpeningWords = use_words();
    let room = RwSignal::new(None);
    spawn_local(async move {
        let (used, quota) = storage::estimate().await;
        room.try_set((quota > used).then(|| bytes(quota - used)));
    });
    let offline = if service_worker::is_controlled() { t.offline_ready } else { t.offline_soon };
    view! {
        <Notice text=t.both_lost tone=Tone::Due />
        <ul class="facts small muted">
            {live(move || room.get().map(|room| view! { <li><Icon glyph=Glyph::Check />{fill(t.space, &[&room])}</li> }))}
            <li><Icon glyph=Glyph::Check />{offline}</li>
        </ul>
    }
}
