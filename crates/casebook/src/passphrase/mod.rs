//! From what a person types to a key: Argon2id (RFC 9106) over a normalised passphrase or a recovery key.
//!
//! Makes no randomness: salts come in. Nothing typed is printed or kept.

mod pin;
mod recovery;
mod strength;

pub use pin::{PIN_DIGITS, Pin, PinFault};
pub use recovery::{RECOVERY_BYTES, parse_recovery, recovery_key};
pub use strength::{ENOUGH, Reason, Strength, strength};

use argon2::{Algorithm, Argon2, Params, Version};

use crate::door::{KdfParams, Kek};
use crate::trouble::Trouble;

/// Argon2id costs as (KiB of memory, passes), cheapest first; the first is the least that is accepted. Set-up climbs until
/// one step takes this device about half a second.
pub const LADDER: [(u32, u32); 7] =
    [(19_456, 2), (32_768, 2), (47_104, 2), (65_536, 2), (65_536, 3), (131_072, 3), (262_144, 3)];

/// Most that a stored cost may ask for: KiB and passes. Parameters are read before anything is authenticated, so a changed
/// file must not make the browser run out of memory.
const MOST: (u32, u32) = (1_048_576, 16);

impl KdfParams {
    /// A step of the ladder with a salt.
    pub fn step(step: usize, salt: [u8; 16]) -> KdfParams {
        let (memory, passes) = LADDER[step.min(LADDER.len() - 1)];
        KdfParams { salt, memory, passes, lanes: 1 }
    }
}

/// The key of a passphrase, or of a recovery key where the text is one. Takes about as long as calibrated: not on the page.
/// `Damaged` where the parameters are outside what this product ever writes.
pub fn derive(secret: &str, params: &KdfParams) -> Result<Kek, Trouble> {
    let least = LADDER[0];
    let memory_fits = (least.0..=MOST.0).contains(&params.memory);
    if !memory_fits || !(least.1..=MOST.1).contains(&params.passes) || params.lanes != 1 {
        return Err(Trouble::Damaged);
    }
    let cost = Params::new(params.memory, params.passes, params.lanes, Some(32));
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, cost.map_err(|_| Trouble::Damaged)?);
    let secret = match parse_recovery(secret) {
        Some(bytes) => [b"recovery:".as_slice(), &bytes].concat(),
        None => [b"passphrase:".as_slice(), normalised(secret).as_bytes()].concat(),
    };
    let mut key = [0; 32];
    argon
        .hash_password_into(&secret, &params.salt, &mut key)
        .map_err(|_| Trouble::Unknown("argon2".to_owned()))?;
    Ok(Kek(key))
}

/// A passphrase as it is meant, whatever keyboard it came from: full-width letters, digits and signs become plain ones,
/// spaces of any kind become one space, none at the ends. Case stays. Combining accents are not composed: the keyboards of
/// a centre do not make them.
pub fn normalised(text: &str) -> String {
    let plain: String = text.chars().map(plain).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A full-width sign as the plain one.
fn plain(sign: char) -> char {
    match sign {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(sign as u32 - 0xfee0).unwrap_or(sign),
        '\u{3000}' => ' ',
        _ => sign,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn params(memory: u32, passes: u32) -> KdfParams {
        KdfParams { salt: [3; 16], memory, passes, lanes: 1 }
    }

    #[track_caller]
    fn check_same(a: &str, b: &str, same: bool) {
        let key = |text| derive(text, &KdfParams::step(0, [3; 16])).unwrap().0;
        assert_eq!(key(a) == key(b), same);
    }

    #[test]
    fn what_is_meant_alike_gives_the_same_key() {
        check_same("桥东 42 号院子", " 桥东　４２ 号院子 ", true);
        check_same("Bridge East", "bridge east", false);
        let key = recovery_key(&[9; RECOVERY_BYTES]);
        check_same(&key, &key.to_lowercase().replace(' ', ""), true);
        check_same(&key, &recovery_key(&[8; RECOVERY_BYTES]), false);
    }

    #[test]
    fn the_key_is_argon2id_as_others_compute_it() {
        // The reference argon2 command line: `printf 'passphrase:password' | argon2 <salt of 16 letters> -id -t 2 -k 19456 -p 1 -l 32 -r`.
        let params = KdfParams { salt: *b"somesaltsomesalt", memory: 19_456, passes: 2, lanes: 1 };
        let hex: String =
            derive("password", &params).unwrap().0.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, "4a75fa69d4fe4eb90ecb7ed17083b7252a6d67a068503e522095e9b009115e33");
    }

    #[test]
    fn a_cost_nobody_wrote_is_refused() {
        for bad in [params(19_455, 2), params(19_456, 1), params(u32::MAX, 2), params(19_456, 1000)] {
            assert_eq!(derive("x", &bad), Err(Trouble::Damaged));
        }
        assert_eq!(derive("x", &KdfParams { lanes: 4, ..params(19_456, 2) }), Err(Trouble::Damaged));
    }

    #[test]
    fn the_ladder_climbs() {
        let cost = |(memory, passes): (u32, u32)| u64::from(memory) * u64::from(passes);
        assert!(LADDER.windows(2).all(|pair| cost(pair[0]) < cost(pair[1])));
        assert!(LADDER.iter().all(|step| step.0 <= MOST.0 && step.1 <= MOST.1));
    }
}
