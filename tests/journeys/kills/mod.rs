//! Browsers killed at any moment, again and again on one profile: every acknowledged act is there afterwards, none by half,
//! and the desk opens without a trouble.
//!
//! Acknowledged is what the engine told the page. `KILLS` says how many (20), `KILL_SEED` which moments. Killing a process
//! is not power loss: what the system has taken, it keeps.

mod chance;
mod door;
mod erasing;
mod files;
mod line;
mod profile;
mod saves;
mod seeds;
mod seen;
mod witness;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Instant;

use chance::Chance;
use line::Heard;
use profile::Profile;
use seeds::{Turn, turn};
use witness::{Caught, Lost, Witness};

use crate::harness::{Kind, Page, Step};

/// Kills where nobody says how many.
const KILLS: u32 = 20;
/// Kills on one profile; then a new one, for a centre of many imports takes long to look through.
const ROUND: u32 = 20;
/// Of so many kills in a round one is an import.
const IMPORT_EVERY: u32 = 5;
/// Kills at the end of a round that are restored backups.
const RESTORES: u32 = 2;
/// And those of a person being erased.
const ERASURES: u32 = 1;

/// Kills in which a build that acknowledges too early has to be found out; a kill of the first save after an unlocking finds
/// nothing, for nobody had been told yet.
const EARLY: u32 = 8;
/// Further kills of saves at a time, where too few have caught an act in flight.
const FURTHER: u32 = IMPORT_EVERY - 1;

/// What came of the kills, by what was killed.
#[derive(Default)]
struct Tally {
    caught: BTreeMap<&'static str, [u32; 4]>,
    /// Milliseconds from posting to reply, of every save that was told.
    replies: Vec<f64>,
    /// Kills of an opening and of a sweeping: no act of a clerk is under way in them.
    beside: u32,
}

impl Tally {
    fn note(&mut self, what: &'static str, caught: Caught) {
        self.caught.entry(what).or_default()[caught as usize] += 1;
    }

    /// Takes in what was heard of a save. Kept, but older than most that were told: that is not sure to have been under way.
    fn judge(&mut self, heard: &Heard, caught: Caught) -> Caught {
        self.replies.extend(heard.replies());
        self.replies.sort_by(f64::total_cmp);
        let middle = self.replies.get(self.replies.len() / 2).copied().unwrap_or_default();
        if caught == Caught::Kept && heard.age() > middle { Caught::Unsure } else { caught }
    }

    fn say(&self) {
        println!("openings and sweepings: {} kills", self.beside);
        for (what, of) in &self.caught {
            let [nothing, kept, undone, unsure] = of;
            let (kills, in_flight): (u32, u32) = (of.iter().sum(), in_flight(*of));
            println!(
                "{what}: {kills} kills, {in_flight} with an act in flight ({kept} kept, {undone} not), {unsure} unsure, {nothing} none"
            );
        }
    }

    /// Does a kill have to come as soon as it can? A busy machine hears late of a posting: where fewer than a third of the
    /// saves were caught in flight, the next one is not left any time.
    fn is_behind(&self) -> bool {
        let of = self.caught.get("save").copied().unwrap_or_default();
        in_flight(of) * 3 < of.iter().sum()
    }

    /// Did a quarter of the kills catch an act in flight? Of the saves alone as well: a step of an import is one by its nature.
    fn is_honest(&self) -> bool {
        let is_enough = |of: [u32; 4]| in_flight(of) * 4 >= of.iter().sum::<u32>();
        let sum = self.caught.values().fold([0; 4], |sum, of| std::array::from_fn(|at| sum[at] + of[at]));
        is_enough(sum) && is_enough(self.caught.get("save").copied().unwrap_or_default())
    }
}

fn in_flight(of: [u32; 4]) -> u32 {
    of[Caught::Kept as usize] + of[Caught::Undone as usize]
}

#[test]
#[ignore = "a step of its own of `cargo xtask test`, for it kills what the other journeys need"]
fn no_acknowledged_act_is_lost() {
    let kills = std::env::var("KILLS").map_or(KILLS, |kills| kills.parse().expect("KILLS is a number"));
    for kind in kinds() {
        let mut tally = Tally::default();
        let outcome = run(all(kind, kills, &mut tally));
        tally.say();
        outcome.unwrap_or_else(|error| panic!("{kind:?}: {error}"));
        assert!(tally.is_honest(), "{kind:?}: fewer than a quarter caught an act in flight");
    }
}

