//! Backups of a session: writing one, looking at one, restoring one into an empty store.
//!
//! A restored centre has the same key slots, so the same passphrases and recovery key open it; it gets a device code of its
//! own, so that no number it gives collides with one given where the backup was made.

use casework::contact::DeviceCode;
use casework::staff::{Right, StaffId};
use casework::time::Moment;

use super::delay::Delay;
use super::open::{BLOCK, Open};
use super::slots::{BackupNote, KeySlot, Vault, door_of, key_slots};
use super::{Asked, BackupLabel, Progress, Session};
use crate::backup::{self, Backup, Writer};
use crate::door::Kek;
use crate::journal::key_of;
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random, random};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// Device codes there are; 0 is the device a centre was opened on.
const DEVICES: u16 = 1024;

/// What a backup file says of itself without being opened.
pub fn inspect_backup(file: &[u8]) -> Result<BackupLabel, Trouble> {
    backup::parse(file).map(|backup| backup.label)
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// The bytes of a backup file; notes that it was made. `Damaged` where a block is missing.
    pub async fn backup(&mut self, at: Moment, progress: Progress<'_>) -> Asked<Vec<u8>> {
        self.catch_up().await?;
        let open = self.all()?;
        if let Err(issues) = open.may(Right::Backup)? {
            return Ok(Err(issues));
        }
        if open.book.is_owed_a_block() {
            // It would be taken for a whole one.
            return Err(Trouble::Incomplete);
        }
        let slots = key_slots(&self.store).await?;
        let label = BackupLabel { at, door: door_of(&slots)? };
        let slots: Vec<Vec<u8>> = slots.iter().map(KeySlot::encode).collect::<Result<_, _>>()?;
        let last = open.chain.seq();
        let mut writer = Writer::new(&label, open.vault.journal, &slots, last as u32)?;
        let mut next = 1;
        while next <= last {
            let limit = u64::from(BLOCK).min(last + 1 - next) as u32;
            for (key, row) in self.store.range(Place::Journal, open.chain.key_of(next), limit).await? {
                if key != open.chain.key_of(next) {
                    return Err(Trouble::Damaged);
                }
                writer.row(&row)?;
                next += 1;
            }
            progress(next as u32 - 1, last as u32 + 1);
        }
        let blocks: Vec<u64> = open.book.blocks().map(|block| block.number).collect();
        writer.begin_blocks(blocks.len() as u32);
        for (done, number) in (0..).zip(&blocks) {
            let block = self.store.get(Place::Segments, &Key::Number(*number)).await?;
            writer.block(*number, &block.ok_or(Trouble::Damaged)?)?;
            progress(done, blocks.len() as u32);
        }
        let file = writer.finish(&open.vault.key(Purpose::Backup))?;
        self.note_backup(BackupNote { at, seq: last }).await?;
        Ok(Ok(file))
    }

    /// A full disk is when a backup is needed most: that its note cannot be written does not withhold it.
    async fn note_backup(&mut self, note: BackupNote) -> Result<(), Trouble> {
        let Session { store, cipher, random, open, .. } = self;
        let open = open.as_mut().ok_or(Trouble::Locked)?;
        let put = open.vault.put_note(&note, cipher, random).await?;
        let _kept_in_memory = store.commit(vec![put], Durability::Relaxed).await;
        open.backup = Some(note);
        Ok(())
    }

    /// Restores a backup into an empty store; checks all of it before writing. With a member's key the session is then
    /// unlocked as that member; with the recovery key (`staff` none) it stays locked.
    pub async fn restore(
        &mut self,
        file: &[u8],
        staff: Option<StaffId>,
        kek: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.must_be_empty().await?;
        let backup = backup::parse(file)?;
        let slots: Vec<KeySlot> =
            backup.slots.iter().map(|slot| KeySlot::decode(slot)).collect::<Result<_, _>>()?;
        let mut vault = self.unwrap_key(&slots, staff, kek, at).await?;
        vault.journal = backup.generation;
        if !backup.seal.is_good(&vault.key(Purpose::Backup)) {
            return Err(Trouble::Damaged);
        }
        let mut open = self.read_backup(&backup, vault, staff, progress).await?;
        let note = BackupNote { at: backup.label.at, seq: open.chain.seq() };
        open.backup = Some(note);
        self.clear_rows().await?;
        self.write_rows(&backup, progress).await?;
        let mut batch = slots.iter().map(KeySlot::add).collect::<Result<Vec<_>, _>>()?;
        batch.push(open.vault.put_note(&open.device, &self.cipher, &mut self.random).await?);
        batch.push(open.vault.put_note(&note, &self.cipher, &mut self.random).await?);
        batch.extend(self.restored(&open.vault).await?);
        batch.push(Delay::forget());
        self.write(batch, Durability::Strict).await?;
        self.open = staff.map(|_| open);
        Ok(())
    }

    /// Opens every row and block of a file in memory and picks a device code nobody used.
    async fn read_backup(
        &mut self,
        backup: &Backup<'_>,
        vault: Vault,
        staff: Option<StaffId>,
        progress: Progress<'_>,
    ) -> Result<Open, Trouble> {
        let mut open = Open::empty(vault, staff.unwrap_or(StaffId(0)), DeviceCode(0));
        open.read_on(backup, &self.cipher, progress).await?;
        let named = open.book.blocks().map(|block| block.number);
        if open.chain.seq() != backup.rows.len() as u64
            || !named.eq(backup.blocks.iter().map(|(number, _)| *number))
        {
            return Err(Trouble::Damaged);
        }
        if staff.is_some() {
            open.me()?;
        }
        let used: Vec<DeviceCode> = open.book.devices().collect();
        let start = u16::from_be_bytes(random(&mut self.random)?);
        let codes =
            (0..DEVICES - 1).map(|step| DeviceCode((start % (DEVICES - 1) + step) % (DEVICES - 1) + 1));
        open.device = codes.into_iter().find(|code| !used.contains(code)).unwrap_or(DeviceCode(1));
        Ok(open)
    }

    /// Writes journal and blocks. Without key slots there is no centre yet: they are written last, and all at once.
    async fn write_rows(&self, backup: &Backup<'_>, progress: Progress<'_>) -> Result<(), Trouble> {
        let of = (backup.rows.len() + backup.blocks.len()) as u32 + 1;
        let mut done = 0;
        for rows in numbered(backup) {
            let add = |(key, row)| Op::Add(Place::Journal, Key::Number(key), row);
            done += rows.len() as u32;
            self.write(rows.into_iter().map(add).collect(), Durability::Relaxed).await?;
            progress(done, of);
        }
        for (number, block) in &backup.blocks {
            let add = Op::Add(Place::Segments, Key::Number(*number), block.to_vec());
            done += 1;
            self.write(vec![add], Durability::Strict).await?;
            progress(done, of);
        }
        Ok(())
    }
}

/// Rows of a file with their keys, in blocks.
fn numbered<'a>(backup: &'a Backup<'_>) -> impl Iterator<Item = Vec<(u64, Vec<u8>)>> + 'a {
    backup.rows.chunks(BLOCK as usize).zip(0_u64..).map(|(rows, block)| {
        let first = block * u64::from(BLOCK) + 1;
        (key_of(backup.generation, first)..).zip(rows).map(|(key, row)| (key, row.to_vec())).collect()
    })
}
