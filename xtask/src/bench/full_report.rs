//! The report of a full bench run, as Markdown: each row with its target beside.

use std::fmt::Write;

use serde_json::Value;

use crate::Outcome;

/// The number of rows some targets are set for.
const MANY: u64 = 1_000_000;

/// The jobs in the order of the table.
const JOBS: [(&str, &str); 12] = [
    ("import", "Import"),
    ("save", "Save of one row"),
    ("reopen", "Unlock to the first chart's numbers"),
    ("ready", "Unlock to all columns"),
    ("stats", "Month × category × channel recount"),
    ("redraw", "One district: count, draw its bars"),
    ("search1", "Search, 1 character"),
    ("search2", "Search, 2 characters"),
    ("search3", "Search, 3 characters"),
    ("search6", "Search, 6 characters"),
    ("bars", "Bars, 36 × 4"),
    ("lines", "Lines, 166,650 points"),
];

/// The most that ours ÷ peer should be, and whether that is meant for a million rows alone.
fn target(job: &str, peer: &str) -> Option<(f64, bool)> {
    match (job, peer) {
        ("import" | "ready", "dexie") => Some((0.10, false)),
        ("import", "sqlite") => Some((0.8, false)),
        ("save", "plain") => Some((1.5, false)),
        ("reopen", "sqlite") => Some((0.25, false)),
        ("stats", "duckdb") => Some((0.5, true)),
        ("stats", "arquero") => Some((0.1, true)),
        ("stats", "arrays") => Some((1.0, true)),
        ("search1" | "search2" | "search3" | "search6", "objects") => Some((0.3, true)),
        ("bars", "uplot") => Some((1.5, false)),
        ("bars", "chartjs") => Some((0.7, false)),
        ("lines", "uplot") => Some((1.0, false)),
        _ => None,
    }
}

/// The results of the two runs, the bytes of each library and the machine's name, as a report.
pub fn write(results: &[Value; 2], bytes: &[(String, u64, u64)], machine: &str) -> Outcome<String> {
    text(results, bytes, machine).map_err(|error| format!("cannot write the report: {error}"))
}

fn text(
    [result, slow]: &[Value; 2],
    bytes: &[(String, u64, u64)],
    machine: &str,
) -> Result<String, std::fmt::Error> {
    let rows = result["rows"].as_u64().unwrap_or(0);
    let has_stores = !result["disk"].is_null();
    let part = if has_stores { "" } else { " --without-stores" };
    let mut out = format!(
        "# Full bench\n\nWritten by `cargo xtask bench --full --rows {rows}{part}`; how, and against whom, is in \
         [harnesses.md](../harnesses.md). {rows} made-up rows, the same objects for all, are there before the clock runs. All \
         contenders take turns in one page, another first each round; medians, and the median of the paired ratios. Every count, \
         sum, list of hits and number of rows was equal to a plain recount, and {} planted wrong answers were found out, or \
         there would be no report. “Twice” is one peer against itself: how far a ratio can be trusted. Ours is sealed, in \
         its worker; SQLite and DuckDB are in theirs; the others on the page. Compare ratios, not milliseconds.\n\n",
        result["planted"].as_u64().unwrap_or(0)
    );
    let agent = result["agent"].as_str().unwrap_or_default();
    writeln!(out, "{machine}; {} processors; {agent}\n", result["processors"])?;
    if let Some(missing) = result["missing"].as_str().filter(|missing| !missing.is_empty()) {
        writeln!(out, "Ours is not there: {missing}.\n")?;
    }
    table(&mut out, result, rows)?;
    space(&mut out, result, rows)?;
    let (page, worker) = (spun(result, slow, "page"), spun(result, slow, "worker"));
    writeln!(
        out,
        "\n## A slower page\n\nThe browser was asked to slow the page down by 4. A loop took {page:.1} times as long on the page, \
         {worker:.1} times in a worker: work in a worker is slowed no more than that, so where one side works there, a ratio \
         tells of the page's part alone. Stores are left out.\n"
    )?;
    table(&mut out, slow, rows)?;
    writeln!(
        out,
        "\n## Bytes of each library\n\nOurs is the whole first page, interface and engine. Files of more than 8 MB are packed less tightly.\n\n| Library | bytes | brotli |\n|---|---|---|"
    )?;
    for (id, plain, packed) in bytes {
        writeln!(out, "| {} | {plain} | {packed} |", title(result, id))?;
    }
    Ok(out)
}

/// How many times as long a loop took in the second run, where it ran.
fn spun(result: &Value, slow: &Value, place: &str) -> f64 {
    number(&slow["spin"][place]) / number(&result["spin"][place])
}

