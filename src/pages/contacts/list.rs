//! The list as it stands: filter from the address, the rest from memory, and the rows the engine answers.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::figure::Dim;
use casework::query::{ContactQuery, Sort};
use casework::time::YearKind;
use casework::view::{ContactRow, ContactWindow};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};

use super::Held;
use crate::desk::{DeskDoor, use_answer, use_desk};
use crate::pages::around::use_around;
use crate::pages::frame::SearchText;
use crate::parts::RowSpan;
use crate::platform::clock;
use crate::protocol::{Reply, Request};
use crate::reception::filter::{Aside, Filter, Span};

/// Goes to an address in place of the present one.
type Go = Arc<dyn Fn(&str) + Send + Sync>;

/// The list of this page. Copy it freely.
#[derive(Clone, Copy)]
pub struct List {
    /// The part of the filter that the address keeps.
    pub filter: Memo<Filter>,
    /// The part that no address may keep.
    pub aside: Memo<Aside>,
    /// The question to the engine.
    pub query: Memo<ContactQuery>,
    /// The answer.
    pub answer: Signal<Option<Result<ContactWindow, Trouble>>>,
    /// Rows the table wants.
    pub span: RwSignal<RowSpan>,
    /// Row the keyboard is at.
    pub current: RwSignal<u32>,
    /// The desk.
    pub door: DeskDoor,
    held: Held,
    text: RwSignal<String>,
    go: StoredValue<Go>,
}

/// The list of the present address.
pub fn use_list() -> List {
    let door = use_desk();
    let held = use_context::<Held>().unwrap_or_default();
    let text = use_context::<SearchText>().map_or_else(|| RwSignal::new(String::new()), |search| search.0);
    let address = use_query_map();
    let filter = Memo::new(move |_| {
        address.with(|map| Filter::read(map.latest_values().map(|(name, value)| (name.as_ref(), value))))
    });
    let aside = Memo::new(move |_| Aside { text: text.get(), ..held.0.get() });
    let day = use_around().today();
    let query = Memo::new(move |_| {
        // The clock is read anew with every question; the day alone asks again. Read, for a memo that is only tracked never
        // runs.
        day.get();
        door.desk.with(|desk| {
            let (zone, year) =
                desk.as_ref().map_or_else(Default::default, |desk| (desk.centre.zone, desk.centre.year));
            let staff = desk.as_ref().map(|desk| desk.staff.as_slice()).unwrap_or_default();
            let today = clock::now().civil(zone).day;
            filter.with(|filter| aside.with(|aside| filter.query(aside, today, year, staff)))
        })
    });
    let span = RwSignal::new(RowSpan::default());
    let answer = use_answer(
        move || {
            let RowSpan { from, count } = span.get();
            Some(Request::Window { query: query.get(), from, count })
        },
        window,
    );
    let navigate = use_navigate();
    let go: Go = Arc::new(move |path: &str| {
        navigate(path, NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() });
    });
    List {
        filter,
        aside,
        query,
        answer,
        span,
        current: RwSignal::new(0),
        door,
        held,
        text,
        go: StoredValue::new(go),
    }
}

fn window(reply: Reply) -> Option<ContactWindow> {
    match reply {
        Reply::Window(window) => Some(window),
        _ => None,
    }
}

impl List {
    /// What the engine knows, once it has answered.
    pub fn window<T>(self, read: impl FnOnce(&ContactWindow) -> T) -> Option<T> {
        self.answer.with(|answer| answer.as_ref().and_then(|answer| answer.as_ref().ok()).map(read))
    }

    /// Rows in the whole list.
    pub fn count(self) -> u32 {
        self.window(|window| window.count).unwrap_or(0)
    }

    /// The rows at hand.
    pub fn rows(self) -> (u32, Arc<Vec<ContactRow>>) {
        self.window(|window| (window.from, Arc::new(window.rows.clone()))).unwrap_or_default()
    }

    /// The row at an index, if it is at hand.
    pub fn row(self, at: u32) -> Option<ContactRow> {
        untrack(|| self.window(|window| window.rows.get(at.checked_sub(window.from)? as usize).cloned()))
            .flatten()
    }

    /// Changes the part of the filter that the address keeps; the list starts at its top again.
    pub fn set(self, change: impl FnOnce(&mut Filter)) {
        let mut filter = self.filter.get_untracked();
        change(&mut filter);
        self.to_top();
        self.go.with_value(|go| go(&format!("/intake{}", filter.address())));
    }

    /// Holds a property to a key as a picker writes it.
    pub fn set_key(self, dim: Dim, key: &str) {
        self.set(|filter| filter.set_key(dim, key));
    }

    /// Looks for text.
    pub fn set_text(self, text: String) {
        self.to_top();
        self.text.set(text);
    }

    /// Lets go of the employer or the receiver held by name.
    pub fn clear_aside(self) {
        self.to_top();
        self.held.0.set(Aside::default());
    }

    /// Takes every condition away but time and order.
    pub fn clear(self) {
        self.text.set(String::new());
        self.clear_aside();
        self.set(|filter| {
            *filter = Filter {
                span: filter.span,
                sort: filter.sort,
                descending: filter.descending,
                ..Filter::default()
            }
        });
    }

    /// Orders by a column; the same again turns the order round. Time and numbers begin with the largest.
    pub fn sort_by(self, sort: Sort) {
        self.set(|filter| {
            let starts_descending = matches!(sort, Sort::Received | Sort::Number | Sort::Involved);
            filter.descending = if filter.sort == sort { !filter.descending } else { starts_descending };
            filter.sort = sort;
        });
    }

    /// Is anything but time and order narrowed?
    pub fn is_narrowed(self) -> bool {
        self.filter.with(Filter::is_narrowed) || self.aside.with(|aside| *aside != Aside::default())
    }

    /// Shows every time.
    pub fn show_ever(self) {
        self.set(|filter| filter.span = Span::Ever);
    }

    /// The year the centre counts by.
    pub fn year(self) -> YearKind {
        self.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.year)).unwrap_or_default()
    }

    fn to_top(self) {
        self.current.set(0);
        self.span.set(RowSpan::default());
    }
}
