//! `/settings/import`: choose a file, confirm its columns, look at its rows, import; then the outcome, and the way back.

mod choose;
mod columns;
mod desk;
mod notes_file;
mod outcome;
mod rows;
mod steps;

pub use desk::ImportDesk;

use leptos::prelude::*;

use crate::importing::{Fault, Step, Work};
use crate::locale::import::ImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, EmptyState, Notice, Progress, Tone};
use desk::{Doing, use_import};

/// The import page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let doing = use_import();
    let step = Memo::new(move |_| doing.state.with(|import| import.step));
    let body = move || match step.get() {
        Step::File => view! { <choose::ChooseFile doing=doing /> }.into_any(),
        Step::Columns => view! { <columns::ColumnsStep doing=doing /> }.into_any(),
        Step::Rows => view! { <rows::RowsStep doing=doing /> }.into_any(),
        Step::Outcome => view! { <outcome::OutcomeStep doing=doing /> }.into_any(),
    };
    let may_change = move || matches!(step.get(), Step::Columns | Step::Rows);
    view! {
        <div class="import">
            <PageHead title=t.title>
                <steps::Steps step=step />
                <Show when=may_change>
                    <div class="page-head-end">
                        <Button label=t.another_file name="another-file" on_press=move |()| doing.stop() />
                    </div>
                </Show>
            </PageHead>
            <FaultNotice doing=doing />
            <Show when=move || doing.may() fallback=move || view! { <EmptyState text=t.not_allowed /> }>
                {live(body)}
                <Bar doing=doing step=step />
            </Show>
        </div>
    }
}

/// What went wrong last.
#[component]
fn FaultNotice(doing: Doing) -> impl IntoView {
    let lang = use_lang();
    let fault = Memo::new(move |_| doing.state.with(|import| import.fault.clone()));
    move || fault.get().map(|fault| view! { <Notice text=fault.say(lang) tone=Tone::Over urgent=true /> })
}

impl Say for Fault {
    fn say(&self, lang: Lang) -> String {
        match self {
            Fault::File(trouble) => trouble.say(lang),
            Fault::Machine(trouble) => trouble.say(lang),
            Fault::Refused(issues) => {
                issues.iter().map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" ")
            }
        }
    }
}

/// The bar at the foot: what would be imported, back and on.
#[component]
fn Bar(doing: Doing, step: Memo<Step>) -> impl IntoView {
    let t = use_words::<ImportWords>();
    let is_shown = move || matches!(step.get(), Step::Columns | Step::Rows);
    view! {
        <Show when=is_shown>
            <footer class="import-bar">
                <WorkLine doing=doing />
                <p class="import-says" aria-live="polite">
                    <b data-sum="taken" data-value=told(move || doing.state.with(|import| import.taken()))>
                        {live(move || doing.state.with(|import| fill(t.will_import, &[&import.taken().to_string()])))}
                    </b>
                    <span>{live(move || says(doing, t))}</span>
                </p>
                <div class="import-go">{live(move || go(doing, t, step.get()))}</div>
            </footer>
        </Show>
    }
}

fn says(doing: Doing, t: &'static ImportWords) -> String {
    doing.state.with(|import| match import.harvest.as_ref().map_or(0, |harvest| harvest.held.len()) {
        0 => t.can_undo.to_owned(),
        held => format!("{} {}", fill(t.will_hold, &[&held.to_string()]), t.can_undo),
    })
}

fn go(doing: Doing, t: &'static ImportWords, step: Step) -> AnyView {
    let is_working = Signal::derive(move || doing.state.with(|import| import.work.is_some()));
    let nothing = Signal::derive(move || doing.state.with(|import| import.taken() == 0));
    if step == Step::Columns {
        let unread = Signal::derive(move || doing.state.with(|import| import.harvest.is_none()));
        return view! {
            <Button label=t.to_rows kind=ButtonKind::Primary name="to-rows" disabled=unread on_press=move |()| doing.go(Step::Rows) />
        }
        .into_any();
    }
    let label =
        Signal::derive(move || doing.state.with(|import| fill(t.import, &[&import.taken().to_string()])));
    let off = Signal::derive(move || nothing.get() && !is_working.get());
    view! {
        <Button label=t.back name="back" disabled=is_working on_press=move |()| doing.go(Step::Columns) />
        <Button label=label kind=ButtonKind::Primary name="import" busy=is_working busy_label=t.importing disabled=off on_press=move |()| doing.save() />
    }
    .into_any()
}

/// Long work under way; all but an undo can be stopped without a trace.
#[component]
fn WorkLine(doing: Doing) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let work = Memo::new(move |_| doing.state.with(|import| import.work));
    let progress = Signal::derive(move || match work.get() {
        Some(Work::Saving | Work::Undoing) => doing.progress(),
        _ => None,
    });
    let line = move |work: Work| match work {
        Work::Opening | Work::Reading => {
            let stop = (t.stop.to_owned(), Callback::new(move |()| doing.stop()));
            view! { <Progress label=work.say(lang) progress=progress cancel=stop /> }.into_any()
        }
        Work::Saving => {
            let stop = (t.stop.to_owned(), Callback::new(move |()| doing.stop_saving()));
            view! { <Progress label=work.say(lang) progress=progress cancel=stop /> }.into_any()
        }
        Work::Undoing => view! { <Progress label=work.say(lang) progress=progress /> }.into_any(),
    };
    move || work.get().map(line)
}