fn table(out: &mut String, result: &Value, rows: u64) -> std::fmt::Result {
    writeln!(
        out,
        "| Job | Peer | Ours, ms | Peer, ms | Ours ÷ peer | Wanted | Rounds | Twice |\n|---|---|---|---|---|---|---|---|"
    )?;
    let jobs = result["jobs"].as_array().map(Vec::as_slice).unwrap_or_default();
    for (name, words) in JOBS {
        let Some(job) = jobs.iter().find(|job| job["name"] == name) else { continue };
        let Some(peers) = job["peers"].as_object() else { continue };
        let ours = match &job["peers"]["ours"] {
            Value::Null => "not there".to_owned(),
            one => shown(one, "ms"),
        };
        let twice = match job["control"]["id"].as_str() {
            Some(id) => format!("{:.2} ({id})", number(&job["control"]["ratio"])),
            None => "none".to_owned(),
        };
        for (id, peer) in peers.iter().filter(|(id, _)| *id != "ours") {
            let (name_of, rounds) = (title(result, id), &job["rounds"]);
            let ratio = ratio(peer, "ratio");
            let wanted = wanted(target(name, id), peer["ratio"].as_f64(), rows);
            let time = shown(peer, "ms");
            writeln!(
                out,
                "| {words} | {name_of} | {ours} | {time} | {ratio} | {wanted} | {rounds} | {twice} |"
            )?;
            if let (Some(door), Some(ms)) = (job["peers"]["ours"]["door"].as_f64(), peer["ms"].as_f64()) {
                let wanted = self::wanted(target(name, id), Some(door / ms), rows);
                writeln!(
                    out,
                    "| {words}, from the door on | {name_of} | {door:.2} | {time} | {:.2} | {wanted} | {rounds} | |",
                    door / ms
                )?;
            }
            if name == "save" {
                let late = match &job["peers"]["ours"] {
                    Value::Null => "not there".to_owned(),
                    one => shown(one, "p95"),
                };
                let (time, ratio) = (shown(peer, "p95"), self::ratio(peer, "ratio95"));
                writeln!(
                    out,
                    "| {words}, 95 of 100 | {name_of} | {late} | {time} | {ratio} | | {rounds} | |"
                )?;
            }
        }
    }
    for (id, error) in result["lost"].as_object().into_iter().flatten() {
        writeln!(out, "| Rows in memory | {} | | cannot: {error} | | | | |", title(result, id))?;
    }
    Ok(())
}

/// Disk, memory, and the price of sealing; without stores our memory alone.
fn space(out: &mut String, result: &Value, rows: u64) -> std::fmt::Result {
    let memory = |id: &str| result["memory"][id].as_f64();
    let most = match memory("ours") {
        Some(bytes) if rows == MANY && bytes > 350e6 => "≤ 350 MB, missed".to_owned(),
        _ => format!("ours ≤ 350 MB{}", if rows == MANY { "" } else { " at 1,000,000" }),
    };
    if result["disk"].is_null() {
        return writeln!(
            out,
            "\nMemory with all columns there: {} MB ({most}), as the growth of what the system gives to a fresh browser's page and \
             workers alone (RssAnon). Imports, openings and saves were left out.",
            told(memory("ours"), 1e6)
        );
    }
    writeln!(out, "\n| Space | Ours | Peer | Ours ÷ peer | Wanted |\n|---|---|---|---|---|")?;
    let disk = |id: &str| result["disk"][id].as_f64().filter(|bytes| *bytes > 0.0);
    for id in ["plain", "sealed", "dexie", "sqlite"] {
        let name = title(result, id);
        let both = disk("ours").zip(disk(id)).map(|(ours, peer)| ours / peer);
        let limit = (id == "dexie").then_some((0.4, false));
        writeln!(
            out,
            "| Disk, bytes a row ({name}) | {} | {} | {} | {} |",
            told(disk("ours"), 1.0),
            told(disk(id), 1.0),
            both.map_or("–".to_owned(), |ratio| format!("{ratio:.2}")),
            wanted(limit, both, rows)
        )?;
    }
    for id in ["plain", "sealed", "dexie", "sqlite"] {
        let name = title(result, id);
        let limit = if id == "plain" { &most } else { "" };
        let (ours, peer) = (told(memory("ours"), 1e6), told(memory(id), 1e6));
        writeln!(out, "| Memory with all columns there, MB ({name}) | {ours} | {peer} | | {limit} |")?;
    }
    let sealing = &result["sealing"];
    writeln!(
        out,
        "| Sealing: ours importing with a seal, and with one that costs nothing, ms | {:.0} | {:.0} | {} | {} |",
        number(&sealing["sealed"]),
        number(&sealing["unsealed"]),
        ratio(sealing, "ratio"),
        wanted(Some((1.15, false)), sealing["ratio"].as_f64(), rows)
    )?;
    writeln!(
        out,
        "\nDisk is the growth of what the browser tells of the origin (`navigator.storage.estimate`), once it stands still, at the \
         first import of each; a store that sets room aside counts with it. Memory is the growth of what the system gives to a fresh \
         browser's page and workers alone (RssAnon), from the empty page to all columns there; garbage of workers not yet swept \
         counts with it."
    )
}

