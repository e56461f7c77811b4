//! Sealing: AES-256-GCM rows under sub-keys of one data key, which is wrapped once for each who may open it.
//!
//! The cipher and the randomness come in; nothing here is printed. A row is bound to its place, key, generation and the
//! format, so that a row moved elsewhere does not open.

mod key;
#[cfg(not(target_arch = "wasm32"))]
mod native;
mod row;
pub mod vectors;

pub use key::{DataKey, Purpose};
#[cfg(not(target_arch = "wasm32"))]
pub use native::RustCipher;
pub use row::{Binding, open_row, seal_row, tag_of};

use crate::trouble::Trouble;

/// A 256-bit key. Never printed.
#[derive(Clone, PartialEq, Eq)]
pub struct SealKey(pub [u8; 32]);

impl std::fmt::Debug for SealKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SealKey(…)")
    }
}

/// AES-256-GCM with a 16-byte tag at the end of the sealed bytes. Not `Send`: it lives in one worker.
#[expect(async_fn_in_trait, reason = "used within one thread; no caller needs Send")]
pub trait Cipher {
    /// Seals: as many bytes as `plain`, then the tag. A nonce is used once for a key.
    async fn seal(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Trouble>;

    /// Opens what `seal` made. `Damaged` where key, nonce, associated data or bytes are not those.
    async fn open(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Trouble>;

    /// Opens many rows under one key, in order. A cipher that can work on several at once does better than this loop.
    async fn open_all(&self, key: &SealKey, rows: Vec<Sealed>) -> Result<Vec<Vec<u8>>, Trouble> {
        let mut plain = Vec::with_capacity(rows.len());
        for row in &rows {
            plain.push(self.open(key, &row.nonce, &row.aad, &row.bytes).await?);
        }
        Ok(plain)
    }
}

/// A sealed row with what is needed to open it.
pub struct Sealed {
    /// Nonce.
    pub nonce: [u8; 12],
    /// Associated data.
    pub aad: Vec<u8>,
    /// Sealed bytes with the tag.
    pub bytes: Vec<u8>,
}

/// Random bytes, good enough for keys.
pub trait Random {
    /// Fills the whole slice.
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble>;
}

/// An array of random bytes.
pub fn random<const N: usize>(source: &mut impl Random) -> Result<[u8; N], Trouble> {
    let mut bytes = [0; N];
    source.fill(&mut bytes)?;
    Ok(bytes)
}

impl<C: Cipher> Cipher for &C {
    async fn seal(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        (**self).seal(key, nonce, aad, plain).await
    }

    async fn open(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        (**self).open(key, nonce, aad, sealed).await
    }

    async fn open_all(&self, key: &SealKey, rows: Vec<Sealed>) -> Result<Vec<Vec<u8>>, Trouble> {
        (**self).open_all(key, rows).await
    }
}
