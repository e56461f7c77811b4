//! What a program can judge of WCAG 2 holds on every page, in both themes.

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Ledger, Opening, Theme, set_theme};

/// Every address of the frame.
const PLACES: [&str; 18] = [
    "today",
    "intake",
    "intake/new",
    "statistics",
    "statistics/overview",
    "statistics/desks/relief",
    "statistics/desks/loans",
    "clients",
    "settings",
    "settings/staff",
    "settings/codes",
    "settings/access",
    "settings/backup",
    "settings/device",
    "settings/kept",
    "settings/about",
    "settings/import",
    "settings/import/held",
];

/// One row that comes in, one that is held aside.
const LEDGER: &str = "日期,方式,姓名,诉求\n2005-04-06,来访,何青,低保\n2005-04-31,来信,石岩,欠薪\n";

mod once {
    use super::*;

    #[test]
    fn no_page_breaks_a_rule_of_access() {
        journey(every_page);
    }
}

async fn every_page(world: &World) -> Step {
    let page = &world.page;
    let mut found = Vec::new();
    page.open("").await?;
    page.see("button[name='open-centre']").await?;
    assert!(sees_a_seeded_fault(page).await?, "axe does not see a picture without words");
    for theme in Theme::BOTH {
        set_theme(page, theme).await?;
        page.see("button[name='open-centre']").await?;
        found.extend(look(page, "opening", theme).await?);
    }
    Opening(page).try_demo().await?;
    let file = world.browser.home().join("ledger.csv");
    std::fs::write(&file, LEDGER)?;
    Ledger(page).import(&file).await?;
    let report = Ledger(page).last_report().await?;
    for theme in Theme::BOTH {
        set_theme(page, theme).await?;
        for place in PLACES.into_iter().chain([report.as_str()]) {
            page.follow(place).await?;
            page.see("main h1, main form").await?;
            found.extend(look(page, place, theme).await?);
        }
    }
    assert!(found.is_empty(), "{} violations:\n{}", found.len(), found.join("\n"));
    Ok(())
}

async fn sees_a_seeded_fault(page: &Page) -> Step<bool> {
    page.run("document.querySelector('main').append(Object.assign(new Image(), { id: 'seeded', src: 'icon.svg' }))").await?;
    let found = page.violations().await?;
    page.run("document.getElementById('seeded').remove()").await?;
    Ok(found.iter().any(|line| line.starts_with("image-alt")))
}

async fn look(page: &Page, place: &str, theme: Theme) -> Step<Vec<String>> {
    let found = page.violations().await?;
    Ok(found.into_iter().map(|line| format!("{place}, {theme:?}: {line}")).collect())
}
