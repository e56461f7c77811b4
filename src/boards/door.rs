//! Addresses: the board of a register, and the rows behind a tally.

use casework::register::Register;
use casework::tally::Tally;
use casework::time::Period;

use crate::registers::address;

/// Address of the board of a register.
pub fn board_address(register: Register) -> String {
    format!("/statistics/desks/{}", register.word())
}

/// Address of the rows behind a tally over a period. No key of a tally is a personal text.
pub fn rows_address(tally: &Tally, period: Period) -> String {
    format!("{}?figure={}&period={period}", address::list(tally.register), tally.name())
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
        assert_eq!(board_address(Register::Seeker), "/statistics/desks/seekers");
    }
}
