//! `/settings/device`: language, theme, size of text, idle time. Preferences of this browser.

use leptos::prelude::*;

use super::Section;
use crate::locale::settings::{DeviceWords, SettingsWords};
use crate::locale::{Lang, fill, use_words};
use crate::pages::look::{TextSize, Theme, use_look};
use crate::parts::{Choice, Field, Pick, Segments, Select};
use crate::platform::prefs;

/// The preference the desk's watch reads.
const IDLE: &str = "idle-minutes";
const IDLE_CHOICES: [u32; 5] = [5, 10, 15, 30, 60];
const IDLE_USUAL: u32 = 15;

/// The page.
#[component]
pub fn DevicePage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let words: &DeviceWords = use_words();
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
    let idle = RwSignal::new(prefs::get(IDLE).unwrap_or_else(|| IDLE_USUAL.to_string()));
    let minutes: Vec<Pick> = IDLE_CHOICES
        .iter()
        .map(|n| Pick::new(n.to_string(), fill(words.minutes, &[&n.to_string()])))
        .collect();
    let pick_idle = move |key: String| {
        prefs::set(IDLE, &key);
        idle.set(key);
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
                    <Select name="idle" picks=minutes value=idle on_pick=pick_idle />
                </Field>
            </div>
        </Section>
    }
}
