//! Who somebody is: sex, identity documents (GB 11643), telephones, employers' codes (GB 32100).

mod employer_code;
mod gb11643;
mod id_document;
mod mark;
mod phone;
mod words;

pub use employer_code::EmployerCode;
pub(crate) use gb11643::check_char;
pub use id_document::{IdDocument, IdKind};
pub use mark::{erased_name, erased_text, is_erased_name, is_mark};
pub use phone::Phone;

use serde::{Deserialize, Serialize};

/// Sex as GB/T 2261.1 codes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Sex {
    /// 0 or 9: not known, not stated.
    #[default]
    Unknown,
    /// 1.
    Male,
    /// 2.
    Female,
}

impl Sex {
    /// All, in the order of a form.
    pub const ALL: [Sex; 3] = [Sex::Male, Sex::Female, Sex::Unknown];

    /// `male`, `female`; empty where unknown.
    pub const fn key(self) -> &'static str {
        match self {
            Sex::Unknown => "",
            Sex::Male => "male",
            Sex::Female => "female",
        }
    }
}