fn wanted(target: Option<(f64, bool)>, ratio: Option<f64>, rows: u64) -> String {
    let Some((most, is_for_many)) = target else { return String::new() };
    let when = if is_for_many && rows != MANY { " at 1,000,000" } else { "" };
    let missed = if ratio.is_some_and(|ratio| ratio > most) && when.is_empty() { ", missed" } else { "" };
    format!("≤ {most}{when}{missed}")
}

fn title(result: &Value, id: &str) -> String {
    result["titles"][id].as_str().unwrap_or(id).to_owned()
}

fn shown(one: &Value, part: &str) -> String {
    match one["error"].as_str() {
        Some(error) => format!("cannot: {}", error.replace(['|', '\n'], " ")),
        None => format!("{:.2}", number(&one[part])),
    }
}

fn ratio(peer: &Value, part: &str) -> String {
    peer[part].as_f64().map_or("–".to_owned(), |ratio| format!("{ratio:.2}"))
}

fn told(bytes: Option<f64>, unit: f64) -> String {
    bytes.map_or("not measured".to_owned(), |bytes| format!("{:.0}", bytes / unit))
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn result(ours: Option<f64>) -> Value {
        let mut result = json!({ "rows": 100_000, "titles": { "dexie": "Dexie", "sqlite": "SQLite" }, "jobs": [{
            "name": "import", "rounds": 7, "control": { "id": "sqlite", "ratio": 1.02 },
            "peers": { "dexie": { "ms": 400.0 }, "sqlite": { "error": "no | room" } },
        }], "disk": { "dexie": 900.0 } });
        if let Some(ratio) = ours {
            result["jobs"][0]["peers"]["ours"] = json!({ "ms": 400.0 * ratio });
            result["jobs"][0]["peers"]["dexie"]["ratio"] = json!(ratio);
            result["disk"]["ours"] = json!(90.0);
            result["sealing"] = json!({ "sealed": 440.0, "unsealed": 400.0, "ratio": 1.1 });
        }
        result
    }

    fn report(ours: Option<f64>) -> String {
        write(&[result(ours), json!({})], &[("dexie".into(), 9, 3)], "here").unwrap()
    }

    #[test]
    fn a_target_stands_beside_its_row_and_a_shortfall_is_told() {
        let kept = report(Some(0.05));
        assert!(
            kept.contains("| Import | Dexie | 20.00 | 400.00 | 0.05 | ≤ 0.1 | 7 | 1.02 (sqlite) |"),
            "{kept}"
        );
        assert!(kept.contains("| Disk, bytes a row (Dexie) | 90 | 900 | 0.10 | ≤ 0.4 |"), "{kept}");
        assert!(kept.contains("costs nothing, ms | 440 | 400 | 1.10 | ≤ 1.15 |"), "{kept}");
        assert!(report(Some(0.2)).contains("| 0.20 | ≤ 0.1, missed |"));
    }

    #[test]
    fn an_opening_is_told_from_the_door_on_as_well() {
        let mut result = result(Some(3.0));
        result["jobs"][0]["name"] = json!("reopen");
        result["jobs"][0]["peers"]["sqlite"] = json!({ "ms": 160.0, "ratio": 2.5 });
        result["jobs"][0]["peers"]["ours"]["door"] = json!(32.0);
        let report = write(&[result, json!({})], &[], "here").unwrap();
        assert!(report.contains("numbers | SQLite | 1200.00 | 160.00 | 2.50 | ≤ 0.25, missed |"), "{report}");
        assert!(report.contains("from the door on | SQLite | 32.00 | 160.00 | 0.20 | ≤ 0.25 |"), "{report}");
    }

    #[test]
    fn without_stores_our_memory_alone_is_told() {
        let mut result = result(Some(0.05));
        result["disk"] = Value::Null;
        result["rows"] = json!(MANY);
        let mut report = |bytes: f64| {
            result["memory"]["ours"] = json!(bytes);
            write(&[result.clone(), json!({})], &[], "here").unwrap()
        };
        assert!(report(300e6).contains("there: 300 MB (ours ≤ 350 MB)"));
        let most = report(400e6);
        assert!(most.contains("there: 400 MB (≤ 350 MB, missed)") && !most.contains("| Disk"), "{most}");
    }

    #[test]
    fn what_is_not_there_or_cannot_is_said() {
        let alone = report(None);
        assert!(alone.contains("| Import | Dexie | not there | 400.00 | – | ≤ 0.1 |"), "{alone}");
        assert!(alone.contains("cannot: no   room"), "{alone}");
    }

    #[test]
    fn a_target_for_a_million_rows_is_not_missed_by_fewer() {
        assert_eq!(wanted(Some((0.5, true)), Some(0.9), 100_000), "≤ 0.5 at 1,000,000");
        assert_eq!(wanted(Some((0.5, true)), Some(0.9), MANY), "≤ 0.5, missed");
    }
}
