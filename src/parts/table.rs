//! A long list as a window of fixed height: only the rows in sight exist, so 100,000 are as quick as ten.
//!
//! A real table for screen readers (`role=grid`, row numbers told by `aria-rowindex`). The keyboard moves a current row,
//! which is named by `aria-activedescendant`: rows that scroll away may vanish without losing the focus. Rows are markup;
//! those below the ones in sight are drawn after a paint, so that a list narrowed is seen sooner.

use std::sync::Arc;

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::html;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::live::{live, told};
use super::markup::Markup;
use super::turns::after_paint;
use crate::platform::grid;

/// Height of a row in CSS pixels where the sheet says nothing else; measured once rows are there.
const ROW: f64 = 40.0;
/// Rows are asked for in steps of this many, so that a small scroll asks nothing.
const STEP: u32 = 40;
/// Rows in sight at most, on a usual screen: drawn at once. A taller one sees the others a frame later.
const AT_ONCE: u32 = 14;
/// Rows are asked for when fewer than this many are left beyond those in sight.
const NEAR: u32 = STEP / 2;

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Key; the class `col-KEY` stands at its `col`, `th` and `td`, so a sheet sets widths and hides columns.
    pub key: &'static str,
    /// Head.
    pub label: String,
    /// Numbers stand at the right.
    pub is_number: bool,
    /// The list can be ordered by it.
    pub is_sortable: bool,
}

impl Column {
    /// A column of text.
    pub fn new(key: &'static str, label: impl Into<String>) -> Column {
        Column { key, label: label.into(), is_number: false, is_sortable: false }
    }

    /// Of numbers.
    pub fn number(self) -> Column {
        Column { is_number: true, ..self }
    }

    /// That the list can be ordered by.
    pub fn sortable(self) -> Column {
        Column { is_sortable: true, ..self }
    }

