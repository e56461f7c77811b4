//! Which centre of this browser the page works in: a preference; the demo lasts as long as its tab. And whether the store of
//! all of them must be handled with care.

use crate::platform::prefs;
use crate::protocol::Which;

const CENTRE: &str = "centre";
const CENTRES: &str = "centres";
const DEMO: &str = "demo";
const TORN_LOG: &str = "torn-log";

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

/// Did a write fail in the middle of the browser's store, and was that not mended yet?
pub fn is_log_torn() -> bool {
    prefs::get(TORN_LOG).is_some()
}

/// Remembers that for the next engine, or forgets it.
pub fn note_log(is_torn: bool) {
    if is_torn { prefs::set(TORN_LOG, "yes") } else { prefs::forget(TORN_LOG) }
}

fn number(name: &str) -> u32 {
    prefs::get(name).and_then(|text| text.parse().ok()).unwrap_or(1).max(1)
}
