//! `/settings/import/held/:id`: a row held aside in the full form, where more than one field is wrong.

use casework::contact::RecordId;
use casework::draft::ContactDraft;
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map};

use super::held::PATH;
use crate::desk::{use_answer_to, use_desk};
use crate::locale::import::ImportWords;
use crate::locale::intake::IntakeWords;
use crate::locale::use_words;
use crate::pages::filling::SaveBar;
use crate::pages::frame::PageHead;
use crate::pages::intake::{ContactForm, Form, save, use_saver};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState};
use crate::protocol::{Acted, Reply, Request};

/// The page.
#[component]
pub fn HeldFormPage() -> impl IntoView {
    let t = use_words::<ImportWords>();
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse().ok()).map(RecordId))
    });
    let answer = use_answer_to(
        move || id.get().map(|id| (id, Request::EditHeld(id))),
        |id, reply| match reply {
            Reply::Draft(draft) => Some(Some((id, *draft))),
            Reply::Refused(_) => Some(None),
            _ => None,
        },
    );
    // Rows that come and go elsewhere must not mount the form anew.
    let draft = Memo::new(move |_| answer.get()?.ok());
    live(move || {
        match draft.get() {
        None => view! { <p class="quiet-wait" role="status">{t.report_loading}</p> }.into_any(),
        Some(Some((id, draft))) => view! { <HeldForm id=id draft=draft /> }.into_any(),
        Some(None) => view! {
            <PageHead title=t.held_title />
            <EmptyState text=t.held_gone><A href=PATH attr:class="button button--secondary button--normal">{t.held_all}</A></EmptyState>
        }
        .into_any(),
    }
    })
}

#[component]
fn HeldForm(id: RecordId, draft: ContactDraft) -> impl IntoView {
    let (t, words) = (use_words::<IntakeWords>(), use_words::<ImportWords>());
    let (saver, door, navigate) = (use_saver(), use_desk(), use_navigate());
    let form = Form::held(door, id, draft);
    door.before_lock(std::rc::Rc::new(move || form.to_keep()));
    form.restore();
    let saved = Callback::new(move |_: Acted| navigate(PATH, Default::default()));
    let save_now = Callback::new(move |()| save(form, saver, saved));
    let busy = form.filling().is_busy();
    view! {
        <ContactForm form=form on_save=save_now head=move || view! { <PageHead title=words.held_title /> }>
            <SaveBar filling=form.filling() again=save_now>
                <A href=PATH attr:class="button button--secondary button--large">{words.held_all}</A>
                <Button label=t.save_change name="save" kind=ButtonKind::Primary size=ButtonSize::Large key_hint="Ctrl+Enter"
                    busy=busy busy_label=t.saving on_press=save_now />
            </SaveBar>
        </ContactForm>
    }
}
