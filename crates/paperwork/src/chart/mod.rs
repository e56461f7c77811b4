//! Charts on any plotters backend: months stacked or as lines, ranked bars, and a heat table.
//!
//! A chart is laid out first, in whole CSS pixels, and then drawn: pointer, keyboard, tooltip and tests use the same
//! rectangles as the drawing. Labels come in as text and colours as a palette; text is measured by whoever draws, because
//! only a browser knows its fonts. Nothing here knows what is counted.

mod colour;
mod draw;
mod draw_heat;
mod draw_lines;
mod frame;
mod heat;
mod lines;
mod months;
mod pattern;
mod place;
mod ranked;
mod scale;
mod thinned;

pub use colour::{Colour, Palette, SERIES};
pub use draw::{DrawTrouble, Head, draw_months, draw_ranked};
pub use draw_heat::draw_heat;
pub use draw_lines::draw_lines;
pub use frame::{Frame, XLabel};
pub use heat::{BANDS, HeatCell, HeatLayout, HeatTable};
pub use lines::{Line, Lines};
pub use months::{BarBox, Months, MonthsLayout, Stack};
pub use place::{Measure, Place, Spot};
pub use ranked::{Ranked, RankedBar, RankedBox, RankedLayout};
pub use scale::{Scale, Tick};
