//! `/clients`: persons across all desks; `/clients/ID`: one of them. The address names a record, never a person.

mod circumstances;
mod deeds;
mod erase;
mod list;
mod merge;
mod person;

pub use list::ClientsPage;
pub use person::PersonPage;

use casework::contact::RecordId;

/// Address of the page of the person of a record.
pub fn person_path(id: RecordId) -> String {
    format!("/clients/{}", id.0)
}
