//! Markup written as text: rows of long lists and cells of tables, which a page draws by the hundred. A browser reads a
//! text far sooner than a program makes element after element.
//!
//! Names of elements and attributes are words of the program; every text and every value is escaped where it comes in, and
//! there is no other way in.

use std::fmt::Display;

/// A piece of markup. It prints nothing: rows hold names and numbers of persons.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Markup(String);

impl Markup {
    /// A text.
    pub fn text(text: impl Display) -> Markup {
        Markup(escaped(&text.to_string()))
    }

    /// An element with its attributes around something.
    pub fn element(name: &'static str, attributes: &[(&'static str, &str)], inside: Markup) -> Markup {
        let mut html = format!("<{name}");
        for (attribute, value) in attributes {
            html += &format!(" {attribute}=\"{}\"", escaped(value));
        }
        html += ">";
        html += &inside.0;
        html += &format!("</{name}>");
        Markup(html)
    }

    /// A text that may be cut short, and is said in full where it is pointed at; where there is none, a word that says so.
    pub fn filled(text: &str, missing: &str) -> Markup {
        match text {
            "" => Markup::element("span", &[("class", "missing")], Markup::text(missing)),
            text => Markup::element("span", &[("title", text)], Markup::text(text)),
        }
    }

    /// One after another.
    pub fn and(mut self, next: Markup) -> Markup {
        self.0 += &next.0;
        self
    }

    /// The text a browser reads.
    pub fn into_html(self) -> String {
        self.0
    }
}

impl FromIterator<Markup> for Markup {
    fn from_iter<T: IntoIterator<Item = Markup>>(pieces: T) -> Markup {
        pieces.into_iter().fold(Markup::default(), Markup::and)
    }
}

/// A text in which no sign has a meaning of its own, between tags and in an attribute's quotes.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => escaped += "&amp;",
            '<' => escaped += "&lt;",
            '>' => escaped += "&gt;",
            '"' => escaped += "&quot;",
            sign => escaped.push(sign),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn texts_and_values_are_escaped() {
        let name = Markup::text("<b onclick=\"x\">&'");
        let html = Markup::element("td", &[("title", "\"><script>&"), ("class", "a b")], name).into_html();
        assert_eq!(
            html,
            "<td title=\"&quot;&gt;&lt;script&gt;&amp;\" class=\"a b\">&lt;b onclick=&quot;x&quot;&gt;&amp;'</td>"
        );
    }

    #[wasm_bindgen_test]
    fn pieces_stand_in_their_order() {
        let cells: Markup = (1..4).map(|n| Markup::element("td", &[], Markup::text(n))).collect();
        assert_eq!(cells.and(Markup::text(" end")).into_html(), "<td>1</td><td>2</td><td>3</td> end");
    }
}
