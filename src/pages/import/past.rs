//! Imports that were done before, out of the list of acts.

use casework::act::ActKind;
use casework::register::Register;
use casework::time::Moment;

use crate::protocol::ActLine;

/// An earlier import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Past {
    /// Number of its act.
    pub seq: u64,
    /// Name of the file.
    pub file: String,
    /// The register it brought rows to; none = contacts.
    pub register: Option<Register>,
    /// Rows it brought.
    pub rows: u32,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// It was undone.
    pub undone: bool,
}

/// The imports among acts, latest first as they come.
pub fn past(acts: Vec<ActLine>) -> Vec<Past> {
    let one = |act: ActLine| match act.kind {
        ActKind::Import { file, rows } => Some(Past {
            seq: act.seq,
            file,
            register: None,
            rows,
            at: act.at,
            by: act.by,
            undone: act.undone,
        }),
        ActKind::ImportEntries { register, file, rows } => Some(Past {
            seq: act.seq,
            file,
            register: Some(register),
            rows,
            at: act.at,
            by: act.by,
            undone: act.undone,
        }),
        _ => None,
    };
    acts.into_iter().filter_map(one).collect()
}

/// Was a file of this name imported before, and not undone?
pub fn is_again(past: &[Past], file: &str) -> bool {
    past.iter().any(|past| !past.undone && past.file == file)
}
