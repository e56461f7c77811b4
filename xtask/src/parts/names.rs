//! What the names of functions tell: which are behind the door.

/// Modules behind the door: all pages but these, and what only they use.
const PAGES: &str = "bangfu_desk::pages::";
const AT_THE_DOOR: [&str; 11] = [
    "__component_app",
    "App",
    "mount",
    "Screen",
    "around::",
    "bare::",
    "lock::",
    "look::",
    "opening::",
    "passphrase::",
    "troubled::",
];
const BEHIND: [&str; 24] = [
    "bangfu_desk::behind::",
    "bangfu_desk::boards::",
    "bangfu_desk::desk::paper::",
    "bangfu_desk::importing::",
    "bangfu_desk::paper_protocol::",
    "bangfu_desk::parts::chart::",
    "bangfu_desk::parts::segments::",
    "bangfu_desk::parts::table::",
    "bangfu_desk::platform::canvas::",
    "bangfu_desk::reception::",
    "bangfu_desk::registers::",
    "bangfu_desk::statistics::",
    "casework::demo::",
    "casework::draft::",
    "casework::figure::",
    "casework::identity::",
    "casework::ledger::",
    "casework::register::",
    "casework::tally::",
    "casework::view::",
    "core::fmt::float::",
    "leptos_router::",
    "paperwork::",
    "plotters",
];
/// Functions behind the door that the door itself calls, once the second part is there.
pub const CROSSINGS: [&str; 2] = ["bangfu_desk::behind::", "bangfu_desk::pages::routes::"];
/// Name of what drops a value.
pub const DROP: &str = "core::ptr::drop_in_place";
/// Does a function's name speak of something behind the door?
pub fn is_behind(name: &str) -> bool {
    let name = plain(name);
    let of_pages = name.match_indices(PAGES).any(|(at, _)| {
        let rest = &name[at + PAGES.len()..];
        !AT_THE_DOOR.iter().any(|word| rest.starts_with(word))
    });
    of_pages || BEHIND.iter().any(|word| name.contains(word))
}

/// A demangled name without the hashes of crates.
pub fn plain(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    let mut rest = name;
    while let Some((before, after)) = rest.split_once('[') {
        plain.push_str(before);
        match after.split_once(']') {
            Some((hash, after)) if hash.len() >= 8 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
                rest = after;
            }
            _ => {
                plain.push('[');
                rest = after;
            }
        }
    }
    plain + rest
}
