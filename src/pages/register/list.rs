//! The list of a register as it stands: filter from the address, text from memory, and the rows the engine answers.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::query::{EntryQuery, EntrySort};
use casework::register::Register;
use casework::staff::Right;
use casework::time::YearKind;
use casework::view::{EntryRow, EntryWindow};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use crate::desk::{DeskDoor, use_answer, use_desk};
use crate::pages::around::use_around;
use crate::parts::RowSpan;
use crate::platform::clock;
use crate::protocol::{Reply, Request};
use crate::registers::address;
use crate::registers::filter::EntryFilter;

/// What is looked for in the list of a register. A context of the application, for no address may keep it: coming back from
/// an entry finds the list as it was left.
#[derive(Clone, Copy)]
pub struct Sought(pub RwSignal<Option<(Register, String)>>);

/// Goes to an address in place of the present one.
type Go = Arc<dyn Fn(&str) + Send + Sync>;

/// The list of a register. Copy it freely.
#[derive(Clone, Copy)]
pub struct EntryList {
    /// Register.
    pub register: Register,
    /// The part of the filter that the address keeps.
    pub filter: Memo<EntryFilter>,
    /// What is looked for.
    pub text: Memo<String>,
    /// The question to the engine.
    pub query: Memo<EntryQuery>,
    /// The answer.
    pub answer: Signal<Option<Result<EntryWindow, Trouble>>>,
    /// Rows the table wants.
    pub span: RwSignal<RowSpan>,
    /// Row the keyboard is at.
    pub current: RwSignal<u32>,
    /// The desk.
    pub door: DeskDoor,
    sought: Sought,
    go: StoredValue<Go>,
}

/// The list of a register at the present address.
pub fn use_entry_list(register: Register) -> EntryList {
    let door = use_desk();
    let sought = use_context::<Sought>().unwrap_or_else(|| Sought(RwSignal::new(None)));
    let address = use_query_map();
    let filter = Memo::new(move |_| {
        address.with(|map| {
            EntryFilter::read(register, map.latest_values().map(|(name, value)| (name.as_ref(), value)))
        })
    });
    let text = Memo::new(move |_| {
        sought.0.with(|sought| match sought {
            Some((of, text)) if *of == register => text.clone(),
            _ => String::new(),
        })
    });
    let day = use_around().today();
    let query = Memo::new(move |_| {
        // The clock is read anew with every question; the day alone asks again. Read, for a memo that is only tracked never
        // runs.
        day.get();
        door.desk.with(|desk| {
            let (zone, year) =
                desk.as_ref().map_or_else(Default::default, |desk| (desk.centre.zone, desk.centre.year));
            let today = clock::now().civil(zone).day;
            filter.with(|filter| text.with(|text| filter.query(text, today, year)))
        })
    });
    let span = RwSignal::new(RowSpan::default());
    let ask = move || {
        let RowSpan { from, count } = span.get();
        Some(Request::EntryWindow { query: query.get(), from, count })
    };
    let answer = use_answer(ask, |reply| match reply {
        Reply::EntryWindow(window) => Some(window),
        _ => None,
    });
    let navigate = use_navigate();
    let go: Go = Arc::new(move |path: &str| {
        navigate(path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    let (current, go) = (RwSignal::new(0), StoredValue::new(go));
    EntryList { register, filter, text, query, answer, span, current, door, sought, go }
}

impl EntryList {
    /// What the engine knows, once it has answered.
    pub fn window<T>(self, read: impl FnOnce(&EntryWindow) -> T) -> Option<T> {
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(read))
    }

    /// Rows in the whole list.
    pub fn count(self) -> u32 {
        self.window(|window| window.count).unwrap_or(0)
    }

    /// The rows at hand.
    pub fn rows(self) -> (u32, Arc<Vec<EntryRow>>) {
        self.window(|window| (window.from, Arc::new(window.rows.clone()))).unwrap_or_default()
    }

    /// The row at an index, if it is at hand.
    pub fn row(self, at: u32) -> Option<EntryRow> {
        untrack(|| self.window(|window| window.rows.get(at.checked_sub(window.from)? as usize).cloned()))
            .flatten()
    }

    /// Changes the part of the filter that the address keeps; the list starts at its top again.
    pub fn set(self, change: impl FnOnce(&mut EntryFilter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        self.to_top();
        let path = format!("{}{}", address::list(self.register), filter.address());
        self.go.with_value(|go| go(&path));
    }

    /// Looks for text.
    pub fn set_text(self, text: String) {
        self.to_top();
        self.sought.0.set(Some((self.register, text)));
    }

    /// Takes every condition away but time and order.
    pub fn clear(self) {
        self.set_text(String::new());
        self.set(|filter| {
            *filter = EntryFilter {
                span: filter.span,
                sort: filter.sort,
                descending: filter.descending,
                ..EntryFilter::of(filter.register)
            }
        });
    }

    /// Shows every entry, the latest first.
    pub fn show_all(self) {
        self.set_text(String::new());
        self.set(|filter| *filter = EntryFilter::of(filter.register));
    }

    /// Orders by a column; the same again turns the order round. Days, numbers and money begin with the largest.
    pub fn sort_by(self, sort: EntrySort) {
        self.set(|filter| {
            let starts_descending = matches!(sort, EntrySort::Opened | EntrySort::Number | EntrySort::Amount);
            filter.descending = if filter.sort == sort { !filter.descending } else { starts_descending };
            filter.sort = sort;
        });
    }

    /// Is anything but time and order narrowed?
    pub fn is_narrowed(self) -> bool {
        self.filter.with(EntryFilter::is_narrowed) || self.text.with(|text| !text.trim().is_empty())
    }

    /// The year the centre counts by.
    pub fn year(self) -> YearKind {
        self.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.year)).unwrap_or_default()
    }

    /// May this member of staff do that?
    pub fn may(self, right: Right) -> bool {
        self.door.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(right)))
    }

    fn to_top(self) {
        self.current.set(0);
        self.span.set(RowSpan::default());
    }
}
