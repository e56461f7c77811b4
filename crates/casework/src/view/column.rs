//! Columns of an exported list of a register, in order.

use crate::register::{Ask, Group, Item, Register};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EntryColumn {
    /// Number.
    Number,
    /// Day entered.
    Opened,
    /// Name.
    Name,
    /// Sex.
    Sex,
    /// Birth date.
    Birth,
    /// Number of the document.
    IdNumber,
    /// Telephones.
    Phones,
    /// Employer.
    Employer,
    /// District.
    District,
    /// Where it stands.
    Stage,
    /// Since which day.
    Since,
    /// An item of the sheet.
    Item(Item),
    /// The rows of a group.
    Rows(Group),
}

impl EntryColumn {
    /// The columns of a register.
    pub fn all(register: Register) -> Vec<EntryColumn> {
        use EntryColumn::*;
        let spec = register.spec();
        let person: &[EntryColumn] = match spec.ask {
            Ask::Person => &[Name, Sex, Birth, IdNumber, Phones, Employer, District],
            Ask::Giver => &[Name, Phones, Employer],
            Ask::Employer => &[Employer, District, Name, Phones],
            Ask::Nobody => &[],
        };
        let mut all = vec![Number, Opened];
        all.extend(person);
        all.extend([Stage, Since]);
        all.extend(spec.items().map(Item));
        all.extend(spec.groups.iter().copied().map(Rows));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_item_and_group_has_its_column() {
        for register in Register::ALL {
            let all = EntryColumn::all(register);
            let spec = register.spec();
            assert!(spec.items().all(|item| all.contains(&EntryColumn::Item(item))));
            assert!(spec.groups.iter().all(|group| all.contains(&EntryColumn::Rows(*group))));
        }
        assert!(!EntryColumn::all(Register::Fair).contains(&EntryColumn::Name));
    }
}
