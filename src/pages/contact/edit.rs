//! Editing in place: the same form as for new contacts, kept as a draft of its own.

use casework::contact::RecordId;
use casework::draft::ContactDraft;
use leptos::prelude::*;

use crate::desk::use_desk;
use crate::locale::contacts::ContactWords;
use crate::locale::intake::IntakeWords;
use crate::locale::{fill, use_words};
use crate::pages::filling::SaveBar;
use crate::pages::frame::PageHead;
use crate::pages::intake::{ContactForm, Form, save, use_saver};
use crate::parts::{Button, ButtonKind, ButtonSize};
use crate::protocol::Acted;

/// The form that edits a contact.
#[component]
pub fn EditForm(id: RecordId, draft: ContactDraft, editing: RwSignal<Option<ContactDraft>>) -> impl IntoView {
    let t = use_words::<IntakeWords>();
    let saver = use_saver();
    let door = use_desk();
    let form = Form::editing(door, id, draft);
    door.before_lock(std::rc::Rc::new(move || form.to_keep()));
    form.restore();
    let saved = Callback::new(move |_: Acted| editing.set(None));
    let save_now = Callback::new(move |()| save(form, saver, saved));
    let leave = move |()| {
        let typed = form.draft.get_untracked();
        form.forget_kept();
        if typed.is_changed() {
            saver.toasts.done_with(t.left_as_it_was, t.bring_back, move || {
                let _ = editing.try_set(Some(typed.clone()));
            });
        }
        editing.set(None);
    };
    let busy = form.filling().is_busy();
    view! {
        <ContactForm form=form on_save=save_now head=move || view! { <Head id=id /> }>
            <SaveBar filling=form.filling() again=save_now>
                <Button label=t.leave_edit name="leave-edit" size=ButtonSize::Large on_press=leave />
                <Button label=t.save_change name="save" kind=ButtonKind::Primary size=ButtonSize::Large key_hint="Ctrl+Enter"
                    busy=busy busy_label=t.saving on_press=save_now />
            </SaveBar>
        </ContactForm>
    }
}

#[component]
fn Head(id: RecordId) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let number = crate::desk::use_answer(
        move || Some(crate::protocol::Request::Contact(id)),
        |reply| match reply {
            crate::protocol::Reply::Contact(sheet) => Some(sheet.contact.number.to_string()),
            _ => None,
        },
    );
    let title = move || fill(t.edit_title, &[&number.get().and_then(Result::ok).unwrap_or_default()]);
    view! { <PageHead title=Signal::derive(title) /> }
}
