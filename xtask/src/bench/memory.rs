//! Memory of a browser's pages, as Linux tells it.

use std::collections::HashMap;
use std::path::Path;

/// Bytes not shared with others of all processes below this one that run pages and their workers; none where there are none.
pub fn of_renderers(root: u32) -> Option<u64> {
    let listing = std::fs::read_dir("/proc").ok()?;
    let ids: Vec<u32> =
        listing.flatten().filter_map(|entry| entry.file_name().to_str()?.parse().ok()).collect();
    let parents: HashMap<u32, u32> =
        ids.iter().filter_map(|&id| Some((id, number(&status(id)?, "PPid:")?.try_into().ok()?))).collect();
    let is_below = |id: &u32| {
        std::iter::successors(parents.get(id), |parent| parents.get(*parent)).any(|&parent| parent == root)
    };
    let sizes: Vec<u64> = ids
        .iter()
        .filter(|id| is_below(id) && is_renderer(**id))
        .filter_map(|&id| number(&status(id)?, "RssAnon:"))
        .collect();
    (!sizes.is_empty()).then(|| sizes.iter().sum::<u64>() * 1024)
}

fn status(id: u32) -> Option<String> {
    std::fs::read_to_string(Path::new("/proc").join(id.to_string()).join("status")).ok()
}

fn is_renderer(id: u32) -> bool {
    let words = std::fs::read(Path::new("/proc").join(id.to_string()).join("cmdline")).unwrap_or_default();
    String::from_utf8_lossy(&words).contains("--type=renderer")
}

/// The first number of a line of `/proc/…/status`.
fn number(status: &str, name: &str) -> Option<u64> {
    status.lines().find_map(|line| line.strip_prefix(name))?.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_out_of_a_status() {
        let said = "Name:\tchromium\nPPid:\t41\nRssAnon:\t   2048 kB\n";
        assert_eq!(number(said, "RssAnon:"), Some(2048));
        assert_eq!(number(said, "PPid:"), Some(41));
        assert_eq!(number(said, "VmSwap:"), None);
    }

    #[test]
    fn a_process_without_pages_has_no_memory_of_pages() {
        assert_eq!(of_renderers(std::process::id()), None);
    }
}
