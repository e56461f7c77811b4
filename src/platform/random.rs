//! Random bytes from the browser's generator.

use casebook::trouble::Trouble;

use super::fault::trouble;
use super::scope::scope;

/// Fresh random bytes, fit for keys.
pub fn bytes<const N: usize>() -> Result<[u8; N], Trouble> {
    let mut out = [0; N];
    fill(&mut out)?;
    Ok(out)
}

/// Fills with random bytes; at most 65,536 (a limit of `getRandomValues`).
pub fn fill(out: &mut [u8]) -> Result<(), Trouble> {
    let crypto = scope().crypto().ok_or(Trouble::Unavailable)?;
    crypto.get_random_values_with_u8_array(out).map(|_| ()).map_err(|error| trouble(&error))
}

/// The browser's generator for a casebook.
pub struct WebRandom;

impl casebook::sealing::Random for WebRandom {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
        bytes.chunks_mut(65_536).try_for_each(fill)
    }
}
