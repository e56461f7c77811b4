//! Which database of this browser is meant.

use serde::{Deserialize, Serialize};

/// Which of the centres kept in this browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Which {
    /// A real one, from 1; a backup restored beside the present centre has the next number.
    Centre(u32),
    /// The demo centre, thrown away when asked.
    Demo,
}

impl Which {
    /// Name of its database, its lock and its channel.
    pub fn database(self) -> String {
        match self {
            Which::Demo => "bangfu-demo".to_owned(),
            Which::Centre(0 | 1) => "bangfu-desk".to_owned(),
            Which::Centre(number) => format!("bangfu-desk-{number}"),
        }
    }
}
