//! Sending an act from a page: busy meanwhile, issues at their fields, trouble beside them, undo offered when it worked.

use casebook::trouble::Trouble;
use casework::act::Act;
use casework::issue::Issue;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, Outcome, use_desk};
use crate::locale::{Lang, Say, frame::FrameWords, use_lang, use_words};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Notice, Toasts, Tone, use_toasts};
use crate::protocol::Acted;

/// How the sending stands.
#[derive(Clone, Copy)]
pub struct Acting {
    /// Under way.
    pub busy: RwSignal<bool>,
    /// What was refused, by field.
    pub issues: RwSignal<Vec<Issue>>,
    /// What failed.
    pub met: RwSignal<Option<Trouble>>,
    desk: DeskDoor,
    toasts: Toasts,
    lang: Lang,
    words: &'static FrameWords,
}

/// Sending for this page.
pub fn use_acting() -> Acting {
    Acting {
        busy: RwSignal::new(false),
        issues: RwSignal::new(Vec::new()),
        met: RwSignal::new(None),
        desk: use_desk(),
        toasts: use_toasts(),
        lang: use_lang(),
        words: use_words(),
    }
}

impl Acting {
    /// Sends an act; `done` is said when it was written, with a way back.
    pub fn send(self, act: Act, done: impl Into<String>, then: impl FnOnce() + 'static) {
        let desk = self.desk;
        self.run(async move { desk.act(act).await }, done, then);
    }

    /// Waits for something that ends as an act does.
    pub fn run(
        self,
        work: impl Future<Output = Outcome> + 'static,
        done: impl Into<String>,
        then: impl FnOnce() + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        let done = done.into();
        self.busy.set(true);
        self.issues.set(Vec::new());
        self.met.set(None);
        spawn_local(async move {
            let outcome = work.await;
            self.busy.try_set(false);
            match outcome {
                Ok(Ok(acted)) => {
                    self.say(done, &acted);
                    then();
                }
                Ok(Err(issues)) => drop(self.issues.try_set(issues)),
                Err(trouble) => drop(self.met.try_set(Some(trouble))),
            }
        });
    }

    /// Undoes an act.
    pub fn undo(self, seq: u64) {
        let desk = self.desk;
        self.run(async move { desk.undo(seq).await }, String::new(), || {});
    }

    /// What is wrong at a field, in words; empty = nothing.
    pub fn error(self, field: &'static str) -> Signal<String> {
        Signal::derive(move || {
            let said = self
                .issues
                .with(|issues| issues.iter().find(|issue| issue.field == field).map(|issue| issue.code));
            said.map(|code| code.say(self.lang)).unwrap_or_default()
        })
    }

    /// An undo has no undo of its own: the list of acts has it.
    fn say(self, done: String, acted: &Acted) {
        if done.is_empty() {
            return self.toasts.done(self.words.undone);
        }
        let (desk, toasts, words, lang, seq) = (self.desk, self.toasts, self.words, self.lang, acted.seq);
        let undo = move || {
            spawn_local(async move {
                match desk.undo(seq).await {
                    Ok(Ok(_)) => toasts.done(words.undone),
                    Ok(Err(issues)) => toasts.failed(
                        issues.iter().map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" "),
                    ),
                    Err(trouble) => toasts.failed(trouble.say(lang)),
                }
            });
        };
        self.toasts.done_with(done, self.words.undo, undo);
    }
}

/// What went wrong, but for issues shown at one of the named fields.
#[component]
pub fn ActingNotice(
    /// The sending.
    acting: Acting,
    /// Fields that show their own issues.
    #[prop(optional)]
    fields: &'static [&'static str],
) -> impl IntoView {
    let lang = use_lang();
    let others = move || {
        acting.issues.with(|issues| {
            let others = issues.iter().filter(|issue| !fields.contains(&issue.field.as_str()));
            others.map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" ")
        })
    };
    view! {
        {live(move || Some(others()).filter(|said| !said.is_empty()).map(|said| view! { <Notice text=said tone=Tone::Over urgent=true /> }))}
        {live(move || acting.met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
    }
}
