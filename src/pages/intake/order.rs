//! The order of a conversation: the fields of the form as the eye and the tab key meet them.

use casework::issue::Issue;

/// Fields in visual order.
pub const ORDER: [&str; 30] = [
    "channel",
    "line",
    "phone",
    "name",
    "sex",
    "anonymous",
    "id-kind",
    "id-number",
    "employer",
    "district",
    "category",
    "nature",
    "people",
    "involved",
    "group",
    "demand",
    "handling",
    "status",
    "satisfaction",
    "done",
    "received-date",
    "received-time",
    "receiver",
    "phone-2",
    "birth",
    "employer-code",
    "notes",
    "urgent",
    "confidential",
    "risk",
];

/// Fields that stand in the folded part.
pub const FOLDED: [&str; 11] = [
    "done",
    "received-date",
    "received-time",
    "receiver",
    "phone-2",
    "birth",
    "employer-code",
    "notes",
    "urgent",
    "confidential",
    "risk",
];

/// The first field, in visual order, with an error.
pub fn first_wrong(issues: &[Issue]) -> Option<&'static str> {
    ORDER.into_iter().find(|field| issues.iter().any(|issue| issue.field == *field && !issue.is_warning()))
}
