//! Every sentence a person reads, Chinese and English side by side, so none can be missing in one language.
//!
//! A file a page: `words! { FrameWords { today: "今日" / "Today", } }`, then `let t: &FrameWords = use_words();`.
//! A change of language mounts the pages anew; what is typed lives in drafts above them.

pub mod boards;
pub mod clients;
pub mod contacts;
pub mod cover;
pub mod desks;
pub mod entry;
pub mod erase;
pub mod format;
pub mod frame;
pub mod guide;
pub mod import;
pub mod import_desks;
pub mod import_reasons;
pub mod intake;
mod issues;
pub mod kept;
pub mod opening;
pub mod registers;
pub mod settings;
pub mod statistics;
pub mod tallies;
pub mod terms;
pub mod today;
pub mod trouble;

use leptos::prelude::*;

/// Language of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    /// zh-CN.
    #[default]
    Zh,
    /// en.
    En,
}

/// A set of words in both languages.
pub trait Words: 'static {
    /// The words in a language.
    fn of(lang: Lang) -> &'static Self;
}

/// Something with a word of its own, e.g. a channel.
pub trait Say {
    /// Its word.
    fn say(&self, lang: Lang) -> String;
}

/// Declares a set of words: `name: "中文" / "English",`.
#[macro_export]
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($field:ident: $zh:literal / $en:literal),* $(,)? }) => {
        $(#[$meta])*
        #[allow(missing_docs)]
        pub struct $name { $(pub $field: &'static str),* }
        impl $crate::locale::Words for $name {
            fn of(lang: $crate::locale::Lang) -> &'static Self {
                static ZH: $name = $name { $($field: $zh),* };
                static EN: $name = $name { $($field: $en),* };
                match lang {
                    $crate::locale::Lang::Zh => &ZH,
                    $crate::locale::Lang::En => &EN,
                }
            }
        }
    };
}

/// The language now. Not tracked: a change of language mounts the pages anew.
pub fn use_lang() -> Lang {
    use_context::<RwSignal<Lang>>().map(|lang| lang.get_untracked()).unwrap_or_default()
}

/// A set of words in the language now.
pub fn use_words<W: Words>() -> &'static W {
    W::of(use_lang())
}

/// Puts values where a sentence has `{}`, in order.
pub fn fill(sentence: &str, values: &[&str]) -> String {
    let mut parts = sentence.split("{}");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for (n, part) in parts.enumerate() {
        out.push_str(values.get(n).copied().unwrap_or_default());
        out.push_str(part);
    }
    out
}
