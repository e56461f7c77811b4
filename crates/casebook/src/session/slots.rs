//! Slots of meta: the data key wrapped for each who may open it, and a few sealed notes.
//!
//! A key slot is the only thing that is readable without a key: a short name for the lock screen, salt and cost. They are
//! bound to the wrapped key, so a changed one does not open.

use casework::contact::DeviceCode;
use casework::order;
use casework::staff::StaffId;
use casework::time::Moment;
use serde::{Deserialize, Serialize};

use crate::door::{Door, DoorName, KdfParams, Kek};
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, DataKey, Purpose, Random, SealKey, open_row, seal_row};
use crate::store::{Key, Op, Store};
use crate::trouble::Trouble;

/// Format of a key slot.
const FORMAT: u8 = 1;
/// First generation of a data key, and of a journal.
pub const FIRST: u32 = 1;
/// Begins the keys of key slots.
const PREFIX: &str = "key/";

/// Whose slot it is, and what the door shows of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Owner {
    /// A member of staff, by passphrase.
    Member(DoorName),
    /// Whoever holds the recovery key.
    Recovery(KdfParams),
}

/// The data key, wrapped for one owner.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeySlot {
    /// Generation of the data key.
    pub generation: u32,
    /// Owner.
    pub owner: Owner,
    wrapped: Vec<u8>,
}

/// The data key and its generation: opens and seals everything of a centre.
#[derive(Clone, Debug)]
pub struct Vault {
    /// The key.
    pub data_key: DataKey,
    /// Its generation.
    pub generation: u32,
    /// Generation of the journal that counts.
    pub journal: u32,
}

/// Which generation of the journal counts, where it was written anew.
#[derive(Clone, Serialize, Deserialize)]
pub struct Generation {
    /// The generation.
    pub number: u32,
    /// Keys of rows that tell whoever knows only an older generation that it counts no more.
    pub stops: Vec<u64>,
}

/// When the last backup was written, and after which act.
#[derive(Clone, Copy, Serialize, Deserialize)]
pub struct BackupNote {
    /// When.
    pub at: Moment,
    /// Number of the last act in it.
    pub seq: u64,
}

/// Key of a member's slot.
pub fn member_key(staff: StaffId) -> Key {
    Key::Text(format!("{PREFIX}{}", staff.0))
}

impl Owner {
    /// Key of the slot.
    pub fn key(&self) -> Key {
        match self {
            Owner::Member(name) => member_key(name.staff),
            Owner::Recovery(_) => Key::Text(format!("{PREFIX}recovery")),
        }
    }

    fn is(&self, staff: Option<StaffId>) -> bool {
        match self {
            Owner::Member(name) => staff == Some(name.staff),
            Owner::Recovery(_) => staff.is_none(),
        }
    }

    fn bytes(&self) -> Result<Vec<u8>, Trouble> {
        postcard::to_stdvec(self).map_err(|_| Trouble::Unknown("encode".to_owned()))
    }
}

impl KeySlot {
    /// Wraps the data key.
    pub async fn wrap(
        vault: &Vault,
        owner: Owner,
        kek: &Kek,
        cipher: &impl Cipher,
        source: &mut impl Random,
    ) -> Result<KeySlot, Trouble> {
        let (key, after) = (owner.key(), owner.bytes()?);
        let binding = Binding { place: Place::Meta, key: &key, generation: vault.generation, after: &after };
        let wrapped = seal_row(cipher, source, &SealKey(kek.0), &binding, &vault.data_key.0).await?;
        Ok(KeySlot { generation: vault.generation, owner, wrapped })
    }

    /// Unwraps the data key; none = the wrong key, or a changed slot, which cannot be told apart.
    pub async fn unwrap(&self, kek: &Kek, cipher: &impl Cipher) -> Result<Option<Vault>, Trouble> {
        let (key, after) = (self.owner.key(), self.owner.bytes()?);
        let binding = Binding { place: Place::Meta, key: &key, generation: self.generation, after: &after };
        match open_row(cipher, &SealKey(kek.0), &binding, &self.wrapped).await {
            Ok(bytes) => {
                let bytes: [u8; 32] = bytes.try_into().map_err(|_| Trouble::Damaged)?;
                let (data_key, generation) = (DataKey(bytes), self.generation);
                Ok(Some(Vault { data_key, generation, journal: FIRST }))
            }
            Err(Trouble::Damaged) => Ok(None),
            Err(trouble) => Err(trouble),
        }
    }

