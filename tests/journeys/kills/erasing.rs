//! Kills while a person is erased: their block and the journal are written anew beside the old ones, one transaction makes the
//! new ones count, and the old ones go.

use std::path::Path;

use bangfu_desk::protocol::{Reply, Request};
use casework::query::ContactQuery;
use casework::view::ContactRow;

use super::chance::Chance;
use super::files::{At, BLOCKS, EMPLOYER, MOST_MS, is_at, restore};
use super::line::ask;
use super::profile::{Life, Profile};
use super::seeds::{Turn, turn};
use super::seen::{SAVED, Seen, keys, look_around};
use super::witness::{Caught, Lost};
use crate::harness::{Kind, Page, Step};

/// Steps of every erasure; the last is the sweeping of the old journal.
const OF_ERASURE: [At; 5] = [
    ("journal-begun", 1),
    ("journal-complete", 1),
    ("journal-meta-segments-begun", 1),
    ("journal-meta-segments-complete", 1),
    ("journal-begun", 2),
];
/// Further ones where the person came with a ledger.
const OF_BLOCK: [At; 2] = [("segments-begun", 1), ("segments-complete", 1)];
/// Key of the first row of a journal that was written anew.
const ANEW: u64 = 1 << 36;

/// Restores a backup in an empty profile, erases a person and kills the browser a moment after a step of it. Then they are
/// gone, or there with all that was theirs; every figure is what it was.
pub async fn kill_erasure(
    kind: Kind,
    backup: &Path,
    whole: &Seen,
    imports: u64,
    chance: &mut Chance,
) -> Step<(Caught, &'static str)> {
    let profile = Profile::new(kind)?;
    let life = profile.start().await?;
    restore(&life.page, backup).await?;
    life.page.see("nav [data-place='/today']").await?;
    let text = if imports > 0 { EMPLOYER } else { SAVED };
    let (count, _) = rows(&life.page, text, 0).await?;
    let (_, found) = rows(&life.page, text, chance.below(u64::from(count)) as u32).await?;
    let person = found.into_iter().next().ok_or("nobody to erase")?;
    let steps = [&OF_ERASURE[..], if imports > 0 { &OF_BLOCK } else { &[] }].concat();
    let step = steps[chance.below(steps.len() as u64) as usize];
    erase(&life, &person).await?;
    let mut heard = profile.kill(life, step.0, chance.moment(MOST_MS), is_at(step))?;

    let life = profile.unlocked().await?;
    profile.last_words(&mut heard)?;
    let page = &life.page;
    let was_told = heard.posted.last().is_some_and(|posted| heard.told.contains_key(&posted.number));
    let seen = look_around(page).await?;
    let (_, found) = rows(page, &person.demand, 0).await?;
    let is_there = found.iter().any(|row| row.demand == person.demand);
    let caught = match (was_told, is_there) {
        (true, true) => return Err(Lost("a person was told as erased and is there".to_owned()).into()),
        (true, false) => Caught::Nothing,
        (false, true) => Caught::Undone,
        (false, false) => Caught::Kept,
    };
    let acts = whole.acts.len() + usize::from(!is_there);
    if seen.acts.len() != acts || seen.count != whole.count {
        let (there, of) = (seen.acts.len(), seen.count);
        return Err(
            format!("erased by half: {there} acts of {acts}, {of} contacts of {}", whole.count).into()
        );
    }
    swept(page, acts, !is_there, imports).await?;
    life.browser.quit().await?;
    Ok((caught, step.0))
}

/// Erases a person by their page; the engine tells its steps.
async fn erase(life: &Life, person: &ContactRow) -> Step {
    let page = &life.page;
    page.follow(&format!("clients/{}", person.id.0)).await?;
    page.press("[data-part='erase'] button[name='erase']").await?;
    page.see("[data-part='taken']").await?;
    page.fill("erase-records", "1").await?;
    turn(page, Turn::Steps).await?;
    page.press("button[name='erase-now']").await
}

/// How many contacts hold a text, and some of them from one on.
async fn rows(page: &Page, text: &str, from: u32) -> Step<(u32, Vec<ContactRow>)> {
    let query = ContactQuery { text: text.to_owned(), ..ContactQuery::default() };
    match ask(page, Request::Window { query, from, count: 20 }).await? {
        Reply::Window(window) => Ok((window.count, window.rows)),
        _ => Err("no list".into()),
    }
}

/// Waits until nothing is on disk but what counts: one journal, of the old one the rows that stop late tabs, and each block
/// once.
async fn swept(page: &Page, acts: usize, is_anew: bool, imports: u64) -> Step {
    page.until("the end of what does not count", async || {
        let (new, old): (Vec<u64>, Vec<u64>) =
            keys(page, "journal").await?.into_iter().partition(|key| *key > ANEW);
        let is_one =
            if is_anew { new.len() == acts && old.len() <= 2 } else { new.is_empty() && old.len() == acts };
        let blocks = keys(page, "segments").await?.into_iter().filter(|number| *number > 0).count() as u64;
        Ok((is_one && blocks == imports * BLOCKS).then_some(()))
    })
    .await
}
