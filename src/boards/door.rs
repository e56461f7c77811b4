//! Addresses: the list of a register, its board, and the rows behind a tally.

use casework::register::Register;
use casework::tally::Tally;
use casework::time::Period;

/// Address of the list of a register, below the router's base.
pub fn list_address(register: Register) -> String {
    match register {
        Register::Relief => "/relief".to_owned(),
        Register::Legal => "/legal".to_owned(),
        Register::Seeker => "/jobs".to_owned(),
        Register::Vacancy => "/jobs/vacancies".to_owned(),
        Register::Fair => "/jobs/fairs".to_owned(),
        Register::Loan => "/loans".to_owned(),
        _ => format!("/registers/{}", register.word()),
    }
}

/// Address of the board of a register.
pub fn board_address(register: Register) -> String {
    format!("/statistics/desks/{}", register.word())
}

/// Address of the rows behind a tally over a period. No key of a tally is a personal text.
pub fn rows_address(tally: &Tally, period: Period) -> String {
    format!("{}?figure={}&period={period}", list_address(tally.register), tally.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use casework::register::Item;
    use casework::tally::{Count, Split};

    #[test]
    fn rows_are_found_by_name_and_period() {
        let tally = Tally::of(Register::Relief, Count::Amount).with(Split::Item(Item::ReliefKind), "medical");
        let period = Period::parse("2005-01").unwrap();
        assert_eq!(
            rows_address(&tally, period),
            "/relief?figure=relief.amount.relief-kind.medical&period=2005-01"
        );
        assert_eq!(list_address(Register::Card), "/registers/cards");
        assert_eq!(board_address(Register::Seeker), "/statistics/desks/seekers");
    }
}
