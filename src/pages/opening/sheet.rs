//! The sheet with the recovery key: seen on paper only.

use leptos::prelude::*;

use super::draft::OpeningDraft;
use crate::locale::format::day;
use crate::locale::{opening::RecoveryWords, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::parts::live::live;

/// The sheet.
#[component]
pub fn RecoverySheet(draft: RwSignal<OpeningDraft>) -> impl IntoView {
    let t: &RecoveryWords = use_words();
    let lang = use_lang();
    let now = use_around().now;
    let today = move || {
        let today = civil(now.get()).day;
        day(today, casework::time::Day(0), lang)
    };
    view! {
        <section class="print-sheet" aria-hidden="true">
            <h1>{t.sheet_title}</h1>
            <p>{t.sheet_text}</p>
            <p>{t.sheet_use}</p>
            {live(move || draft.with(|draft| super::groups(&draft.key)))}
            <dl class="sheet-lines">
                <div><dt>{t.sheet_centre}</dt><dd>{live(move || draft.with(|draft| draft.name.clone()))}</dd></div>
                <div><dt>{t.sheet_date}</dt><dd>{live(today)}</dd></div>
                <div><dt>{t.sheet_keeper}</dt><dd></dd></div>
            </dl>
        </section>
    }
}
