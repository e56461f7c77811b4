//! Editable code lists: categories, districts, ways of handling. A key never dies; an entry is retired, not deleted.

mod shipped;
mod shipped_desks;

use serde::{Deserialize, Serialize};

use crate::contact::DeviceCode;

pub use shipped::shipped;

/// Key of an entry: `[a-z0-9.-]{1,40}`; a second-level key begins with its parent's key and a dot (`pay.arrears`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CodeKey(String);

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum ListName {
    /// What a contact is about, two levels.
    Category,
    /// District of the person; the centre fills it in.
    District,
    /// How the desk handled it.
    Handling,
    /// Kind of relief.
    ReliefKind,
    /// Campaign or everyday relief.
    ReliefMode,
    /// Campaigns, of relief, visits and donations.
    Campaign,
    /// Funds.
    Fund,
    /// Causes of hardship.
    Hardship,
    /// Classes of households.
    HouseholdClass,
    /// Stages of schooling.
    SchoolStage,
    /// Forms of legal aid.
    LegalForm,
    /// Causes of action.
    CauseOfAction,
    /// Outcomes of legal aid.
    LegalOutcome,
    /// Education.
    Education,
    /// Groups of workers.
    JobGroup,
    /// Offices that place.
    JobOffice,
    /// Ways of repayment.
    RepaymentWay,
    /// Kinds of guarantee.
    Guarantee,
    /// Banks.
    Bank,
    /// Whom a home visit is for.
    VisitTarget,
    /// What is waived.
    WaiverKind,
    /// Waived or subsidised.
    WaiverWay,
    /// Kinds of donors.
    DonorKind,
    /// Where donations go.
    DonationUse,
    /// Relations within a household.
    Relation,
}

impl ListName {
    /// All lists, in the order shown.
    pub const ALL: [ListName; 25] = [
        ListName::Category,
        ListName::District,
        ListName::Handling,
        ListName::ReliefKind,
        ListName::ReliefMode,
        ListName::Campaign,
        ListName::Fund,
        ListName::Hardship,
        ListName::HouseholdClass,
        ListName::Relation,
        ListName::SchoolStage,
        ListName::LegalForm,
        ListName::CauseOfAction,
        ListName::LegalOutcome,
        ListName::JobGroup,
        ListName::Education,
        ListName::JobOffice,
        ListName::RepaymentWay,
        ListName::Guarantee,
        ListName::Bank,
        ListName::VisitTarget,
        ListName::WaiverKind,
        ListName::WaiverWay,
        ListName::DonorKind,
        ListName::DonationUse,
    ];
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// List.
    pub list: ListName,
    /// Key.
    pub key: CodeKey,
    /// Chinese word.
    pub zh: String,
    /// English word; empty = the Chinese one is shown.
    pub en: String,
    /// Offered for new records.
    pub active: bool,
}

/// All lists of the centre, in the order shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Default)]
pub struct Codes(pub Vec<Code>);

impl CodeKey {
    /// A key from text of the allowed form.
    pub fn parse(text: &str) -> Option<CodeKey> {
        let fits = !text.is_empty()
            && text.len() <= 40
            && text.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'-'));
        fits.then(|| CodeKey(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Is it of the second level?
    pub fn is_second(&self) -> bool {
        self.0.contains('.')
    }

    /// The first-level key it belongs to (itself, where it is of the first level).
    pub fn top(&self) -> &str {
        self.0.split_once('.').map_or(self.0.as_str(), |(top, _)| top)
    }
}

impl Codes {
    /// Entries of a list, in order.
    pub fn of(&self, list: ListName) -> impl Iterator<Item = &Code> {
        self.0.iter().filter(move |code| code.list == list)
    }

    /// The entry of a key.
    pub fn get(&self, list: ListName, key: &str) -> Option<&Code> {
        self.of(list).find(|code| code.key.as_str() == key)
    }

    /// The entry of a Chinese or English word, offered ones first.
    pub fn find_word(&self, list: ListName, word: &str) -> Option<&Code> {
        let named =
            |code: &&Code| code.zh == word || (!code.en.is_empty() && code.en.eq_ignore_ascii_case(word));
        self.of(list).filter(named).max_by_key(|code| code.active)
    }

    /// These lists with every shipped entry of the other desks that they lack: a centre opened before there were such lists
    /// has them too.
    #[must_use]
    pub fn with_desks(mut self) -> Codes {
        for code in shipped_desks::shipped() {
            if self.get(code.list, code.key.as_str()).is_none() {
                self.put(code);
            }
        }
        self
    }

    /// Puts an entry in the place of the one with its key, or behind its level's last.
    pub fn put(&mut self, code: Code) {
        match self.0.iter_mut().find(|c| c.list == code.list && c.key == code.key) {
            Some(there) => *there = code,
            None => {
                let sibling =
                    |c: &Code| c.list == code.list && code.key.is_second() && c.key.top() == code.key.top();
                let at = self.0.iter().rposition(sibling).map_or(self.0.len(), |at| at + 1);
                self.0.insert(at, code);
            }
        }
    }

    /// A key for an entry made here by a person or an import: `x-<device>-<n>`, behind its parent where it has one.
    ///
    /// Entries are retired, never deleted, so a number is never given twice; the device keeps two tablets apart.
    /// Put the entry in before asking for the next key.
    pub fn new_key(&self, list: ListName, device: DeviceCode, parent: Option<&CodeKey>) -> CodeKey {
        let stem = format!("x-{}-", device.0);
        let number = |code: &Code| {
            let last = code.key.0.rsplit('.').next().unwrap_or_default();
            last.strip_prefix(&stem).and_then(|n| n.parse::<u64>().ok())
        };
        let next = self.of(list).filter_map(number).max().unwrap_or(0) + 1;
        match parent {
            Some(parent) => CodeKey(format!("{}.{stem}{next}", parent.top())),
            None => CodeKey(format!("{stem}{next}")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn new_keys_never_collide_and_second_levels_follow_their_parent() {
        let mut codes = shipped();
        let pay = CodeKey::parse("pay").unwrap();
        for parent in [None, Some(&pay), None, Some(&pay)] {
            for device in [DeviceCode(0), DeviceCode(7)] {
                let key = codes.new_key(ListName::Category, device, parent);
                assert!(CodeKey::parse(key.as_str()).is_some());
                assert!(codes.get(ListName::Category, key.as_str()).is_none(), "{key:?}");
                codes.put(Code {
                    list: ListName::Category,
                    zh: key.0.clone(),
                    en: String::new(),
                    key,
                    active: true,
                });
            }
        }
        let keys: Vec<_> = codes.of(ListName::Category).map(|code| code.key.as_str()).collect();
        let at = |key: &str| keys.iter().position(|k| *k == key).unwrap();
        assert_eq!(at("pay.x-0-2"), at("pay.deduction") + 1);
        assert!(at("pay.x-7-4") < at("contract"));
        assert!(at("x-0-1") > at("other"));
    }
}
