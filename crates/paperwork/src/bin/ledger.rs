//! Reads a workbook as the import does and prints what it finds: `ledger FILE [--sheet S] [--json]`.
//!
//! The one file of this crate that opens files. Writes nothing. Exit code 1: the file cannot be read, or holds no ledger;
//! 2: wrong arguments.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use casework::code;
use paperwork::report::{Report, report};
use paperwork::sheet::Workbook;

struct Wanted {
    file: PathBuf,
    sheet: Option<String>,
    json: bool,
}

fn main() -> ExitCode {
    let Some(wanted) = wanted(std::env::args().skip(1)) else {
        return failed("usage: ledger FILE [--sheet S] [--json]", 2);
    };
    let report = match read(&wanted) {
        Ok(report) => report,
        Err(error) => return failed(&error, 1),
    };
    let text = if wanted.json { serde_json::to_string(&report) } else { Ok(report.to_string()) };
    let text = match text {
        Ok(text) => text,
        Err(error) => return failed(&error.to_string(), 1),
    };
    if let Err(error) = writeln!(std::io::stdout(), "{}", text.trim_end()) {
        return failed(&error.to_string(), 1);
    }
    if report.sheets.is_empty() {
        failed("no sheet looks like a reception ledger", 1)
    } else {
        ExitCode::SUCCESS
    }
}

fn read(wanted: &Wanted) -> Result<Report, String> {
    let bytes = std::fs::read(&wanted.file).map_err(|error| format!("{}: {error}", wanted.file.display()))?;
    let name = wanted.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let book = Workbook::read(&bytes).map_err(|error| format!("{name}: {error}"))?;
    report(&book, &name, &code::shipped(), wanted.sheet.as_deref())
        .map_err(|error| format!("{name}: {error}"))
}

fn wanted(mut args: impl Iterator<Item = String>) -> Option<Wanted> {
    let (mut file, mut sheet, mut json) = (None, None, false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--sheet" => sheet = Some(args.next()?),
            _ if arg.starts_with("--") || file.is_some() => return None,
            _ => file = Some(PathBuf::from(arg)),
        }
    }
    Some(Wanted { file: file?, sheet, json })
}

fn failed(why: &str, code: u8) -> ExitCode {
    // Nothing is left to do where even the error stream is closed.
    let _ = writeln!(std::io::stderr(), "{why}");
    ExitCode::from(code)
}
