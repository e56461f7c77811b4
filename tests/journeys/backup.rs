//! A centre backed up in Chromium is restored in another browser with every figure equal; a file that was cut or altered is
//! refused in plain words and changes nothing.

use std::path::PathBuf;

use crate::harness::{Kind, Step, World, journey_from};
use crate::ledger_year::sample;
use crate::pages::{Backup, Frame, Intake, Ledger, Lock, Opening, PASSPHRASE, Statistics};

const CENTRE: &str = "桥东区职工帮扶中心";
/// All years of the centre.
const EVER: &str = "2004-04~12";

#[test]
fn a_backup_is_restored_in_another_browser() {
    journey_from(Kind::Chromium, from_one_to_the_other);
}

async fn from_one_to_the_other(from: &World, to: &World) -> Step {
    let page = &from.page;
    page.open("").await?;
    Opening(page).open_centre(CENTRE, "王芳", PASSPHRASE).await?;
    Ledger(page).import(&sample("ledger-2004-2005.xlsx")).await?;
    let (classes, channels) = all_figures(from).await?;
    let file = Backup(page).write(from).await?;

    let page = &to.page;
    page.open("").await?;
    page.press("button[name='have-backup']").await?;
    for (what, bad) in spoilt(&file) {
        let said = Backup(page).refused(&put(to, what, &bad)?, PASSPHRASE).await?;
        assert!(is_plain(&said), "{what}: {said}");
        page.reload().await?;
        // The browser is still without a centre.
        page.press("button[name='have-backup']").await?;
    }

    let whole = put(to, "whole", &file)?;
    Backup(page).restore(&whole, PASSPHRASE).await?;
    page.see("nav [data-place='/today']").await?;
    assert_eq!(all_figures(to).await?, (classes.clone(), channels.clone()));
    Frame(page).lock().await?;
    Lock(page).unlock(PASSPHRASE).await?;
    assert_eq!(all_figures(to).await?, (classes.clone(), channels.clone()), "after it was locked");

    for (what, bad) in spoilt(&file) {
        page.follow("settings/backup").await?;
        let said = Backup(page).refused(&put(to, what, &bad)?, PASSPHRASE).await?;
        assert!(is_plain(&said), "{what}, beside: {said}");
        page.follow("intake").await?;
        page.see(".contacts").await?;
    }
    assert_eq!(all_figures(to).await?, (classes, channels), "after files were refused");
    page.follow("intake/new").await?;
    page.see("[name='phone']").await?;
    page.fill("name", "李建国").await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    Intake(page).save().await?;
    Ok(())
}

/// All figures of the year's page, by class and by channel.
async fn all_figures(world: &World) -> Step<(Vec<String>, Vec<String>)> {
    let mut all = Vec::new();
    for by in ["class", "channel"] {
        Statistics(&world.page).show(EVER, by).await?;
        let figures = Statistics(&world.page).figures().await?;
        all.push(
            figures.iter().map(|((figure, period), value)| format!("{figure} {period} {value}")).collect(),
        );
    }
    let channels = all.pop().unwrap_or_default();
    let classes: Vec<String> = all.pop().unwrap_or_default();
    assert!(
        classes.len() > 150 && classes.contains(&"contacts.persons 2004-04~12 4510".to_owned()),
        "{classes:?}"
    );
    Ok((classes, channels))
}

/// The file cut short, altered by accident, and altered by somebody who also made the hash at its end anew.
fn spoilt(file: &[u8]) -> [(&'static str, Vec<u8>); 3] {
    let mut altered = file.to_vec();
    altered[file.len() / 2] ^= 0x10;
    let body = altered.len() - 32;
    let hash = xtask::digest::sha256(&altered[..body]);
    let rehashed = [&altered[..body], &hash].concat();
    [("cut", file[..file.len() / 2].to_vec()), ("altered", altered), ("hashed-anew", rehashed)]
}

fn put(world: &World, name: &str, bytes: &[u8]) -> Step<PathBuf> {
    let path = world.browser.home().join(format!("{name}.bangfu"));
    std::fs::write(&path, bytes)?;
    Ok(path)
}

/// What happened and what is safe, in words.
fn is_plain(said: &str) -> bool {
    let refused = ["资料验不过：损坏了，或被改过。", "这不是帮扶台的备份文件，或者文件不全。"];
    let safe = ["没有动过任何东西。", "什么都没改。"];
    refused.iter().any(|words| said.contains(words)) && safe.iter().any(|words| said.contains(words))
}
