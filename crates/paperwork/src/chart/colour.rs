//! Colours of a chart. They come in from the page's style sheet; none is written here.

use super::heat::BANDS;

/// Number of series colours: six series and the neutral rest.
pub const SERIES: usize = 7;

/// A colour without transparency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Reads `#RGB`, `#RRGGBB` or `rgb(r, g, b)`, as a browser gives a custom property or a computed colour.
    pub fn parse(text: &str) -> Option<Colour> {
        let text = text.trim();
        if let Some(hex) = text.strip_prefix('#') {
            let digit = |n: usize| hex.get(n..=n).and_then(|d| u8::from_str_radix(d, 16).ok());
            let pair = |n: usize| hex.get(n..n + 2).and_then(|d| u8::from_str_radix(d, 16).ok());
            return match hex.len() {
                3 => Some(Colour { red: digit(0)? * 17, green: digit(1)? * 17, blue: digit(2)? * 17 }),
                6 => Some(Colour { red: pair(0)?, green: pair(2)?, blue: pair(4)? }),
                _ => None,
            };
        }
        let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
        let mut parts =
            inside.split([',', ' ']).filter(|part| !part.is_empty()).map(|part| part.parse().ok());
        let colour = Colour { red: parts.next()??, green: parts.next()??, blue: parts.next()?? };
        parts.next().is_none().then_some(colour)
    }
}

/// All colours a chart needs, by their use.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Behind everything; also the gap between the pieces of a bar and the halo of a line.
    pub surface: Colour,
    /// Grid lines.
    pub line: Colour,
    /// Zero line.
    pub edge: Colour,
    /// Figures and last year's line.
    pub text: Colour,
    /// Labels.
    pub text_2: Colour,
    /// Ring around the chosen bar.
    pub focus: Colour,
    /// Series one to six, then the rest.
    pub series: [Colour; SERIES],
    /// Bands of a heat table, few to many.
    pub heat: [Colour; BANDS],
    /// Numbers on the dark ones.
    pub on_heat: Colour,
    /// Series carry a pattern besides their colour.
    pub patterned: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, rgb: Option<(u8, u8, u8)>) {
        assert_eq!(Colour::parse(text), rgb.map(|(red, green, blue)| Colour { red, green, blue }), "{text}");
    }

    #[test]
    fn forms_a_browser_gives() {
        check(" #0E5A66", Some((14, 90, 102)));
        check("#fff", Some((255, 255, 255)));
        check("rgb(14, 90, 102)", Some((14, 90, 102)));
        check("rgb(14 90 102)", Some((14, 90, 102)));
        for text in ["", "#12345", "red", "rgb(1,2)", "rgb(1,2,3,4)", "rgb(256,0,0)", "#日本"] {
            check(text, None);
        }
    }
}
