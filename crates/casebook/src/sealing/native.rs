//! The cipher in Rust, for native tests and tools. The browser uses WebCrypto; `vectors` holds both to the same bytes.

use aes_gcm::aead::{Aead, Payload};
use aes_gcm::{Aes256Gcm, KeyInit};

use super::{Cipher, SealKey};
use crate::trouble::Trouble;

/// AES-256-GCM of the aes-gcm crate.
#[derive(Clone, Copy, Debug, Default)]
pub struct RustCipher;

impl Cipher for RustCipher {
    async fn seal(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        Aes256Gcm::new(&key.0.into())
            .encrypt(&(*nonce).into(), Payload { msg: plain, aad })
            .map_err(|_| Trouble::Unknown("seal".to_owned()))
    }

    async fn open(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        Aes256Gcm::new(&key.0.into())
            .decrypt(&(*nonce).into(), Payload { msg: sealed, aad })
            .map_err(|_| Trouble::Damaged)
    }
}
