//! Deep addresses on a host that knows none: `404.html` loads the folder's root with `?to=` saying which page was asked for,
//! and the address is put back before anything is mounted. The service worker answers deep addresses itself.

use super::page;

/// Puts the address back that was asked for, where the root was loaded in its stead.
pub fn restore() {
    let address = page::address();
    if let Some(rest) = asked_for(&address) {
        let fragment =
            address.split_once('#').map(|(_, fragment)| format!("#{fragment}")).unwrap_or_default();
        page::replace_address(&format!("{}/{rest}{fragment}", page::base_path()));
    }
}

/// What `?to=` names: a path below the folder, never another origin.
fn asked_for(address: &str) -> Option<String> {
    let (_, search) = address.split('#').next()?.split_once('?')?;
    let value = search.split('&').find_map(|pair| pair.strip_prefix("to="))?;
    let rest: String = js_sys::decode_uri_component(value).ok()?.into();
    // Two slashes at the start would name a host.
    Some(rest.trim_start_matches(['/', '\\']).to_owned())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn check(address: &str, expected: Option<&str>) {
        assert_eq!(asked_for(address).as_deref(), expected, "{address}");
    }

    #[wasm_bindgen_test]
    fn the_page_asked_for_is_read_whole() {
        check("/a/b/?to=intake%2Fnew", Some("intake/new"));
        check("/?to=statistics%3Fmonth%3D2005-01#table", Some("statistics?month=2005-01"));
        check("/today?month=2005-01", None);
        check("/", None);
    }

    #[wasm_bindgen_test]
    fn another_host_is_never_named() {
        check("/?to=%2F%2Felsewhere%2Fx", Some("elsewhere/x"));
        check("/?to=%5C%5Celsewhere", Some("elsewhere"));
        check("/?to=%E0%A4%A", None);
    }
}
