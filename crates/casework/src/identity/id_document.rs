//! Identity documents. A number that breaks its rule is kept and flagged, never dropped and never counted as valid.

use serde::{Deserialize, Serialize};

/// Kind of document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum IdKind {
    /// Resident identity card, GB 11643.
    #[default]
    Resident,
    /// Mainland travel permit of Hong Kong and Macao residents.
    HkMacaoPermit,
    /// Mainland travel permit of Taiwan residents.
    TaiwanPermit,
    /// Residence permit of Hong Kong, Macao and Taiwan residents (18 digits as GB 11643).
    ResidencePermit,
    /// Permanent residence card of foreigners.
    ForeignerCard,
    /// Passport.
    Passport,
    /// Something else.
    Other,
}

/// A document: its kind, its number as kept (capitals, no spaces), and whether the number obeys its rule.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IdDocument {
    /// Kind.
    pub kind: IdKind,
    /// Number.
    pub number: String,
    /// Obeys the rule of its kind; only such a number counts as a person of its own.
    pub valid: bool,
}

impl std::fmt::Debug for IdDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "IdDocument({:?}, valid: {})", self.kind, self.valid)
    }
}
