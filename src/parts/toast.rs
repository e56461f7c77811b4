//! Toasts: what was just done, and the way back. They stay until dismissed, or until three newer ones push them out; mere
//! news that something was done stays for one more page.
//!
//! No timer: a clerk who looks at the caller must not lose the undo.

use std::sync::Arc;

use leptos::prelude::*;

use super::Tone;
use super::button::{Button, ButtonKind, ButtonSize};
use super::icon::Glyph;

/// At most this many at once.
const KEPT: usize = 3;

/// A way back.
#[derive(Clone)]
pub struct ToastAction {
    /// Its word.
    pub label: String,
    /// What it does; the toast goes away. Not a `Callback`: a toast outlives the page that showed it.
    pub run: Arc<dyn Fn() + Send + Sync>,
}

/// One message.
#[derive(Clone)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// How it stands.
    pub tone: Tone,
    /// Way back.
    pub action: Option<ToastAction>,
}

/// A message on the page.
#[derive(Clone)]
struct Shown {
    number: u32,
    toast: Toast,
    /// Another page was opened since.
    is_turned: bool,
}

/// The toasts of the page, as a context.
#[derive(Clone, Copy)]
pub struct Toasts {
    shown: RwSignal<Vec<Shown>>,
    next: StoredValue<u32>,
}

/// The toasts of this page.
pub fn use_toasts() -> Toasts {
    use_context::<Toasts>().unwrap_or_default()
}

impl Default for Toasts {
    fn default() -> Self {
        Toasts { shown: RwSignal::new(Vec::new()), next: StoredValue::new(0) }
    }
}

impl Toasts {
    /// Shows one.
    pub fn show(self, toast: Toast) {
        let number = self.next.get_value();
        self.next.set_value(number + 1);
        self.shown.update(|shown| {
            shown.push(Shown { number, toast, is_turned: false });
            let surplus = shown.len().saturating_sub(KEPT);
            shown.drain(..surplus);
        });
    }

    /// Says that something was done.
    pub fn done(self, text: impl Into<String>) {
        self.show(Toast { text: text.into(), tone: Tone::Ok, action: None });
    }

    /// Says that something was done, with a way back.
    pub fn done_with(
        self,
        text: impl Into<String>,
        label: impl Into<String>,
        run: impl Fn() + Send + Sync + 'static,
    ) {
        let action = ToastAction { label: label.into(), run: Arc::new(run) };
        self.show(Toast { text: text.into(), tone: Tone::Ok, action: Some(action) });
    }

    /// Says that something did not work.
    pub fn failed(self, text: impl Into<String>) {
        self.show(Toast { text: text.into(), tone: Tone::Over, action: None });
    }

    /// Another page was opened: what was only news on the page before the last goes.
    pub fn turn(self) {
        if self.shown.with_untracked(Vec::is_empty) {
            return;
        }
        self.shown.update(|shown| {
            let is_news = |toast: &Toast| toast.action.is_none() && toast.tone == Tone::Ok;
            shown.retain(|one| !(one.is_turned && is_news(&one.toast)));
            shown.iter_mut().for_each(|one| one.is_turned = true);
        });
    }

    fn dismiss(self, number: u32) {
        self.shown.update(|shown| shown.retain(|one| one.number != number));
    }
}

/// The place where they appear; once a page.
#[component]
pub fn ToastHost(
    /// Accessible name of the cross.
    #[prop(into)]
    dismiss_label: String,
) -> impl IntoView {
    let toasts = use_toasts();
    let one = move |Shown { number, toast, .. }: Shown| {
        let action = toast.action.map(|action| {
            let pressed = move |()| {
                toasts.dismiss(number);
                (action.run)();
            };
            view! { <Button label=action.label kind=ButtonKind::Secondary size=ButtonSize::Small icon=Glyph::Undo on_press=pressed /> }
        });
        view! {
            <div class=format!("toast {}", toast.tone.class())>
                <p>{toast.text}</p>
                {action}
                <Button label=dismiss_label.clone() icon=Glyph::Close icon_only=true kind=ButtonKind::Quiet size=ButtonSize::Small
                    on_press=move |()| toasts.dismiss(number) />
            </div>
        }
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || toasts.shown.get() key=|one| one.number children=one />
        </div>
    }
}
