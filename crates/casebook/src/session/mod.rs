//! A session: one tab's unlocked casebook and everything that can be asked of it, without a browser.
//!
//! A save is: rules → change set → sealed row added at the next number of the journal in one strict transaction → applied
//! in memory. Adding fails when another tab was first; then this one catches up and applies the rules again, so a save that
//! succeeds was always checked against the newest state. Reads no clock and makes no randomness: both come in.

mod answer;

pub use answer::{
    ActLine, Acted, Asked, BackupLabel, ContactSheet, Desk, KeptDraft, NewCentre, NewStaff, Outcome,
};

use casework::act::Act;
use casework::contact::{Contact, RecordId};
use casework::draft::ContactDraft;
use casework::figure::{Answer, Ask};
use casework::query::{ContactQuery, LookUp};
use casework::staff::StaffId;
use casework::time::{Moment, Month};
use casework::view::{ContactWindow, HistoryEntry, Known};

use crate::door::{Door, KdfParams, Kek};
use crate::sealing::{Cipher, Random};
use crate::store::Store;
use crate::trouble::Trouble;

/// Told of long work: rows done, of how many.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32);

/// A session over a store. Locked at first; every question but those at the door then answers `Locked`.
pub struct Session<S, C, R> {
    store: S,
    cipher: C,
    random: R,
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// A locked session.
    pub fn new(store: S, cipher: C, random: R) -> Self {
        Session { store, cipher, random }
    }

    /// Is it unlocked?
    pub fn is_open(&self) -> bool {
        false
    }

    /// Forgets keys and plain text.
    pub fn lock(&mut self) {}

    /// The store.
    pub fn store(&self) -> &S {
        let _ = (&self.cipher, &self.random);
        &self.store
    }

    /// Is there a centre, and who may unlock it?
    pub async fn look_at_door(&self) -> Result<Door, Trouble> {
        Ok(Door::Empty)
    }

    /// Opens a new centre in an empty store and stays unlocked as its first member. `Occupied` where there is one.
    pub async fn open_centre(&mut self, _new: &NewCentre, _at: Moment) -> Asked<()> {
        Err(Trouble::Locked)
    }

    /// Opens a demo centre: a generated year up to `at`, about so many contacts. `unlock_demo` opens it again.
    pub async fn open_demo(
        &mut self,
        _contacts: u32,
        _at: Moment,
        _progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// Unlocks a demo centre, whose key is no secret.
    pub async fn unlock_demo(&mut self, _at: Moment, _progress: Progress<'_>) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// Unlocks with a member's passphrase. `WrongKey` tells how long to wait; asked again too early, too.
    pub async fn unlock(
        &mut self,
        _staff: StaffId,
        _kek: &Kek,
        _at: Moment,
        _progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// Unlocks with the recovery key, gives a member a new passphrase, and is then unlocked as that member.
    pub async fn recover(
        &mut self,
        _recovery: &Kek,
        _staff: StaffId,
        _params: KdfParams,
        _new: &Kek,
        _at: Moment,
        _progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// Changes one's own passphrase; the present one is asked again.
    pub async fn change_passphrase(
        &mut self,
        _old: &Kek,
        _params: KdfParams,
        _new: &Kek,
        _at: Moment,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// A new member of staff and its key, in one transaction.
    pub async fn add_staff(&mut self, _new: &NewStaff, _at: Moment) -> Outcome {
        Err(Trouble::Locked)
    }

    /// Changes data. A `Trouble` means: not saved, as far as is known; the same act asked again is not written twice.
    pub async fn act(&mut self, _act: &Act, _at: Moment) -> Outcome {
        Err(Trouble::Locked)
    }

    /// Undoes an act by its number in the journal.
    pub async fn undo(&mut self, _seq: u64, _at: Moment) -> Outcome {
        Err(Trouble::Locked)
    }

    /// Reads what other tabs wrote. True where there was something.
    pub async fn catch_up(&mut self) -> Result<bool, Trouble> {
        Err(Trouble::Locked)
    }

    /// What every page knows.
    pub fn desk(&self) -> Result<Desk, Trouble> {
        Err(Trouble::Locked)
    }

    /// Raised by every change of data: the number of the last row of the journal.
    pub fn revision(&self) -> Result<u64, Trouble> {
        Err(Trouble::Locked)
    }

    /// A part of a list.
    pub fn window(
        &mut self,
        _query: &ContactQuery,
        _from: u32,
        _count: u32,
    ) -> Result<ContactWindow, Trouble> {
        Err(Trouble::Locked)
    }

    /// One contact, whole; none = no such record.
    pub fn contact(&self, _id: RecordId) -> Result<Option<ContactSheet>, Trouble> {
        Err(Trouble::Locked)
    }

    /// One contact as a draft to edit; none = no such record.
    pub fn edit(&self, _id: RecordId) -> Result<Option<ContactDraft>, Trouble> {
        Err(Trouble::Locked)
    }

    /// What is known beside the form; `at` bounds the last 30 days.
    pub fn look_up(&self, _asked: &LookUp, _at: Moment) -> Result<Known, Trouble> {
        Err(Trouble::Locked)
    }

    /// Figures, in the order asked.
    pub fn figures(&mut self, _asks: &[Ask]) -> Result<Vec<Answer>, Trouble> {
        Err(Trouble::Locked)
    }

    /// First and last month with contacts.
    pub fn span(&self) -> Result<Option<(Month, Month)>, Trouble> {
        Err(Trouble::Locked)
    }

    /// The last acts, latest first.
    pub fn acts(&self, _count: u32) -> Result<Vec<ActLine>, Trouble> {
        Err(Trouble::Locked)
    }

    /// History of a contact, latest first, read from the journal.
    pub async fn history(&self, _id: RecordId) -> Result<Vec<HistoryEntry>, Trouble> {
        Err(Trouble::Locked)
    }

    /// The contacts of a list in its order, for a file with personal data.
    pub fn export(&mut self, _query: &ContactQuery) -> Asked<Vec<Contact>> {
        Err(Trouble::Locked)
    }

    /// Keeps a draft of one's own, sealed; none = throws it away.
    pub async fn keep_draft(
        &mut self,
        _slot: &str,
        _draft: Option<&ContactDraft>,
        _at: Moment,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }

    /// One's own drafts.
    pub async fn drafts(&self) -> Result<Vec<KeptDraft>, Trouble> {
        Err(Trouble::Locked)
    }

    /// The bytes of a backup file; notes that it was made.
    pub async fn backup(&mut self, _at: Moment, _progress: Progress<'_>) -> Asked<Vec<u8>> {
        Err(Trouble::Locked)
    }

    /// Restores a backup into an empty store; checks all of it before writing. With a member's key the session is then
    /// unlocked as that member; with the recovery key (`staff` none) it stays locked.
    pub async fn restore(
        &mut self,
        _file: &[u8],
        _staff: Option<StaffId>,
        _kek: &Kek,
        _at: Moment,
        _progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        Err(Trouble::Locked)
    }
}

/// What a backup file says of itself without being opened.
pub fn inspect_backup(_file: &[u8]) -> Result<BackupLabel, Trouble> {
    Err(Trouble::NotABackup)
}
