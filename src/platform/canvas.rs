//! A canvas that plotters draws on: it counts in CSS pixels and fills the screen's own pixels sharply.
//!
//! Fills, lines and text are ours, snapped to device pixels; curves and polygons go through plotters-canvas. Text is
//! measured by the canvas itself and remembered: plotters' own way inserts a styled element into the page for every
//! label, which a strict policy forbids.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use casebook::trouble::Trouble;
use futures_channel::oneshot;
use js_sys::{ArrayBuffer, Uint8Array};
use paperwork::chart::{Colour, Palette, SERIES};
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind, FontStyle,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, CanvasRenderingContext2d, Element, HtmlCanvasElement};

use super::fault::trouble;
use super::page::{document, window};

/// Size of a label, in CSS pixels, when text is measured.
const NOTE: u32 = 13;

/// The canvas could not be drawn on.
#[derive(Debug)]
pub struct Undrawn;

impl std::fmt::Display for Undrawn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("canvas")
    }
}

impl std::error::Error for Undrawn {}

type Drawn = Result<(), DrawingErrorKind<Undrawn>>;

/// A canvas ready to be drawn on.
pub struct Canvas {
    element: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    /// Device pixels to a CSS pixel.
    ratio: f64,
    /// CSS pixels.
    size: (u32, u32),
    ruler: Ruler,
}

/// Measures labels in the font of a canvas; remembers what it measured.
#[derive(Clone)]
pub struct Ruler {
    context: CanvasRenderingContext2d,
    family: Rc<str>,
    ratio: f64,
    known: Rc<RefCell<HashMap<String, i32>>>,
}

impl Canvas {
    /// Takes a canvas of the page: gives it as many device pixels as it covers, and clears it.
    pub fn of(element: &HtmlCanvasElement) -> Option<Canvas> {
        let ratio = window()?.device_pixel_ratio().clamp(1.0, 3.0);
        let size = (element.client_width().max(0) as u32, element.client_height().max(0) as u32);
        let family = window()?.get_computed_style(element).ok()??.get_property_value("font-family").ok()?;
        Canvas::new(element.clone(), size, ratio, &family)
    }

    /// A canvas off the page, at twice the pixels, for a picture that leaves it; the font is that of `like`.
    pub fn off_page(like: &Element, size: (u32, u32)) -> Option<Canvas> {
        let element = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
        let family = window()?.get_computed_style(like).ok()??.get_property_value("font-family").ok()?;
        Canvas::new(element, size, 2.0, &family)
    }

    /// A canvas of the page drawn for paper: a size of its own, at twice the pixels; the sheet for print fits it to the page.
    pub fn for_paper(element: &HtmlCanvasElement, size: (u32, u32)) -> Option<Canvas> {
        let family = window()?.get_computed_style(element).ok()??.get_property_value("font-family").ok()?;
        Canvas::new(element.clone(), size, 2.0, &family)
    }

    fn new(element: HtmlCanvasElement, size: (u32, u32), ratio: f64, family: &str) -> Option<Canvas> {
        if size.0 == 0 || size.1 == 0 {
            return None;
        }
        let pixels = |css: u32| (f64::from(css) * ratio).round() as u32;
        // Setting the size clears it, even where it stays the same.
        element.set_width(pixels(size.0));
        element.set_height(pixels(size.1));
        let context: CanvasRenderingContext2d = element.get_context("2d").ok()??.dyn_into().ok()?;
        // A right angle keeps its corner; a sharper turn of a line ends at its value instead of in a spike beyond it.
        context.set_miter_limit(2.0);
        let family: Rc<str> = if family.is_empty() { "sans-serif".into() } else { family.into() };
        let ruler = Ruler { context: context.clone(), family, ratio, known: Rc::default() };
        Some(Canvas { element, context, ratio, size, ruler })
    }

    /// Width and height in CSS pixels.
    pub fn size(&self) -> (i32, i32) {
        (self.size.0 as i32, self.size.1 as i32)
    }

    /// What measures labels on it.
    pub fn ruler(&self) -> Ruler {
        self.ruler.clone()
    }

    /// The canvas itself, to take a picture of it after it was drawn on.
    pub fn picture(&self) -> Picture {
        Picture(self.element.clone())
    }

    fn device(&self, css: i32) -> f64 {
        (f64::from(css) * self.ratio).round()
    }

    fn set_fill(&self, colour: BackendColor) {
        self.context.set_fill_style_str(&css(colour));
    }

    /// Lines of an odd number of device pixels run through the middle of a pixel, else they blur.
    fn stroke<S: BackendStyle>(&self, path: impl IntoIterator<Item = BackendCoord>, style: &S) {
        let width = (f64::from(style.stroke_width()) * self.ratio).round().max(1.0);
        let middle = if width % 2.0 == 1.0 { 0.5 } else { 0.0 };
        self.context.set_stroke_style_str(&css(style.color()));
        self.context.set_line_width(width);
        self.context.begin_path();
        for (n, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (self.device(x) + middle, self.device(y) + middle);
            if n == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
        self.context.stroke();
    }

    /// Lets plotters-canvas draw, in CSS pixels.
    fn delegate<E>(&self, draw: impl FnOnce(&mut CanvasBackend) -> Result<(), E>) -> Drawn {
        let mut inner = CanvasBackend::with_canvas_object(self.element.clone()).ok_or_else(undrawn)?;
        self.context.save();
        let drawn = self.context.scale(self.ratio, self.ratio).is_ok() && draw(&mut inner).is_ok();
        self.context.restore();
        if drawn { Ok(()) } else { Err(undrawn()) }
    }
}

impl Ruler {
    /// Width of a label in CSS pixels, rounded up.
    pub fn width(&self, text: &str) -> i32 {
        if let Some(width) = self.known.borrow().get(text) {
            return *width;
        }
        self.context.set_font(&self.font(NOTE.into(), true));
        let width = self.context.measure_text(text).map(|metrics| metrics.width()).unwrap_or_default();
        let width = (width / self.ratio).ceil() as i32;
        self.known.borrow_mut().insert(text.to_owned(), width);
        width
    }

