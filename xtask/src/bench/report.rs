//! The report of a bench run, as Markdown.

use std::fmt::Write;

use serde_json::Value;

use crate::Outcome;

/// The page's result, the bytes of the first page and the machine's name, as a report.
pub fn write(result: &str, bytes: &[(String, u64, u64)], machine: &str) -> Outcome<String> {
    let result: Value = serde_json::from_str(result).map_err(|error| format!("no result: {error}"))?;
    if let Some(error) = result["error"].as_str() {
        return Err(format!("the bench page failed: {error}"));
    }
    tables(&result, bytes, machine).map_err(|error| format!("cannot write the report: {error}"))
}

fn tables(result: &Value, bytes: &[(String, u64, u64)], machine: &str) -> Result<String, std::fmt::Error> {
    let mut out = String::from(
        "# Bench\n\nWritten by `cargo xtask bench`. One page of one browser, ours and the peer by turns; medians, and the \
         median of the paired ratios. Ours is the shipped build: sealed, checked by rules, through the engine worker; \
         peers are plain JavaScript and Dexie. An import is the clerk's: from the click on the page to the result on it, \
         rows compared with the casebook before they are written. Deriving the key from the passphrase, slow on purpose, \
         is left out of unlocking. The month's page is there when its numbers and the charts of the first screen are drawn and \
         a frame has passed; the tables below come in the turns after. Compare ratios, not milliseconds: machines differ and are busy.\n\n",
    );
    let (agent, processors) = (result["agent"].as_str().unwrap_or_default(), &result["processors"]);
    writeln!(out, "{machine}; {processors} processors; {agent}\n")?;
    writeln!(out, "| Job | Ours, ms | Peer, ms | Ours ÷ peer | Wanted |\n|---|---|---|---|---|")?;
    let large = result["large"].as_u64().unwrap_or(0);
    let small = result["small"].as_u64().unwrap_or(0);
    let put = "plain IndexedDB put, strict";
    row(&mut out, &format!("Save, {small} contacts ({put})"), &result["saveSmall"], "≤ 2")?;
    row(&mut out, &format!("Save, {large} contacts ({put})"), &result["saveLarge"], "≤ 2")?;
    row(
        &mut out,
        &format!("Month × category, {large} contacts (reduce over objects)"),
        &result["recount"],
        "≤ 0.2",
    )?;
    row(
        &mut out,
        &format!("Import, {large} contacts (Dexie bulkAdd, four indexes)"),
        &result["import"],
        "≤ 0.25",
    )?;
    row(
        &mut out,
        &format!("Unlock to first chart, {large} contacts (Dexie toArray)"),
        &result["firstChart"],
        "≤ 0.5",
    )?;
    row(
        &mut out,
        &format!("Substring search, {large} contacts (filter by includes)"),
        &result["search"],
        "≤ 0.5",
    )?;
    let growth = number(&result["saveLarge"]["ratio"]) / number(&result["saveSmall"]["ratio"]);
    writeln!(
        out,
        "\nA save with {large} contacts against one with {small}, each over its own peer: {growth:.2} ×; wanted: no slower.\n"
    )?;
    writeln!(out, "| Alone | ms | Wanted |\n|---|---|---|")?;
    for (name, value, wanted) in [
        ("Opening the list, after unlock", &result["pages"]["list"], "≤ 100"),
        ("Opening the month's page, after unlock", &result["pages"]["month"], "≤ 100"),
        ("The same until the last of its tables is there", &result["pages"]["monthWhole"], ""),
        ("Unlock and read every contact, first search", &result["reopen"], ""),
        (
            "Longest task of the page from the choice of a file to the end of its import; 0 = none of 50 or more",
            &result["longestTask"],
            "< 50",
        ),
        ("From the choice of that file to its rows compared and shown", &result["import"]["look"], ""),
        ("Overview of all desks, beside the entries below", &result["desks"]["overview"], "≤ 100"),
        ("A person's page, out of the list of persons", &result["desks"]["person"], "≤ 50"),
        ("The list of job seekers narrowed by a text", &result["desks"]["filter"], "≤ 50"),
        ("The same by a stage", &result["desks"]["stage"], "≤ 50"),
        ("Undo of the import", &result["undo"], ""),
        ("Making the made-up centre", &result["fill"], ""),
    ] {
        writeln!(out, "| {name} | {:.1} | {wanted} |", number(value))?;
    }
    let entries = result["desks"]["entries"].as_f64().unwrap_or(0.0);
    writeln!(
        out,
        "\nEntries of relief, legal aid, job seekers and loans beside the contacts: {entries:.0}."
    )?;
    let moves = result["import"]["moves"].as_u64().unwrap_or(0);
    writeln!(out, "\nPlaces at which the bar of progress was seen during an import: at least {moves}.")?;
    writeln!(out, "\n| First page | bytes | brotli |\n|---|---|---|")?;
    for (name, plain, packed) in bytes {
        writeln!(out, "| {name} | {plain} | {packed} |")?;
    }
    let packed: u64 = bytes.iter().map(|(_, _, packed)| packed).sum();
    writeln!(out, "\nTogether {:.0} kB brotli; wanted ≤ 700 kB.", packed as f64 / 1000.0)?;
    Ok(out)
}

fn row(out: &mut String, name: &str, pair: &Value, wanted: &str) -> std::fmt::Result {
    let [ours, peer, ratio] = ["ours", "peer", "ratio"].map(|part| number(&pair[part]));
    writeln!(out, "| {name} | {ours:.2} | {peer:.2} | {ratio:.2} | {wanted} |")
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_run_is_an_error_and_sizes_are_added() {
        assert!(write(r#"{"error":"never seen: a row"}"#, &[], "").unwrap_err().contains("a row"));
        let result =
            r#"{"saveSmall":{"ours":1,"peer":1,"ratio":1},"saveLarge":{"ours":2,"peer":1,"ratio":2}}"#;
        let report = write(result, &[("a.wasm".into(), 9, 2000), ("b.js".into(), 9, 3000)], "here").unwrap();
        assert!(report.contains("Together 5 kB") && report.contains("2.00 ×"), "{report}");
    }
}
