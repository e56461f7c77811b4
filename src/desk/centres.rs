//! Which centre of this browser the page works in: a preference; the demo lasts as long as its tab.

use crate::platform::prefs;
use crate::protocol::Which;

const CENTRE: &str = "centre";
const CENTRES: &str = "centres";
const DEMO: &str = "demo";

/// The centre this tab works in.
pub fn present() -> Which {
    if prefs::tab_get(DEMO).is_some() { Which::Demo } else { Which::Centre(number(CENTRE)) }
}

/// Makes this tab work in the demo, or no longer.
pub fn set_demo(demo: bool) {
    if demo { prefs::tab_set(DEMO, "yes") } else { prefs::tab_forget(DEMO) }
}

/// Makes this browser work in a centre from now on.
pub fn set_present(centre: u32) {
    prefs::set(CENTRE, &centre.to_string());
    prefs::set(CENTRES, &count().max(centre).to_string());
}

/// How many centres have been opened or restored in this browser.
pub fn count() -> u32 {
    number(CENTRES).max(number(CENTRE))
}

fn number(name: &str) -> u32 {
    prefs::get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
