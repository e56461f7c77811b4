//! The price of sealing: ours takes in the same rows as it is shipped, and by an engine whose seal costs nothing.

use std::path::Path;

use serde_json::{Value, json};

use super::copy;
use crate::{Outcome, project};

/// Above so many rows an import takes long enough to be told by few.
const MANY: u32 = 300_000;
/// What stands before the engine's script: a seal as long as the true one, of plain bytes.
const NO_SEAL: &str = "SubtleCrypto.prototype.encrypt = async (_, key, data) => {
  const bytes = ArrayBuffer.isView(data) ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength) : new Uint8Array(data);
  const sealed = new Uint8Array(bytes.length + 16);
  sealed.set(bytes);
  return sealed.buffer;
};
";

/// Paired imports that count; one before them does not.
pub fn rounds(rows: u32) -> usize {
    if rows > MANY { 3 } else { 7 }
}

/// Copies a site; the engine of the copy does not seal. What it writes it cannot open, by which it is known.
pub fn unsealed(site: &Path, to: &Path) -> Outcome {
    for (name, path) in project::files_below(site)? {
        copy(&path, &to.join(name))?;
    }
    let engine = to.join("engine_loader.js");
    project::write(&engine, NO_SEAL.to_owned() + &project::read(&engine)?)
}

/// The price, of one import after another of either kind: `{ms, opens}` each, the first pair left out.
pub fn price(sealed: &[Value], unsealed: &[Value]) -> Outcome<Value> {
    let opens = |last: Option<&Value>| last.and_then(|last| last["opens"].as_bool());
    if (opens(sealed.last()), opens(unsealed.last())) != (Some(true), Some(false)) {
        return Err("sealed rows must open, and those without a seal must not".to_owned());
    }
    let times = |all: &[Value]| all.iter().skip(1).filter_map(|one| one["ms"].as_f64()).collect::<Vec<_>>();
    let (sealed, unsealed) = (times(sealed), times(unsealed));
    let ratios = sealed.iter().zip(&unsealed).map(|(sealed, unsealed)| sealed / unsealed).collect();
    Ok(json!({ "ratio": median(ratios), "sealed": median(sealed), "unsealed": median(unsealed) }))
}

fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seal_that_did_not_go_away_is_no_price() {
        let of = |times: [u32; 4], opens: bool| times.map(|ms| json!({ "ms": ms, "opens": opens }));
        let price = |opens| price(&of([900, 110, 120, 100], true), &of([900, 100, 100, 100], opens));
        assert!(price(true).is_err());
        assert_eq!(price(false), Ok(json!({ "ratio": 1.1, "sealed": 110.0, "unsealed": 100.0 })));
    }
}
