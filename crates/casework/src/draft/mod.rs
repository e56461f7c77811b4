//! A contact as it is being typed: text, not yet checked. One draft signal on the page holds it; it is autosaved sealed.
//!
//! Field names are the controls' `name`s (kebab-case of the field here).

use serde::{Deserialize, Serialize};

use crate::contact::{Channel, Line, Nature, RecordId, Satisfaction, Status, VoidCall};
use crate::identity::{IdKind, Sex};

/// What the form holds. Text stays as typed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct ContactDraft {
    /// Being edited; none = a new one.
    pub editing: Option<RecordId>,
    /// `YYYY-MM-DD`.
    pub received_date: String,
    /// `HH:MM`, may be empty.
    pub received_time: String,
    /// Channel.
    pub channel: Channel,
    /// Line of a call.
    pub line: Line,
    /// Nature.
    pub nature: Nature,
    /// Call without content.
    pub void: Option<VoidCall>,
    /// Would not give a name.
    pub anonymous: bool,
    /// Name.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Kind of document.
    pub id_kind: IdKind,
    /// Number of the document.
    pub id_number: String,
    /// `YYYY-MM-DD`, only where no document says it.
    pub birth: String,
    /// First telephone number.
    pub phone: String,
    /// Second telephone number.
    pub phone_2: String,
    /// Employer.
    pub employer: String,
    /// Employer's code.
    pub employer_code: String,
    /// Key of the district; empty = not filled in.
    pub district: String,
    /// Key of the category; empty = not filled in.
    pub category: String,
    /// What they ask.
    pub demand: String,
    /// People present; empty = 1.
    pub people: String,
    /// People concerned; empty = as many as present.
    pub involved: String,
    /// Group.
    pub group: bool,
    /// Urgent.
    pub urgent: bool,
    /// Confidential.
    pub confidential: bool,
    /// Risk.
    pub risk: bool,
    /// Received by.
    pub receiver: String,
    /// Key of how it was handled; empty = not filled in.
    pub handling: String,
    /// Status.
    pub status: Status,
    /// `YYYY-MM-DD`, day finished.
    pub done: String,
    /// Satisfaction; none = not asked.
    pub satisfaction: Option<Satisfaction>,
    /// Notes.
    pub notes: String,
    /// Earlier contacts of the same matter.
    pub earlier: Vec<RecordId>,
}

impl std::fmt::Debug for ContactDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ContactDraft(…)")
    }
}
