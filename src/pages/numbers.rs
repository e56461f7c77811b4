//! Numbers of a record, masked until they are asked for: a press shows those of a kind, which the engine notes first; another
//! press masks them.

use casework::act::NumberKind;
use casework::contact::RecordId;
use casework::view::Number;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, use_desk};
use crate::locale::contacts::NumberWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph, Toasts, use_toasts};
use crate::protocol::{Reply, Request};

/// What is shown in full of a record. Copy it freely.
#[derive(Clone, Copy)]
pub struct Shown {
    id: RecordId,
    full: RwSignal<Vec<Number>>,
    door: DeskDoor,
    toasts: Toasts,
    lang: Lang,
}

/// Nothing so far.
pub fn use_shown(id: RecordId) -> Shown {
    Shown { id, full: RwSignal::new(Vec::new()), door: use_desk(), toasts: use_toasts(), lang: use_lang() }
}

impl Shown {
    /// The number of a field, in full where it was asked for; none = the record has none there.
    pub fn text(self, field: &str, masked: &[Number]) -> Option<String> {
        let masked = masked.iter().find(|number| number.field == field)?;
        // One that was changed meanwhile is asked for anew.
        let full =
            self.full.with(|full| full.iter().find(|full| (*full).clone().masked() == *masked).cloned());
        Some(full.unwrap_or_else(|| masked.clone()).text)
    }

    fn is_full(self, kind: NumberKind) -> bool {
        self.full.with(|full| full.iter().any(|number| number.kind == kind))
    }

    fn press(self, kind: NumberKind) {
        if untrack(|| self.is_full(kind)) {
            self.full.update(|full| full.retain(|number| number.kind != kind));
            return;
        }
        spawn_local(async move {
            match self.door.ask(Request::Show { record: self.id, numbers: vec![kind] }).await {
                Ok(Reply::Numbers(numbers)) => drop(self.full.try_update(|full| full.extend(numbers))),
                Ok(Reply::Refused(issues)) => {
                    self.toasts
                        .failed(issues.first().map(|issue| issue.code.say(self.lang)).unwrap_or_default());
                }
                Ok(_) => {}
                Err(trouble) => self.toasts.failed(trouble.say(self.lang)),
            }
        });
    }
}

/// A button for each kind of number that the record has.
#[component]
pub fn ShowNumbers(
    /// What is shown in full.
    shown: Shown,
    /// Its numbers.
    #[prop(into)]
    numbers: Signal<Vec<Number>>,
) -> impl IntoView {
    let kinds = Memo::new(move |_| {
        let has = |kind: &NumberKind| numbers.with(|all| all.iter().any(|number| number.kind == *kind));
        NumberKind::ALL.into_iter().filter(has).collect::<Vec<_>>()
    });
    let button = move |kind| view! { <ShowKind shown=shown kind=kind /> }.into_any();
    view! {
        <span class="show-numbers no-print">
            {live(move || kinds.get().into_iter().map(button).collect::<Vec<AnyView>>())}
        </span>
    }
}

#[component]
fn ShowKind(shown: Shown, kind: NumberKind) -> impl IntoView {
    let (t, lang) = (use_words::<NumberWords>(), use_lang());
    let label = move || fill(if shown.is_full(kind) { t.hide } else { t.show }, &[&kind.say(lang)]);
    let name = match kind {
        NumberKind::Phone => "show-phone",
        NumberKind::Document => "show-document",
        NumberKind::Account => "show-account",
    };
    view! {
        <span data-in-full=told(move || shown.is_full(kind).to_string())>
            <Button label=label name=name icon=Glyph::Eye kind=ButtonKind::Quiet size=ButtonSize::Small on_press=move |()| shown.press(kind) />
        </span>
    }
}
