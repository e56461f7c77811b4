//! Unified social credit codes, GB 32100-2015.

use serde::{Deserialize, Serialize};

/// An employer's code, 18 characters; one that breaks the rule is kept with a warning.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct EmployerCode(pub String);
