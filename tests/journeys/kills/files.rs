//! Kills at a step of an import, and of the restoring of a backup in a browser without a centre.

use std::fmt::Write;
use std::path::Path;

use super::chance::Chance;
use super::line::Heard;
use super::profile::{Life, Profile};
use super::seeds::{Turn, turn};
use super::seen::{Seen, keys, look};
use super::witness::{Caught, Lost};
use crate::harness::{Kind, Page, Step};
use crate::pages::{Backup, Ledger, Lock, PASSPHRASE};

/// Rows of a ledger: two blocks.
pub const ROWS: u64 = 9_000;
/// Blocks of a ledger.
pub const BLOCKS: u64 = 2;
/// Part of every employer in a ledger.
pub const EMPLOYER: &str = "机械厂";
/// Milliseconds between a step and the kill, at most.
pub const MOST_MS: u64 = 10;

/// A step of the engine, and the how manieth of that name.
pub type At = (&'static str, usize);

/// Steps of an import.
const OF_IMPORT: [At; 6] = [
    ("segments-begun", 1),
    ("segments-complete", 1),
    ("segments-begun", 2),
    ("segments-complete", 2),
    ("journal-begun", 1),
    ("journal-complete", 1),
];
/// Steps of every restoring: the row that makes it a centre is written last.
const OF_RESTORE: [At; 4] =
    [("journal-begun", 1), ("journal-complete", 1), ("meta-begun", 1), ("meta-complete", 1)];
/// Further ones where a ledger was taken in before the backup.
const OF_BLOCKS: [At; 3] = [("segments-begun", 1), ("segments-complete", 1), ("segments-complete", 2)];

/// Was a step told of so many times?
pub fn is_at((name, count): At) -> impl Fn(&Heard) -> bool {
    move |heard| heard.steps.iter().filter(|step| *step == name).count() >= count
}

/// Imports a ledger, and kills the browser a moment after a step of it.
pub async fn kill_import(profile: &Profile, life: Life, at: u32, chance: &mut Chance) -> Step<Heard> {
    let page = &life.page;
    let file = life.browser.home().join("ledger.csv");
    std::fs::write(&file, ledger(at))?;
    Ledger(page).look(&file).await?;
    turn(page, Turn::Steps).await?;
    page.press("button[name='import']").await?;
    let step = OF_IMPORT[chance.below(OF_IMPORT.len() as u64) as usize];
    println!("  import, {} {}", step.0, step.1);
    profile.kill(life, step.0, chance.moment(MOST_MS), is_at(step))
}

/// Waits until no block is on disk but those of ledgers taken in: what a kill left is swept after unlocking.
pub async fn swept(page: &Page, imports: u64) -> Step {
    page.until("the end of blocks that no act names", async || {
        let blocks = keys(page, "segments").await?.into_iter().filter(|number| *number > 0).count() as u64;
        Ok((blocks == imports * BLOCKS).then_some(()))
    })
    .await
}

/// Restores a backup in an empty profile and kills the browser a moment after a step of it. Then there is the whole centre, or
/// none and it can be restored again.
pub async fn kill_restore(
    kind: Kind,
    backup: &Path,
    whole: &Seen,
    imports: u64,
    chance: &mut Chance,
) -> Step<(Caught, &'static str)> {
    let profile = Profile::new(kind)?;
    let life = profile.start().await?;
    turn(&life.page, Turn::Steps).await?;
    restore(&life.page, backup).await?;
    // Where every import was killed before it counted, there is no block to write.
    let steps = [&OF_RESTORE[..], if imports > 0 { &OF_BLOCKS } else { &[] }].concat();
    let step = steps[chance.below(steps.len() as u64) as usize];
    let mut heard = profile.kill(life, step.0, chance.moment(MOST_MS), is_at(step))?;

    let life = profile.start().await?;
    profile.last_words(&mut heard)?;
    let (page, was_told) = (&life.page, !heard.told.is_empty());
    let is_empty = page.has("button[name='have-backup']").await?;
    let caught = match (was_told, is_empty) {
        (true, true) => return Err(Lost("a backup was told as restored and is not there".to_owned()).into()),
        (true, false) => Caught::Nothing,
        (false, true) => Caught::Undone,
        (false, false) => Caught::Kept,
    };
    if is_empty {
        restore(page, backup).await?;
        page.see("nav [data-place='/today']").await?;
    } else {
        Lock(page).unlock(PASSPHRASE).await?;
    }
    let seen = look(page).await?;
    if seen.acts.len() != whole.acts.len() || seen.count != whole.count || seen.saved != whole.saved {
        return Err(format!("restored by half: {} contacts of {}", seen.count, whole.count).into());
    }
    life.browser.quit().await?;
    Ok((caught, step.0))
}

/// Asks for the restoring of a backup in an empty profile.
pub async fn restore(page: &Page, backup: &Path) -> Step {
    page.press("button[name='have-backup']").await?;
    Backup(page).restore(backup, PASSPHRASE).await
}

/// A ledger whose every row is in no other one.
fn ledger(at: u32) -> String {
    let mut text = String::from("日期,方式,姓名,电话,单位,县区,事项,诉求,人数\n");
    for row in 0..ROWS {
        let (day, month) = (row % 28 + 1, row / 28 % 12 + 1);
        let way = ["来访", "来电", "来信", "咨询"][row as usize % 4];
        let phone = u64::from(at) * ROWS + row;
        // Writing to a text does not fail.
        let _ = writeln!(
            text,
            "2005-{month:02}-{day:02},{way},张{at}{row},199{phone:08},第{}{EMPLOYER},桥东区,拖欠工资,第{phone}次来反映,{}",
            row % 300,
            row % 5 + 1
        );
    }
    text
}
