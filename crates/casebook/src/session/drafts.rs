//! Drafts: what somebody was typing, sealed under their number. A convenience: one that does not open any more is left out.
//!
//! A row holds moment, draft, wish, in this order. Rows kept before there were wishes end after the draft.

use casework::act::WishId;
use casework::draft::ContactDraft;
use casework::register::EntryDraft;
use casework::staff::StaffId;
use casework::time::Moment;
use serde::Serialize;

use super::{KeptDraft, KeptEntry, Session};
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Purpose, Random, open_row, seal_row};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

/// Before the slots of entries' forms.
const ENTRY: &str = "entry/";

/// Is it the slot of an entry's form?
pub(super) fn is_of_entry(slot: &str) -> bool {
    slot.starts_with(ENTRY)
}

fn prefix(staff: StaffId) -> String {
    format!("{}/", staff.0)
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// Keeps a draft of one's own and the number of its wish, sealed; no draft = throws it away.
    pub async fn keep_draft(
        &mut self,
        slot: &str,
        draft: Option<&ContactDraft>,
        wish: Option<WishId>,
        at: Moment,
    ) -> Result<(), Trouble> {
        self.keep(slot, draft.map(|draft| (at, draft, wish))).await
    }

    /// Keeps a draft of an entry of one's own, sealed; no draft = throws it away.
    pub async fn keep_entry_draft(
        &mut self,
        slot: &str,
        draft: Option<&EntryDraft>,
        wish: Option<WishId>,
        at: Moment,
    ) -> Result<(), Trouble> {
        self.keep(&format!("{ENTRY}{slot}"), draft.map(|draft| (at, draft, wish))).await
    }

    /// One's own drafts of entries, in the order of their forms.
    pub async fn entry_drafts(&self) -> Result<Vec<KeptEntry>, Trouble> {
        let kept = self.kept().await?.into_iter();
        let of_entries = kept.filter_map(|(slot, plain)| Some((slot.strip_prefix(ENTRY)?.to_owned(), plain)));
        let read = |(slot, plain): (String, Vec<u8>)| {
            let (at, draft, wish) = postcard::from_bytes(&plain).ok()?;
            Some(KeptEntry { slot, draft, at, wish })
        };
        Ok(of_entries.filter_map(read).collect())
    }

    /// One's own drafts of contacts, in the order of their forms.
    pub async fn drafts(&self) -> Result<Vec<KeptDraft>, Trouble> {
        let kept = self.kept().await?.into_iter().filter(|(slot, _)| !slot.starts_with(ENTRY));
        let read = |(slot, plain): (String, Vec<u8>)| {
            let (at, draft, wish) = read(&plain)?;
            Some(KeptDraft { slot, draft, at, wish })
        };
        Ok(kept.filter_map(read).collect())
    }

    /// Keeps something under a slot of one's own; nothing = throws away what is there.
    async fn keep(&mut self, slot: &str, draft: Option<impl Serialize>) -> Result<(), Trouble> {
        let open = self.open()?;
        let key = Key::Text(format!("{}{slot}", prefix(open.me)));
        let step = match draft {
            None => Op::Delete(Place::Drafts, key),
            Some(draft) => {
                let plain = postcard::to_stdvec(&draft);
                let plain = plain.map_err(|_| Trouble::Unknown("encode".to_owned()))?;
                let (seal_key, generation) = (open.vault.key(Purpose::Drafts), open.vault.generation);
                let binding = Binding { place: Place::Drafts, key: &key, generation, after: &[] };
                let row = seal_row(&self.cipher, &mut self.random, &seal_key, &binding, &plain).await?;
                Op::Put(Place::Drafts, key, row)
            }
        };
        self.write(vec![step], Durability::Relaxed).await
    }

    /// What is kept of one's own, by slot, opened.
    async fn kept(&self) -> Result<Vec<(String, Vec<u8>)>, Trouble> {
        let open = self.open()?;
        let (seal_key, generation, prefix) =
            (open.vault.key(Purpose::Drafts), open.vault.generation, prefix(open.me));
        let mut kept = Vec::new();
        for (text, row) in self.store.all(Place::Drafts).await? {
            let Some(slot) = text.strip_prefix(&prefix) else { continue };
            let key = Key::text(text.clone());
            let binding = Binding { place: Place::Drafts, key: &key, generation, after: &[] };
            let plain = open_row(&self.cipher, &seal_key, &binding, &row).await;
            kept.extend(plain.ok().map(|plain| (slot.to_owned(), plain)));
        }
        Ok(kept)
    }
}

fn read(plain: &[u8]) -> Option<(Moment, ContactDraft, Option<WishId>)> {
    let ((at, draft), rest) = postcard::take_from_bytes::<(Moment, ContactDraft)>(plain).ok()?;
    let wish = if rest.is_empty() { None } else { postcard::from_bytes(rest).ok()? };
    Some((at, draft, wish))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_kept_before_there_were_wishes_is_read() {
        let (at, draft) = (Moment(7), ContactDraft { name: "张三".into(), ..ContactDraft::default() });
        let old = postcard::to_stdvec(&(at, &draft)).unwrap();
        let (read_at, read_draft, wish) = read(&old).unwrap();
        assert!((read_at, wish) == (at, None) && read_draft == draft);
        for wish in [None, Some(WishId(u128::MAX))] {
            let new = postcard::to_stdvec(&(at, &draft, wish)).unwrap();
            assert!(read(&new) == Some((at, draft.clone(), wish)));
            assert!(read(&new[..new.len() - 1]).is_none() || wish.is_none());
        }
    }
}
