//! A member's PIN on this device: sealed in meta under the member's number. A backup does not carry it, so a restored device
//! has none. One that does not open counts as none: the desk is then locked where it would be covered.
//!
//! It is sealed as it is: so few digits are guessed from a hash in no time, and whoever can open the row can open all records.

use casework::staff::StaffId;
use casework::time::Moment;

use super::Session;
use super::open::Open;
use super::slots::Vault;
use crate::door::Kek;
use crate::passphrase::Pin;
use crate::schema::Place;
use crate::sealing::{Binding, Cipher, Purpose, Random, open_row, seal_row};
use crate::store::{Durability, Key, Op, Store};
use crate::trouble::Trouble;

fn key(staff: StaffId) -> Key {
    Key::Text(format!("pin/{}", staff.0))
}

/// The step that takes a member's PIN away.
pub fn forget(staff: StaffId) -> Op {
    Op::Delete(Place::Meta, key(staff))
}

fn binding<'a>(vault: &Vault, key: &'a Key) -> Binding<'a> {
    Binding { place: Place::Meta, key, generation: vault.generation, after: &[] }
}

impl Open {
    /// Reads one's own PIN; true where it is another one than before. What cannot be read is none.
    pub async fn read_pin(&mut self, store: &impl Store, cipher: &impl Cipher) -> bool {
        let key = key(self.me);
        let sealed = store.get(Place::Meta, &key).await.ok().flatten();
        let pin = match sealed {
            None => None,
            Some(row) => {
                let binding = binding(&self.vault, &key);
                let plain = open_row(cipher, &self.vault.key(Purpose::Meta), &binding, &row).await;
                plain.ok().and_then(|plain| postcard::from_bytes(&plain).ok())
            }
        };
        let is_new = self.pin != pin;
        self.pin = pin;
        is_new
    }
}

impl<S: Store, C: Cipher, R: Random> Session<S, C, R> {
    /// One's own PIN on this device; none while locked, too.
    pub fn pin(&self) -> Option<&Pin> {
        self.open.as_ref().and_then(|open| open.pin.as_ref())
    }

    /// Sets one's own PIN; the passphrase is asked again, so that nobody sets it at a desk that was left open. `WrongKey` as
    /// at the door.
    pub async fn set_pin(&mut self, passphrase: &Kek, pin: Pin, at: Moment) -> Result<(), Trouble> {
        let me = self.open()?.me;
        let (_, vault) = self.try_key(Some(me), passphrase, at).await?;
        let plain = postcard::to_stdvec(&pin).map_err(|_| Trouble::Unknown("encode".to_owned()))?;
        let key = key(me);
        let binding = binding(&vault, &key);
        let seal_key = vault.key(Purpose::Meta);
        let row = seal_row(&self.cipher, &mut self.random, &seal_key, &binding, &plain).await?;
        self.write(vec![Op::Put(Place::Meta, key, row)], Durability::Strict).await?;
        self.open_mut()?.pin = Some(pin);
        Ok(())
    }

    /// Takes one's own PIN away: the desk is then only locked.
    pub async fn forget_pin(&mut self) -> Result<(), Trouble> {
        let forget = forget(self.open()?.me);
        self.write(vec![forget], Durability::Strict).await?;
        self.open_mut()?.pin = None;
        Ok(())
    }

    /// Reads one's own PIN anew; true where another tab set or took away one.
    pub async fn read_pin(&mut self) -> bool {
        let Session { store, cipher, open, .. } = self;
        match open {
            Some(open) => open.read_pin(store, cipher).await,
            None => false,
        }
    }
}
