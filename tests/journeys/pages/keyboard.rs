//! A person at the keyboard alone, and how many keys are pressed: each sign typed is one, each key held beside another too.

use std::cell::Cell;

use thirtyfour::Key;

use crate::harness::{Page, Step};

/// The keyboard.
pub struct Keyboard<'a> {
    page: &'a Page,
    pressed: Cell<usize>,
}

impl<'a> Keyboard<'a> {
    /// No key pressed yet.
    pub fn new(page: &'a Page) -> Keyboard<'a> {
        Keyboard { page, pressed: Cell::new(0) }
    }

    /// Keys pressed so far.
    pub fn pressed(&self) -> usize {
        self.pressed.get()
    }

    /// Types for whatever has the focus.
    pub async fn keys(&self, keys: &str) -> Step {
        self.pressed.set(self.pressed() + keys.chars().count());
        self.page.keys(keys).await
    }

    /// One key.
    pub async fn key(&self, key: Key) -> Step {
        self.keys(&char::from(key).to_string()).await
    }

    /// One key while others are held.
    pub async fn chord(&self, held: &[Key], key: Key) -> Step {
        self.pressed.set(self.pressed() + held.len() + 1);
        self.page.chord(held, key).await
    }

    /// Tab until the control of that name has the focus.
    pub async fn tab_to(&self, name: &str) -> Step {
        for _ in 0..40 {
            if self.page.focused().await? == name {
                return Ok(());
            }
            self.key(Key::Tab).await?;
        }
        Err(format!("`{name}` is not reached by Tab").into())
    }

    /// Down in a list of choices until the one wanted is chosen.
    pub async fn down_to(&self, name: &str, wanted: &str) -> Step {
        for _ in 0..20 {
            if self.page.value(name).await? == wanted {
                return Ok(());
            }
            self.key(Key::Down).await?;
        }
        Err(format!("`{wanted}` is not reached in {name}").into())
    }
}
