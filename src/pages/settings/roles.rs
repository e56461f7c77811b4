//! The table of roles, straight from the rules: the page cannot say another thing than the engine does.

use casework::staff::{Right, Role};
use leptos::prelude::*;

use crate::locale::settings::{SettingsWords, StaffWords};
use crate::locale::{Say, use_lang, use_words};
use crate::parts::{Glyph, Icon};

/// The table.
#[component]
pub fn RolesTable() -> impl IntoView {
    let t: &StaffWords = use_words();
    let lang = use_lang();
    let rights = [
        (Right::Read, t.read),
        (Right::Record, t.record),
        (Right::Import, t.import),
        (Right::Codes, t.code),
        (Right::Manage, t.manage),
        (Right::Backup, t.backup),
        (Right::Export, t.export),
        (Right::Access, t.access),
        (Right::Erase, t.erase),
    ];
    let row = |(right, words): (Right, &'static str)| {
        view! { <tr><th scope="row">{words}</th>{Role::ALL.map(|role| cell(role.may(right))).collect_view()}</tr> }
    };
    view! {
        <section class="card">
            <div class="card-body"><h2>{t.roles_title}</h2><p class="small muted">{t.roles_text}</p></div>
            <table class="plain-table" data-table="roles">
                <thead><tr><th scope="col">{t.right}</th>{Role::ALL.map(|role| view! { <th scope="col">{role.say(lang)}</th> }).collect_view()}</tr></thead>
                <tbody>{rights.map(row).collect_view()}</tbody>
            </table>
        </section>
    }
}

fn cell(may: bool) -> AnyView {
    let t: &SettingsWords = use_words();
    match may {
        true => view! { <td><Icon glyph=Glyph::Check /><span class="visually-hidden">{t.yes}</span></td> }.into_any(),
        false => view! { <td><span class="faint" aria-hidden="true">"—"</span><span class="visually-hidden">{t.no}</span></td> }.into_any(),
    }
}
