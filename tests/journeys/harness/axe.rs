//! axe-core: rules of WCAG 2 that a program can judge, run inside the page by the driver, past its policy.

use serde_json::Value;

use super::{Page, Step};

const SCRIPT: &str = ".tools/node_modules/axe-core/axe.min.js";
const RUN: &str = "const done = arguments[arguments.length - 1];
axe.run(document, { resultTypes: ['violations'] })
  .then((found) => done(found.violations.map((v) => [v.id, v.help, v.nodes.map((n) => [n.target.join(' '), n.failureSummary])])))
  .catch((error) => done([['axe', String(error), []]]));";

impl Page {
    /// Rules the page breaks as it is now, one line each; empty where it breaks none.
    pub async fn violations(&self) -> Step<Vec<String>> {
        let script = xtask::project::read(&xtask::project::root().join(SCRIPT))?;
        self.run(&script).await?;
        let found = self.run_async(RUN).await?;
        let found = found.as_array().ok_or_else(|| format!("axe answered {found}"))?;
        Ok(found.iter().map(line).collect())
    }
}

fn line(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().replace('\n', " ");
    let nodes = violation[2].as_array().into_iter().flatten();
    let places: Vec<String> = nodes.map(|node| format!("{} ({})", text(&node[0]), text(&node[1]))).collect();
    format!("{}: {}: {}", text(&violation[0]), text(&violation[1]), places.join("; "))
}
