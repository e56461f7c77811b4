//! The backup file: a label in the clear, the key slots, every row of the journal and every block that counts as they are
//! sealed on disk, and two seals.
//!
//! ```text
//! magic 8 · version u16 · generation u32 · label · slots · rows · blocks · HMAC-SHA256 32 · SHA-256 32
//! ```
//! Numbers are big-endian; label and each slot, row and block have their length (u32) before them, slots, rows and blocks
//! their count (u32); before the length of a block stands its number (u64), and numbers rise. Version 1 had no blocks. The
//! generation is that of the journal; version 2, which is written as long as there was no other, has the first.
//! The hash notices a damaged file without a key; the HMAC, under a key derived from the data key, an altered one. So a file
//! that was cut or changed anywhere is refused before anything of it is used. Magic, version and the hash at the end stay
//! in every later version.

mod read;
mod source;
mod write;

pub use read::{Backup, parse};
pub use write::Writer;

use hmac::Hmac;
use sha2::Sha256;

use crate::sealing::SealKey;

/// First bytes. The line ends notice a transfer as text.
pub const MAGIC: [u8; 8] = *b"BFDESK\r\n";
/// Version of the format.
pub const VERSION: u16 = 3;
/// First version with blocks, and of a journal that was never written anew.
const BLOCKS: u16 = 2;
/// Length of each of the two seals.
const SEAL: usize = 32;

/// The HMAC of a file's body.
fn mac_over(key: &SealKey) -> Option<Hmac<Sha256>> {
    <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&key.0).ok()
}

#[cfg(test)]
mod tests {
    use casework::time::Moment;

    use super::*;
    use crate::door::Door;
    use crate::session::BackupLabel;
    use crate::trouble::Trouble;

    const KEY: SealKey = SealKey([4; 32]);

    fn file() -> Vec<u8> {
        let label = BackupLabel { at: Moment(7), door: Door::Empty };
        let mut writer = Writer::new(&label, 1, &[b"slot".to_vec()], 2).unwrap();
        writer.row(b"one").unwrap();
        writer.row(b"two!").unwrap();
        writer.begin_blocks(2);
        writer.block(3, b"block").unwrap();
        writer.block(9, b"another").unwrap();
        writer.finish(&KEY).unwrap()
    }

    #[test]
    fn what_was_written_is_read() {
        let file = file();
        let backup = parse(&file).unwrap();
        assert_eq!(backup.label.at, Moment(7));
        assert_eq!(backup.slots, [b"slot".as_slice()]);
        assert_eq!(backup.rows, [b"one".as_slice(), b"two!"]);
        assert_eq!(backup.blocks, [(3, b"block".as_slice()), (9, b"another")]);
        assert!(backup.seal.is_good(&KEY));
        assert!(!backup.seal.is_good(&SealKey([5; 32])));
    }

    #[test]
    fn a_byte_changed_or_missing_anywhere_is_noticed() {
        let file = file();
        for at in 0..file.len() {
            let mut bad = file.clone();
            bad[at] ^= 0x10;
            let want = if at < MAGIC.len() { Trouble::NotABackup } else { Trouble::Damaged };
            assert_eq!(parse(&bad).err(), Some(want), "byte {at}");
            let cut = parse(&file[..at]).err();
            assert!(matches!(cut, Some(Trouble::NotABackup | Trouble::Damaged)), "cut at {at}");
        }
        let longer = [file, vec![0]].concat();
        assert_eq!(parse(&longer).err(), Some(Trouble::Damaged));
    }

    #[test]
    fn a_file_hashed_anew_by_somebody_without_the_key_is_noticed() {
        use sha2::Digest;
        let mut file = file();
        let end = file.len() - SEAL;
        let row = file.windows(3).position(|part| part == b"one").unwrap();
        file[row] ^= 1;
        let hash = Sha256::digest(&file[..end]);
        file[end..].copy_from_slice(&hash);
        assert!(!parse(&file).unwrap().seal.is_good(&KEY));
    }

    #[test]
    fn the_generation_of_a_journal_written_anew_is_read() {
        let label = BackupLabel { at: Moment(7), door: Door::Empty };
        for (generation, version) in [(1, 2), (2, 3), (9, 3)] {
            let mut writer = Writer::new(&label, generation, &[], 0).unwrap();
            writer.begin_blocks(0);
            let file = writer.finish(&KEY).unwrap();
            assert_eq!((parse(&file).unwrap().generation, file[9]), (generation, version));
        }
    }

    #[test]
    fn blocks_out_of_order_are_damage() {
        let label = BackupLabel { at: Moment(7), door: Door::Empty };
        let mut writer = Writer::new(&label, 1, &[], 0).unwrap();
        writer.begin_blocks(2);
        writer.block(9, b"b").unwrap();
        writer.block(9, b"a").unwrap();
        assert_eq!(parse(&writer.finish(&KEY).unwrap()).err(), Some(Trouble::Damaged));
    }

    #[test]
    fn a_later_version_is_told_apart() {
        use sha2::Digest;
        let mut file = file();
        let end = file.len() - SEAL;
        file[9] = 4;
        let hash = Sha256::digest(&file[..end]);
        file[end..].copy_from_slice(&hash);
        assert_eq!(parse(&file).err(), Some(Trouble::NewerVersion));
    }
}
