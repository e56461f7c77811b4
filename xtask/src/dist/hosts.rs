//! Header files for common static hosts: the policy (which must reach workers too), no-cache where names are not hashed,
//! and 404.html for deep addresses. Written for a build at the root of its host; comments say what to change below a folder.

use std::path::Path;

use serde_json::json;

use crate::{Outcome, project};

/// Names hashed by Trunk may be kept for ever; all others keep their name from build to build.
const HASHED: &str = r"-[0-9a-f]{16}(_bg)?\.(css|js|wasm)$";
const FOR_EVER: &str = "public, max-age=31536000, immutable";

/// Headers sent with every file.
fn headers(policy: &str) -> [(&'static str, String); 5] {
    [
        // A header can forbid frames, a meta tag cannot.
        ("Content-Security-Policy", format!("{policy}; frame-ancestors 'none'")),
        ("X-Content-Type-Options", "nosniff".to_owned()),
        ("Referrer-Policy", "no-referrer".to_owned()),
        ("Cross-Origin-Opener-Policy", "same-origin".to_owned()),
        ("Cache-Control", "no-cache".to_owned()),
    ]
}

/// Writes them all.
pub fn write(folder: &Path, policy: &str) -> Outcome {
    let hosting = folder.join("hosting");
    std::fs::create_dir_all(&hosting)
        .map_err(|error| format!("cannot make {}: {error}", hosting.display()))?;
    project::write(&folder.join("_headers"), headers_file(policy))?;
    project::write(&folder.join(".htaccess"), htaccess(policy))?;
    project::write(&folder.join("vercel.json"), vercel(policy))?;
    project::write(&hosting.join("nginx.conf"), nginx(policy))?;
    // Hosts that run Jekyll drop files whose name begins with an underscore.
    project::write(&folder.join(".nojekyll"), "")
}

fn headers_file(policy: &str) -> String {
    let lines = headers(policy).map(|(name, value)| format!("  {name}: {value}\n")).concat();
    format!("# Below a folder, put the folder before the star: /a/b/*\n/*\n{lines}")
}

fn htaccess(policy: &str) -> String {
    let lines =
        headers(policy).map(|(name, value)| format!("  Header always set {name} \"{value}\"\n")).concat();
    format!(
        "# Apache, in any folder. Wants mod_headers and mod_rewrite, and AllowOverride FileInfo.\n\
         AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\n\
         <IfModule mod_headers.c>\n{lines}  <FilesMatch \"{HASHED}\">\n    Header always set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>\n</IfModule>\n\
         <IfModule mod_rewrite.c>\n  RewriteEngine On\n  RewriteCond %{{REQUEST_FILENAME}} !-f\n  RewriteCond %{{REQUEST_FILENAME}} !-d\n  RewriteRule ^ 404.html [L]\n</IfModule>\n"
    )
}

fn nginx(policy: &str) -> String {
    let lines =
        headers(policy).map(|(name, value)| format!("    add_header {name} \"{value}\" always;\n")).concat();
    format!(
        "# nginx, for a build in the folder /a/b/ below the root of the site; for the root itself write / for /a/b/.\n\
         # mime.types of old packages lacks the last two:\n#   types {{ application/wasm wasm; application/manifest+json webmanifest; }}\n\
         location /a/b/ {{\n    index index.html;\n    error_page 404 /a/b/404.html;\n{lines}}}\n"
    )
}

fn vercel(policy: &str) -> String {
    let list: Vec<_> =
        headers(policy).into_iter().map(|(key, value)| json!({ "key": key, "value": value })).collect();
    format!("{:#}\n", json!({ "headers": [{ "source": "/(.*)", "headers": list }] }))
}
