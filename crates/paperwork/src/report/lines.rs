//! The report as lines for a person at a terminal.

use std::collections::BTreeMap;
use std::fmt;

use casework::view::yuan;

use super::{DeskLine, DeskReport, Report, RowLine};

/// Figures in the table of months.
const COLUMNS: [(&str, &str); 8] = [
    ("contacts", "contacts.total"),
    ("visits", "contacts.class.visit"),
    ("letters", "contacts.class.letter"),
    ("calls", "contacts.class.call"),
    ("consult.", "contacts.class.consultation"),
    ("people", "contacts.people"),
    ("involved", "contacts.involved"),
    ("persons", "contacts.persons"),
];

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "sheets read      {}", or_none(&self.sheets))?;
        writeln!(f, "other sheets     {}", or_none(&self.other_sheets))?;
        writeln!(f, "rows imported    {}", self.rows.imported)?;
        rows(f, "rows skipped", &self.rows.skipped)?;
        rows(f, "rows flagged", &self.rows.flagged)?;
        rows(f, "rows held", &self.rows.held)?;
        writeln!(f)?;
        write!(f, "{:<8}", "month")?;
        for (head, _) in COLUMNS {
            write!(f, "{head:>10}")?;
        }
        writeln!(f)?;
        let all = "all".to_owned();
        for (month, figures) in self.months.iter().chain([(&all, &self.totals)]) {
            write!(f, "{month:<8}")?;
            for (_, name) in COLUMNS {
                write!(f, "{:>10}", figures.get(name).copied().unwrap_or(0))?;
            }
            writeln!(f)?;
        }
        for desk in &self.desks {
            writeln!(f)?;
            write!(f, "{desk}")?;
        }
        Ok(())
    }
}

impl fmt::Display for DeskReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} ({})", self.sheet, self.register)?;
        writeln!(f, "rows imported    {}", self.imported)?;
        writeln!(f, "counted          {} = {} yuan", self.counted.entries, yuan(self.counted.fen))?;
        let stages: Vec<String> =
            self.stages.iter().map(|(stage, count)| format!("{stage} {count}")).collect();
        writeln!(f, "stages           {}", or_none(&stages))?;
        desk_rows(f, "rows skipped", &self.skipped)?;
        desk_rows(f, "rows wrong", &self.wrong)?;
        desk_rows(f, "doubts", &self.doubted)?;
        for (month, counted) in &self.months {
            writeln!(f, "{month:<8}{:>10}{:>16}", counted.entries, yuan(counted.fen))?;
        }
        Ok(())
    }
}

fn desk_rows(f: &mut fmt::Formatter<'_>, what: &str, lines: &[DeskLine]) -> fmt::Result {
    writeln!(f, "{what:<16} {}", lines.len())?;
    let mut by_why: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
    for line in lines {
        by_why.entry((&line.why, &line.field)).or_default().push(line.row.to_string());
    }
    for ((why, field), rows) in by_why {
        let at = if field.is_empty() { String::new() } else { format!(" at {field}") };
        writeln!(f, "  {why}{at}: {}", rows.join(", "))?;
    }
    Ok(())
}

fn or_none(names: &[String]) -> String {
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

/// The reason's word in the report.
fn reason(line: &RowLine) -> String {
    let word = serde_json::to_value(line.reason).ok();
    word.as_ref().and_then(|word| word.as_str()).unwrap_or_default().to_owned()
}

/// How many, then for each reason its rows.
fn rows(f: &mut fmt::Formatter<'_>, what: &str, lines: &[RowLine]) -> fmt::Result {
    writeln!(f, "{what:<16} {}", lines.len())?;
    let mut by_reason: BTreeMap<(&str, String), Vec<String>> = BTreeMap::new();
    for line in lines {
        by_reason.entry((&line.sheet, reason(line))).or_default().push(match line.same_as_row {
            Some(twin) => format!("{} = {twin}", line.row),
            None => line.row.to_string(),
        });
    }
    for ((sheet, reason), rows) in by_reason {
        writeln!(f, "  {sheet} {reason}: {}", rows.join(", "))?;
    }
    Ok(())
}
