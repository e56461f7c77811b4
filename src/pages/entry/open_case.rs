//! From a contact to a case: a menu of the registers it may lead to.

use casework::contact::RecordId;
use casework::register::Register;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use crate::locale::entry::EntryWords;
use crate::locale::{Lang, Say, Words, fill, use_lang, use_words};
use crate::parts::{Menu, MenuItem};
use crate::registers::address;

/// Registers a contact may lead to.
const LEADS_TO: [Register; 4] = [Register::Relief, Register::Legal, Register::Seeker, Register::Loan];

/// One entry of a menu for each register a contact may lead to.
pub fn case_items(lang: Lang, open: impl Fn(Register) + Clone + Send + Sync + 'static) -> Vec<MenuItem> {
    let t = EntryWords::of(lang);
    let item = |register: Register| {
        let open = open.clone();
        MenuItem::new(fill(t.to_register, &[&register.say(lang)]), move || open(register))
    };
    LEADS_TO.map(item).into()
}

/// The menu for a record that is kept already.
#[component]
pub fn OpenCase(from: RecordId) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let navigate = use_navigate();
    let go = Callback::new(move |register| navigate(&address::new_from(register, from), Default::default()));
    let items = case_items(lang, move |register| go.run(register));
    view! { <Menu name="open-case" label=t.open_case aria_label=t.open_case_label items=items /> }
}
