//! `/intake/new`: the register form, and what it shares with editing a contact.

mod contact_form;
mod field;
mod form;
mod linked;
mod matter_rows;
mod more;
mod order;
mod panel;
mod person;
mod person_rows;
mod picks;
mod recognise;
mod save;
mod seen;
mod timer;

pub use contact_form::ContactForm;
pub use form::Form;
pub use linked::ContactLink;
pub use panel::use_about;
pub use person::age;
pub use picks::{code_picks, field_picks, id_kind_picks};
pub use save::{Saver, save, undo};

use casework::contact::{Channel, RecordId};
use casework::register::Register as CaseRegister;
use casework::staff::Right;
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::desk::{DeskDoor, use_desk};
use crate::locale::format::when;
use crate::locale::{entry::EntryWords, fill, intake::IntakeWords, use_lang, use_words};
use crate::pages::entry::case_items;
use crate::pages::filling::SaveBar;
use crate::pages::frame::PageHead;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState, Menu, Notice, Tone, use_toasts};
use crate::platform::{clock, page};
use crate::protocol::Acted;
use crate::registers::address;

/// The form of new contacts: one for the whole application, so that leaving the page loses nothing.
#[derive(Clone, Copy)]
struct NewContact(Form);

/// Gives the application its form of new contacts and what the list holds aside. Call it once, where the door is provided.
pub fn provide_new_contact(door: DeskDoor) {
    let form = Form::blank(door);
    door.before_lock(std::rc::Rc::new(move || form.to_keep()));
    provide_context(NewContact(form));
    provide_context(crate::pages::contacts::Held::default());
}

/// Is something typed that is not saved? Told before a new version takes over.
pub fn use_unsaved() -> Memo<bool> {
    let form = use_context::<NewContact>().map(|NewContact(form)| form);
    Memo::new(move |_| form.is_some_and(|form| form.draft.with(|draft| !crate::reception::is_blank(draft))))
}

/// Path of a contact's page.
pub fn contact_path(id: RecordId) -> String {
    format!("/intake/{}", id.0)
}

/// What saving needs, from this page's contexts.
pub fn use_saver() -> Saver {
    Saver { toasts: use_toasts(), lang: use_lang() }
}

/// The register form.
#[component]
pub fn IntakePage() -> impl IntoView {
    let door = use_desk();
    let t = use_words::<IntakeWords>();
    let form = use_context::<NewContact>().map_or_else(|| Form::blank(door), |NewContact(form)| form);
    let may =
        Memo::new(move |_| door.desk.with(|desk| desk.as_ref().map(|desk| desk.me.role.may(Right::Record))));
    move || match may.get() {
        Some(true) => view! { <Register form=form /> }.into_any(),
        Some(false) => view! { <EmptyState text=t.may_not /> }.into_any(),
        None => view! { <EmptyState text=t.locked_first /> }.into_any(),
    }
}

/// The form of a member who may register.
#[component]
fn Register(form: Form) -> impl IntoView {
    let (t, e) = (use_words::<IntakeWords>(), use_words::<EntryWords>());
    let saver = use_saver();
    let (navigate, to_case) = (use_navigate(), use_navigate());
    begin(form);
    begin_as(form);
    let again = Callback::new(move |_: Acted| {
        form.start_anew();
        save::focus_phone(form);
    });
    let open = Callback::new(move |acted: Acted| {
        form.start_anew();
        if let Some((id, _)) = acted.contact {
            navigate(&contact_path(id), Default::default());
        }
    });
    let open_case = Callback::new(move |(register, acted): (CaseRegister, Acted)| {
        form.start_anew();
        if let Some((id, _)) = acted.contact {
            to_case(&address::new_from(register, id), Default::default());
        }
    });
    let cases = case_items(saver.lang, move |register| {
        save(form, saver, Callback::new(move |acted: Acted| open_case.run((register, acted))));
    });
    let save_now = Callback::new(move |()| save(form, saver, again));
    let save_and_open = move |()| save(form, saver, open);
    let save_and = move |()| {
        page::focus("menu-save-and");
    };
    let busy = form.filling().is_busy();
    view! {
        <ContactForm form=form on_save=save_now on_save_and=save_and head=move || view! { <Head form=form /> }>
            <SaveBar filling=form.filling() again=save_now>
                <Menu name="save-and" label=e.save_and aria_label=e.save_and_label items=cases />
                <Button label=t.save_and_open name="save-and-open" size=ButtonSize::Large busy=busy on_press=save_and_open />
                <Button label=t.save name="save" kind=ButtonKind::Primary size=ButtonSize::Large key_hint="Ctrl+Enter"
                    busy=busy busy_label=t.saving on_press=save_now />
            </SaveBar>
        </ContactForm>
    }
}

/// A blank form gets its time and receiver, and what an earlier sitting left; a form in use stays as it is.
fn begin(form: Form) {
    if form.started.get_untracked().is_none() && form.draft.with_untracked(crate::reception::is_blank) {
        form.start_anew();
        form.restore();
    }
    save::focus_phone(form);
}

/// A blank form begins with the channel that the address names.
fn begin_as(form: Form) {
    let named = use_query_map().with_untracked(|map| map.get("channel"));
    let channel = Channel::ALL.into_iter().find(|channel| Some(channel.key()) == named.as_deref());
    if let (Some(channel), true) = (channel, form.draft.with_untracked(crate::reception::is_blank)) {
        form.draft.update(|draft| draft.channel = channel);
    }
}

/// Title by channel, where the number comes from, the timer, and what was brought back.
#[component]
fn Head(form: Form) -> impl IntoView {
    let (t, lang) = (use_words::<IntakeWords>(), use_lang());
    let title = Memo::new(move |_| match form.draft.with(|draft| draft.channel) {
        Channel::Call => t.title_call.to_owned(),
        Channel::Visit => t.title_visit.to_owned(),
        Channel::Letter => t.title_letter.to_owned(),
        Channel::Online => t.title_online.to_owned(),
        Channel::Unspecified => t.title_unspecified.to_owned(),
    });
    let anew = move |()| {
        form.forget_kept();
        form.start_anew();
        save::focus_phone(form);
    };
    let restored = move || {
        let at = form.restored.get()?;
        let zone = form.filling().zone();
        let text = fill(t.restored, &[&when(at.civil(zone), clock::now().civil(zone), lang)]);
        Some(view! {
            <Notice text=text tone=Tone::Accent>
                <Button label=t.start_anew name="start-anew" size=ButtonSize::Small on_press=anew />
            </Notice>
        })
    };
    view! {
        <PageHead title=title takes_focus=false>
            <span class="number-later">{t.number_later}</span>
            <timer::CallTimer />
        </PageHead>
        {live(restored)}
    }
}
