//! AES-256-GCM by WebCrypto. Keys are imported once, not extractable, and remembered until the worker ends.

use std::cell::RefCell;
use std::collections::HashMap;

use casebook::sealing::{Cipher, SealKey, Sealed};
use casebook::trouble::Trouble;
use js_sys::{Array, ArrayBuffer, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, SubtleCrypto};

use super::fault::{name, trouble};
use super::scope::scope;

/// Rows opened at once; more only pile up promises.
const AT_ONCE: usize = 1024;

/// The browser's cipher.
pub struct WebCipher {
    subtle: SubtleCrypto,
    keys: RefCell<HashMap<[u8; 32], CryptoKey>>,
}

impl WebCipher {
    /// The cipher; `Unavailable` on a page that is not secure, where browsers have none.
    pub fn new() -> Result<WebCipher, Trouble> {
        let crypto = scope().crypto().ok_or(Trouble::Unavailable)?;
        let subtle = crypto.subtle();
        if subtle.is_undefined() {
            return Err(Trouble::Unavailable);
        }
        Ok(WebCipher { subtle, keys: RefCell::default() })
    }

    async fn key(&self, key: &SealKey) -> Result<CryptoKey, Trouble> {
        if let Some(known) = self.keys.borrow().get(&key.0) {
            return Ok(known.clone());
        }
        let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
        let raw = Uint8Array::from(key.0.as_slice());
        let promise = self
            .subtle
            .import_key_with_str("raw", &raw, "AES-GCM", false, &usages)
            .map_err(|error| trouble(&error))?;
        let imported: CryptoKey =
            JsFuture::from(promise).await.map_err(|error| trouble(&error))?.unchecked_into();
        self.keys.borrow_mut().insert(key.0, imported.clone());
        Ok(imported)
    }

    fn begin_to_open(
        &self,
        key: &CryptoKey,
        nonce: &[u8; 12],
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Promise, Trouble> {
        self.subtle
            .decrypt_with_object_and_u8_array(&params(nonce, aad), key, sealed)
            .map_err(|error| trouble(&error))
    }
}

impl Cipher for WebCipher {
    async fn seal(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        plain: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        let key = self.key(key).await?;
        let promise = self
            .subtle
            .encrypt_with_object_and_u8_array(&params(nonce, aad), &key, plain)
            .map_err(|error| trouble(&error))?;
        JsFuture::from(promise).await.map(bytes).map_err(|error| trouble(&error))
    }

    async fn open(
        &self,
        key: &SealKey,
        nonce: &[u8; 12],
        aad: &[u8],
        sealed: &[u8],
    ) -> Result<Vec<u8>, Trouble> {
        let key = self.key(key).await?;
        let promise = self.begin_to_open(&key, nonce, aad, sealed)?;
        JsFuture::from(promise).await.map(bytes).map_err(refused)
    }

    async fn open_all(&self, key: &SealKey, rows: Vec<Sealed>) -> Result<Vec<Vec<u8>>, Trouble> {
        let key = self.key(key).await?;
        let mut plain = Vec::with_capacity(rows.len());
        for rows in rows.chunks(AT_ONCE) {
            let promises = Array::new();
            for row in rows {
                let opening = self.begin_to_open(&key, &row.nonce, &row.aad, &row.bytes)?;
                promises.push(&opening);
            }
            let opened = JsFuture::from(Promise::all(&promises)).await.map_err(refused)?;
            plain.extend(opened.unchecked_into::<Array>().iter().map(bytes));
        }
        Ok(plain)
    }
}

/// Bytes that do not authenticate are an `OperationError`, and nothing else of a decryption is.
fn refused(error: JsValue) -> Trouble {
    if name(&error) == "OperationError" { Trouble::Damaged } else { trouble(&error) }
}

fn params(nonce: &[u8; 12], aad: &[u8]) -> AesGcmParams {
    let params = AesGcmParams::new_with_u8_array("AES-GCM", &Uint8Array::from(nonce.as_slice()));
    params.set_additional_data_u8_array(&Uint8Array::from(aad));
    params
}

fn bytes(buffer: JsValue) -> Vec<u8> {
    Uint8Array::new(&buffer.unchecked_into::<ArrayBuffer>()).to_vec()
}
