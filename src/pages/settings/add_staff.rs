//! A new member of staff with a role and a first passphrase.

use casebook::trouble::Trouble;
use casework::staff::Role;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::staff::role_key;
use crate::desk::{DeskDoor, Outcome, use_desk};
use crate::locale::settings::StaffWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::pages::passphrase::{NewPassphrase, NewPassphraseFields};
use crate::parts::{Button, Choice, Field, Segments, TextInput};
use crate::protocol::{NewStaff, Reply, Request};

/// What is typed.
#[derive(Clone, PartialEq)]
struct Typed {
    name: String,
    door_name: String,
    role: Role,
    passphrase: NewPassphrase,
}

impl Typed {
    fn blank() -> Typed {
        Typed {
            name: String::new(),
            door_name: String::new(),
            role: Role::FrontDesk,
            passphrase: NewPassphrase::default(),
        }
    }
}

/// The form.
#[component]
pub fn AddStaff() -> impl IntoView {
    let t: &StaffWords = use_words();
    let (desk, lang, acting) = (use_desk(), use_lang(), use_acting());
    let typed = RwSignal::new(Typed::blank());
    let tried = RwSignal::new(false);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let now = typed.get_untracked();
        if now.name.trim().is_empty() || !now.passphrase.is_fit() {
            return;
        }
        let done = fill(t.added, &[now.name.trim()]);
        acting.run(add(desk, now), done, move || {
            tried.try_set(false);
            typed.try_set(Typed::blank());
        });
    };
    let missing = move || tried.get() && typed.with(|typed| typed.name.trim().is_empty());
    let name_error = move || match missing() {
        true => casework::issue::IssueCode::Missing.say(lang),
        false => acting.error("name").get(),
    };
    let roles = Role::ALL.map(|role| Choice::new(role, role_key(role), role.say(lang))).to_vec();
    view! {
        <form class="card card-body form" novalidate on:submit=submit aria-labelledby="add-staff-title">
            <h2 id="add-staff-title">{t.add}</h2>
            <div class="form-row">
                <Field label=t.name name="name" hint=t.add_name_hint error=name_error required=true>
                    <TextInput name="name" max_length=40 value=move || typed.with(|typed| typed.name.clone())
                        on_input=move |text| typed.update(|typed| typed.name = text) />
                </Field>
                <Field label=t.door_name name="door-name" hint=t.door_name_hint>
                    <TextInput name="door-name" max_length=20 placeholder=move || typed.with(|typed| typed.name.clone())
                        value=move || typed.with(|typed| typed.door_name.clone()) on_input=move |text| typed.update(|typed| typed.door_name = text) />
                </Field>
            </div>
            <Field label=t.role name="role" group=true>
                <Segments name="new-role" choices=roles value=move || Some(typed.with(|typed| typed.role)) on_pick=move |role| typed.update(|typed| typed.role = role) />
            </Field>
            <p class="small muted">{t.first_text}</p>
            <NewPassphraseFields typed=move || typed.with(|typed| typed.passphrase.clone()) tried=tried label=t.first
                on_type=move |passphrase| typed.update(|typed| typed.passphrase = passphrase) />
            <ActingNotice acting=acting fields=&["name"] />
            <div class="form-acts"><Button label=t.add submit=true busy=acting.busy busy_label=t.adding name="add-staff" /></div>
        </form>
    }
}

async fn add(desk: DeskDoor, typed: Typed) -> Outcome {
    let params = desk.calibrate().await?;
    let kek = desk.derive(typed.passphrase.first, params.clone()).await?;
    let name = typed.name.trim().to_owned();
    let door_name =
        Some(typed.door_name.trim().to_owned()).filter(|own| !own.is_empty()).unwrap_or_else(|| name.clone());
    let new = NewStaff { name, role: typed.role, door_name, params, kek };
    match desk.ask(Request::AddStaff(Box::new(new))).await? {
        Reply::Acted(acted) => Ok(Ok(acted)),
        Reply::Refused(issues) => Ok(Err(issues)),
        _ => Err(Trouble::BuildMismatch),
    }
}
