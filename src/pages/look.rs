//! Language, theme and size of text of this browser: kept as preferences, never with the records.

use leptos::prelude::*;

use crate::locale::Lang;
use crate::platform::{page, prefs};

/// Light or dark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the system.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Size of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 16 px.
    #[default]
    Normal,
    /// 18 px.
    Large,
    /// 20 px.
    Larger,
}

/// How the page looks; a context.
#[derive(Clone, Copy)]
pub struct Look {
    /// Language.
    pub lang: RwSignal<Lang>,
    /// Theme.
    pub theme: RwSignal<Theme>,
    /// Size of text.
    pub text: RwSignal<TextSize>,
}

/// How this page looks.
pub fn use_look() -> Look {
    use_context::<Look>().unwrap_or_else(Look::kept)
}

impl Theme {
    /// Its word in preferences and in `data-theme`.
    pub fn key(self) -> &'static str {
        match self {
            Theme::Auto => "auto",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

impl TextSize {
    /// Its word in preferences and in `data-text`.
    pub fn key(self) -> &'static str {
        match self {
            TextSize::Normal => "normal",
            TextSize::Large => "large",
            TextSize::Larger => "larger",
        }
    }
}

impl Look {
    /// As kept in this browser. Chinese first: English only where it was chosen.
    pub fn kept() -> Look {
        let lang = if prefs::get("lang").as_deref() == Some("en") { Lang::En } else { Lang::Zh };
        let kept = prefs::get("theme");
        let theme =
            [Theme::Light, Theme::Dark].into_iter().find(|theme| kept.as_deref() == Some(theme.key()));
        let kept = prefs::get("text");
        let text =
            [TextSize::Large, TextSize::Larger].into_iter().find(|text| kept.as_deref() == Some(text.key()));
        Look {
            lang: RwSignal::new(lang),
            theme: RwSignal::new(theme.unwrap_or_default()),
            text: RwSignal::new(text.unwrap_or_default()),
        }
    }

    /// Writes it to the root element and to the preferences whenever it changes.
    pub fn apply(self) {
        Effect::new(move |_| {
            let lang = self.lang.get();
            page::set_root("lang", if lang == Lang::En { "en" } else { "zh-CN" });
            prefs::set("lang", if lang == Lang::En { "en" } else { "zh" });
        });
        Effect::new(move |_| {
            let theme = self.theme.get();
            prefs::set("theme", theme.key());
            match theme {
                Theme::Auto => page::clear_root("data-theme"),
                _ => page::set_root("data-theme", theme.key()),
            }
        });
        Effect::new(move |_| {
            let text = self.text.get();
            prefs::set("text", text.key());
            page::set_root("data-text", text.key());
        });
    }

    /// The other language.
    pub fn switch_lang(self) {
        self.lang.update(|lang| *lang = if *lang == Lang::Zh { Lang::En } else { Lang::Zh });
    }
}
