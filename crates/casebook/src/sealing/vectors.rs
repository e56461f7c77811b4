//! Known answers of AES-256-GCM, to hold the browser's cipher and the native one to the same bytes.
//!
//! The first four are the AES-256 cases 13 to 16 of McGrew and Viega, "The Galois/Counter Mode of Operation", appendix B.

use super::{Cipher, SealKey};
use crate::trouble::Trouble;

/// One known answer, in hexadecimal.
pub struct Vector {
    /// 32 bytes.
    pub key: &'static str,
    /// 12 bytes.
    pub nonce: &'static str,
    /// Associated data.
    pub aad: &'static str,
    /// Plain bytes.
    pub plain: &'static str,
    /// Sealed bytes, then the tag.
    pub sealed: &'static str,
}

/// The known answers.
pub const VECTORS: [Vector; 4] = [
    Vector {
        key: "0000000000000000000000000000000000000000000000000000000000000000",
        nonce: "000000000000000000000000",
        aad: "",
        plain: "",
        sealed: "530f8afbc74536b9a963b4f1c4cb738b",
    },
    Vector {
        key: "0000000000000000000000000000000000000000000000000000000000000000",
        nonce: "000000000000000000000000",
        aad: "",
        plain: "00000000000000000000000000000000",
        sealed: "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919",
    },
    Vector {
        key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        nonce: "cafebabefacedbaddecaf888",
        aad: "",
        plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
                b16aedf5aa0de657ba637b391aafd255",
        sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838\
                 c5f61e6393ba7a0abcc9f662898015adb094dac5d93471bdec1a502270e3cc6c",
    },
    Vector {
        key: "feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
        nonce: "cafebabefacedbaddecaf888",
        aad: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
        plain: "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525\
                b16aedf5aa0de657ba637b39",
        sealed: "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838\
                 c5f61e6393ba7a0abcc9f66276fc6ece0f4e1768cddf8853bb2d551b",
    },
];

/// Holds a cipher to the known answers, both ways, and to refusing a changed byte. The error names the case.
pub async fn check(cipher: &impl Cipher) -> Result<(), String> {
    for (case, vector) in VECTORS.iter().enumerate() {
        let (key, nonce) = (SealKey(fixed(vector.key)), fixed(vector.nonce));
        let (aad, plain, mut sealed) = (bytes(vector.aad), bytes(vector.plain), bytes(vector.sealed));
        if cipher.seal(&key, &nonce, &aad, &plain).await.as_ref() != Ok(&sealed) {
            return Err(format!("case {case}: sealed bytes differ"));
        }
        if cipher.open(&key, &nonce, &aad, &sealed).await.as_ref() != Ok(&plain) {
            return Err(format!("case {case}: does not open"));
        }
        sealed[0] ^= 1;
        if cipher.open(&key, &nonce, &aad, &sealed).await != Err(Trouble::Damaged) {
            return Err(format!("case {case}: a changed byte is not refused as damaged"));
        }
    }
    Ok(())
}

fn bytes(hex: &str) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or(0) as u8;
    hex.as_bytes().chunks(2).map(|pair| pair.iter().fold(0, |high, &low| high << 4 | digit(low))).collect()
}

fn fixed<const N: usize>(hex: &str) -> [u8; N] {
    let mut out = [0; N];
    out.iter_mut().zip(bytes(hex)).for_each(|(to, from)| *to = from);
    out
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_native_cipher_gives_the_known_answers() {
        assert_eq!(pollster::block_on(super::check(&crate::sealing::RustCipher)), Ok(()));
    }
}