    /// Its cell in a row, with further attributes.
    pub fn cell(&self, attributes: &[(&'static str, &str)], inside: Markup) -> Markup {
        let class = format!("col-{}{}", self.key, if self.is_number { " is-number" } else { "" });
        Markup::element("td", &[&[("class", class.as_str())], attributes].concat(), inside)
    }
}

/// A span of rows: first index and how many.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowSpan {
    /// Index of the first.
    pub from: u32,
    /// How many.
    pub count: u32,
}

impl Default for RowSpan {
    fn default() -> Self {
        RowSpan { from: 0, count: 2 * STEP }
    }
}

/// What stands in the cells of a row.
pub type Cells<R> = Arc<dyn Fn(&R) -> Vec<Markup> + Send + Sync>;

/// The table. The page keeps three signals: `span` (the table says which rows it wants), `current` (the row the keyboard
/// is at) and the rows it has, with the index of the first.
#[component]
pub fn TableWindow<R>(
    /// `data-table`.
    name: &'static str,
    /// Accessible name.
    #[prop(into)]
    label: Signal<String>,
    columns: Vec<Column>,
    /// Rows in the whole list.
    #[prop(into)]
    count: Signal<u32>,
    /// The rows at hand: index of the first, rows.
    #[prop(into)]
    rows: Signal<(u32, Arc<Vec<R>>)>,
    /// Which rows are wanted.
    span: RwSignal<RowSpan>,
    /// The row the keyboard is at.
    current: RwSignal<u32>,
    /// The cells of a row, one a column.
    cells: Cells<R>,
    /// Something that tells a row from others, for `data-row` and tests.
    row_key: fn(&R) -> String,
    /// Enter or a press on a row.
    #[prop(into)]
    on_open: Callback<u32>,
    /// Column it is ordered by, and whether the largest comes first.
    #[prop(optional, into)]
    sorted: Signal<Option<(&'static str, bool)>>,
    #[prop(optional, into)] on_sort: Option<Callback<&'static str>>,
) -> impl IntoView
where
    R: Clone + PartialEq + Send + Sync + 'static,
{
    let node = NodeRef::<html::Div>::new();
    let body = NodeRef::<html::Tbody>::new();
    let (height, first, is_away) = (StoredValue::new(None), StoredValue::new(0), StoredValue::new(false));
    let scroll = Scroll { node, body, count, span, current, height, first, is_away };
    let drawing = Arc::new(Drawing { name, columns: columns.clone(), cells, row_key, current });
    // Cut once for every answer: where it is cut must not move with the list before the rest is drawn.
    let rows = Memo::new(move |_| {
        let (from, rows) = rows.get();
        let at_once = rows.len().min(scroll.at_once(from));
        Cut { from, rows, at_once }
    });
    // A turn of its own for every answer.
    let due = Memo::new(move |_| {
        rows.track();
        Turn(after_paint())
    });
    let below = drawing.clone();
    let first = move || rows.with(|cut| drawing.draw(cut.from, &cut.rows[..cut.at_once]));
    let is_due = move || due.with(|turn| turn.0.get());
    let rest = move || {
        if !is_due() {
            return String::new();
        }
        rows.with(|cut| below.draw(cut.from + cut.at_once as u32, &cut.rows[cut.at_once..]))
    };
    Effect::new(move |_| {
        // The list starts at its top again. One that never left it is left alone: it would be laid out for nothing.
        if let (Some(node), true) = (node.get(), span.get() == RowSpan::default())
            && scroll.is_away.get_value()
        {
            node.set_scroll_top(0);
        }
    });
    let before = Memo::new(move |_| rows.with(|cut| cut.from));
    let after = Memo::new(move |_| {
        let drawn = rows.with(|cut| cut.from + if is_due() { cut.rows.len() } else { cut.at_once } as u32);
        count.get().saturating_sub(drawn)
    });
    view! {
        <div class="table-window" node_ref=node on:scroll=move |_| scroll.moved()>
            <table class="table" role="grid" tabindex="0" data-table=name aria-label=label aria-rowcount=told(move || count.get() + 1)
                aria-activedescendant=told(move || row_id(name, current.get())) on:keydown=move |event| scroll.key(&event, on_open)
                on:click=move |event| if let Some(at) = pressed(&event) {
                    current.set(at);
                    on_open.run(at);
                }>
                <colgroup>{columns.iter().map(|column| view! { <col class=format!("col-{}", column.key) /> }).collect_view()}</colgroup>
                <thead role="rowgroup"><tr role="row" aria-rowindex="1">
                    {columns.iter().map(|column| head(column, sorted, on_sort)).collect_view()}
                </tr></thead>
                <tbody role="presentation" aria-hidden="true"><tr class="table-gap" style:height=told(move || scroll.pixels(before.get()))></tr></tbody>
                <tbody role="rowgroup" node_ref=body inner_html=told(first)></tbody>
                <tbody role="rowgroup" inner_html=told(rest)></tbody>
                <tbody role="presentation" aria-hidden="true"><tr class="table-gap" style:height=told(move || scroll.pixels(after.get()))></tr></tbody>
            </table>
        </div>
    }
}

fn head(
    column: &Column,
    sorted: Signal<Option<(&'static str, bool)>>,
    on_sort: Option<Callback<&'static str>>,
) -> AnyView {
    let (key, label) = (column.key, column.label.clone());
    let order = move || sorted.get().filter(|(by, _)| *by == key).map(|(_, descending)| descending);
    let aria = move || order().map(|descending| if descending { "descending" } else { "ascending" });
    let mark =
        move || order().map(|descending| if descending { Glyph::ChevronDown } else { Glyph::ChevronUp });
    let inside = match on_sort.filter(|_| column.is_sortable) {
        Some(on_sort) => view! {
            <button type="button" class="table-sort" data-sort=key on:click=move |_| on_sort.run(key)>
                {label} {live(move || mark().map(|glyph| view! { <Icon glyph=glyph /> }))}
            </button>
        }
        .into_any(),
        None => label.into_any(),
    };
    view! {
        <th role="columnheader" scope="col" class=format!("col-{key}") class:is-number=column.is_number aria-sort=told(aria)>{inside}</th>
    }
    .into_any()
}

/// How the rows of a table are drawn.
struct Drawing<R> {
    name: &'static str,
    columns: Vec<Column>,
    cells: Cells<R>,
    row_key: fn(&R) -> String,
    current: RwSignal<u32>,
}

impl<R> Drawing<R> {
    /// Rows in their order, the first of them at an index.
    fn draw(&self, from: u32, rows: &[R]) -> String {
        let current = self.current.get_untracked();
        rows.iter()
            .zip(from..)
            .map(|(row, at)| self.row(row, at, at == current))
            .collect::<Markup>()
            .into_html()
    }

    fn row(&self, row: &R, at: u32, is_current: bool) -> Markup {
        let cells = self.columns.iter().zip((self.cells)(row));
        let cells = cells.map(|(column, inside)| column.cell(&[("role", "gridcell")], inside)).collect();
        let (id, place, key) = (row_id(self.name, at), (at + 2).to_string(), (self.row_key)(row));
        let attributes = [
            ("id", id.as_str()),
            ("role", "row"),
            ("aria-rowindex", &place),
            ("data-row", &key),
            ("data-id", &key),
            ("aria-selected", if is_current { "true" } else { "false" }),
        ];
        Markup::element("tr", &attributes, cells)
    }
}

/// The rows at hand: those drawn at once, and the others.
struct Cut<R> {
    /// Index of the first.
    from: u32,
    rows: Arc<Vec<R>>,
    /// How many are drawn at once.
    at_once: usize,
}

impl<R: PartialEq> PartialEq for Cut<R> {
    fn eq(&self, other: &Self) -> bool {
        (self.from, self.at_once, &self.rows) == (other.from, other.at_once, &other.rows)
    }
}

/// When the rows of an answer that are out of sight are due. No two are the same.
struct Turn(Signal<bool>);

impl PartialEq for Turn {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

/// The row that was pressed.
fn pressed(event: &MouseEvent) -> Option<u32> {
    grid::pressed(event, "aria-rowindex")?.parse::<u32>().ok()?.checked_sub(2)
}

fn row_id(name: &str, at: u32) -> String {
    format!("row-{name}-{at}")
}

/// Where the window stands in the list.
#[derive(Clone, Copy)]
struct Scroll {
    node: NodeRef<html::Div>,
    body: NodeRef<html::Tbody>,
    count: Signal<u32>,
    span: RwSignal<RowSpan>,
    current: RwSignal<u32>,
    /// Height of a row as it was last measured: a measure between two drawings would lay the page out once more.
    height: StoredValue<Option<f64>>,
    /// The first row in sight.
    first: StoredValue<u32>,
    /// It was scrolled, and not to its top.
    is_away: StoredValue<bool>,
}

impl Scroll {
    /// The sheet may make rows higher (touch): measured on the first row there is.
    fn row_height(self) -> f64 {
        let first = self.body.get_untracked().and_then(|body| body.first_element_child());
        let height = first.map(|row| row.get_bounding_client_rect().height()).filter(|height| *height > 1.0);
        self.height.set_value(height);
        height.unwrap_or(ROW)
    }

    fn pixels(self, rows: u32) -> String {
        let height = self.height.get_value().unwrap_or_else(|| self.row_height());
        format!("{}px", f64::from(rows) * height)
    }

    /// Of rows that begin at an index, those down to the last in sight.
    fn at_once(self, from: u32) -> usize {
        (self.first.get_value().saturating_sub(from) + AT_ONCE) as usize
    }

    fn rows_in_sight(self) -> u32 {
        let height = self.node.get_untracked().map_or(600, |node| node.client_height());
        (f64::from(height) / self.row_height()).ceil() as u32
    }

    /// Asks for the rows in sight and one step to either side.
    fn moved(self) {
        let Some(node) = self.node.get_untracked() else { return };
        let top = node.scroll_top();
        self.is_away.set_value(top > 0);
        self.want((f64::from(top) / self.row_height()) as u32);
    }

    fn want(self, first: u32) {
        self.first.set_value(first);
        let RowSpan { from, count } = self.span.get_untracked();
        let sight = self.rows_in_sight();
        let end = (first + sight + NEAR).min(self.count.get_untracked());
        if from <= first.saturating_sub(NEAR) && end <= from + count {
            return;
        }
        let from = (first / STEP).saturating_sub(1) * STEP;
        self.span.set(RowSpan { from, count: (sight / STEP + 3) * STEP });
    }

    fn key(self, event: &KeyboardEvent, on_open: Callback<u32>) {
        let (at, last) = (self.current.get_untracked(), self.count.get_untracked().saturating_sub(1));
        let page = self.rows_in_sight().saturating_sub(2).max(1);
        let to = match event.key().as_str() {
            "ArrowDown" => (at + 1).min(last),
            "ArrowUp" => at.saturating_sub(1),
            "PageDown" => (at + page).min(last),
            "PageUp" => at.saturating_sub(page),
            "Home" => 0,
            "End" => last,
            // Enter on a button in the head orders the list, it opens nothing.
            "Enter" if is_table(event) => return on_open.run(at),
            _ => return,
        };
        event.prevent_default();
        self.current.set(to);
        self.show(to);
    }

    /// Scrolls so that a row is in sight, below the head that sticks.
    fn show(self, at: u32) {
        let Some(node) = self.node.get_untracked() else { return };
        let height = self.row_height();
        let top = (f64::from(at) * height) as i32;
        let room = node.client_height() - (2.0 * height) as i32;
        let scroll = node.scroll_top();
        if top < scroll {
            node.set_scroll_top(top);
        } else if top > scroll + room {
            node.set_scroll_top(top - room);
        }
        self.want((f64::from(node.scroll_top()) / height) as u32);
    }
}

fn is_table(event: &KeyboardEvent) -> bool {
    event.target() == event.current_target()
}
