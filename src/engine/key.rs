//! Work of a throw-away worker: how costly may a key be here, and a key from what was typed. Ended after, so its memory goes.

use casebook::door::{KdfParams, Kek};
use casebook::passphrase::{self, LADDER};
use casebook::trouble::Trouble;

use super::tell;
use crate::platform::clock::steady_ms;
use crate::platform::random;
use crate::protocol::News;

/// A step that takes this long is the last one tried: the next would take longer than half a second by far.
const ENOUGH_MS: f64 = 330.0;

/// Climbs the ladder of costs until one takes about half a second; with a fresh salt.
pub fn calibrate() -> Result<KdfParams, Trouble> {
    let of = LADDER.len() as u32;
    let mut fitting = KdfParams::step(0, random::bytes()?);
    for step in 0..LADDER.len() {
        tell::news(News::Progress { done: step as u32, of });
        let tried = KdfParams::step(step, fitting.salt);
        let start = steady_ms();
        passphrase::derive("calibration", &tried)?;
        let took = steady_ms() - start;
        if step > 0 && took > 2.0 * ENOUGH_MS {
            break;
        }
        fitting = tried;
        if took > ENOUGH_MS {
            break;
        }
    }
    tell::news(News::Progress { done: of, of });
    Ok(fitting)
}

/// The key of a passphrase or a recovery key.
pub fn derive(secret: &str, params: &KdfParams) -> Result<Kek, Trouble> {
    passphrase::derive(secret, params)
}
