//! Content types of the files a static build holds.

/// The content type of a file by its ending. An unknown ending is plain bytes.
pub fn of(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        // Browsers refuse module and worker scripts of any other type.
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        // instantiateStreaming wants exactly this.
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("txt" | "conf") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
