//! The form itself, in the order of a conversation. New contacts and edits use the same one.

use leptos::ev::{FocusEvent, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;

use super::form::Form;
use super::matter_rows::{DemandRow, EmployerRow, MatterRow, OutcomeRow};
use super::more::More;
use super::panel::Panel;
use super::person::CallerStrip;
use super::person_rows::{ChannelRow, DocumentRow, PersonRow};
use super::seen::provide_seen;
use crate::locale::{intake::IntakeWords, use_words};
use crate::pages::filling::{Keeping, use_keeping};
use crate::platform::focus::stays_within;

/// The form with its side panel. Children are the bar under it.
#[component]
pub fn ContactForm(
    form: Form,
    /// Ctrl+Enter.
    #[prop(into)]
    on_save: Callback<()>,
    /// Ctrl+Shift+Enter, where there is another way to save.
    #[prop(optional, into)]
    on_save_and: Option<Callback<()>>,
    /// Above the fields: title, what was brought back.
    #[prop(into)]
    head: ViewFn,
    children: Children,
) -> impl IntoView {
    let t = use_words::<IntakeWords>();
    provide_context(form);
    provide_seen(form);
    use_keeping(form.keeping, move || form.keep());
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_save_and.filter(|_| event.shift_key()).unwrap_or(on_save).run(());
        }
    };
    let left = move |event: FocusEvent| {
        // A form that is taken away with the focus in it says so too, when its signals are gone.
        if !stays_within(&event) && form.keeping.try_get_untracked() == Some(Keeping::Waiting) {
            form.keep();
        }
    };
    view! {
        <div class="intake page-full">
            <form class="intake-form" aria-label=t.form autocomplete="off" novalidate=true data-form="contact"
                on:submit=|event: SubmitEvent| event.prevent_default() on:keydown=keys on:focusout=left>
                <div class="intake-fields">
                    {head.run()}
                    <ChannelRow />
                    <PersonRow />
                    <CallerStrip />
                    <DocumentRow />
                    <EmployerRow />
                    <MatterRow />
                    <DemandRow />
                    <OutcomeRow />
                    <More />
                </div>
                {children()}
            </form>
            <Panel />
        </div>
    }
}
