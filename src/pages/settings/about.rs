//! `/settings/about`: what this build is.

use leptos::prelude::*;

use super::Section;
use crate::locale::settings::{AboutWords, SettingsWords};
use crate::locale::use_words;
use crate::parts::{Button, use_toasts};
use crate::platform::build::BUILD;
use crate::platform::service_worker;

/// The page.
#[component]
pub fn AboutPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let words: &AboutWords = use_words();
    let toasts = use_toasts();
    let offline = if service_worker::is_controlled() { words.offline_ready } else { words.offline_not };
    let look = move |()| {
        service_worker::look_for_update();
        toasts.done(words.looked);
    };
    view! {
        <Section title=t.about>
            <div class="card card-body form">
                <p>{words.what}</p>
                <dl class="facts-list">
                    <dt>{words.version}</dt><dd>{env!("CARGO_PKG_VERSION")}</dd>
                    <dt>{words.build}</dt><dd class="mono" data-build=BUILD>{BUILD}</dd>
                    <dt>{words.licence}</dt><dd>{env!("CARGO_PKG_LICENSE")}</dd>
                    <dt>{words.offline}</dt><dd>{offline}</dd>
                </dl>
                <div class="form-acts"><Button label=words.look name="look-for-update" on_press=look /></div>
            </div>
        </Section>
    }
}
