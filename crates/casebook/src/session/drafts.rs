//! Drafts: what somebody was typing, sealed under their number. A convenience: one that does not open any more is left out.
//!
//! A row holds moment, draft, wish, in this order. Rows kept before there were wishes end after the draft.

use casework::act::WishId;
use casework::draft::ContactDraft;
use casework::staff::StaffId;
use casework::time::Moment;

use super::{KeptDraft, Session};
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Purpose, Random, open_row, seal_row};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

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
        let open = self.open()?;
        let key = Key::Text(format!("{}{slot}", prefix(open.me)));
        let step = match draft {
            None => Op::Delete(Place::Drafts, key),
            Some(draft) => {
                let plain = postcard::to_stdvec(&(at, draft, wish));
                let plain = plain.map_err(|_| Trouble::Unknown("encode".to_owned()))?;
                let (seal_key, generation) = (open.vault.key(Purpose::Drafts), open.vault.generation);
                let binding = Binding { place: Place::Drafts, key: &key, generation, after: &[] };
                let row = seal_row(&self.cipher, &mut self.random, &seal_key, &binding, &plain).await?;
                Op::Put(Place::Drafts, key, row)
            }
        };
        self.write(vec![step], Durability::Relaxed).await
    }

    /// One's own drafts, in the order of their forms.
    pub async fn drafts(&self) -> Result<Vec<KeptDraft>, Trouble> {
        let open = self.open()?;
        let (seal_key, generation, prefix) =
            (open.vault.key(Purpose::Drafts), open.vault.generation, prefix(open.me));
        let mut drafts = Vec::new();
        for (text, row) in self.store.all(Place::Drafts).await? {
            let Some(slot) = text.strip_prefix(&prefix) else { continue };
            let key = Key::text(text.clone());
            let binding = Binding { place: Place::Drafts, key: &key, generation, after: &[] };
            let plain = open_row(&self.cipher, &seal_key, &binding, &row).await;
            let kept = plain.ok().and_then(|plain| read(&plain));
            drafts.extend(kept.map(|(at, draft, wish)| KeptDraft { slot: slot.to_owned(), draft, at, wish }));
        }
        Ok(drafts)
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
