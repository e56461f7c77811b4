//! What is said of an import afterwards: how many rows of each kind, and a line a note for a file.

use casework::ledger::{ImportReport, Outcome, Reason, RowNote};

/// Rows by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Taken as new contacts.
    pub imported: u32,
    /// Of those, with a doubt.
    pub doubtful: u32,
    /// Taken into contacts that were there.
    pub updated: u32,
    /// Held aside.
    pub held: u32,
    /// In the casebook already, left as it was.
    pub known: u32,
    /// Left out, for their contacts were taken out by hand.
    pub out: u32,
    /// Repeats of an earlier row.
    pub repeats: u32,
    /// No contacts.
    pub skipped: u32,
}

impl Tally {
    /// Of a report. Notes are in the order of rows; a row may have several doubts.
    pub fn of(report: &ImportReport) -> Tally {
        let mut tally = Tally { imported: report.imported, updated: report.updated, ..Tally::default() };
        for row in report.notes.chunk_by(|a, b| a.row == b.row) {
            let has = |outcome| row.iter().any(|note| note.reason.outcome() == outcome);
            // The doubts of a row that updates a contact are no new contact's.
            tally.doubtful += u32::from(has(Outcome::Flagged) && !has(Outcome::Updated));
            for note in row {
                match (note.reason.outcome(), note.reason) {
                    (Outcome::Held, _) => tally.held += 1,
                    (Outcome::Skipped, Reason::ExactDuplicate) => tally.repeats += 1,
                    (Outcome::Skipped, Reason::AlreadyThere | Reason::NotUpdated) => tally.known += 1,
                    (Outcome::Skipped, Reason::TakenOut) => tally.out += 1,
                    (Outcome::Skipped, _) => tally.skipped += 1,
                    (Outcome::Flagged | Outcome::Updated, _) => {}
                }
            }
        }
        tally
    }
}

/// A line a note: sheet, row, what became of it, field, reason; heads first.
pub fn lines(
    report: &ImportReport,
    heads: [&str; 5],
    outcome: impl Fn(Reason) -> String,
    field: impl Fn(&RowNote) -> String,
    reason: impl Fn(&RowNote) -> String,
) -> Vec<Vec<String>> {
    let heads = heads.map(str::to_owned).to_vec();
    let line = |note: &RowNote| {
        vec![report.sheet.clone(), note.row.to_string(), outcome(note.reason), field(note), reason(note)]
    };
    std::iter::once(heads).chain(report.notes.iter().map(line)).collect()
}
