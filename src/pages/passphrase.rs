//! A new passphrase: two fields and how hard it is to guess. Used at the first opening, for new staff, and for a change.

use casebook::passphrase::{Reason, strength};
use casework::issue::IssueCode;
use leptos::prelude::*;

use crate::locale::{Say, opening::PassphraseWords, use_lang, use_words};
use crate::parts::live::{live, told};
use crate::parts::{Field, Glyph, Icon, SecretInput};

/// What was typed twice. Never printed, never kept.
#[derive(Clone, Default, PartialEq)]
pub struct NewPassphrase {
    /// Once.
    pub first: String,
    /// Again.
    pub again: String,
}

impl NewPassphrase {
    /// What keeps it from being used, by field.
    pub fn issues(&self) -> (Option<IssueCode>, Option<IssueCode>) {
        let first = match self.first.is_empty() {
            true => Some(IssueCode::Missing),
            false => (!strength(&self.first).is_enough()).then_some(IssueCode::PassphraseWeak),
        };
        (first, (self.first != self.again).then_some(IssueCode::NotTheSame))
    }

    /// May it be used?
    pub fn is_fit(&self) -> bool {
        self.issues() == (None, None)
    }
}

/// The two fields and the meter. Errors show once `tried`.
#[component]
pub fn NewPassphraseFields(
    /// What was typed.
    #[prop(into)]
    typed: Signal<NewPassphrase>,
    /// Each change.
    #[prop(into)]
    on_type: Callback<NewPassphrase>,
    /// The form was sent once.
    #[prop(into)]
    tried: Signal<bool>,
    /// Label of the first field.
    #[prop(into)]
    label: String,
    /// Keeps ids apart where two forms stand on a page.
    #[prop(optional)]
    form: &'static str,
) -> impl IntoView {
    let t: &PassphraseWords = use_words();
    let lang = use_lang();
    let say = move |code: Option<IssueCode>| {
        code.filter(|_| tried.get()).map(|code| code.say(lang)).unwrap_or_default()
    };
    let first_error = move || say(typed.with(|typed| typed.issues().0));
    let again_error = move || say(typed.with(|typed| typed.issues().1));
    let same = move || typed.with(|typed| !typed.first.is_empty() && typed.first == typed.again);
    view! {
        <div class="form-row">
            <Field label=label name="passphrase" form=form hint=t.hint error=first_error required=true>
                <SecretInput name="passphrase" fresh=true show_label=t.show hide_label=t.hide value=move || typed.with(|typed| typed.first.clone())
                    on_input=move |first| on_type.run(NewPassphrase { first, ..typed.get_untracked() }) />
            </Field>
            <Field label=t.again name="passphrase-again" form=form error=again_error required=true
                note=move || same().then(|| view! { <span class="is-ok toned"><Icon glyph=Glyph::Check /></span> })>
                <SecretInput name="passphrase-again" fresh=true show_label=t.show hide_label=t.hide value=move || typed.with(|typed| typed.again.clone())
                    on_input=move |again| on_type.run(NewPassphrase { again, ..typed.get_untracked() }) />
            </Field>
        </div>
        <Meter text=Signal::derive(move || typed.with(|typed| typed.first.clone())) />
    }
}

#[component]
fn Meter(text: Signal<String>) -> impl IntoView {
    let t: &PassphraseWords = use_words();
    let judged = Memo::new(move |_| text.with(|text| (!text.is_empty()).then(|| Judged::of(text))));
    let bars = move || judged.get().map_or(0, |judged| judged.score);
    let words = move || {
        judged.get().map(|judged| match judged.reason {
            Reason::TooShort => t.too_short,
            Reason::Common => t.common,
            Reason::Repeats => t.repeats,
            Reason::Fair => t.fair,
            Reason::Good => t.good,
        })
    };
    let tone = move || match bars() {
        0 => "is-neutral",
        1 => "is-due",
        _ => "is-ok",
    };
    view! {
        <div class=told(move || format!("meter {}", tone())) data-score=told(move || bars().to_string())>
            <div class="meter-bars" aria-hidden="true">
                {(1..=4).map(|bar| view! { <span class="meter-bar" class:is-on=told(move || { bars() >= bar })></span> }).collect_view()}
            </div>
            <p class="meter-words" role="status" aria-label=t.strength>{live(words)}</p>
        </div>
    }
}

/// A judgement that can be compared.
#[derive(Clone, Copy, PartialEq)]
struct Judged {
    score: u8,
    reason: Reason,
}

impl Judged {
    fn of(text: &str) -> Judged {
        let strength = strength(text);
        Judged { score: strength.score.max(1), reason: strength.reason }
    }
}
