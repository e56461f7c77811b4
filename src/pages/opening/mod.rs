//! The first opening: a centre with its first member of staff, a demo centre in one press, or a backup restored.

mod act;
mod draft;
mod facts;
mod fields;
mod recovery;
mod restore;
mod sheet;

pub use fields::level_key;
pub use recovery::groups;
pub use restore::RestoreForm;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::use_desk;
use crate::locale::{frame::FrameWords, opening::OpeningWords, use_words};
use crate::pages::bare::BareTop;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Progress, ToastHost};
use crate::platform::page;
use act::Step;
use draft::OpeningDraft;

/// While the engine starts.
#[component]
pub fn Starting() -> impl IntoView {
    let t: &FrameWords = use_words();
    view! { <main class="starting" aria-busy="true"><p>{t.starting}</p></main> }
}

/// The page of a browser without a centre.
#[component]
pub fn OpeningPage() -> impl IntoView {
    let t: &OpeningWords = use_words();
    let frame: &FrameWords = use_words();
    let restoring = RwSignal::new(false);
    page::set_title(&format!("{} · {}", t.title, frame.product));
    view! {
        <div class="bare">
            <BareTop end=move || t.first_time.into_any() />
            <main class="opening" id="page" tabindex="-1">
                {live(move || if restoring.get() {
                    view! { <div class="opening-form"><RestoreForm beside=false />
                        <Button label=t.back kind=ButtonKind::Quiet on_press=move |()| restoring.set(false) /></div> }.into_any()
                } else {
                    view! { <OpeningForm restoring=restoring /> }.into_any()
                })}
            </main>
        </div>
        <ToastHost dismiss_label=frame.dismiss />
    }
}

/// The form.
#[component]
fn OpeningForm(restoring: RwSignal<bool>) -> impl IntoView {
    let t: &OpeningWords = use_words();
    let desk = use_desk();
    let draft = RwSignal::new(OpeningDraft::fresh());
    let tried = RwSignal::new(false);
    let step = RwSignal::new(Step::Rest);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if step.get_untracked().is_busy() {
            return;
        }
        match draft.with_untracked(OpeningDraft::first_wrong) {
            Some(field) => {
                page::focus_first(&format!("[name='{field}'], [data-field='{field}'] button"));
            }
            None => spawn_local(act::open(desk, draft.get_untracked(), step)),
        }
    };
    let busy = Signal::derive(move || step.get().is_busy());
    let words = move || match step.get() {
        Step::Calibrating => t.calibrating,
        Step::Deriving => t.deriving,
        _ => t.writing,
    };
    view! {
        <form class="opening-form" novalidate on:submit=submit>
            <h1>{t.title}</h1>
            <p class="muted small">{t.lead}</p>
            <facts::InstallFirst />
            <facts::TryDemo />
            <fields::CentreFields draft=draft tried=tried />
            <recovery::RecoveryCard draft=draft tried=tried />
            <facts::Facts />
            {live(move || match step.get() {
                Step::Failed(trouble) => Some(view! { <TroubleNotice trouble=trouble /> }.into_any()),
                step => step.is_busy().then(|| view! { <Progress label=words() progress=desk.progress /> }.into_any()),
            })}
            <div class="opening-bar">
                <Button label=t.have_backup kind=ButtonKind::Quiet name="have-backup" on_press=move |()| restoring.set(true) />
                <Button label=t.open kind=ButtonKind::Primary size=ButtonSize::Large submit=true busy=busy busy_label=t.opening name="open-centre" />
            </div>
        </form>
        <sheet::RecoverySheet draft=draft />
    }
}
