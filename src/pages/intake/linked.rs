//! Earlier contacts of the same matter: what is linked, and a way to unlink.

use casework::contact::RecordId;
use leptos::prelude::*;
use leptos_router::components::A;

use super::field::use_form;
use crate::desk::{use_answer, use_desk};
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize};
use crate::protocol::{Reply, Request};

/// The earlier contacts a form is linked to.
#[component]
pub fn LinkedEarlier() -> impl IntoView {
    let form = use_form();
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let linked = Memo::new(move |_| form.draft.with(|draft| draft.earlier.clone()));
    let unlink = move |id: RecordId| form.edit(|draft| draft.earlier.retain(|linked| *linked != id));
    view! {
        <section class="linked" aria-label=f.earlier>
            <h3 class="field-label">{f.earlier}</h3>
            <Show when=move || linked.with(Vec::is_empty)>
                <p class="linked-none">{t.no_links} " " {t.link_hint}</p>
            </Show>
            <ul class="linked-list">
                <For each=move || linked.get() key=|id| id.0 children=move |id| view! {
                    <li>
                        <ContactLink id=id />
                        <Button label=t.unlink kind=ButtonKind::Quiet size=ButtonSize::Small on_press=move |()| unlink(id) />
                    </li>
                } />
            </ul>
        </section>
    }
}

/// A contact by number, day and channel, as a link to its page.
#[component]
pub fn ContactLink(id: RecordId) -> impl IntoView {
    let lang = use_lang();
    let t = use_words::<IntakeWords>();
    let desk = use_desk();
    let sheet = use_answer(move || desk.desk.with(Option::is_some).then_some(Request::Contact(id)), said);
    let text = move || match sheet.get() {
        Some(Ok((number, day, channel))) => format!("{number} · {day} · {}", channel.say(lang)),
        _ => fill(t.linked, &["…"]),
    };
    view! { <A href=super::contact_path(id)>{live(text)}</A> }
}

type Said = (casework::contact::ContactNumber, casework::time::Day, casework::contact::Channel);

fn said(reply: Reply) -> Option<Said> {
    match reply {
        Reply::Contact(sheet) => {
            Some((sheet.contact.number, sheet.contact.received.day, sheet.contact.channel))
        }
        _ => None,
    }
}
