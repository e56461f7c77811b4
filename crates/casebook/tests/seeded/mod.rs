//! What a session reads of the world, the same in every run: random bytes and the time.

use casebook::sealing::Random;
use casebook::trouble::Trouble;
use casework::time::Moment;

/// 2026-03-02 10:00 at UTC+8.
pub const NOW: Moment = Moment(1_772_416_800_000);

/// The same bytes each time.
pub struct Seeded(pub u64);

impl Random for Seeded {
    fn fill(&mut self, bytes: &mut [u8]) -> Result<(), Trouble> {
        for byte in bytes {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            *byte = (self.0 >> 56) as u8;
        }
        Ok(())
    }
}
