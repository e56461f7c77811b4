//! The fields of a contact that a ledger's columns can hold. Kept on disk: grows at its end only.

use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Field {
    /// Day received.
    Received,
    /// The clerk's own four-way count: visit, letter, call, or consultation by whatever channel.
    Class,
    /// How it really came in.
    Channel,
    /// Name.
    Name,
    /// Sex.
    Sex,
    /// Number of the identity card.
    IdNumber,
    /// Telephone numbers.
    Phone,
    /// Employer.
    Employer,
    /// District.
    District,
    /// Category.
    Category,
    /// What they ask.
    Demand,
    /// People present.
    People,
    /// People concerned.
    Involved,
    /// Received by.
    Receiver,
    /// How it was handled.
    Handling,
    /// Day finished.
    Done,
    /// Satisfaction.
    Satisfaction,
    /// Notes.
    Notes,
    /// Amount asked for.
    Asked,
    /// A call without content: silent, wrong, abusive.
    Void,
}

impl Field {
    /// Every field, in the order of a contact.
    pub const ALL: [Field; 20] = [
        Field::Received,
        Field::Class,
        Field::Channel,
        Field::Void,
        Field::Name,
        Field::Sex,
        Field::IdNumber,
        Field::Phone,
        Field::Employer,
        Field::District,
        Field::Category,
        Field::Demand,
        Field::People,
        Field::Involved,
        Field::Asked,
        Field::Receiver,
        Field::Handling,
        Field::Done,
        Field::Satisfaction,
        Field::Notes,
    ];

    /// Its name, as the form's control for it is called where there is one.
    pub fn name(self) -> &'static str {
        match self {
            Field::Received => "received-date",
            Field::Class => "class",
            Field::Channel => "channel",
            Field::Name => "name",
            Field::Sex => "sex",
            Field::IdNumber => "id-number",
            Field::Phone => "phone",
            Field::Employer => "employer",
            Field::District => "district",
            Field::Category => "category",
            Field::Demand => "demand",
            Field::People => "people",
            Field::Involved => "involved",
            Field::Receiver => "receiver",
            Field::Handling => "handling",
            Field::Done => "done",
            Field::Satisfaction => "satisfaction",
            Field::Notes => "notes",
            Field::Asked => "asked",
            Field::Void => "void",
        }
    }

    /// The field of a name.
    pub fn parse(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|field| field.name() == name)
    }
}
