//! Settings: the centre, its staff and code lists, backup, this device, what was done.

mod about;
mod access;
mod acts;
mod add_staff;
mod backup;
mod centre;
mod code_forms;
mod codes;
mod days;
mod destroy;
mod device;
mod kept;
mod own_passphrase;
mod own_pin;
mod roles;
mod staff;
mod storage;

pub use about::AboutPage;
pub use access::AccessPage;
pub use acts::ActsPage;
pub use backup::BackupPage;
pub use centre::SettingsPage;
pub use codes::CodesPage;
pub use days::{use_days, use_today};
pub use device::DevicePage;
pub use kept::KeptPage;
pub use staff::StaffPage;

use casework::staff::Right;
use leptos::prelude::*;
use leptos_router::components::A;

use super::frame::PageHead;
use crate::desk::use_desk;
use crate::locale::kept::KeptWords;
use crate::locale::settings::{AccessWords, SettingsWords};
use crate::locale::use_words;

/// A page of the settings: title, sections, contents.
#[component]
pub fn Section(
    /// Its title.
    title: &'static str,
    children: Children,
) -> impl IntoView {
    let t: &SettingsWords = use_words();
    let kept: &KeptWords = use_words();
    let sections = [
        ("/settings", t.centre),
        ("/settings/staff", t.staff),
        ("/settings/codes", t.codes),
        ("/settings/backup", t.backup),
        ("/settings/import", t.import),
        ("/settings/acts", t.acts),
        ("/settings/device", t.device),
        ("/settings/kept", kept.title),
        ("/settings/about", t.about),
    ];
    let access: &AccessWords = use_words();
    let may = use_may(Right::Access).get_untracked().then_some(("/settings/access", access.title));
    let sections = sections.into_iter().chain(may);
    let link = |(path, word): (&'static str, &'static str)| {
        view! { <li><A href=path exact=true attr:class="section-link">{word}</A></li> }
    };
    view! {
        <PageHead title=title />
        <div class="settings">
            <nav class="sections" aria-label=t.sections><ul>{sections.map(link).collect_view()}</ul></nav>
            <div class="settings-body">{children()}</div>
        </div>
    }
}

/// May the member at the desk do this? False while locked.
pub fn use_may(right: Right) -> Memo<bool> {
    let desk = use_desk();
    Memo::new(move |_| desk.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(right))))
}
