//! `/settings/import`: choose a file, confirm its columns and words, look at its rows, import; then the outcome, and the way
//! back. Beside it rows held aside and what came of earlier imports.

mod before;
mod choose;
mod columns;
mod desk;
mod desk_sheet;
mod desk_twins;
mod desks_doing;
mod desks_outcome;
mod file_line;
mod held;
mod held_fix;
mod held_form;
mod known;
mod left_out;
mod outcome;
mod past;
mod report;
mod row;
mod rows;
mod sheets;
mod steps;
mod words;

pub use desk::ImportDesk;
pub use held::{HeldPage, HeldWaiting};
pub use held_form::HeldFormPage;
pub use report::ReportPage;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::importing::{DeskSheet, Fault, Import, Step, Work};
use crate::locale::import::ImportWords;
use crate::locale::import_desks::DeskImportWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::frame::PageHead;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState, Notice, Progress, Tone};
use crate::platform::page::focus_first;
use crate::platform::timer::pause;
use desk::{Doing, use_import};

/// The import page.
#[component]
pub fn ImportPage() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let doing = use_import();
    let step = Memo::new(move |_| doing.state.with(|import| import.step));
    follow_with_focus(step);
    let body = move || match step.get() {
        Step::File => view! { <choose::ChooseFile doing=doing /><before::Before /> }.into_any(),
        Step::Columns => view! { <columns::ColumnsStep doing=doing /> }.into_any(),
        Step::Rows => view! { <rows::RowsStep doing=doing /> }.into_any(),
        Step::Outcome => view! { <outcome::OutcomeStep doing=doing /> }.into_any(),
    };
    let is_saving = Signal::derive(move || doing.state.with(|import| import.work == Some(Work::Saving)));
    let may_change = move || matches!(step.get(), Step::Columns | Step::Rows);
    view! {
        <div class="import">
            <PageHead title=t.title>
                <steps::Steps step=step />
                <Show when=may_change>
                    <div class="page-head-end">
                        <Button label=t.another_file name="another-file" disabled=is_saving on_press=move |()| doing.stop() />
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

/// A new step takes the focus to its head: the button that led there is gone.
fn follow_with_focus(step: Memo<Step>) {
    Effect::new(move |before: Option<Step>| {
        let now = step.get();
        if before.is_some_and(|before| before != now) {
            spawn_local(async move {
                pause(0).await;
                focus_first(".import [data-step-head]");
            });
        }
        now
    });
}

/// What went wrong last.
#[component]
fn FaultNotice(doing: Doing) -> impl IntoView {
    let (t, lang) = (use_words::<ImportWords>(), use_lang());
    let fault = Memo::new(move |_| doing.state.with(|import| import.fault.clone()));
    let may_try = Memo::new(move |_| doing.state.with(|import| import.is_to_be_tried()));
    live(move || {
        fault.get().map(|fault| {
            view! {
                <Notice text=fault.say(lang) tone=Tone::Over urgent=true>
                    <Show when=move || may_try.get()>
                        <Button label=t.try_again name="try-again" size=ButtonSize::Small on_press=move |()| doing.try_again() />
                    </Show>
                </Notice>
            }
        })
    })
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
    let (t, desks) = (use_words::<ImportWords>(), use_words::<DeskImportWords>());
    let is_shown = move || matches!(step.get(), Step::Columns | Step::Rows);
    view! {
        <Show when=is_shown>
            <footer class="import-bar">
                <WorkLine doing=doing />
                <p class="import-says" aria-live="polite">
                    <b data-sum="taken" data-value=told(move || doing.state.with(|import| import.taken()))>
                        {live(move || doing.state.with(|import| fill(t.will_import, &[&import.taken().to_string()])))}
                    </b>
                    <span>{live(move || says(doing, t, desks))}</span>
                </p>
                <div class="import-go">{live(move || go(doing, t, step.get()))}</div>
            </footer>
        </Show>
    }
}

fn says(doing: Doing, t: &ImportWords, desks: &DeskImportWords) -> String {
    doing.state.with(|import| {
        let mut said = Vec::new();
        if import.updated() > 0 {
            said.push(fill(t.will_update, &[&import.updated().to_string()]));
        }
        if import.held() > 0 {
            said.push(fill(t.will_hold, &[&import.held().to_string()]));
        }
        if import.desks_taken() > 0 {
            let sheets = import.desks.iter().filter(|desk| desk.taken() > 0).count();
            said.push(fill(desks.will_import, &[&sheets.to_string(), &import.desks_taken().to_string()]));
        }
        let left: u32 = import.desks.iter().filter(|desk| desk.has_work()).map(DeskSheet::left).sum();
        if left > 0 {
            said.push(fill(desks.will_leave, &[&left.to_string()]));
        }
        said.push(if import.is_idle() { t.nothing_to_import } else { t.can_undo }.to_owned());
        said.join(" ")
    })
}

fn go(doing: Doing, t: &'static ImportWords, step: Step) -> AnyView {
    let is_saving = Signal::derive(move || doing.state.with(|import| import.work == Some(Work::Saving)));
    let unready = Signal::derive(move || {
        doing.state.with(|import| match import.has_reception() {
            true => !import.is_ready(),
            false => !import.is_all_ready(),
        })
    });
    if step == Step::Columns {
        return view! {
            <Button label=t.to_rows kind=ButtonKind::Primary name="to-rows" disabled=unready on_press=move |()| doing.go(Step::Rows) />
        }
        .into_any();
    }
    let label = Signal::derive(move || {
        doing.state.with(|import| match (import.taken() + import.desks_taken(), import.updated()) {
            (0, 0) if import.held() > 0 || import.next_save().is_some() => t.import_held.to_owned(),
            (0, 0) => fill(t.import, &["0"]),
            (0, updates) => fill(t.import_updates, &[&updates.to_string()]),
            (rows, 0) => fill(t.import, &[&rows.to_string()]),
            (rows, updates) => fill(t.import_both, &[&rows.to_string(), &updates.to_string()]),
        })
    });
    let off = Signal::derive(move || {
        doing.state.with(|import| import.work != Some(Work::Saving) && !import.is_all_ready())
    });
    view! {
        <Button label=t.back name="back" disabled=is_saving on_press=move |()| doing.go(Step::Columns) />
        <Button label=label kind=ButtonKind::Primary name="import" busy=is_saving busy_label=t.importing disabled=off on_press=move |()| doing.save() />
    }
    .into_any()
}

/// Long work under way; all but an undo can be stopped without a trace.
#[component]
fn WorkLine(doing: Doing) -> impl IntoView {
    let (t, desks, lang) = (use_words::<ImportWords>(), use_words::<DeskImportWords>(), use_lang());
    let work = Memo::new(move |_| doing.state.with(|import| import.work));
    let progress = Signal::derive(move || match work.get() {
        Some(Work::Saving | Work::Undoing) => {
            let saved = doing.state.with(Import::saved);
            doing.progress().or(Some(saved).filter(|(_, all)| *all > 0))
        }
        _ => None,
    });
    let label = move |work: Work| {
        Signal::derive(move || match (work, doing.rest()) {
            (Work::Saving, None) => {
                doing.state.with(|import| saving(import, desks)).unwrap_or_else(|| work.say(lang))
            }
            (Work::Saving | Work::Undoing, Some(seconds)) => {
                format!("{} {}", work.say(lang), fill(t.rest, &[&seconds.to_string()]))
            }
            _ => work.say(lang),
        })
    };
    let line = move |work: Work| {
        let stop = match work {
            Work::Undoing => return view! { <Progress label=label(work) progress=progress /> }.into_any(),
            Work::Saving => Callback::new(move |()| doing.stop_saving()),
            Work::Opening | Work::Reading | Work::Comparing => Callback::new(move |()| doing.stop()),
        };
        view! { <Progress label=label(work) progress=progress cancel=(t.stop.to_owned(), stop) /> }.into_any()
    };
    live(move || work.get().map(line))
}

/// The sheet of a register that is being saved.
fn saving(import: &Import, words: &DeskImportWords) -> Option<String> {
    let next = import.next_save().filter(|_| !import.takes_reception())?;
    let (done, all) = import.saved();
    let name = &import.sheets.get(next.sheet)?.name;
    Some(fill(words.saving, &[name, &(done + 1).to_string(), &all.to_string()]))
}
