//! What the first opening holds while it is typed. Never printed, never kept: it holds a passphrase and a recovery key.

use casebook::passphrase::{RECOVERY_BYTES, recovery_key};
use casework::centre::Level;
use casework::issue::IssueCode;

use crate::pages::passphrase::NewPassphrase;
use crate::platform::random;

/// Groups of a recovery key.
const GROUPS: usize = 8;

/// The form.
#[derive(Clone, Default, PartialEq)]
pub struct OpeningDraft {
    /// Name of the centre.
    pub name: String,
    /// Level.
    pub level: Level,
    /// Name of the first member.
    pub head: String,
    /// Name on the lock screen; empty = as the name.
    pub door_name: String,
    /// Passphrase.
    pub passphrase: NewPassphrase,
    /// Recovery key; empty where the browser gave no random bytes.
    pub key: String,
    /// The two groups asked for, 0..8, and what was typed.
    pub asked: [(usize, String); 2],
}

impl OpeningDraft {
    /// An empty form with a fresh recovery key.
    pub fn fresh() -> OpeningDraft {
        let key = random::bytes::<RECOVERY_BYTES>().map(|bytes| recovery_key(&bytes)).unwrap_or_default();
        let [first, gap] = random::bytes::<2>().unwrap_or([2, 3]).map(usize::from);
        let first = first % GROUPS;
        let second = (first + 1 + gap % (GROUPS - 1)) % GROUPS;
        let asked = [first.min(second), first.max(second)].map(|group| (group, String::new()));
        OpeningDraft { key, asked, ..OpeningDraft::default() }
    }

    /// The name shown on the lock screen.
    pub fn door_name(&self) -> String {
        let own = self.door_name.trim();
        if own.is_empty() { self.head.trim().to_owned() } else { own.to_owned() }
    }

    /// Is an asked group typed as it is printed? Case and spaces do not matter.
    pub fn is_right(&self, asked: usize) -> bool {
        let (group, typed) = &self.asked[asked];
        let typed: String = typed.split_whitespace().collect();
        self.key
            .split(' ')
            .nth(*group)
            .is_some_and(|group| !group.is_empty() && group.eq_ignore_ascii_case(&typed))
    }

    /// Was the written key checked?
    pub fn is_checked(&self) -> bool {
        self.is_right(0) && self.is_right(1)
    }

    /// What is wrong at a field.
    pub fn issue(&self, field: &str) -> Option<IssueCode> {
        let missing = |text: &str| text.trim().is_empty().then_some(IssueCode::Missing);
        match field {
            "name" => missing(&self.name),
            "head" => missing(&self.head),
            "passphrase" => self.passphrase.issues().0,
            "passphrase-again" => self.passphrase.issues().1,
            "recovery" => (!self.is_checked()).then_some(IssueCode::Missing),
            _ => None,
        }
    }

    /// The first field that keeps the centre from being opened.
    pub fn first_wrong(&self) -> Option<&'static str> {
        ["name", "head", "passphrase", "passphrase-again", "recovery"]
            .into_iter()
            .find(|field| self.issue(field).is_some())
    }
}