    /// Bytes as stored.
    pub fn encode(&self) -> Result<Vec<u8>, Trouble> {
        let body = postcard::to_stdvec(self).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        Ok([vec![FORMAT], body].concat())
    }

    /// Reads stored bytes.
    pub fn decode(bytes: &[u8]) -> Result<KeySlot, Trouble> {
        match bytes.split_first() {
            Some((&FORMAT, body)) => postcard::from_bytes(body).map_err(|_| Trouble::Damaged),
            Some((format, _)) if *format > FORMAT => Err(Trouble::NewerVersion),
            _ => Err(Trouble::Damaged),
        }
    }

    /// The step that stores it over the present one.
    pub fn put(&self) -> Result<Op, Trouble> {
        Ok(Op::Put(Place::Meta, self.owner.key(), self.encode()?))
    }

    /// The step that stores it where none is.
    pub fn add(&self) -> Result<Op, Trouble> {
        Ok(Op::Add(Place::Meta, self.owner.key(), self.encode()?))
    }
}

/// All key slots of a store.
pub async fn key_slots(store: &impl Store) -> Result<Vec<KeySlot>, Trouble> {
    let rows = store.all(Place::Meta).await?;
    let slots = rows.iter().filter(|(key, _)| key.starts_with(PREFIX));
    slots.map(|(_, row)| KeySlot::decode(row)).collect()
}

/// The slot of a member, or of the recovery key.
pub fn slot_of(slots: &[KeySlot], staff: Option<StaffId>) -> Option<&KeySlot> {
    slots.iter().find(|slot| slot.owner.is(staff))
}

/// What the slots show before unlocking, members in the order of their numbers.
pub fn door_of(slots: &[KeySlot]) -> Result<Door, Trouble> {
    let mut names: Vec<DoorName> = Vec::new();
    let mut recovery = None;
    for slot in slots {
        match &slot.owner {
            Owner::Member(name) => names.push(name.clone()),
            Owner::Recovery(params) => recovery = Some(params.clone()),
        }
    }
    order::sort_by_key(&mut names, |name| name.staff);
    match recovery {
        None if names.is_empty() => Ok(Door::Empty),
        None => Err(Trouble::Damaged),
        Some(recovery) => Ok(Door::Sealed { names, recovery }),
    }
}

/// A sealed note of meta.
pub trait Note: Serialize + for<'a> Deserialize<'a> {
    /// Its key.
    const KEY: &'static str;
}

/// The code of the device this store is on.
impl Note for DeviceCode {
    const KEY: &'static str = "device";
}

impl Note for BackupNote {
    const KEY: &'static str = "backup";
}

impl Note for Generation {
    const KEY: &'static str = "journal";
}

impl Vault {
    /// The sub-key of a purpose.
    pub fn key(&self, purpose: Purpose) -> SealKey {
        let generation = if purpose == Purpose::Journal { self.journal } else { self.generation };
        self.data_key.sub_key(purpose, generation)
    }

    /// The step that stores a note.
    pub async fn put_note<N: Note>(
        &self,
        note: &N,
        cipher: &impl Cipher,
        source: &mut impl Random,
    ) -> Result<Op, Trouble> {
        let plain = postcard::to_stdvec(note).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        let key = Key::text(N::KEY);
        let binding = self.binding(&key);
        let row = seal_row(cipher, source, &self.key(Purpose::Meta), &binding, &plain).await?;
        Ok(Op::Put(Place::Meta, key, row))
    }

    /// Reads a note; none = never written.
    pub async fn note<N: Note>(
        &self,
        store: &impl Store,
        cipher: &impl Cipher,
    ) -> Result<Option<N>, Trouble> {
        let key = Key::text(N::KEY);
        let Some(row) = store.get(Place::Meta, &key).await? else { return Ok(None) };
        let plain = open_row(cipher, &self.key(Purpose::Meta), &self.binding(&key), &row).await?;
        postcard::from_bytes(&plain).map(Some).map_err(|_| Trouble::NewerVersion)
    }

    fn binding<'a>(&self, key: &'a Key) -> Binding<'a> {
        Binding { place: Place::Meta, key, generation: self.generation, after: &[] }
    }
}

impl std::fmt::Debug for KeySlot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "KeySlot({:?})", self.owner.key())
    }
}
