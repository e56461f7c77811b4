//! Drawing of a laid-out heat table.

use plotters::backend::DrawingBackend;
use plotters::coord::Shift;
use plotters::drawing::DrawingArea;
use plotters::style::text_anchor::{HPos, VPos};

use super::colour::{Colour, Palette};
use super::draw::{Done, Pen};
use super::heat::{BANDS, HeatCell, HeatLayout, HeatTable};

/// From this band on a number is written in the colour that stands on dark cells.
const DARK: usize = 5;

/// Draws a heat table.
pub fn draw_heat<DB: DrawingBackend>(
    area: &DrawingArea<DB, Shift>,
    table: &HeatTable,
    layout: &HeatLayout,
    palette: &Palette,
) -> Done {
    let pen = Pen { area, palette };
    let left = (HPos::Left, VPos::Center);
    for (word, at) in &layout.scale {
        pen.text(word, *at, palette.text_2, left, false)?;
    }
    for (place, colour) in layout.swatches.iter().zip(palette.heat) {
        pen.fill(*place, colour)?;
    }
    for (word, at) in &layout.heads {
        pen.text(word, *at, palette.text_2, (HPos::Center, VPos::Bottom), false)?;
    }
    pen.text(&layout.corner.0, layout.corner.1, palette.text_2, (HPos::Left, VPos::Bottom), false)?;
    for ((row, places), (word, at)) in table.rows.iter().zip(&layout.cells).zip(&layout.labels) {
        let is_total = row.1.first().is_some_and(|cell| cell.is_total);
        pen.text(word, *at, palette.text, left, is_total)?;
        for (cell, place) in row.1.iter().zip(places) {
            let (ground, ink) = colours(cell, palette);
            if let Some(ground) = ground {
                pen.fill(*place, ground)?;
            }
            let middle = ((place.left + place.right) / 2, (place.top + place.bottom) / 2);
            pen.text(&cell.text, middle, ink, (HPos::Center, VPos::Center), cell.is_total)?;
        }
    }
    Ok(())
}

/// Colour behind a number, where it has one, and of the number.
fn colours(cell: &HeatCell, palette: &Palette) -> (Option<Colour>, Colour) {
    match usize::from(cell.band).min(BANDS) {
        0 if cell.is_total => (None, palette.text),
        0 => (None, palette.text_2),
        band => (Some(palette.heat[band - 1]), if band < DARK { palette.text } else { palette.on_heat }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Place;
    use super::super::draw::tests::{measure, palette, rectangles, svg};
    use super::*;

    #[test]
    fn every_number_is_drawn_in_its_band() {
        let cell = |text: &str, band, is_total| HeatCell { text: text.to_owned(), band, is_total };
        let table = HeatTable {
            note: "件次".to_owned(),
            heads: ["县区", "劳动报酬", "社会保险", "合计"].map(str::to_owned).to_vec(),
            rows: vec![
                (
                    "桥东".to_owned(),
                    vec![cell("1,285", 6, false), cell("17", 2, false), cell("1,302", 0, true)],
                ),
                ("桥西".to_owned(), vec![cell("·", 0, false), cell("18", 2, false), cell("18", 0, true)]),
                (
                    "合计".to_owned(),
                    vec![cell("1,285", 0, true), cell("35", 0, true), cell("1,320", 0, true)],
                ),
            ],
            scale: ["少".to_owned(), "多".to_owned()],
        };
        let room = Place { left: 0, top: 0, right: table.width(), bottom: table.height() };
        let (layout, palette) = (table.layout(room, &measure), palette());
        let size = (table.width() as u32, table.height() as u32);
        let svg = svg(size, |area| draw_heat(area, &table, &layout, &palette));
        // A swatch of the scale, then the cells.
        let at = |place: &Place| [place.left, place.top, place.width(), place.height()];
        assert_eq!(rectangles(&svg, palette.heat[5]), [at(&layout.swatches[5]), at(&layout.cells[0][0])]);
        let second = [at(&layout.swatches[1]), at(&layout.cells[0][1]), at(&layout.cells[1][1])];
        assert_eq!(rectangles(&svg, palette.heat[1]), second);
        assert_eq!(rectangles(&svg, palette.heat[2]), [at(&layout.swatches[2])]);
        for text in ["少", "多", "县区", "劳动报酬", "桥东", "1,285", "·", "1,320"] {
            assert!(svg.contains(&format!("\n{text}\n")), "{text} in {svg}");
        }
    }
}
