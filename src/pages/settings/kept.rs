//! `/settings/kept`: how data are kept, what is protected against whom, and what is not.

use leptos::prelude::*;
use leptos_router::components::A;

use super::Section;
use crate::locale::{kept::KeptWords, use_words};

/// The page.
#[component]
pub fn KeptPage() -> impl IntoView {
    let t: &KeptWords = use_words();
    let parts = [
        (t.where_head, vec![t.where_device, t.where_saved, t.where_browser]),
        (
            t.sealed_head,
            vec![
                t.sealed_lost,
                t.sealed_desk,
                t.sealed_cover,
                t.sealed_numbers,
                t.sealed_net,
                t.sealed_changed,
            ],
        ),
        (
            t.not_head,
            vec![t.not_weak, t.not_pin, t.not_unlocked, t.not_host, t.not_roles, t.not_older, t.not_gone],
        ),
        (t.erased_head, vec![t.erased]),
        (t.open_head, vec![t.open_names]),
        (t.power_head, vec![t.power, t.power_late]),
        (t.do_head, vec![t.do_backup, t.do_key, t.do_lock]),
    ];
    let part = |(head, lines): (&'static str, Vec<&'static str>)| {
        let lines: Vec<_> = lines.into_iter().map(|line| view! { <li>{line}</li> }).collect();
        view! { <section><h2>{head}</h2><ul class="plain-words">{lines}</ul></section> }.into_any()
    };
    let parts: Vec<AnyView> = parts.into_iter().map(part).collect();
    view! {
        <Section title=t.title>
            <div class="card card-body plain-page" data-part="kept">
                {parts}
                <p><A href="/settings/backup">{t.to_backup}</A></p>
            </div>
        </Section>
    }
}
