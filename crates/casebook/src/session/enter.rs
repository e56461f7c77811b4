//! The ways in: opening a centre, unlocking, recovering, changing a passphrase.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use casework::act::ActKind;
use casework::contact::DeviceCode;
use casework::demo;
use casework::issue::Issue;
use casework::staff::StaffId;
use casework::time::Moment;

use super::blocks::Parted;
use super::delay::Delay;
use super::open::Open;
use super::pins;
use super::save::{door_name, trouble};
use super::slots::{FIRST, KeySlot, Owner, Vault, door_of, key_slots, slot_of};
use super::{Asked, Lost, NewCentre, Progress, Session};
use crate::door::{Door, DoorName, KdfParams, Kek, Secret};
use crate::schema::Place;
use crate::sealing::{Cipher, DataKey, Random, random};
use crate::store::{CommitError, Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// A member's passphrase as it is set anew.
struct Renewed<'a> {
    staff: StaffId,
    params: KdfParams,
    kek: &'a Kek,
}

/// The key of a demo centre. No secret: what it seals is made up, and the page says so.
const DEMO_KEK: Kek = Kek(*b"the demo centre keeps no secret!");

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Is there a centre, and who may unlock it?
    pub async fn look_at_door(&self) -> Result<Door, Trouble> {
        door_of(&key_slots(&self.store).await?)
    }

    /// Opens a new centre in an empty store and stays unlocked as its first member. `Occupied` where there is one.
    pub async fn open_centre(&mut self, new: &NewCentre, at: Moment) -> Asked<()> {
        self.must_be_empty().await?;
        self.clear_rows().await?;
        let name = door_name(&[], &new.door_name, None);
        let set = casework::act::open(new.centre.clone(), &new.name, at);
        let (name, set) = match (name, set) {
            (Ok(name), Ok(set)) => (name, set),
            (name, set) => {
                let issues: Vec<Issue> = set.err().into_iter().flatten().chain(name.err()).collect();
                return Ok(Err(issues));
            }
        };
        let mut open = Open::empty(self.new_vault()?, set.by, DeviceCode(0));
        let by = set.by;
        let set = Parted { set, rows: Vec::new() };
        let mut batch = vec![open.begin(set, &self.cipher, &mut self.random).await?];
        let member = Owner::Member(DoorName { staff: by, name, params: new.params.clone() });
        batch.extend(self.own(&open, member, &new.kek).await?);
        let recovery = Owner::Recovery(new.recovery_params.clone());
        batch.extend(self.own(&open, recovery, &new.recovery_kek).await?);
        self.found(open, batch).await.map(Ok)
    }

    /// Opens a demo centre with a made-up year in it. `unlock_demo` opens it again.
    pub async fn open_demo(
        &mut self,
        year: demo::Year,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.must_be_empty().await?;
        self.clear_rows().await?;
        let unfit = || Trouble::Unknown("demo".to_owned());
        let head = demo::receivers().first().copied().unwrap_or_default();
        let set = casework::act::open(demo::centre(), head, at).map_err(|_| unfit())?;
        let by = set.by;
        let mut open = Open::empty(self.new_vault()?, by, DeviceCode(0));
        let set = Parted { set, rows: Vec::new() };
        let mut batch = vec![open.begin(set, &self.cipher, &mut self.random).await?];
        let fill = demo::fill(&open.book, by, year, at, open.device);
        let mut steps = |done, of: u32| {
            progress(done, of + 1);
            ControlFlow::Continue(())
        };
        let fill = self.write_blocks(fill, &open.vault, 0, &mut steps).await?;
        batch.push(open.begin(fill, &self.cipher, &mut self.random).await?);
        let params = KdfParams::step(0, [0; 16]);
        let name = DoorName { staff: by, name: head.to_owned(), params: params.clone() };
        batch.extend(self.own(&open, Owner::Member(name), &DEMO_KEK).await?);
        batch.extend(self.own(&open, Owner::Recovery(params), &DEMO_KEK).await?);
        self.found(open, batch).await?;
        progress(1, 1);
        Ok(())
    }

    /// Unlocks a demo centre, whose key is no secret.
    pub async fn unlock_demo(&mut self, at: Moment, progress: Progress<'_>) -> Result<(), Trouble> {
        self.unlock(StaffId(1), &DEMO_KEK, at, progress).await
    }

    /// Unlocks with a member's passphrase. `WrongKey` tells how long to wait; asked again too early, too.
    pub async fn unlock(
        &mut self,
        staff: StaffId,
        kek: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.enter(staff, kek, at, false, progress).await
    }

    /// Unlocks what `unlock` says is `Damaged`, without the blocks that do not open: `missing_blocks` names them. The other
    /// records can be read and added to; until each of those blocks is put back or its import undone, no backup is written
    /// and nothing is imported. `Damaged` where it is the journal itself.
    pub async fn unlock_around_damage(
        &mut self,
        staff: StaffId,
        kek: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.enter(staff, kek, at, true, progress).await
    }

    /// What `unlock_around_damage` would leave out, or with the recovery key `recover_around_damage`, by the act that brought
    /// it; none = all is whole. Stays locked, and changes no passphrase.
    pub async fn look_at_damage(
        &mut self,
        staff: StaffId,
        secret: Secret,
        kek: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<Vec<Lost>, Trouble> {
        self.lock();
        let whose = match secret {
            Secret::Passphrase => Some(staff),
            Secret::RecoveryKey => None,
        };
        let (_, vault) = self.try_key(whose, kek, at).await?;
        self.open = Some(self.load(vault, staff, true, progress).await?);
        let missing = self.missing_blocks();
        self.lock();
        let mut acts = BTreeMap::<u64, Lost>::new();
        for block in missing? {
            let is_import = matches!(block.kind, ActKind::Import { .. });
            let lost = acts.entry(block.seq).or_insert(Lost { contacts: 0, at: block.at, is_import });
            lost.contacts += block.contacts;
        }
        Ok(acts.into_values().collect())
    }

    async fn enter(
        &mut self,
        staff: StaffId,
        kek: &Kek,
        at: Moment,
        around_damage: bool,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.lock();
        let (_, vault) = self.try_key(Some(staff), kek, at).await?;
        self.open = Some(self.load(vault, staff, around_damage, progress).await?);
        Ok(())
    }

    /// Unlocks with the recovery key, gives a member a new passphrase, and is then unlocked as that member. `Locked` where
    /// that member does not work here any more.
    pub async fn recover(
        &mut self,
        recovery: &Kek,
        staff: StaffId,
        params: KdfParams,
        new: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.renew(recovery, Renewed { staff, params, kek: new }, at, false, progress).await
    }

    /// The same without the blocks that do not open, as `unlock_around_damage`.
    pub async fn recover_around_damage(
        &mut self,
        recovery: &Kek,
        staff: StaffId,
        params: KdfParams,
        new: &Kek,
        at: Moment,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.renew(recovery, Renewed { staff, params, kek: new }, at, true, progress).await
    }

    async fn renew(
        &mut self,
        recovery: &Kek,
        new: Renewed<'_>,
        at: Moment,
        around_damage: bool,
        progress: Progress<'_>,
    ) -> Result<(), Trouble> {
        self.lock();
        let Renewed { staff, params, kek } = new;
        let (slots, vault) = self.try_key(None, recovery, at).await?;
        let open = self.load(vault, staff, around_damage, progress).await?;
        let name = match slot_of(&slots, Some(staff)).map(|slot| &slot.owner) {
            Some(Owner::Member(name)) => name.name.clone(),
            _ => open.me()?.name.clone(),
        };
        let owner = Owner::Member(DoorName { staff, name, params });
        // Whoever knew the PIN of before need not be the one who sits here now.
        self.replace_key(&open.vault, owner, kek, Some(pins::forget(staff))).await?;
        self.open = Some(Open { pin: None, ..open });
        Ok(())
    }

    /// Changes one's own passphrase; the present one is asked again.
    pub async fn change_passphrase(
        &mut self,
        old: &Kek,
        params: KdfParams,
        new: &Kek,
        at: Moment,
    ) -> Result<(), Trouble> {
        let me = self.open()?.me;
        let (slots, vault) = self.try_key(Some(me), old, at).await?;
        let Some(Owner::Member(name)) = slot_of(&slots, Some(me)).map(|slot| slot.owner.clone()) else {
            return Err(Trouble::Locked);
        };
        self.replace_key(&vault, Owner::Member(DoorName { params, ..name }), new, None).await
    }

    pub(super) async fn try_key(
        &self,
        staff: Option<StaffId>,
        kek: &Kek,
        at: Moment,
    ) -> Result<(Vec<KeySlot>, Vault), Trouble> {
        let slots = key_slots(&self.store).await?;
        let vault = self.unwrap_key(&slots, staff, kek, at).await?;
        Ok((slots, vault))
    }

    /// Unwraps the data key from one of these slots, with the wait after wrong keys.
    pub(super) async fn unwrap_key(
        &self,
        slots: &[KeySlot],
        staff: Option<StaffId>,
        kek: &Kek,
        at: Moment,
    ) -> Result<Vault, Trouble> {
        let delay = Delay::read(&self.store).await?;
        delay.check(at)?;
        let vault = match slot_of(slots, staff) {
            Some(slot) => slot.unwrap(kek, &self.cipher).await?,
            None => None,
        };
        match vault {
            Some(vault) => {
                delay.right(&self.store).await;
                Ok(vault)
            }
            None => Err(delay.wrong(&self.store, at).await),
        }
    }

    async fn replace_key(
        &mut self,
        vault: &Vault,
        owner: Owner,
        kek: &Kek,
        beside: Option<Op>,
    ) -> Result<(), Trouble> {
        let slot = KeySlot::wrap(vault, owner, kek, &self.cipher, &mut self.random).await?;
        let batch = Some(slot.put()?).into_iter().chain(beside).collect();
        match self.store.commit(batch, Durability::Strict).await {
            Ok(()) => Ok(()),
            Err(CommitError::Trouble(trouble)) => Err(trouble),
            Err(CommitError::Collision) => Err(Trouble::Aborted),
        }
    }

    pub(super) async fn must_be_empty(&mut self) -> Result<(), Trouble> {
        match self.look_at_door().await? {
            Door::Empty => Ok(()),
            Door::Sealed { .. } => Err(Trouble::Occupied),
        }
    }

    /// Rows without a door are what an interrupted restore left.
    pub(super) async fn clear_rows(&self) -> Result<(), Trouble> {
        for place in [Place::Journal, Place::Segments] {
            let keys = self.store.keys(place).await?;
            for keys in keys.chunks(super::open::BLOCK as usize) {
                let delete = |key: &u64| Op::Delete(place, Key::Number(*key));
                self.write(keys.iter().map(delete).collect(), Durability::Relaxed).await?;
            }
        }
        Ok(())
    }

    fn new_vault(&mut self) -> Result<Vault, Trouble> {
        Ok(Vault { data_key: DataKey(random(&mut self.random)?), generation: FIRST, journal: FIRST })
    }

    async fn own(&mut self, open: &Open, owner: Owner, kek: &Kek) -> Result<Option<Op>, Trouble> {
        let slot = KeySlot::wrap(&open.vault, owner, kek, &self.cipher, &mut self.random).await?;
        slot.add().map(Some)
    }

    /// Writes the beginning of a centre and stays unlocked.
    async fn found(&mut self, open: Open, mut batch: Vec<Op>) -> Result<(), Trouble> {
        batch.push(open.vault.put_note(&open.device, &self.cipher, &mut self.random).await?);
        batch.push(Delay::forget());
        self.write(batch, Durability::Strict).await?;
        self.open = Some(open);
        Ok(())
    }

    /// Writes where nobody else should have written: a collision means that somebody did.
    pub(super) async fn write(&self, batch: Vec<Op>, durability: Durability) -> Result<(), Trouble> {
        self.store.commit(batch, durability).await.map_err(trouble)
    }
}
