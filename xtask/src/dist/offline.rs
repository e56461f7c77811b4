//! The service worker's script: a template that learns the build's id, its files with their hashes, and the policy.

use super::Hashes;

/// Its file name, at the root: its scope is the folder.
pub const FILE: &str = "sw.js";

const TEMPLATE: &str = include_str!("service_worker.js");

/// The script of one build.
pub fn script(build: &str, files: &Hashes, policy: &str) -> String {
    let literal = |value: serde_json::Value| value.to_string();
    TEMPLATE
        .replace("\"BUILD\"", &literal(build.into()))
        .replace("\"POLICY\"", &literal(policy.into()))
        .replace("\"FILES\"", &literal(serde_json::json!(files)))
}
