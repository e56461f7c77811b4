//! Reads a workbook as the import does and prints what it finds: `ledger FILE [--sheet S] [--json]
//! [--mapping M]`, where M is a JSON file (see `paperwork::ledger::Given`).
//!
//! The one file of this crate that opens files. Writes nothing. Exit code 1: the file cannot be read, or holds no ledger;
//! 2: wrong arguments.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use casework::code;
use paperwork::ledger::Given;
use paperwork::report::{Report, Wanted, report};
use paperwork::sheet::Workbook;

struct Asked {
    file: PathBuf,
    sheet: Option<String>,
    json: bool,
    mapping: Option<PathBuf>,
}

fn main() -> ExitCode {
    let Some(wanted) = wanted(std::env::args().skip(1)) else {
        return failed("usage: ledger FILE [--sheet S] [--json] [--mapping M]", 2);
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
    if report.sheets.is_empty() && report.desks.is_empty() {
        failed("no sheet looks like a ledger", 1)
    } else {
        ExitCode::SUCCESS
    }
}

fn read(wanted: &Asked) -> Result<Report, String> {
    let bytes = std::fs::read(&wanted.file).map_err(|error| format!("{}: {error}", wanted.file.display()))?;
    let name = wanted.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let book = Workbook::read(&bytes).map_err(|error| format!("{name}: {error}"))?;
    let given = wanted.mapping.as_deref().map(given).transpose()?;
    report(&book, &name, &code::shipped(), Wanted { sheet: wanted.sheet.as_deref(), given: given.as_ref() })
        .map_err(|error| format!("{name}: {error}"))
}

fn given(path: &Path) -> Result<Given, String> {
    let json = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    Given::parse(&json).map_err(|error| format!("{}: {error}", path.display()))
}

fn wanted(mut args: impl Iterator<Item = String>) -> Option<Asked> {
    let (mut file, mut sheet, mut json, mut mapping) = (None, None, false, None);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--json" => json = true,
            "--sheet" => sheet = Some(args.next()?),
            "--mapping" => mapping = Some(PathBuf::from(args.next()?)),
            _ if arg.starts_with("--") || file.is_some() => return None,
            _ => file = Some(PathBuf::from(arg)),
        }
    }
    Some(Asked { file: file?, sheet, json, mapping })
}

fn failed(why: &str, code: u8) -> ExitCode {
    // Nothing is left to do where even the error stream is closed.
    let _ = writeln!(std::io::stderr(), "{why}");
    ExitCode::from(code)
}