#[test]
#[ignore = "a step of its own of `cargo xtask test`, for it kills what the other journeys need"]
fn a_build_that_acknowledges_too_early_is_caught() {
    for kind in kinds() {
        let outcome =
            run(round(kind, EARLY, Some(Turn::TooEarly), &mut Chance::new(), &mut Tally::default()));
        let error = outcome.expect_err("an act that was lost is not noticed");
        assert!(error.is::<Lost>(), "{kind:?}: {error}");
        println!("{kind:?}: {error}");
    }
}

/// WebKit's automation sessions keep nothing after they end: there is no profile to come back to.
fn kinds() -> impl Iterator<Item = Kind> {
    Kind::asked_for().into_iter().filter(|kind| *kind != Kind::WebKit)
}

/// Runs something with a runtime of its own.
fn run(test: impl Future<Output = Step>) -> Step {
    tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(test)
}

async fn all(kind: Kind, kills: u32, tally: &mut Tally) -> Step {
    let (mut left, mut chance, began) = (kills, Chance::new(), Instant::now());
    while left > 0 {
        let count = left.min(ROUND);
        round(kind, count, None, &mut chance, tally).await?;
        left -= count;
        println!("{kind:?}: {} of {kills} kills in {} s", kills - left, began.elapsed().as_secs());
    }
    let mut further = 0;
    while !tally.is_honest() && further < kills {
        further += FURTHER;
        println!("{kind:?}: too few caught an act in flight; {further} further kills of saves");
        round(kind, FURTHER, None, &mut chance, tally).await?;
    }
    Ok(())
}

/// Kills on one profile, and at last of restored backups of it and of a person erased in one.
async fn round(kind: Kind, kills: u32, told: Option<Turn>, chance: &mut Chance, tally: &mut Tally) -> Step {
    let profile = Profile::new(kind)?;
    let is_whole = kills >= ROUND;
    if is_whole {
        door::kill_opening(&profile, chance).await?;
        tally.beside += 1;
    } else {
        profile.open_centre().await?;
    }
    let mut witness = Witness::new();
    let mut last: Option<(&'static str, Heard)> = None;
    let (restores, erasures) = if is_whole { (RESTORES, ERASURES) } else { (0, 0) };
    let by_hand = kills - restores - erasures;
    for at in 0..=by_hand {
        if let Some(("import", heard)) = &mut last
            && door::kill_sweep(&profile, &witness, heard, chance).await?
        {
            tally.beside += 1;
        }
        let life = profile.unlocked().await?;
        if let Some((what, mut heard)) = last.take() {
            profile.last_words(&mut heard)?;
            let caught = match examine(&life.page, &heard, &mut witness).await {
                Ok(caught) => caught,
                Err(error) => {
                    life.browser.quit().await?;
                    return Err(error);
                }
            };
            let caught = if what == "save" { tally.judge(&heard, caught) } else { caught };
            let replies: Vec<u32> = heard.replies().map(|ms| ms as u32).collect();
            println!(
                "  {at}. {what}: {} posted, told after {replies:?} ms, killed after {:.1} ms: {caught:?}",
                heard.posted.len(),
                heard.age()
            );
            tally.note(what, caught);
        }
        if at == by_hand {
            let backup = write_backup(&life).await?;
            let whole = seen::look(&life.page).await?;
            life.browser.quit().await?;
            for _ in 0..restores {
                let (caught, step) =
                    files::kill_restore(kind, &backup, &whole, witness.imports(), chance).await?;
                println!("  restore, {step}: {caught:?}");
                tally.note("restore", caught);
            }
            for _ in 0..erasures {
                let (caught, step) =
                    erasing::kill_erasure(kind, &backup, &whole, witness.imports(), chance).await?;
                println!("  erasure, {step}: {caught:?}");
                tally.note("erasure", caught);
            }
            return Ok(());
        }
        if let Some(told) = told {
            turn(&life.page, told).await?;
        }
        last = Some(if at % IMPORT_EVERY == IMPORT_EVERY - 1 {
            ("import", files::kill_import(&profile, life, at, chance).await?)
        } else {
            ("save", saves::kill(&profile, life, at, tally.is_behind(), chance).await?)
        });
    }
    Ok(())
}

/// Looks at what a kill left.
async fn examine(page: &Page, heard: &Heard, witness: &mut Witness) -> Step<Caught> {
    let caught = witness.settle(heard, &seen::look(page).await?, files::ROWS)?;
    files::swept(page, witness.imports()).await?;
    Ok(caught)
}

/// Writes a backup; where its file is.
async fn write_backup(life: &profile::Life) -> Step<PathBuf> {
    let page = &life.page;
    page.follow("settings/backup").await?;
    page.press("button[name='backup']").await?;
    let file = life.browser.home().join("kept.bangfu");
    std::fs::write(&file, life.browser.download(".bangfu").await?)?;
    Ok(file)
}
