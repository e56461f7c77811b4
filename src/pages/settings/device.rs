//! `/settings/device`: language, theme, size of text, idle time. Preferences of this browser.

use leptos::prelude::*;

use super::Section;
use crate::cover::{COVER_PREF, LOCK_PREF};
use crate::desk::limits;
use crate::locale::cover::CoverWords;
use crate::locale::settings::{DeviceWords, SettingsWords};
use crate::locale::{Lang, fill, use_words};
use crate::pages::look::{TextSize, Theme, use_look};
use crate::parts::{Choice, Field, Pick, Segments, Select};
use crate::platform::prefs;

/// Minutes to choose from until the lock, and until the cover.
const LOCK_CHOICES: [i64; 5] = [5, 10, 15, 30, 60];
const COVER_CHOICES: [i64; 5] = [1, 2, 3, 5, 10];

/// The page.
#[component]
pub fn DevicePage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let (words, covering) = (use_words::<DeviceWords>(), use_words::<CoverWords>());
    let look = use_look();
    // Each language is called by its own name.
    let langs = vec![Choice::new(Lang::Zh, "zh", words.zh), Choice::new(Lang::En, "en", words.en)];
    let themes = vec![
        Choice::new(Theme::Auto, "auto", words.auto),
        Choice::new(Theme::Light, "light", words.light),
        Choice::new(Theme::Dark, "dark", words.dark),
    ];
    let sizes = vec![
        Choice::new(TextSize::Normal, "normal", words.text_normal),
        Choice::new(TextSize::Large, "large", words.text_large),
        Choice::new(TextSize::Larger, "larger", words.text_larger),
    ];
    let now = limits();
    let minutes = |choices: [i64; 5]| -> Vec<Pick> {
        choices.iter().map(|n| Pick::new(n.to_string(), fill(words.minutes, &[&n.to_string()]))).collect()
    };
    let (lock, cover) = (RwSignal::new(now.lock.to_string()), RwSignal::new(now.cover.to_string()));
    let pick = |pref: &'static str, minutes: RwSignal<String>| {
        move |key: String| {
            prefs::set(pref, &key);
            minutes.set(key);
        }
    };
    view! {
        <Section title=t.device>
            <p class="small muted">{words.lead}</p>
            <div class="card card-body form">
                <Field label=words.language name="language" group=true>
                    <Segments name="language" choices=langs value=move || Some(look.lang.get()) on_pick=move |lang| look.lang.set(lang) />
                </Field>
                <Field label=words.theme name="theme" group=true>
                    <Segments name="theme" choices=themes value=move || Some(look.theme.get()) on_pick=move |theme| look.theme.set(theme) />
                </Field>
                <Field label=words.text name="text" group=true>
                    <Segments name="text" choices=sizes value=move || Some(look.text.get()) on_pick=move |text| look.text.set(text) />
                </Field>
                <Field label=words.idle name="idle">
                    <Select name="idle" picks=minutes(LOCK_CHOICES) value=lock on_pick=pick(LOCK_PREF, lock) />
                </Field>
                <Field label=covering.minutes name="cover">
                    <Select name="cover" picks=minutes(COVER_CHOICES) value=cover on_pick=pick(COVER_PREF, cover) />
                </Field>
            </div>
        </Section>
    }
}
