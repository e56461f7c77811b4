//! `/settings/staff`: members of staff, what their roles may do, one's own passphrase and PIN.

use casework::act::Act;
use casework::staff::{Right, Role, Staff};
use leptos::prelude::*;

use super::add_staff::AddStaff;
use super::own_passphrase::OwnPassphrase;
use super::own_pin::OwnPin;
use super::roles::RolesTable;
use super::{Section, use_may};
use crate::desk::use_desk;
use crate::locale::settings::{SettingsWords, StaffWords};
use crate::locale::{Say, fill, frame::FrameWords, use_lang, use_words};
use crate::pages::acting::{Acting, ActingNotice, use_acting};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Chip, Dialog, Pick, Select, Tone};

/// The page.
#[component]
pub fn StaffPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let may = use_may(Right::Manage);
    view! {
        <Section title=t.staff>
            <Members />
            <Show when=move || may.get()><AddStaff /></Show>
            <OwnPassphrase />
            <OwnPin />
            <RolesTable />
        </Section>
    }
}

#[component]
fn Members() -> impl IntoView {
    let t: &StaffWords = use_words();
    let shared: &SettingsWords = use_words();
    let acting = use_acting();
    let desk = use_desk();
    let staff = Memo::new(move |_| {
        desk.desk.with(|desk| desk.as_ref().map(|desk| desk.staff.clone()).unwrap_or_default())
    });
    view! {
        <section class="card">
            <p class="card-body small muted">{t.lead}</p>
            <ActingNotice acting=acting />
            <table class="plain-table" data-table="staff">
                <thead><tr><th scope="col">{t.name}</th><th scope="col">{t.role}</th><th scope="col"><span class="visually-hidden">{shared.acts_column}</span></th></tr></thead>
                <tbody><For each=move || staff.get() key=|member| (member.id, member.role, member.active, member.name.clone())
                    children=move |member| view! { <Member member=member acting=acting /> } /></tbody>
            </table>
        </section>
    }
}

#[component]
fn Member(member: Staff, acting: Acting) -> impl IntoView {
    let t: &StaffWords = use_words();
    let (lang, desk, may) = (use_lang(), use_desk(), use_may(Right::Manage));
    let is_me = desk.desk.with_untracked(|desk| desk.as_ref().is_some_and(|desk| desk.me.id == member.id));
    let asking = RwSignal::new(false);
    let name = member.name.clone();
    let roles: Vec<Pick> = Role::ALL.iter().map(|role| Pick::new(role_key(*role), role.say(lang))).collect();
    let changed = member.clone();
    let pick = move |key: String| {
        if let Some(role) = Role::ALL.into_iter().find(|role| role_key(*role) == key) {
            acting.send(
                Act::SetStaff(Staff { role, ..changed.clone() }),
                fill(t.role_changed, &[&changed.name]),
                || {},
            );
        }
    };
    let pick = Callback::new(pick);
    let (role, active) = (member.role, member.active);
    let role_label = format!("{} {}", t.role, member.name);
    let role_cell = move || {
        match may.get() && active {
        true => view! { <Select name="role" small=true aria_label=role_label.clone() picks=roles.clone() value=role_key(role).to_owned() on_pick=pick /> }.into_any(),
        false => role.say(lang).into_any(),
    }
    };
    let id = member.id;
    view! {
        <tr data-row=id.0.to_string()>
            <td><b>{name}</b> " " {is_me.then_some(t.you)} " " {(!active).then(|| view! { <Chip text=t.gone tone=Tone::Neutral /> })}</td>
            <td>{live(role_cell)}</td>
            <td class="cell-acts">
                <Show when=move || may.get() && active && !is_me>
                    <Button label=t.retire size=ButtonSize::Small name="retire" on_press=move |()| asking.set(true) />
                </Show>
                <Retire member=member.clone() asking=asking acting=acting />
            </td>
        </tr>
    }
}

#[component]
fn Retire(member: Staff, asking: RwSignal<bool>, acting: Acting) -> impl IntoView {
    let t: &StaffWords = use_words();
    let frame: &FrameWords = use_words();
    let title = fill(t.retire_ask, &[&member.name]);
    let retire = move |()| {
        asking.set(false);
        acting.send(
            Act::SetStaff(Staff { active: false, ..member.clone() }),
            fill(t.retired, &[&member.name]),
            || {},
        );
    };
    let retire = Callback::new(retire);
    view! {
        <Dialog open=asking on_close=move |()| asking.set(false) title=title close_label=frame.close name="retire">
            <p>{t.retire_text}</p>
            <div class="dialog-actions">
                <Button label=frame.cancel on_press=move |()| asking.set(false) />
                <Button label=t.retire kind=ButtonKind::Danger name="retire-now" on_press=retire />
            </div>
        </Dialog>
    }
}

/// A role as a control's value.
pub fn role_key(role: Role) -> &'static str {
    match role {
        Role::FrontDesk => "front-desk",
        Role::Caseworker => "caseworker",
        Role::Head => "head",
        Role::Auditor => "auditor",
    }
}
