//! The data key and what is derived from it: HKDF-SHA256 (RFC 5869), one sub-key for each purpose and generation.

use hkdf::Hkdf;
use sha2::Sha256;

use super::SealKey;

/// The random key everything of a centre hangs on. Never printed, never stored but wrapped.
#[derive(Clone, PartialEq, Eq)]
pub struct DataKey(pub [u8; 32]);

/// What a sub-key is for. The words are part of the format and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Rows of the journal.
    Journal,
    /// Sealed slots of meta.
    Meta,
    /// Drafts.
    Drafts,
    /// Authentication of backup files.
    Backup,
    /// Blocks of contacts, and the gist.
    Segments,
}

impl Purpose {
    fn word(self) -> &'static str {
        match self {
            Purpose::Journal => "journal",
            Purpose::Meta => "meta",
            Purpose::Drafts => "drafts",
            Purpose::Backup => "backup",
            Purpose::Segments => "segments",
        }
    }
}

impl DataKey {
    /// The sub-key of a purpose and a generation.
    pub fn sub_key(&self, purpose: Purpose, generation: u32) -> SealKey {
        let mut key = [0; 32];
        let label = [b"bangfu-desk/".as_slice(), purpose.word().as_bytes(), &generation.to_be_bytes()];
        // HKDF refuses only more than 255 blocks of output; 32 bytes are one.
        let _always_fits = Hkdf::<Sha256>::new(None, &self.0).expand_multi_info(&label, &mut key);
        SealKey(key)
    }
}

impl std::fmt::Debug for DataKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DataKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_purpose_and_generation_has_a_key_of_its_own() {
        let data = DataKey([7; 32]);
        let purposes = [Purpose::Journal, Purpose::Meta, Purpose::Drafts, Purpose::Backup, Purpose::Segments];
        let mut keys: Vec<[u8; 32]> =
            purposes.iter().flat_map(|&p| [1, 2].map(|generation| data.sub_key(p, generation).0)).collect();
        keys.push(data.0);
        keys.push(DataKey([8; 32]).sub_key(Purpose::Journal, 1).0);
        keys.push([0; 32]);
        let count = keys.len();
        keys.sort();
        keys.dedup();
        assert_eq!(keys.len(), count);
    }
}
