//! Rectangles and points in whole CSS pixels, from the top left.

/// Measures a label: its width in CSS pixels. Whoever draws knows its fonts.
pub type Measure<'a> = &'a dyn Fn(&str) -> i32;

/// A point.
pub type Spot = (i32, i32);

/// A rectangle: `left..right` by `top..bottom`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Place {
    /// First column.
    pub left: i32,
    /// First row.
    pub top: i32,
    /// Column after the last.
    pub right: i32,
    /// Row after the last.
    pub bottom: i32,
}

impl Place {
    /// Width.
    pub fn width(self) -> i32 {
        self.right - self.left
    }

    /// Height.
    pub fn height(self) -> i32 {
        self.bottom - self.top
    }

    /// Is a point in it?
    pub fn holds(self, (x, y): Spot) -> bool {
        (self.left..self.right).contains(&x) && (self.top..self.bottom).contains(&y)
    }

    /// Is another rectangle wholly in it?
    pub fn encloses(self, inner: Place) -> bool {
        self.left <= inner.left
            && self.top <= inner.top
            && inner.right <= self.right
            && inner.bottom <= self.bottom
    }

    /// This rectangle with its edges moved outwards.
    #[must_use]
    pub fn grown(self, by: i32) -> Place {
        Place { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}
