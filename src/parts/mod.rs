//! Parts of a page: they take props only and know nothing of records.
//!
//! Words come in as props, so a part has no sentence of its own. Colours and sizes are classes of `style/parts.css`.

mod button;
mod chart;
mod checkbox;
mod chip;
mod dialog;
mod empty_state;
mod field;
mod icon;
mod input;
pub mod live;
mod markup;
mod menu;
mod notice;
mod number_link;
mod progress;
mod segments;
mod select;
mod table;
mod tabs;
mod tile;
mod toast;
mod turns;

pub use button::{Button, ButtonKind, ButtonSize};
pub use chart::{Chart, ChartCell, ChartLabels, ChartSheet, Drawing, PAPER_WIDTH, Rate, Tip, paper_picture};
pub use checkbox::Checkbox;
pub use chip::{Chip, chip};
pub use dialog::Dialog;
pub use empty_state::EmptyState;
pub use field::{Field, FieldTie, use_field_tie};
pub use icon::{Glyph, Icon};
pub use input::{InputKind, PinInput, SecretInput, TextArea, TextInput};
pub use markup::Markup;
pub use menu::{Menu, MenuItem};
pub use notice::Notice;
pub use number_link::NumberDoor;
pub use progress::Progress;
pub use segments::{Choice, Segments};
pub use select::{Pick, Select, options};
pub use table::{Cells, Column, RowSpan, TableWindow};
pub use tabs::{TabItem, Tabs};
pub use tile::Tile;
pub use toast::{Toast, ToastAction, ToastHost, Toasts, use_toasts};
pub use turns::{in_turns, piece};

/// How something stands: gives a chip, a notice or a number its colour, always beside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    /// Nothing to say.
    #[default]
    Neutral,
    /// Fine, saved.
    Ok,
    /// Due soon, a hint.
    Due,
    /// Overdue, must be corrected, a warning.
    Over,
    /// What can be done next.
    Accent,
}

impl Tone {
    /// The class it adds.
    pub fn class(self) -> &'static str {
        match self {
            Tone::Neutral => "is-neutral",
            Tone::Ok => "is-ok",
            Tone::Due => "is-due",
            Tone::Over => "is-over",
            Tone::Accent => "is-accent",
        }
    }
}
