//! The wait after a wrong passphrase, counted down where it can be seen.

use leptos::prelude::*;

use crate::platform::timer::Timer;

/// Seconds left to wait.
#[derive(Clone, Copy)]
pub struct Wait {
    /// Seconds left.
    pub left: RwSignal<u32>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Wait {
    /// Nothing to wait for.
    pub fn none() -> Wait {
        Wait { left: RwSignal::new(0), timer: StoredValue::new_local(None) }
    }

    /// Begins to wait.
    pub fn begin(self, seconds: u32) {
        self.left.set(seconds);
        self.tick();
    }

    fn tick(self) {
        if self.left.try_get_untracked().unwrap_or(0) == 0 {
            return;
        }
        let next = Timer::after(1_000, move || {
            // The page may be gone by now.
            if self.left.try_update(|left| *left = left.saturating_sub(1)).is_some() {
                self.tick();
            }
        });
        let _ = self.timer.try_set_value(Some(next));
    }
}
