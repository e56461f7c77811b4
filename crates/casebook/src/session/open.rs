//! What is in memory while a session is unlocked, and how it is read from the journal.

use std::collections::{HashMap, HashSet};

use casework::contact::{DeviceCode, RecordId};
use casework::figure::{Answer, Ask};
use casework::query::{ContactQuery, EntryQuery};
use casework::staff::{Staff, StaffId};
use casework::tally::TallyAsk;
use casework::view::Number;

use super::ahead::Ahead;
use super::generation::is_of_rows;
use super::reading::Reading;
use super::save::Doubt;
use super::slots::{BackupNote, Vault};
use super::{Progress, Session};
use crate::casebook::{Casebook, EntryList, List, Ranks};
use crate::journal::Chain;
use crate::passphrase::Pin;
use crate::sealing::{Cipher, Random};
use crate::store::Store;
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
    pub reading: Reading,
    pub ahead: Option<Ahead>,
    /// A block that does not open, or is missing, is left out instead of closing all of it.
    pub around_damage: bool,
    /// Number of the act after which the gist was kept; 0 = none is.
    pub kept: u64,
    pub backup: Option<BackupNote>,
    /// One's own PIN on this device.
    pub pin: Option<Pin>,
    pub doubt: Option<Doubt>,
    pub list: Option<(ContactQuery, List)>,
    pub ranks: Option<Ranks>,
    pub answers: HashMap<Ask, Answer>,
    pub entry_list: Option<(EntryQuery, EntryList)>,
    pub tallies: HashMap<TallyAsk, Answer>,
    /// Numbers shown in full in this session.
    pub seen: HashSet<(RecordId, Number)>,
}

impl Open {
    /// An empty casebook under a key.
    pub fn empty(vault: Vault, me: StaffId, device: DeviceCode) -> Open {
        Open {
            chain: Chain::start(vault.journal),
            vault,
            me,
            device,
            book: Casebook::default(),
            reading: Reading::default(),
            ahead: None,
            around_damage: false,
            kept: 0,
            backup: None,
            pin: None,
            doubt: None,
            list: None,
            ranks: None,
            answers: HashMap::new(),
            entry_list: None,
            tallies: HashMap::new(),
            seen: HashSet::new(),
        }
    }

    /// Who unlocked, as long as they work here.
    pub fn me(&self) -> Result<&Staff, Trouble> {
        self.gist().member(self.me).filter(|member| member.active).ok_or(Trouble::Locked)
    }

    /// The state changed: what was worked out from the old one is dropped.
    pub fn changed(&mut self) {
        self.list = None;
        self.ranks = None;
        self.answers.clear();
        self.entry_list = None;
        self.tallies.clear();
    }
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

    /// The same, once all rows are read.
    pub(super) fn all(&self) -> Result<&Open, Trouble> {
        let open = self.open()?;
        if open.ahead.is_none() { Ok(open) } else { Err(Trouble::Unknown("rows".to_owned())) }
    }

    pub(super) fn all_mut(&mut self) -> Result<&mut Open, Trouble> {
        self.all()?;
        self.open.as_mut().ok_or(Trouble::Locked)
    }

    /// Reads the journal under a key that was unwrapped for a member: only its end, where a gist of the rest is kept. Where
    /// another tab writes it anew meanwhile, it is read once more.
    pub(super) async fn load(
        &self,
        vault: Vault,
        staff: StaffId,
        around_damage: bool,
        progress: Progress<'_>,
    ) -> Result<Open, Trouble> {
        loop {
            let journal = self.generation(&vault).await?;
            let vault = Vault { journal, ..vault.clone() };
            let read = self.load_generation(vault.clone(), staff, around_damage, progress).await;
            if !is_of_rows(&read) || self.generation(&vault).await? == journal {
                return read;
            }
        }
    }

    async fn load_generation(
        &self,
        vault: Vault,
        staff: StaffId,
        around_damage: bool,
        progress: Progress<'_>,
    ) -> Result<Open, Trouble> {
        let device = vault.note::<DeviceCode>(&self.store, &self.cipher).await?.ok_or(Trouble::Damaged)?;
        let backup = match vault.note::<BackupNote>(&self.store, &self.cipher).await {
            // A mere note: that it is damaged keeps nobody from the records.
            Err(Trouble::Damaged) => None,
            note => note?,
        };
        let mut open = Open { backup, around_damage, ..Open::empty(vault, staff, device) };
        if !around_damage {
            open.look_ahead(&self.store, &self.cipher).await;
        }
        if open.ahead.is_none() && !open.read_on(&self.store, &self.cipher, progress).await? {
            return Err(Trouble::Damaged);
        }
        open.me()?;
        open.read_pin(&self.store, &self.cipher).await;
        Ok(open)
    }
}
