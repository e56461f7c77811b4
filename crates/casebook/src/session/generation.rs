//! Which generation of the journal counts, what to do where another tab wrote it anew, and what is too much beside it.

use super::open::{BLOCK, Open};
use super::slots::{FIRST, Generation, Vault};
use super::{Progress, Session};
use crate::journal::key_of;
use crate::schema::Place;
use crate::sealing::{Cipher, Random};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// A row that is none, where a generation ends that counts no more. No format begins so: a program that knows of no
/// generations says that the data were written by a newer one.
pub(super) const STOP: [u8; 1] = [0xff];

/// Keys of the rows that are none.
pub(super) async fn stops_of(
    vault: &Vault,
    store: &impl Store,
    cipher: &impl Cipher,
) -> Result<Vec<u64>, Trouble> {
    Ok(vault.note::<Generation>(store, cipher).await?.map(|note| note.stops).unwrap_or_default())
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// The generation of the journal that counts now.
    pub(super) async fn generation(&self, vault: &Vault) -> Result<u32, Trouble> {
        let note = vault.note::<Generation>(&self.store, &self.cipher).await?;
        Ok(note.map_or(FIRST, |note| note.number))
    }

    /// Where what could not be read was written anew by another tab: reads all of it. False = it was not.
    pub(super) async fn read_anew<T>(
        &mut self,
        read: &Result<T, Trouble>,
        progress: Progress<'_>,
    ) -> Result<bool, Trouble> {
        let Some(open) = self.open.as_ref().filter(|_| is_of_rows(read)) else { return Ok(false) };
        if self.generation(&open.vault).await? == open.vault.journal {
            return Ok(false);
        }
        Box::pin(self.load_anew(progress)).await.map(|()| true)
    }

    /// Reads what counts now in the place of what is in memory.
    async fn load_anew(&mut self, progress: Progress<'_>) -> Result<(), Trouble> {
        let Open { vault, me, around_damage, .. } = self.open.take().ok_or(Trouble::Locked)?;
        let mut open = self.load(vault, me, around_damage, progress).await?;
        open.read_on(&self.store, &self.cipher, progress).await?;
        open.arrive()?;
        open.changed();
        self.open = Some(open);
        Ok(())
    }

    /// After this session wrote the journal anew: the old one goes, the new one is read. Where that fails the session is
    /// locked, and the next start does it.
    pub(super) async fn begin_anew(&mut self) {
        let Some(open) = self.open.take() else { return };
        let mut vault = open.vault.clone();
        let (me, around_damage) = (open.me, open.around_damage);
        // The plain text goes before the new one comes.
        drop(open);
        if let Ok(number) = self.generation(&vault).await {
            vault.journal = number;
            let _swept_later = self.sweep_journal(&vault).await;
        }
        self.open = Some(Open { around_damage, ..Open::empty(vault, me, Default::default()) });
        if self.load_anew(&mut |_, _| {}).await.is_err() {
            self.lock();
        }
    }

    /// Takes away rows of the journal before and behind the generation that counts, and blocks that nothing names.
    pub(super) async fn clear_beside(&mut self) -> Result<(), Trouble> {
        self.sweep().await.map(|_| ())
    }

    /// Rows of the journal that do not count.
    pub(super) async fn sweep_journal(&self, vault: &Vault) -> Result<(), Trouble> {
        let (first, end) = (key_of(vault.journal, 0), key_of(vault.journal + 1, 0));
        if vault.journal > FIRST {
            let stops = stops_of(vault, &self.store, &self.cipher).await?;
            self.clear_journal(0, first, &stops).await?;
        }
        self.clear_journal(end, u64::MAX, &[]).await
    }

    async fn clear_journal(&self, from: u64, end: u64, stops: &[u64]) -> Result<(), Trouble> {
        // Those that stay are passed over; usually there are no others.
        let limit = BLOCK + stops.len() as u32;
        loop {
            let rows = self.store.range(Place::Journal, from, limit).await?;
            let keys = rows.into_iter().map(|(key, _)| key);
            let gone: Vec<u64> = keys.filter(|key| *key < end && !stops.contains(key)).collect();
            if gone.is_empty() {
                return Ok(());
            }
            let delete = |key: &u64| Op::Delete(Place::Journal, Key::Number(*key));
            self.write(gone.iter().map(delete).collect(), Durability::Relaxed).await?;
        }
    }

    /// What a store that is restored needs beside a journal that was written anew.
    pub(super) async fn restored(&mut self, vault: &Vault) -> Result<Vec<Op>, Trouble> {
        if vault.journal == FIRST {
            return Ok(Vec::new());
        }
        let note = Generation { number: vault.journal, stops: vec![1] };
        let note = vault.put_note(&note, &self.cipher, &mut self.random).await?;
        Ok(vec![note, Op::Add(Place::Journal, Key::Number(1), STOP.to_vec())])
    }
}

/// May rows that do not open be rows of a generation that counts no more?
pub(super) fn is_of_rows<T>(read: &Result<T, Trouble>) -> bool {
    matches!(read, Err(Trouble::Damaged | Trouble::NewerVersion))
}
