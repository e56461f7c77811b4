//! What the statistics page shows: the scope from the address, and the sheet the engine answers for it.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::code::Codes;
use casework::figure::{Dim, Term};
use casework::time::{Day, Month};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::desk::{DeskDoor, use_answer, use_answer_to, use_desk};
use crate::pages::around::use_around;
use crate::parts::NumberDoor;
use crate::platform::{clock, page};
use crate::protocol::{Reply, Request};
use crate::statistics::kept::Kept as KeptMonths;
use crate::statistics::scope::Scope;
use crate::statistics::sheet::Sheet;

/// What outlives the page but no reload: a context of the application.
#[derive(Clone, Copy)]
pub struct Kept {
    /// Conditions of the rows opened last that no address may hold: names of employers and of staff.
    pub aside: RwSignal<Vec<Term>>,
    /// What the page showed last.
    pub scope: RwSignal<Option<Scope>>,
}

impl Default for Kept {
    fn default() -> Self {
        Kept { aside: RwSignal::new(Vec::new()), scope: RwSignal::new(None) }
    }
}

/// What is kept on this page.
pub fn use_kept() -> Kept {
    use_context::<Kept>().unwrap_or_default()
}

/// The page's state. Copy it freely.
#[derive(Clone, Copy)]
pub struct Board {
    /// What is to be shown; none while the months with contacts are not known.
    pub scope: Memo<Option<Scope>>,
    /// First and last month with contacts.
    pub span: Memo<Option<(Month, Month)>>,
    /// There is no contact at all.
    pub is_empty: Memo<bool>,
    /// The engine's answer.
    pub answer: Signal<Option<Result<Arc<Sheet>, Trouble>>>,
    /// The last good answer. It says itself what scope it is of.
    pub sheet: Memo<Option<Arc<Sheet>>>,
    /// Code lists.
    pub codes: Memo<Codes>,
    /// The door to the engine.
    pub desk: DeskDoor,
    /// Opens the rows behind a number whose address does not say all.
    pub open: Callback<NumberDoor>,
    go: Callback<Scope>,
}

/// A period that can be changed, and the months there are.
#[derive(Clone, Copy)]
pub struct Scoped {
    /// What is to be shown; none while the months are not known.
    pub scope: Memo<Option<Scope>>,
    /// First and last month with records.
    pub span: Memo<Option<(Month, Month)>>,
    /// Shows something else; the address follows.
    pub go: Callback<Scope>,
}

impl Scoped {
    /// Shows something else.
    pub fn show(self, change: impl FnOnce(Scope) -> Scope) {
        if let Some(scope) = self.scope.get_untracked() {
            self.go.run(change(scope));
        }
    }

    /// What is to be shown, read while it is known.
    pub fn scope<T>(self, read: impl FnOnce(&Scope) -> T) -> Option<T> {
        self.scope.with(|scope| scope.as_ref().map(read))
    }
}

/// The board of the present address.
pub fn use_board() -> Board {
    let desk = use_desk();
    let kept = use_kept();
    let address = use_query_map();
    let known = use_answer(|| Some(Request::Span), span);
    let span =
        Memo::new(move |_| known.with(|known| known.as_ref().and_then(|known| known.clone().ok().flatten())));
    let is_empty = Memo::new(move |_| known.with(|known| matches!(known, Some(Ok(None)))));
    let month = use_month(desk);
    let starting = move |month: Month| {
        let year = desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.year).unwrap_or_default());
        let start = kept.scope.get_untracked().unwrap_or_else(|| Scope::of(month, year));
        address
            .with(|map| Scope::read(map.latest_values().map(|(name, value)| (name.as_ref(), value)), start))
    };
    let scope = Memo::new(move |_| {
        let has_period = address.with(|map| map.get_str("period").is_some());
        if !has_period && known.with(Option::is_none) {
            return None;
        }
        // A ledger of years ago opens at its last month, not at an empty present.
        Some(starting(span.get().map_or(month.get(), |(_, last)| last.min(month.get()))))
    });
    // Most often there are contacts of this month: it is asked for before that is known.
    let asked = Memo::new(move |_| scope.get().unwrap_or_else(|| starting(month.get())));
    let question = move || {
        let scope = asked.get();
        Some((scope, Request::Figures(Sheet::questions(&scope))))
    };
    let answer = use_answer_to(question, |scope, reply| match reply {
        Reply::Figures(answers) => Sheet::read(scope, answers).map(Arc::new),
        _ => None,
    });
    let sheet = Memo::new(move |last: Option<&Option<Arc<Sheet>>>| {
        let fresh = answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok().cloned()));
        let fresh = fresh.filter(|sheet| scope.with(|scope| *scope == Some(sheet.scope)));
        let fresh = fresh.map(|sheet| match span.get() {
            Some((first, last)) => {
                let has_gaps =
                    desk.desk.with(|desk| desk.as_ref().is_some_and(|desk| !desk.missing.is_empty()));
                let kept = KeptMonths { first, last, now: month.get(), has_gaps };
                Arc::new(Sheet::clone(&sheet).since(kept))
            }
            None => sheet,
        });
        fresh.or_else(|| last.cloned().flatten())
    });
    let codes = Memo::new(move |_| {
        desk.desk.with(|desk| desk.as_ref().map(|desk| desk.codes.clone()).unwrap_or_default())
    });
    let navigate = use_navigate();
    let leave = navigate.clone();
    let go = Callback::new(move |scope: Scope| {
        kept.scope.set(Some(scope));
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&format!("/statistics{}", scope.address()), options);
    });
    let open = Callback::new(move |door: NumberDoor| {
        let term = |(word, key): &(&str, String)| Some(Term::new(Dim::parse(word)?, key));
        kept.aside.set(door.aside.iter().filter_map(term).collect());
        leave(
            door.address.strip_prefix(&page::base_path()).unwrap_or(&door.address),
            NavigateOptions::default(),
        );
    });
    Board { scope, span, is_empty, answer, sheet, codes, desk, open, go }
}

/// The month we are in, at the centre; follows midnight, while the page stays open.
pub fn use_month(desk: DeskDoor) -> Memo<Month> {
    let day = use_around().today();
    Memo::new(move |_| {
        day.get();
        Month::of(today(desk))
    })
}

/// Today, at the centre.
pub fn today(desk: DeskDoor) -> Day {
    let zone = desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.zone).unwrap_or_default());
    clock::now().civil(zone).day
}

/// First and last month out of a reply.
pub fn span(reply: Reply) -> Option<Option<(Month, Month)>> {
    match reply {
        Reply::Span(span) => Some(span),
        _ => None,
    }
}

impl Board {
    /// Its period.
    pub fn scoped(self) -> Scoped {
        Scoped { scope: self.scope, span: self.span, go: self.go }
    }

    /// Shows something else; the address follows.
    pub fn show(self, change: impl FnOnce(Scope) -> Scope) {
        self.scoped().show(change);
    }

    /// What is to be shown, read while it is known.
    pub fn scope<T>(self, read: impl FnOnce(&Scope) -> T) -> Option<T> {
        self.scoped().scope(read)
    }

    /// What the sheet says, once there is one.
    pub fn read<T>(self, read: impl FnOnce(&Sheet) -> T) -> Option<T> {
        self.sheet.with(|sheet| sheet.as_deref().map(read))
    }
}