    fn font(&self, size: f64, is_strong: bool) -> String {
        let weight = if is_strong { 600 } else { 400 };
        format!("{weight} {}px {}", size * self.ratio, self.family)
    }
}

impl DrawingBackend for Canvas {
    type ErrorType = Undrawn;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Drawn {
        Ok(())
    }

    fn present(&mut self) -> Drawn {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, colour: BackendColor) -> Drawn {
        self.draw_rect((x, y), (x + 1, y + 1), &colour, true)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Drawn {
        self.stroke([from, to], style);
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        a: BackendCoord,
        b: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Drawn {
        if !fill {
            self.stroke([a, (b.0, a.1), b, (a.0, b.1), a], style);
            return Ok(());
        }
        let (left, top) = (self.device(a.0), self.device(a.1));
        self.set_fill(style.color());
        self.context.fill_rect(left, top, self.device(b.0) - left, self.device(b.1) - top);
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Drawn {
        self.stroke(path, style);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        middle: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Drawn {
        self.delegate(|inner| inner.draw_circle(middle, radius, style, fill))
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Drawn {
        self.delegate(|inner| inner.fill_polygon(corners, style))
    }

    fn draw_text<T: BackendTextStyle>(&mut self, text: &str, style: &T, at: BackendCoord) -> Drawn {
        let is_strong = matches!(style.style(), FontStyle::Bold);
        self.context.set_font(&self.ruler.font(style.size(), is_strong));
        self.context.set_text_align(match style.anchor().h_pos {
            HPos::Left => "left",
            HPos::Center => "center",
            HPos::Right => "right",
        });
        self.context.set_text_baseline(match style.anchor().v_pos {
            VPos::Top => "top",
            VPos::Center => "middle",
            VPos::Bottom => "bottom",
        });
        self.set_fill(style.color());
        self.context.fill_text(text, self.device(at.0), self.device(at.1)).map_err(|_| undrawn())
    }

    fn estimate_text_size<T: BackendTextStyle>(
        &self,
        text: &str,
        style: &T,
    ) -> Result<(u32, u32), DrawingErrorKind<Undrawn>> {
        let width = f64::from(self.ruler.width(text)) * style.size() / f64::from(NOTE);
        Ok((width.ceil() as u32, style.size().ceil() as u32))
    }
}

fn undrawn() -> DrawingErrorKind<Undrawn> {
    DrawingErrorKind::DrawingError(Undrawn)
}

fn css(colour: BackendColor) -> String {
    let (red, green, blue) = colour.rgb;
    format!("rgb({red} {green} {blue} / {})", colour.alpha)
}

/// A canvas that was drawn on.
pub struct Picture(HtmlCanvasElement);

impl Picture {
    /// The picture as PNG.
    pub async fn png(self) -> Result<Vec<u8>, Trouble> {
        let (send, wait) = oneshot::channel();
        let done = Closure::once_into_js(move |blob: Option<Blob>| {
            let _ = send.send(blob);
        });
        self.0.to_blob(done.unchecked_ref()).map_err(|error| trouble(&error))?;
        let blob = wait.await.ok().flatten().ok_or(Trouble::Unavailable)?;
        let buffer = JsFuture::from(blob.array_buffer()).await.map_err(|error| trouble(&error))?;
        Ok(Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec())
    }
}

/// An element of the page.
pub type Place = Element;

/// A canvas of the page.
pub type Surface = HtmlCanvasElement;

/// The style sheet's colours for paper, whatever the screen shows, with patterns.
pub fn paper_palette() -> Option<Palette> {
    let document = document()?;
    let probe = document.create_element("i").ok()?;
    probe.set_class_name("paper-colours");
    document.body()?.append_child(&probe).ok()?;
    let found = palette(&probe);
    probe.remove();
    found.map(|palette| Palette { patterned: true, ..palette })
}

/// The style sheet's colours where an element stands, whatever form they have there: the canvas turns every colour of
/// CSS, system colours included, into red, green and blue.
pub fn palette(element: &Element) -> Option<Palette> {
    let style = window()?.get_computed_style(element).ok()??;
    let probe: HtmlCanvasElement = document()?.create_element("canvas").ok()?.dyn_into().ok()?;
    let context: CanvasRenderingContext2d = probe.get_context("2d").ok()??.dyn_into().ok()?;
    let colour = |name: &str| {
        let value = style.get_property_value(name).ok().filter(|value| !value.is_empty())?;
        context.set_fill_style_str(value.trim());
        Colour::parse(&context.fill_style().as_string()?)
    };
    let mut series = [colour("--s0")?; SERIES];
    for (place, name) in series.iter_mut().zip(["--s1", "--s2", "--s3", "--s4", "--s5", "--s6"]) {
        *place = colour(name)?;
    }
    let patterned = false;
    Some(Palette {
        patterned,
        surface: colour("--surface")?,
        line: colour("--line")?,
        edge: colour("--edge")?,
        text: colour("--text")?,
        text_2: colour("--text-2")?,
        focus: colour("--focus")?,
        series,
        heat: [
            colour("--heat-1")?,
            colour("--heat-2")?,
            colour("--heat-3")?,
            colour("--heat-4")?,
            colour("--heat-5")?,
            colour("--heat-6")?,
        ],
        on_heat: colour("--on-heat")?,
    })
}
