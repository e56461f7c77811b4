//! A device that is full. Chromium alone lets its driver say how much a site may keep; the others take hundreds of megabytes
//! before they refuse. That every browser's refusal is understood is shown by the store's tests.

use serde_json::json;
use thirtyfour::By;

use crate::harness::{Kind, Page, Step, World, journey};
use crate::pages::{Frame, Intake, Opening, PASSPHRASE};

const TYPED: [(&str, &str); 3] =
    [("phone", "19900005678"), ("name", "李建国"), ("demand", "单位三个月没有发工资")];

mod once {
    use super::*;

    #[test]
    fn a_full_device_is_told_and_loses_nothing() {
        journey(full);
    }
}

async fn full(world: &World) -> Step {
    let page = &world.page;
    if world.browser.kind != Kind::Chromium {
        println!("{:?} has no means to make a device full", world.browser.kind);
        return Ok(());
    }
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.keys("n").await?;
    page.see("[name='phone']").await?;
    allow(page, Some(1)).await?;
    let mut logged = 0;
    // The browser remembers for a while how much room there was.
    while !is_refused(page, logged).await? {
        logged += 1;
    }
    page.see_text(".save-bar-place .notice", "都还在登记表里").await?;
    for (name, text) in TYPED {
        assert_eq!(page.value(name).await?, text);
    }
    allow(page, None).await?;
    page.press("button[name='try-again']").await?;
    page.see_text(".toasts .toast", &format!("-{:04}", logged + 1)).await?;
    Frame(page).go("/intake").await?;
    Intake(page).see_row("李建国").await?;
    let rows = page.driver.find_all(By::Css("[data-table='contacts'] tbody tr[data-row]")).await?;
    assert_eq!(rows.len(), logged + 1);
    Ok(())
}

/// Logs a call after so many; is it refused for want of room?
async fn is_refused(page: &Page, logged: usize) -> Step<bool> {
    for (name, text) in TYPED {
        page.fill(name, text).await?;
    }
    page.press("button[name='save']").await?;
    let number = format!("-{:04}", logged + 1);
    page.until("a number or a refusal", async || {
        let refused = page.texts(".save-bar-place .notice").await?.iter().any(|said| said.contains("存满了"));
        let saved = page.texts(".toasts .toast").await?.iter().any(|said| said.contains(&number));
        Ok((refused || saved).then_some(refused))
    })
    .await
}

/// How many bytes the site may keep; none = as many as ever.
async fn allow(page: &Page, bytes: Option<u32>) -> Step {
    let mut words = json!({ "origin": page.root.trim_end_matches('/') });
    if let Some(bytes) = bytes {
        words["quotaSize"] = bytes.into();
    }
    page.driver.cdp().send_raw("Storage.overrideQuotaForOrigin", words).await?;
    Ok(())
}
