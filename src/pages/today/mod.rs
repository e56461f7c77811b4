//! `/today`: today's contacts, what is open, what waits for an answer, what is due at the other desks. In an empty centre:
//! first steps.

mod channels;
mod first_steps;
mod open_list;
mod tiles;
mod waiting;

use leptos::prelude::*;
use leptos_router::components::A;

use super::frame::{PageHead, use_backup_due};
use crate::desk::use_desk;
use crate::locale::format::day_and_weekday;
use crate::locale::{today::TodayWords, use_lang, use_words};
use crate::pages::around::use_around;
use crate::pages::import::HeldWaiting;
use crate::parts::live::live;
use crate::parts::{Notice, Tone};
use casework::contact::Status;

/// The page.
#[component]
pub fn TodayPage() -> impl IntoView {
    let t: &TodayWords = use_words();
    let (lang, desk, today, due) = (use_lang(), use_desk(), use_around().today(), use_backup_due());
    let title = move || day_and_weekday(today.get(), lang);
    let is_empty =
        Memo::new(move |_| desk.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.contacts == 0)));
    view! {
        <PageHead title=title />
        <Show when=move || due.get()>
            <Notice text=t.backup_due tone=Tone::Due>
                <A href="/settings/backup" attr:class="button button--secondary button--small">{t.back_up}</A>
            </Notice>
        </Show>
        <HeldWaiting />
        {live(move || if is_empty.get() {
            view! { <first_steps::FirstSteps /> <waiting::DesksWaiting today=today /> }.into_any()
        } else {
            view! {
                <tiles::Tiles today=today />
                <open_list::StatusList status=Status::Open title=t.open />
                <open_list::StatusList status=Status::Referred title=t.referred />
                <waiting::DesksWaiting today=today />
                <channels::TodayByChannel today=today />
            }
            .into_any()
        })}
    }
}
