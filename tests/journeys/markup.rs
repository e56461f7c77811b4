//! What is typed is a text, whatever it looks like: lists and tables show it as it stands and run nothing of it.

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Intake, Opening, PASSPHRASE};

const NAME: &str = "<b>&amp;\"'<img src=x onerror=alert(1)>";
const EMPLOYER: &str = "<script>document.title='ran'</script>\" onclick=\"document.title='ran'";

mod once {
    use super::*;

    #[test]
    fn a_name_that_looks_like_markup_is_shown_as_it_was_typed() {
        journey(markup);
    }
}

async fn markup(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    page.fill("name", NAME).await?;
    page.fill("employer", EMPLOYER).await?;
    page.fill("demand", "单位三个月没有发工资").await?;
    Intake(page).save().await?;
    page.follow("intake").await?;
    page.see_text("[data-table='contacts'] .row-name", NAME).await?;
    page.see_text("[data-table='contacts'] .col-employer [title]", EMPLOYER).await?;
    nothing_ran(page).await?;

    page.follow("statistics").await?;
    page.choose("employers-view", "table").await?;
    page.see_text("[data-table='employers'] tbody th", EMPLOYER).await?;
    nothing_ran(page).await?;
    // No address may hold an employer: the number is a button, and finds its rows all the same.
    page.press("[data-table='employers'] button.number-link").await?;
    page.see_text("[data-table='contacts'] .col-employer [title]", EMPLOYER).await?;
    nothing_ran(page).await
}

async fn nothing_ran(page: &Page) -> Step {
    let script = "return [document.title, document.querySelectorAll('td img, td script, th script, [onclick], [onerror]').length]";
    let seen: (String, u32) = serde_json::from_value(page.run(script).await?)?;
    assert!(!seen.0.contains("ran") && seen.1 == 0, "{seen:?}");
    Ok(())
}
