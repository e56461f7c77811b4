//! The kept gist: figures are answered from it and the end of the journal before all rows are in memory.
//!
//! It is made from the journal and can be made anew, so one that is missing, does not open, or does not hang on the journal
//! as it is there, is passed over without a word.

use casework::act::{Change, ChangeSet};
use serde::{Deserialize, Serialize};

use super::Session;
use super::open::{BLOCK, Open};
use crate::casebook::Gist;
use crate::journal::{Chain, key_of};
use crate::schema::Place;
use crate::sealing::{Cipher, Purpose, Random, open_row, seal_row, tag_of};
use crate::segment::{self, binding, packed, unpacked};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// A head, then the gist. Takes a new number with every change of what is kept in it.
const FORMAT: u8 = 1;
/// Fewer contacts are read as quickly as a gist.
const LEAST: u32 = 4_096;
/// Acts after which it is kept anew.
const ACTS: u64 = 512;

/// The gist and where the journal stood.
pub(super) struct Ahead {
    pub gist: Gist,
    chain: Chain,
}

/// The row of the journal it hangs on.
#[derive(Serialize, Deserialize)]
struct Anchor {
    seq: u64,
    tag: Vec<u8>,
}

impl Open {
    /// What the desk and figures are answered from.
    pub fn gist(&self) -> &Gist {
        self.ahead.as_ref().map_or(self.book.gist(), |ahead| &ahead.gist)
    }

    /// A gist does not take blocks in or out: after an act that does it is kept anew.
    pub fn gist_outdated_by(&mut self, set: &ChangeSet, seq: u64) {
        let is_of_blocks = |change: &Change| matches!(change, Change::AddBlock(_) | Change::DropBlock(_));
        if seq > self.kept && set.changes.iter().any(is_of_blocks) {
            self.kept = 0;
        }
    }

    /// All rows are read: from now on they answer. `Damaged` where the journal is shorter than it was.
    pub fn arrive(&mut self) -> Result<(), Trouble> {
        let Some(ahead) = self.ahead.take() else { return Ok(()) };
        if ahead.chain.seq() > self.chain.seq() {
            return Err(Trouble::Damaged);
        }
        if ahead.gist.seq != self.book.seq() {
            self.changed();
        }
        Ok(())
    }

    /// The kept gist brought up to the journal's end, where it can be used.
    pub async fn look_ahead(&mut self, store: &impl Store, cipher: &impl Cipher) {
        if let Ok(Some((kept, ahead))) = self.kept(store, cipher).await {
            self.kept = kept;
            self.ahead = Some(ahead);
        }
    }

    async fn kept(&self, store: &impl Store, cipher: &impl Cipher) -> Result<Option<(u64, Ahead)>, Trouble> {
        let (at, generation) = (Key::Number(segment::GIST), self.vault.generation);
        let Some(row) = store.get(Place::Segments, &at).await? else { return Ok(None) };
        let key = self.vault.key(Purpose::Segments);
        let plain = open_row(cipher, &key, &binding(&at, generation), &row).await?;
        let plain = unpacked(FORMAT, &plain)?;
        let (anchor, gist) = postcard::take_from_bytes::<Anchor>(&plain).map_err(|_| Trouble::Damaged)?;
        let mut gist = Gist::unkeep(gist).ok_or(Trouble::Damaged)?;
        let from = key_of(self.vault.journal, anchor.seq);
        let mut rows = store.range(Place::Journal, from, BLOCK).await?;
        let Some((at, last)) = rows.first().filter(|(_, row)| tag_of(row) == anchor.tag) else {
            return Ok(None);
        };
        if *at != from || gist.seq != anchor.seq {
            return Ok(None);
        }
        let mut chain = Chain::after(self.vault.journal, anchor.seq, last);
        rows.remove(0);
        rows = chain.own(rows);
        let key = self.vault.key(Purpose::Journal);
        while !rows.is_empty() {
            let sets = chain.open(cipher, &key, &rows).await?;
            for set in &sets {
                set.changes.iter().try_for_each(|change| gist.change(change))?;
                (gist.seq, gist.saved) = (gist.seq + 1, Some(set.at));
            }
            rows = chain.own(store.range(Place::Journal, chain.next_key(), BLOCK).await?);
        }
        Ok(Some((anchor.seq, Ahead { gist, chain })))
    }
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Is the kept gist missing or old, and worth its writing?
    pub fn wants_gist_kept(&self) -> bool {
        let wants = |open: &Open| {
            open.ahead.is_none()
                && open.is_level()
                && !open.book.is_owed_a_block()
                && open.book.count() >= LEAST
                && (open.kept == 0 || open.book.seq() - open.kept >= ACTS)
        };
        self.open.as_ref().is_some_and(wants)
    }

    /// Keeps the gist for the next unlocking. Nothing hangs on it: another tab may do the same.
    pub async fn keep_gist(&mut self) -> Result<(), Trouble> {
        let vault = &self.open()?.vault;
        if self.generation(vault).await? != vault.journal {
            // It would be one of a journal that counts no more.
            return Ok(());
        }
        let Session { store, cipher, random, open, .. } = self;
        let open = open.as_mut().ok_or(Trouble::Locked)?;
        if open.book.is_owed_a_block() {
            // It would say that the contacts missing now were never there.
            return Ok(());
        }
        let (seq, at) = (open.book.seq(), Key::Number(segment::GIST));
        let anchor = Anchor { seq, tag: open.chain.tag().to_vec() };
        let mut plain = postcard::to_stdvec(&anchor).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        plain.extend(open.book.gist().keep()?);
        let key = open.vault.key(Purpose::Segments);
        let binding = binding(&at, open.vault.generation);
        let row = seal_row(cipher, random, &key, &binding, &packed(FORMAT, &plain)).await?;
        let put = Op::Put(Place::Segments, at.clone(), row);
        store.commit(vec![put], Durability::Relaxed).await.map_err(super::save::trouble)?;
        open.kept = seq;
        Ok(())
    }
}
