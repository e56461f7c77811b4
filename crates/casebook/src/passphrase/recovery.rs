//! The recovery key: 152 random bits and 8 bits to notice a slip, as 8 groups of 4 letters that are read without doubt.

use sha2::{Digest, Sha256};

/// Random bytes in a recovery key.
pub const RECOVERY_BYTES: usize = 19;

/// Crockford's base 32: no I, L, O, U.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LETTERS: usize = 32;

/// A recovery key as it is printed: `XXXX XXXX XXXX XXXX XXXX XXXX XXXX XXXX`.
pub fn recovery_key(random: &[u8; RECOVERY_BYTES]) -> String {
    let mut bits: u128 = 0;
    let mut held = 0;
    let mut text = String::with_capacity(LETTERS + 7);
    let mut letters = 0;
    for byte in random.iter().copied().chain([check(random)]) {
        bits = bits << 8 | u128::from(byte);
        held += 8;
        while held >= 5 {
            held -= 5;
            if letters > 0 && letters % 4 == 0 {
                text.push(' ');
            }
            text.push(ALPHABET[(bits >> held) as usize & 31] as char);
            letters += 1;
        }
        bits &= (1 << held) - 1;
    }
    text
}

/// Reads a recovery key as a person types it: any case, any spaces or dashes, O for 0, I and L for 1. None = not one.
pub fn parse_recovery(text: &str) -> Option<[u8; RECOVERY_BYTES]> {
    let mut bytes = Vec::with_capacity(RECOVERY_BYTES + 1);
    let (mut bits, mut held, mut letters) = (0_u32, 0, 0);
    for sign in text.chars().map(super::plain).filter(|sign| !sign.is_whitespace() && *sign != '-') {
        bits = bits << 5 | value(sign)?;
        held += 5;
        letters += 1;
        if held >= 8 {
            held -= 8;
            bytes.push((bits >> held) as u8);
            bits &= (1 << held) - 1;
        }
        if letters > LETTERS {
            return None;
        }
    }
    let (random, last) = bytes.split_first_chunk::<RECOVERY_BYTES>()?;
    (letters == LETTERS && last == [check(random)]).then_some(*random)
}

fn value(sign: char) -> Option<u32> {
    let sign = match sign.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().position(|&letter| letter as char == sign).map(|at| at as u32)
}

fn check(random: &[u8; RECOVERY_BYTES]) -> u8 {
    Sha256::digest([b"recovery".as_slice(), random].concat())[0]
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn parse_reads_what_was_printed(random: [u8; RECOVERY_BYTES]) {
            let text = recovery_key(&random);
            prop_assert_eq!(text.len(), 39);
            prop_assert_eq!(parse_recovery(&text), Some(random));
            let sloppy = text.to_lowercase().replace(' ', "").replace('0', "o").replace('1', "l");
            prop_assert_eq!(parse_recovery(&sloppy), Some(random));
        }
    }

    #[test]
    fn a_slip_is_noticed() {
        let text = recovery_key(&[0x5a; RECOVERY_BYTES]);
        let mut unnoticed = 0;
        for at in (0..text.len()).filter(|at| !text[*at..].starts_with(' ')) {
            let mut slip = text.clone().into_bytes();
            slip[at] = if slip[at] == b'7' { b'8' } else { b'7' };
            unnoticed += u32::from(parse_recovery(&String::from_utf8(slip).unwrap()).is_some());
        }
        assert!(unnoticed <= 1, "8 bits let one slip in 256 pass, here {unnoticed} in 32");
        assert_eq!(parse_recovery(&text[..38]), None);
        assert_eq!(parse_recovery(&format!("{text}0")), None);
        assert_eq!(parse_recovery("correct horse battery staple"), None);
        assert_eq!(parse_recovery(""), None);
    }
}
