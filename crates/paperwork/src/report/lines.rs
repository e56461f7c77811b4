//! The report as lines for a person at a terminal.

use std::collections::BTreeMap;
use std::fmt;

use super::{Report, RowLine};

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
        Ok(())
    }
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
