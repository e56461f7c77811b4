//! Members of staff, their roles, and who may do what.
//!
//! All members share one data key, so a role stops a mistake, not a thief.

use serde::{Deserialize, Serialize};

/// Number of a member of staff within the centre; never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct StaffId(pub u16);

/// What a member of staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Role {
    /// Front desk: logs and edits contacts.
    FrontDesk,
    /// Caseworker: front desk, and imports ledgers.
    Caseworker,
    /// Head of the centre: everything.
    Head,
    /// Auditor: reads, changes nothing.
    Auditor,
}

/// A member of staff. Its `Debug` leaves out the name.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Number.
    pub id: StaffId,
    /// Name, as it is written as receiver of a contact.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Works here now (a former member cannot unlock).
    pub active: bool,
}

impl std::fmt::Debug for Staff {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Staff({}, {:?}, active: {})", self.id.0, self.role, self.active)
    }
}

/// A kind of thing one may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Right {
    /// Look at records and figures.
    Read,
    /// Log, edit, withdraw contacts and undo one's own acts.
    Record,
    /// Import ledgers; undo anybody's act.
    Import,
    /// Change code lists.
    Codes,
    /// Settings of the centre, members of staff.
    Manage,
    /// Write a backup file.
    Backup,
    /// Export rows with personal data.
    Export,
    /// See who saw whose numbers and who exported what.
    Access,
    /// Erase a person.
    Erase,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 4] = [Role::FrontDesk, Role::Caseworker, Role::Head, Role::Auditor];

    /// Role × right, the whole table in one place.
    pub fn may(self, right: Right) -> bool {
        use Right::*;
        match self {
            Role::Head => true,
            Role::Caseworker => matches!(right, Read | Record | Import | Codes | Backup | Export),
            Role::FrontDesk => matches!(right, Read | Record | Backup),
            Role::Auditor => matches!(right, Read | Export | Access),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_role_may_what_the_table_says() {
        use Right::*;
        let all = [Read, Record, Import, Codes, Manage, Backup, Export, Access, Erase];
        let may = |role: Role| all.into_iter().filter(|&right| role.may(right)).collect::<Vec<_>>();
        assert_eq!(may(Role::Head), all);
        assert_eq!(may(Role::Caseworker), [Read, Record, Import, Codes, Backup, Export]);
        assert_eq!(may(Role::FrontDesk), [Read, Record, Backup]);
        assert_eq!(may(Role::Auditor), [Read, Export, Access]);
    }
}
