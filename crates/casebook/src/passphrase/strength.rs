//! How hard a passphrase is to guess: simple and honest, no dictionary. Long beats odd.
//!
//! What is repeated, runs along the keyboard or the alphabet, or stands in every guesser's list does not count as length.

use super::normalised;

/// A score that is accepted for a passphrase.
pub const ENOUGH: u8 = 2;

/// Length that is accepted, in halves of a plain sign: 12 plain signs, or 8 Chinese characters, which weigh one and a half.
const LEAST: u32 = 24;

/// What one thinks of a passphrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Strength {
    /// 0 (useless) to 4 (very good); `ENOUGH` is accepted.
    pub score: u8,
    /// What would help most, or that nothing need.
    pub reason: Reason,
}

/// Why a passphrase scores no higher.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Fewer than 12 signs, or 8 Chinese characters.
    TooShort,
    /// Made of words in every guesser's list.
    Common,
    /// The same again and again, or a run such as 123456.
    Repeats,
    /// Good enough; longer is better.
    Fair,
    /// Good.
    Good,
}

impl Strength {
    /// May it be used?
    pub fn is_enough(self) -> bool {
        self.score >= ENOUGH
    }
}

/// Judges a passphrase.
pub fn strength(text: &str) -> Strength {
    let text = normalised(text).to_lowercase();
    let signs: Vec<char> = text.chars().collect();
    if weigh(&signs) < LEAST {
        return Strength { score: u8::from(weigh(&signs) >= LEAST / 2), reason: Reason::TooShort };
    }
    let without_common: Vec<char> =
        COMMON.iter().fold(text, |text, word| text.replace(word, "\u{1}")).chars().collect();
    let plain = weigh(&fresh(&without_common));
    if plain < LEAST {
        let common = weigh(&without_common) < LEAST;
        return Strength { score: 1, reason: if common { Reason::Common } else { Reason::Repeats } };
    }
    match plain {
        ..32 => Strength { score: 2, reason: Reason::Fair },
        32..44 => Strength { score: 3, reason: Reason::Good },
        _ => Strength { score: 4, reason: Reason::Good },
    }
}

/// Length in halves of a plain sign.
fn weigh(signs: &[char]) -> u32 {
    signs
        .iter()
        .map(|&sign| match sign {
            '\u{1}' => 1,
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'.. => 3,
            _ => 2,
        })
        .sum()
}

/// The signs that say something new: not a third of a run (`aaa`, `345`, `cba`), not a pair of signs that came before.
fn fresh(signs: &[char]) -> Vec<char> {
    let step = |at: usize| signs[at] as i64 - signs[at - 1] as i64;
    let in_run = |at: usize| at >= 2 && step(at) == step(at - 1) && step(at).abs() <= 1;
    let seen = |at: usize| at >= 2 && signs[..at].windows(2).any(|pair| *pair == signs[at - 1..=at]);
    (0..signs.len()).filter(|&at| !in_run(at) && !seen(at)).map(|at| signs[at]).collect()
}

/// Beginnings of every guesser's list, here and abroad; lower case.
const COMMON: [&str; 40] = [
    "password",
    "passw0rd",
    "iloveyou",
    "woaini",
    "5201314",
    "1314520",
    "qwertyuiop",
    "qwerty",
    "qwer",
    "asdfghjkl",
    "asdf",
    "zxcvbnm",
    "zxcv",
    "1qaz",
    "2wsx",
    "3edc",
    "1q2w3e4r",
    "1q2w3e",
    "abc123",
    "a123456",
    "123123",
    "112233",
    "121212",
    "admin",
    "root",
    "welcome",
    "letmein",
    "dragon",
    "monkey",
    "superman",
    "administrator",
    "mima",
    "zhongguo",
    "gonghui",
    "zhigong",
    "bangfu",
    "12351",
    "beijing",
    "888888",
    "666666",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, score: u8, reason: Reason) {
        assert_eq!(strength(text), Strength { score, reason }, "{text}");
    }

    #[test]
    fn length_counts_and_tricks_do_not() {
        check("", 0, Reason::TooShort);
        check("Ab3!x", 0, Reason::TooShort);
        check("Tr0ub4dor&3", 1, Reason::TooShort);
        check("桥东纺织厂老", 1, Reason::TooShort);
        check("aaaaaaaaaaaaaaaaaaaa", 1, Reason::Repeats);
        check("123456789012345", 1, Reason::Repeats);
        check("abcabcabcabcabc", 1, Reason::Repeats);
        check("password12351", 1, Reason::Common);
        check("iloveyou5201314woaini", 1, Reason::Common);
        check("ｐａｓｓｗｏｒｄ１２３５１", 1, Reason::Common);
        check("correct horse", 2, Reason::Fair);
        check("桥东纺织厂三月搬家", 2, Reason::Fair);
        check("correct horse battery", 3, Reason::Good);
        check("correct horse battery staple", 4, Reason::Good);
        check("窗外的石榴树今年结了十七个果子", 4, Reason::Good);
    }

    #[test]
    fn enough_begins_at_the_threshold() {
        assert!(strength("kq7vzw3mtx9c").is_enough());
        assert!(!strength("kq7vzw3mtx9").is_enough());
        assert!(strength("春树暮云江东渭北").is_enough());
        assert!(!strength("春树暮云江东渭").is_enough());
    }
}
