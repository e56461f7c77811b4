//! What is in memory while a session is unlocked, and how it is read from the journal.

use std::collections::HashMap;

use casework::contact::DeviceCode;
use casework::figure::{Answer, Ask};
use casework::query::ContactQuery;
use casework::staff::{Staff, StaffId};

use super::save::Doubt;
use super::slots::{BackupNote, Vault};
use super::{Progress, Session};
use crate::casebook::{Casebook, List};
use crate::journal::Chain;
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random};
use crate::store::{Key, Store};
use crate::trouble::Trouble;

/// Rows read at once.
pub(super) const BLOCK: u32 = 512;

/// An unlocked casebook.
pub(super) struct Open {
    pub vault: Vault,
    pub me: StaffId,
    pub device: DeviceCode,
    pub chain: Chain,
    pub book: Casebook,
    pub backup: Option<BackupNote>,
    pub doubt: Option<Doubt>,
    pub list: Option<(ContactQuery, List)>,
    pub answers: HashMap<Ask, Answer>,
}

impl Open {
    /// An empty casebook under a key.
    pub fn empty(vault: Vault, me: StaffId, device: DeviceCode) -> Open {
        Open {
            chain: Chain::start(vault.generation),
            vault,
            me,
            device,
            book: Casebook::default(),
            backup: None,
            doubt: None,
            list: None,
            answers: HashMap::new(),
        }
    }

    /// Who unlocked, as long as they work here.
    pub fn me(&self) -> Result<&Staff, Trouble> {
        self.book.member(self.me).filter(|member| member.active).ok_or(Trouble::Locked)
    }

    /// Applies rows that follow the last one. What was worked out from the old state is dropped.
    pub async fn take(&mut self, rows: &[(u64, Vec<u8>)], cipher: &impl Cipher) -> Result<(), Trouble> {
        let sets = self.chain.open(cipher, &self.vault.key(Purpose::Journal), rows).await?;
        for (set, (seq, _)) in sets.iter().zip(rows) {
            self.book.apply(set, *seq)?;
        }
        self.changed();
        Ok(())
    }

    /// The state changed: what was worked out from the old one is dropped.
    pub fn changed(&mut self) {
        self.list = None;
        self.answers.clear();
    }

    /// Reads what the journal has after the last row known. True where there was something.
    pub async fn read_on(
        &mut self,
        store: &impl Store,
        cipher: &impl Cipher,
        progress: Progress<'_>,
    ) -> Result<bool, Trouble> {
        let start = self.chain.seq();
        let mut of = None;
        loop {
            let rows = store.range(Place::Journal, self.chain.next(), BLOCK).await?;
            let full = rows.len() == BLOCK as usize;
            if !rows.is_empty() {
                self.take(&rows, cipher).await?;
            }
            if !full {
                return Ok(self.chain.seq() > start);
            }
            let of = match of {
                Some(of) => of,
                None => *of.insert(last_row(store, self.chain.seq()).await?),
            };
            progress(self.chain.seq() as u32, of.max(self.chain.seq()) as u32);
        }
    }
}

/// Number of the last row of a journal without gaps that reaches at least `known`.
async fn last_row(store: &impl Store, known: u64) -> Result<u64, Trouble> {
    let is_there = async |seq: u64| Ok(store.get(Place::Journal, &Key::Number(seq)).await?.is_some());
    let (mut low, mut step) = (known, 1);
    while is_there(low + step).await? {
        low += step;
        step *= 2;
    }
    while step > 1 {
        step /= 2;
        if is_there(low + step).await? {
            low += step;
        }
    }
    Ok(low)
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    pub(super) fn open(&self) -> Result<&Open, Trouble> {
        let open = self.open.as_ref().ok_or(Trouble::Locked)?;
        open.me().map(|_| open)
    }

    pub(super) fn open_mut(&mut self) -> Result<&mut Open, Trouble> {
        self.open()?;
        self.open.as_mut().ok_or(Trouble::Locked)
    }

    /// Reads the whole journal under a key that was unwrapped for a member.
    pub(super) async fn load(
        &self,
        vault: Vault,
        staff: StaffId,
        progress: Progress<'_>,
    ) -> Result<Open, Trouble> {
        let device = vault.note::<DeviceCode>(&self.store, &self.cipher).await?.ok_or(Trouble::Damaged)?;
        let backup = vault.note::<BackupNote>(&self.store, &self.cipher).await?;
        let mut open = Open { backup, ..Open::empty(vault, staff, device) };
        if !open.read_on(&self.store, &self.cipher, progress).await? {
            return Err(Trouble::Damaged);
        }
        open.me()?;
        Ok(open)
    }

    /// Reads what other tabs wrote. True where there was something.
    pub async fn catch_up(&mut self) -> Result<bool, Trouble> {
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        let news = open.read_on(&self.store, &self.cipher, &mut |_, _| {}).await;
        if news == Err(Trouble::Damaged) {
            // What could not be read is not half applied: memory is built anew at the next unlocking.
            self.lock();
        }
        if self.open().is_err() {
            self.lock();
        }
        news
    }
}
