//! Which column is which field, as suggested or as the clerk confirmed it.

use serde::{Deserialize, Serialize};

use super::Field;

/// Columns and their fields.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// Number of the head row in the file, from 1; rows above it are titles.
    pub head_row: u32,
    /// Field of each column from the first; none = not taken.
    pub columns: Vec<Option<Field>>,
}

/// Why a ledger cannot be read by a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MappingIssue {
    /// No column says when a contact was received.
    NoDate,
    /// No column says how a contact came in.
    NoChannel,
    /// Two columns are the same field.
    Twice(Field),
}

impl Mapping {
    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// Number of columns that are taken.
    pub fn taken(&self) -> usize {
        self.columns.iter().flatten().count()
    }

    /// What keeps a ledger from being read by it.
    pub fn issues(&self) -> Vec<MappingIssue> {
        let mut issues = Vec::new();
        if self.column(Field::Received).is_none() {
            issues.push(MappingIssue::NoDate);
        }
        if self.column(Field::Class).is_none() && self.column(Field::Channel).is_none() {
            issues.push(MappingIssue::NoChannel);
        }
        for field in Field::ALL {
            if self.columns.iter().filter(|column| **column == Some(field)).count() > 1 {
                issues.push(MappingIssue::Twice(field));
            }
        }
        issues
    }
}
