//! The running number of an entry: per register, year and device; never reused.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Register;
use crate::contact::DeviceCode;

/// A number such as `R2026-0347`, or `R2026-K7-0347` from a second device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EntryNumber {
    /// Register.
    pub register: Register,
    /// Year entered.
    pub year: i16,
    /// Device.
    pub device: DeviceCode,
    /// Running number within register, year and device, from 1.
    pub serial: u32,
}

impl Register {
    /// The letter before its numbers.
    pub fn letter(self) -> char {
        match self {
            Register::Relief => 'R',
            Register::Legal => 'L',
            Register::Seeker => 'J',
            Register::Vacancy => 'V',
            Register::Fair => 'F',
            Register::Loan => 'M',
            Register::HomeVisit => 'H',
            Register::Waiver => 'W',
            Register::Card => 'C',
            Register::Donation => 'D',
        }
    }
}

impl fmt::Display for EntryNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}-", self.register.letter(), self.year)?;
        if self.device.0 != 0 {
            write!(f, "{}-", self.device)?;
        }
        write!(f, "{:04}", self.serial)
    }
}
