//! The centre itself: its name, level and counting habits.

use serde::{Deserialize, Serialize};

use crate::time::{YearKind, Zone};

/// Which network level the centre works at. Every figure names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Level {
    /// Province.
    Province,
    /// City.
    #[default]
    City,
    /// County or district.
    County,
    /// Street, township.
    Street,
    /// Enterprise or community point.
    Enterprise,
}

impl Level {
    /// All levels, highest first.
    pub const ALL: [Level; 5] =
        [Level::Province, Level::City, Level::County, Level::Street, Level::Enterprise];
}

/// The centre's own record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Centre {
    /// Full name.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Civil zone.
    pub zone: Zone,
    /// Year it usually counts by.
    pub year: YearKind,
    /// A made-up year to try the product with; marked on every page.
    pub demo: bool,
}
