//! Kills while a centre is being opened in an empty profile, and while what an earlier kill left is swept.

use bangfu_desk::protocol::{Reply, Request};

use super::chance::Chance;
use super::files::{At, BLOCKS, MOST_MS, is_at};
use super::line::{Heard, ask};
use super::profile::Profile;
use super::seeds::{Turn, turn};
use super::seen::keys;
use super::witness::Witness;
use crate::harness::Step;
use crate::pages::{Lock, Opening, PASSPHRASE};

/// Steps of an opening: journal and keys are one transaction.
const OF_OPENING: [At; 2] = [("journal-meta-begun", 1), ("journal-meta-complete", 1)];
/// Steps of a sweeping.
const OF_SWEEP: [&str; 2] = ["segments-begun", "segments-complete"];

/// Opens a centre and kills the browser a moment after a step of it. Then there is the whole centre, or none and it can be
/// opened.
pub async fn kill_opening(profile: &Profile, chance: &mut Chance) -> Step {
    let life = profile.start().await?;
    turn(&life.page, Turn::Steps).await?;
    Opening(&life.page).ask_to_open("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    let step = OF_OPENING[chance.below(OF_OPENING.len() as u64) as usize];
    let mut heard = profile.kill(life, step.0, chance.moment(MOST_MS), is_at(step))?;

    let life = profile.start().await?;
    profile.last_words(&mut heard)?;
    let page = &life.page;
    let is_empty = page.has("button[name='have-backup']").await?;
    println!("  opening, {} {}: {}", step.0, step.1, if is_empty { "none there" } else { "there" });
    if is_empty {
        // By hand: rows put there past the desk would stand behind the half record that the kill may have left.
        Opening(page).open_by_hand("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    } else {
        Lock(page).unlock(PASSPHRASE).await?;
        match ask(page, Request::Acts { count: 10 }).await? {
            Reply::Acts(acts) if acts.len() == 1 => {}
            _ => return Err("opened by half".into()),
        }
    }
    life.browser.quit().await
}

/// Unlocks where a killed import left blocks that no act names, and kills the browser a moment after a step of their sweeping.
/// False = nothing was left to sweep, and nothing was killed. `heard` is of the import.
pub async fn kill_sweep(
    profile: &Profile,
    witness: &Witness,
    heard: &mut Heard,
    chance: &mut Chance,
) -> Step<bool> {
    let life = profile.start().await?;
    profile.last_words(heard)?;
    let page = &life.page;
    let blocks = keys(page, "segments").await?.into_iter().filter(|number| *number > 0).count() as u64;
    let is_kept = keys(page, "journal").await?.len() as u64 > witness.acts();
    if is_kept || blocks <= witness.imports() * BLOCKS {
        life.browser.quit().await?;
        return Ok(false);
    }
    turn(page, Turn::Steps).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    let step = OF_SWEEP[chance.below(OF_SWEEP.len() as u64) as usize];
    println!("  sweeping, {step}");
    profile.kill(life, step, chance.moment(MOST_MS), is_at((step, 1)))?;
    Ok(true)
}
