//! How a sheet is read: which rows are above the data, which column is which field, what the clerk's own words mean; as
//! suggested, or as the clerk confirmed it.

use casework::contact::Channel;
use serde::{Deserialize, Serialize};

use casework::ledger::{Field, Layout, Word};

/// How a sheet is read.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// Rows above the head: titles.
    pub titles: u32,
    /// Rows of the head; 0 = the data have none.
    pub heads: u32,
    /// Field of each column from the first; none = not taken.
    pub columns: Vec<Option<Field>>,
    /// Words the clerk explained.
    pub words: Vec<Word>,
    /// How everything came in, where no column says it but the title does.
    pub channel: Option<Channel>,
}

/// Why a ledger cannot be read by a mapping.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MappingIssue {
    /// No column says when a contact was received.
    NoDate,
    /// Neither a column nor the title says how a contact came in.
    NoChannel,
    /// Two columns are the same field.
    Twice(Field),
}

impl Mapping {
    /// The column of a field, from 0.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(field))
    }

    /// Number of the first head row in the file, from 1; none where there is no head.
    pub fn head_row(&self) -> Option<u32> {
        (self.heads > 0).then_some(self.titles + 1)
    }

    /// Number of the last row above the data.
    pub fn last_head(&self) -> u32 {
        self.titles.saturating_add(self.heads)
    }

    /// What keeps a ledger from being read by it.
    pub fn issues(&self) -> Vec<MappingIssue> {
        let mut issues = Vec::new();
        if self.column(Field::Received).is_none() {
            issues.push(MappingIssue::NoDate);
        }
        let says_channel = self.column(Field::Class).is_some() || self.column(Field::Channel).is_some();
        if !says_channel && self.channel.is_none() {
            issues.push(MappingIssue::NoChannel);
        }
        for field in Field::ALL {
            if self.columns.iter().filter(|column| **column == Some(field)).count() > 1 {
                issues.push(MappingIssue::Twice(field));
            }
        }
        issues
    }

    /// Does it read a reception ledger: a day, a class or channel, and what it was about or who came?
    pub fn is_reception(&self) -> bool {
        let has = |field| self.column(field).is_some();
        self.issues().is_empty() && (has(Field::Category) || has(Field::Demand) || has(Field::Name))
    }

    /// What is remembered of it under the fingerprint of its heads.
    pub fn layout(&self, print: u64) -> Layout {
        Layout { print, columns: self.columns.clone(), words: self.words.clone() }
    }
}
