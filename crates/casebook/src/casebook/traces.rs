//! Whose records are one person's, where that person is to be erased: every record is looked at, withdrawn ones too.

use casework::contact::RecordId;
use casework::erase::{Traces, Whom};
use casework::issue::IssueCode;

use super::Casebook;

impl Casebook {
    /// What the person of a record is known by.
    pub(super) fn traces_of(&self, id: RecordId) -> Result<Traces, IssueCode> {
        let of_contact = |row| self.at(row).map(|contact| Whom::from(&contact));
        let of_entry = |row| self.entries.at(row).map(|entry| Whom::from(&entry.person));
        let contact = self.row(id).and_then(of_contact);
        let whom = contact.or_else(|| self.entries.row(id).and_then(of_entry)).ok_or(IssueCode::Gone)?;
        Traces::gather(id, &whom, |each| {
            for contact in (0..self.count()).filter_map(|row| self.at(row)) {
                each(contact.id, &Whom::from(&contact));
            }
            for entry in (0..self.entries.len()).filter_map(|row| self.entries.at(row)) {
                each(entry.id, &Whom::from(&entry.person));
            }
        })
    }
}
