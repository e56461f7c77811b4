//! Of a loan: what is repaid, outstanding, overdue, and its instalments with a quick row for a payment made today.

use casework::register::{Balance, Group, Register, Stage};
use casework::staff::Right;
use leptos::prelude::*;

use super::pay::PayForm;
use super::record::RowTable;
use super::{Page, act};
use crate::locale::entry::EntryWords;
use crate::locale::format::yuan;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Chip, Tone};

/// The card; absent for other registers.
#[component]
pub fn Repayment(page: Page) -> impl IntoView {
    let (t, lang) = (use_words::<EntryWords>(), use_lang());
    let register = page.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.entry.register()));
    if register != Some(Register::Loan) {
        return ().into_any();
    }
    let may = act::may(page, Right::Record);
    let balance = page.part(|sheet| sheet.balance);
    let is_empty = page.part(|sheet| sheet.entry.rows_of(Group::Instalment).next().is_none());
    let takes_payments = page
        .part(|sheet| sheet.balance.is_some() && sheet.entry.stage() != Stage::Settled && !sheet.withdrawn);
    view! {
        <section class="card record-part" data-part="repayment">
            <h2>{t.balance}</h2>
            {live(move || balance.get().flatten().map(|balance| view! { <Sums balance=balance /> }))}
            <h3>{Group::Instalment.say(lang)}</h3>
            {live(move || match is_empty.get() {
                Some(false) => view! { <RowTable page=page group=Group::Instalment /> }.into_any(),
                _ => view! { <p class="missing">{t.rows_none}</p> }.into_any(),
            })}
            {live(move || (may && takes_payments.get() == Some(true)).then(|| view! { <PayForm page=page /> }))}
        </section>
    }
    .into_any()
}

#[component]
fn Sums(balance: Balance) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let sums = [
        ("lent", t.lent, balance.lent),
        ("repaid", t.repaid, balance.repaid),
        ("outstanding", t.outstanding, balance.outstanding),
        ("overdue", t.overdue, balance.overdue),
    ];
    let sum = |(word, label, fen): (&'static str, &'static str, i64)| {
        let is_over = word == "overdue" && fen > 0;
        view! {
            <div class="record-line"><dt>{label}</dt>
                <dd class="balance-sum" class:is-overdue=is_over data-balance=word data-value=fen.to_string()>{yuan(fen)}</dd></div>
        }
    };
    let days = match balance.overdue_days {
        0 => None,
        1 => Some(t.overdue_day.to_owned()),
        days => Some(fill(t.overdue_days, &[&days.to_string()])),
    };
    let days = days.map(|said| {
        view! { <span data-balance="overdue-days" data-value=balance.overdue_days.to_string()><Chip text=said tone=Tone::Over /></span> }
    });
    view! { <dl class="record-lines">{sums.map(sum).collect_view()}</dl> {days} }
}
