//! A kill while a clerk saves one contact after another, as fast as the form allows.

use std::time::Duration;

use super::chance::Chance;
use super::line::Heard;
use super::profile::{Life, Profile};
use super::seen::SAVED;
use crate::harness::Step;

/// Saves before the kill, at most.
const MOST_SAVES: u64 = 6;
/// Milliseconds between a save that was posted and the kill, at most.
const MOST_MS: u64 = 30;

/// Saves, and kills the browser a moment after a save was posted, or as soon as it is heard of.
pub async fn kill(
    profile: &Profile,
    life: Life,
    at: u32,
    is_at_once: bool,
    chance: &mut Chance,
) -> Step<Heard> {
    let page = &life.page;
    page.follow("intake/new").await?;
    page.see("[name='phone']").await?;
    page.run(&SAVES.replace("NAME", &format!("{SAVED} {at}"))).await?;
    let (count, moment) = (1 + chance.below(MOST_SAVES) as usize, chance.moment(MOST_MS));
    let moment = if is_at_once { Duration::ZERO } else { moment };
    profile.kill(life, "saves", moment, |heard| heard.posted.len() >= count)
}

/// Fills the form and presses save, again as soon as the one before is told as saved and the journey has heard so.
const SAVES: &str = "
const seen = () => document.querySelector('.toasts .toast:last-child p')?.textContent ?? '';
const type = (name, text) => {
  const control = document.querySelector(`[name='${name}']`);
  control.value = text;
  control.dispatchEvent(new InputEvent('input', { bubbles: true }));
};
const change = () => new Promise((done) => {
  const watch = new MutationObserver(() => { watch.disconnect(); done(); });
  watch.observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true });
});
(async () => {
  for (let n = 0; n < 40; n += 1) {
    const before = seen();
    type('phone', `199${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`);
    type('name', `NAME-${n}`);
    type('demand', `Call NAME-${n}`);
    document.querySelector(\"button[name='save']\").click();
    while (seen() === before || document.querySelector(\"[name='phone']\").value !== '') await change();
    await window.reported();
  }
})();";
