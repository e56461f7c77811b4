//! The period of a board: from its address, else what was looked at last, else the last month there is.

use casework::register::Register;
use casework::time::Month;
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::desk::{use_answer, use_desk};
use crate::pages::statistics::board::{Scoped, span, use_kept, use_month};
use crate::protocol::Request;
use crate::statistics::scope::Scope;

/// The period of a board at an address, and whether there is nothing at all. The months are those of a register, or of all
/// contacts where none is given.
pub fn use_place(path: Signal<String>, register: Signal<Option<Register>>) -> (Scoped, Memo<bool>) {
    let desk = use_desk();
    let kept = use_kept();
    let address = use_query_map();
    let question = move || Some(register.get().map_or(Request::Span, Request::EntrySpan));
    let known = use_answer(question, span);
    let months =
        Memo::new(move |_| known.with(|known| known.as_ref().and_then(|known| known.clone().ok().flatten())));
    let is_empty = Memo::new(move |_| known.with(|known| matches!(known, Some(Ok(None)))));
    let month = use_month(desk);
    let scope = Memo::new(move |_| {
        let has_period = address.with(|map| map.get_str("period").is_some());
        if !has_period && known.with(Option::is_none) {
            return None;
        }
        let year = desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.year).unwrap_or_default());
        let now = month.get();
        let start = months.get().map_or(now, |(_, last): (Month, Month)| last.min(now));
        let start = kept.scope.get_untracked().unwrap_or_else(|| Scope::of(start, year));
        let read = address
            .with(|map| Scope::read(map.latest_values().map(|(name, value)| (name.as_ref(), value)), start));
        Some(read)
    });
    let navigate = use_navigate();
    let go = Callback::new(move |scope: Scope| {
        kept.scope.set(Some(scope));
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("{}{}", path.get_untracked(), scope.address()), options);
    });
    (Scoped { scope, span: months, go }, is_empty)
}
