//! What a move asks for: items that must be there and are not, and a few that are known best at that stage.

use std::sync::LazyLock;

use casework::register::{Around, Entry, Item, Stage};

/// Fields that say at themselves what is wrong with a move.
pub static FIELDS: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let items = Item::ALL.iter().map(|item| item.name());
    ["day", "reason", "vacancy"].into_iter().chain(items).collect()
});

/// Empty items a move to a stage shows: first those that must be filled in.
pub fn asked(entry: &Entry, to: Stage, around: Around<'_>) -> Vec<Item> {
    let mut asked = entry.asked_at(to, around);
    let spec = entry.register().spec();
    let is_open =
        |item: &&Item| spec.has(**item) && entry.sheet.get(**item).is_none() && !asked.contains(item);
    let known_now: Vec<Item> = known_at(to).iter().filter(is_open).copied().collect();
    asked.extend(known_now);
    asked
}

/// Items that are first known at a stage, and may be left out.
fn known_at(stage: Stage) -> &'static [Item] {
    match stage {
        Stage::Paid => &[Item::Account],
        Stage::Accepted => &[Item::Opponent],
        Stage::Decided => &[Item::Award, Item::LegalOutcome, Item::Recovered],
        Stage::Closed => &[Item::Recovered],
        Stage::Hired => &[Item::Post, Item::Pay],
        Stage::Approved => &[Item::Rate],
        Stage::PaidOut => &[Item::Bank, Item::Contract],
        _ => &[],
    }
}
