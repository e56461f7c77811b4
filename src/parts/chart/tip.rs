//! What is told of a bar: beside it, clear of it, for pointer, finger and keyboard alike.

use leptos::prelude::*;
use paperwork::chart::Place;

use super::{Tip, series_class};

/// Where a tip stands: beside a bar, on the side with more room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Beside {
    /// The bar's column or line.
    pub slot: Place,
    /// The bar.
    pub bar: Place,
    /// Width of the chart.
    pub width: i32,
    /// Beside a column; otherwise below a line.
    pub is_column: bool,
}

impl Beside {
    fn is_left(&self) -> bool {
        self.slot.right > self.width / 2
    }

    /// Distance from the left edge, or from the right where it stands at the bar's left.
    fn inset(&self) -> (Option<String>, Option<String>) {
        let pixels = |n: i32| Some(format!("{}px", n.max(0)));
        match (self.is_column, self.is_left()) {
            (false, _) => (pixels(self.bar.left + 16), None),
            (true, false) => (pixels(self.bar.right + 12), None),
            (true, true) => (None, pixels(self.width - self.bar.left + 12)),
        }
    }
}

/// The tip.
#[component]
pub fn TipCard(tip: Tip, beside: Beside, open_hint: &'static str) -> impl IntoView {
    let (left, right) = beside.inset();
    let top = if beside.is_column { 0 } else { beside.slot.bottom + 2 };
    let line = |(series, word, value): (Option<usize>, String, String)| {
        view! {
            <div class="chart-tip-line">
                {series.map(|place| view! { <i class=series_class(place)></i> })}
                <span>{word}</span><span class="chart-tip-value">{value}</span>
            </div>
        }
    };
    view! {
        <div class="chart-cursor" style:left=format!("{}px", beside.slot.left) style:top=format!("{}px", beside.slot.top)
            style:width=format!("{}px", beside.slot.width()) style:height=format!("{}px", beside.slot.height())></div>
        <div class="chart-tip" style:left=left style:right=right style:top=format!("{top}px")>
            <b>{tip.title}</b>
            {tip.lines.into_iter().map(line).collect_view()}
            {tip.door.map(|_| view! { <span class="chart-tip-hint">{open_hint}</span> })}
        </div>
    }
}

/// The tip in one sentence, for a screen reader.
pub fn spoken(tip: &Tip) -> String {
    let lines = tip.lines.iter().map(|(_, word, value)| format!("{word} {value}"));
    std::iter::once(tip.title.clone()).chain(lines).collect::<Vec<String>>().join(", ")
}
