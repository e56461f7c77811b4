//! A number that opens the rows behind it. It carries its figure, period and exact value for people and tests.

use super::markup::Markup;

/// A number and where it leads.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct NumberDoor {
    /// As it is read: `1,018`.
    pub text: String,
    /// What it counts, for those who do not see where it stands.
    pub label: String,
    /// Name of the figure, e.g. `contacts.channel.visit`; without personal keys.
    pub figure: String,
    /// Period, e.g. `2005-01`.
    pub period: String,
    /// Exact value.
    pub value: i64,
    /// Address of the rows, with the folder the build is hosted in.
    pub address: String,
    /// A property and its key that no address may hold (a name); whoever opens the door hands them on in memory.
    pub aside: Option<(&'static str, String)>,
}

impl NumberDoor {
    /// The number, as a link; as a button of this key where its address does not say all. What is not reachable is out of the
    /// order of the Tab key.
    pub fn link(&self, key: &str, is_reachable: bool) -> Markup {
        // A zero may be drawn as a dot; it is read as what it is.
        let is_dot = self.value == 0 && !self.text.contains('0');
        let read = if is_dot { "0" } else { &self.text };
        let label = format!("{} {read}", self.label);
        let value = self.value.to_string();
        let (name, own) = match self.aside {
            None => ("a", [("href", self.address.as_str())].to_vec()),
            Some(_) => ("button", [("type", "button"), ("data-door", key)].to_vec()),
        };
        let mut attributes = vec![("class", "number-link")];
        attributes.extend(own);
        attributes.extend([("data-figure", self.figure.as_str()), ("data-period", &self.period)]);
        attributes.push(("data-value", &value));
        if !self.label.is_empty() {
            attributes.push(("aria-label", &label));
        }
        if !is_reachable {
            attributes.push(("tabindex", "-1"));
        }
        Markup::element(name, &attributes, Markup::text(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn door() -> NumberDoor {
        NumberDoor {
            text: "·".to_owned(),
            label: "\"North\" visits".to_owned(),
            figure: "contacts.total".to_owned(),
            period: "2005-01".to_owned(),
            value: 0,
            address: "/statistics/rows?a=1&b=2".to_owned(),
            aside: None,
        }
    }

    #[wasm_bindgen_test]
    fn an_address_that_says_all_makes_a_link() {
        assert_eq!(
            door().link("0-1", false).into_html(),
            "<a class=\"number-link\" href=\"/statistics/rows?a=1&amp;b=2\" data-figure=\"contacts.total\" data-period=\"2005-01\" \
             data-value=\"0\" aria-label=\"&quot;North&quot; visits 0\" tabindex=\"-1\">·</a>"
        );
    }

    #[wasm_bindgen_test]
    fn what_no_address_may_hold_makes_a_button_without_it() {
        let door =
            NumberDoor { aside: Some(("employer", "a works".to_owned())), label: String::new(), ..door() };
        let html = door.link("0-1", true).into_html();
        assert!(
            html.starts_with("<button class=\"number-link\" type=\"button\" data-door=\"0-1\" "),
            "{html}"
        );
        assert!(!html.contains("a works") && !html.contains("tabindex") && !html.contains("aria-label"));
    }
}
