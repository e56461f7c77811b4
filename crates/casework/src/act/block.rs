//! Blocks: many contacts that came in by one act, kept beside the journal. The journal says only which and how many.

use serde::{Deserialize, Serialize};

use crate::contact::{Contact, DeviceCode, RecordId};

/// What the journal says of a block of contacts. Their keys follow one upon another on one device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Number of the block in the store; never that of another block that counts or counted.
    pub number: u64,
    /// How many contacts.
    pub rows: u32,
    /// Key of the first contact.
    pub first: RecordId,
    /// Last serial number of each year among its contacts, by year.
    pub serials: Vec<(i16, u32)>,
    /// Tag of the sealed block: no other block opens in its place.
    pub tag: [u8; 16],
}

impl Block {
    /// The note of a block of contacts, in order, that were given their keys one after another. The tag is still to come.
    pub fn of(number: u64, contacts: &[Contact]) -> Option<Block> {
        let first = contacts.first()?.id;
        let rows = u32::try_from(contacts.len()).ok()?;
        let mut serials: std::collections::BTreeMap<i16, u32> = std::collections::BTreeMap::new();
        for (contact, running) in contacts.iter().zip(first.running()..) {
            if contact.id != RecordId::new(first.device(), running) || contact.number.device != first.device()
            {
                return None;
            }
            let last = serials.entry(contact.number.year).or_default();
            *last = (*last).max(contact.number.serial);
        }
        Some(Block { number, rows, first, serials: serials.into_iter().collect(), tag: [0; 16] })
    }

    /// Is a contact one of the block?
    pub fn holds(&self, id: RecordId) -> bool {
        (self.first.0..self.first.0 + u64::from(self.rows)).contains(&id.0)
    }

    /// The device that gave its contacts their keys.
    pub fn device(&self) -> DeviceCode {
        self.first.device()
    }

    /// Key of the last contact.
    pub fn last(&self) -> RecordId {
        RecordId(self.first.0 + u64::from(self.rows).saturating_sub(1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contact::ContactNumber;
    use crate::time::Day;

    fn contacts() -> Vec<Contact> {
        let mut rows = crate::demo::contacts(1, Day(20_000), 3);
        for (row, (running, year, serial)) in rows.iter_mut().zip([(7, 2025, 3), (8, 2026, 1), (9, 2025, 4)])
        {
            row.id = RecordId::new(DeviceCode(2), running);
            row.number = ContactNumber { year, device: DeviceCode(2), serial };
        }
        rows
    }

    #[test]
    fn a_block_knows_its_contacts_and_the_last_numbers_given() {
        let block = Block::of(5, &contacts()).unwrap();
        assert_eq!((block.rows, block.device()), (3, DeviceCode(2)));
        assert_eq!(block.serials, [(2025, 4), (2026, 1)]);
        let holds = |running| block.holds(RecordId::new(DeviceCode(2), running));
        assert_eq!([6, 7, 9, 10].map(holds), [false, true, true, false]);
        assert_eq!(block.last(), RecordId::new(DeviceCode(2), 9));
    }

    #[test]
    fn contacts_whose_keys_do_not_follow_are_no_block() {
        assert!(Block::of(5, &[]).is_none());
        let mut gap = contacts();
        gap.remove(1);
        assert!(Block::of(5, &gap).is_none());
    }
}
