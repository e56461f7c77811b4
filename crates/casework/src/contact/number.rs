//! The running number of a contact: per centre, year and device; never reused.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The device that gave a number. 0 is the device the centre was opened on and is not printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct DeviceCode(pub u16);

/// A number such as `2026-0347`, or `2026-K7-0347` from a second device.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct ContactNumber {
    /// Year received.
    pub year: i16,
    /// Device.
    pub device: DeviceCode,
    /// Running number within year and device, from 1.
    pub serial: u32,
}

/// Letters and digits that are not mistaken for one another when read aloud.
const ALPHABET: &[u8; 32] = b"23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

impl fmt::Display for ContactNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.device.0 {
            0 => write!(f, "{}-{:04}", self.year, self.serial),
            _ => write!(f, "{}-{}-{:04}", self.year, self.device, self.serial),
        }
    }
}

/// Prints two characters, e.g. `K7`.
impl fmt::Display for DeviceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digit = |n: u16| ALPHABET[usize::from(n % 32)] as char;
        write!(f, "{}{}", digit(self.0 / 32), digit(self.0))
    }
}
