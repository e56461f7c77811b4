//! A payment on a loan, in one row: the day, principal, interest. It fills the oldest instalment that is due and has no
//! payment yet; where there is none it becomes a row of its own.

use casework::act::Act;
use casework::register::{EntryDraft, Group, Item, PAID, RowDraft};
use casework::time::Day;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Page;
use crate::desk::{DeskDoor, Outcome};
use crate::locale::entry::EntryWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::{Acting, ActingNotice, use_acting};
use crate::pages::item::ItemField;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind};
use crate::platform::page::focus_first;
use casework::contact::RecordId;

/// Fields that say at themselves what is wrong.
const FIELDS: &[&str] = &["paid-day", "paid-principal", "paid-interest"];

/// The row.
#[component]
pub fn PayForm(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let acting = use_acting();
    let typed = RwSignal::new(RowDraft::new(Group::Instalment));
    typed.update(|row| row.put(Item::PaidDay, page.today.get_untracked().to_string()));
    let due = page.part(|sheet| {
        let mut draft = EntryDraft::of(&sheet.entry);
        let day = draft.unpaid_instalment().map(|row| row.text(Item::Due).to_owned());
        day.and_then(|day| Day::parse_iso(&day))
    });
    let number = page.part(|sheet| sheet.entry.number.to_string());
    let send = move |event: SubmitEvent| {
        event.prevent_default();
        let done = fill(t.paid, &[&number.get_untracked().unwrap_or_default()]);
        let row = typed.get_untracked();
        acting.run(pay(page.door, page.id, row), done, move || {
            let _ = typed.try_update(|row| {
                row.put(Item::PaidPrincipal, String::new());
                row.put(Item::PaidInterest, String::new());
            });
            focus_first("[data-form='pay'] [name='paid-principal']");
        });
    };
    let field = |item: Item| {
        let value = Memo::new(move |_| typed.with(|row| row.text(item).to_owned()));
        let put = move |text: String| typed.update(|row| row.put(item, text));
        view! { <ItemField item=item value=value on_input=put error=error(acting, item, lang) form="pay" /> }
    };
    view! {
        <form class="pay-form no-print" data-form="pay" autocomplete="off" novalidate=true aria-label=t.pay on:submit=send>
            <h3>{t.pay}</h3>
            {live(move || due.get().flatten().map(|day| view! { <p class="small muted">{fill(t.pay_for, &[&day.to_string()])}</p> }))}
            <ActingNotice acting=acting fields=FIELDS />
            <div class="move-fields">
                {PAID.map(field).collect_view()}
                <Button label=t.save_move name="save-payment" kind=ButtonKind::Secondary submit=true busy=acting.busy busy_label=t.saving />
            </div>
        </form>
    }
}

/// What is wrong at an item, whichever row it came to stand in.
fn error(acting: Acting, item: Item, lang: crate::locale::Lang) -> Signal<String> {
    Signal::derive(move || {
        acting.issues.with(|issues| {
            let found = issues.iter().find(|issue| issue.field == item.name());
            found.map(|issue| issue.code.say(lang)).unwrap_or_default()
        })
    })
}

/// Saves the payment. Issues come back at the fields of this row.
async fn pay(door: DeskDoor, entry: RecordId, row: RowDraft) -> Outcome {
    let outcome = door.act(Act::Pay { entry, row }).await?;
    Ok(outcome.map_err(|mut issues| {
        for issue in &mut issues {
            if let Some(item) = PAID.iter().find(|item| issue.field.ends_with(item.name())) {
                issue.field = item.name().to_owned();
            }
        }
        issues
    }))
}
