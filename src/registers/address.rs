//! Where each register, its form and its entries stand below the folder the build is hosted in.

use casework::contact::RecordId;
use casework::register::Register;

/// What stands at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    /// The list of a register.
    List(Register),
    /// The form for a new entry.
    New(Register),
}

/// The list of a register.
pub fn list(register: Register) -> String {
    match register {
        Register::Relief => "/relief".to_owned(),
        Register::Legal => "/legal".to_owned(),
        Register::Seeker => "/jobs".to_owned(),
        Register::Vacancy | Register::Fair => format!("/jobs/{}", register.word()),
        Register::Loan => "/loans".to_owned(),
        register => format!("/registers/{}", register.word()),
    }
}

/// The form for a new entry.
pub fn new(register: Register) -> String {
    format!("{}/new", list(register))
}

/// The form for a new entry that a contact, or another entry of the person, leads to.
pub fn new_from(register: Register, from: RecordId) -> String {
    format!("{}?from={}", new(register), from.0)
}

/// An entry.
pub fn entry(id: RecordId) -> String {
    format!("/entries/{}", id.0)
}

/// What a register is for, its stages and figures.
pub fn guide(register: Register) -> String {
    format!("/guide/{}", register.word())
}

/// What stands at a path; none = no register.
pub fn read(path: &str) -> Option<Spot> {
    let path = path.trim_end_matches('/');
    Register::ALL.into_iter().find_map(|register| match path.strip_prefix(list(register).as_str())? {
        "" => Some(Spot::List(register)),
        "/new" => Some(Spot::New(register)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_register_has_its_two_places() {
        for register in Register::ALL {
            assert_eq!(read(&list(register)), Some(Spot::List(register)));
            assert_eq!(read(&new(register)), Some(Spot::New(register)));
        }
        for path in ["/", "/reliefs", "/jobs/new/new", "/registers", "/registers/relief", "/entries/1"] {
            assert_eq!(read(path), None, "{path}");
        }
    }
}
