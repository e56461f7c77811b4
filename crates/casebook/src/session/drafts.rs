//! Drafts: what somebody was typing, sealed under their number. A convenience: one that does not open any more is left out.

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
    /// Keeps a draft of one's own, sealed; none = throws it away.
    pub async fn keep_draft(
        &mut self,
        slot: &str,
        draft: Option<&ContactDraft>,
        at: Moment,
    ) -> Result<(), Trouble> {
        let open = self.open()?;
        let key = Key::Text(format!("{}{slot}", prefix(open.me)));
        let step = match draft {
            None => Op::Delete(Place::Drafts, key),
            Some(draft) => {
                let plain = postcard::to_stdvec(&(at, draft));
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
            let kept =
                plain.ok().and_then(|plain| postcard::from_bytes::<(Moment, ContactDraft)>(&plain).ok());
            drafts.extend(kept.map(|(at, draft)| KeptDraft { slot: slot.to_owned(), draft, at }));
        }
        Ok(drafts)
    }
}
