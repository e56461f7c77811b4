//! Two windows of one browser save fifty contacts each at the same time: a hundred rows, no number twice, and both show all.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::harness::{Page, Step, World, journey};
use crate::pages::{Intake, Lock, Opening, PASSPHRASE};

#[test]
fn two_windows_save_fifty_contacts_each_at_once() {
    journey(fifty_each);
}

async fn fifty_each(world: &World) -> Step {
    let page = &world.page;
    page.open("").await?;
    Opening(page).open_centre("桥东区职工帮扶中心", "王芳", PASSPHRASE).await?;
    page.follow("intake/new").await?;
    page.see("[name='phone']").await?;

    let one = page.driver.window().await?;
    let two = page.open_window("intake/new").await?;
    page.turn_to(&two).await?;
    Lock(page).unlock(PASSPHRASE).await?;
    page.see("[name='phone']").await?;

    page.turn_to(&one).await?;
    page.run(&script("1", "new BroadcastChannel('journey').onmessage = go")).await?;
    page.turn_to(&two).await?;
    page.run(&script("2", "new BroadcastChannel('journey').postMessage(0); go()")).await?;

    let late = told(page).await?;
    page.turn_to(&one).await?;
    let early = told(page).await?;
    assert!(early.from < late.until && late.from < early.until, "one window was done before the other began");
    let numbers: BTreeSet<String> = early.numbers.iter().chain(&late.numbers).cloned().collect();
    assert_eq!(numbers.len(), 100, "a number was given twice");

    for window in [one, two] {
        page.turn_to(&window).await?;
        page.follow("intake").await?;
        page.see("[data-sum='contacts'][data-value='100']").await?;
        let listed = Intake(page).numbers().await?;
        assert_eq!(listed.len(), 100);
        assert_eq!(listed.into_iter().collect::<BTreeSet<String>>(), numbers);
    }
    Ok(())
}

/// What a window saved.
struct Told {
    numbers: Vec<String>,
    from: f64,
    until: f64,
}

/// Waits until the present window has saved fifty.
async fn told(page: &Page) -> Step<Told> {
    let told = page
        .until("fifty saves", async || {
            let told = page.run("return [window.told, window.failed]").await?;
            if let Some(failed) = told[1].as_str() {
                return Err(format!("not saved: {failed}").into());
            }
            Ok(told[0].as_array().filter(|told| told.len() == 50).cloned())
        })
        .await?;
    let moments: Vec<f64> = told.iter().filter_map(|save| save[1].as_f64()).collect();
    let number = |save: &Value| save[0].as_str().unwrap_or_default().to_owned();
    Ok(Told { numbers: told.iter().map(number).collect(), from: moments[0], until: moments[49] })
}

/// Fills the form and presses save fifty times, each as soon as the one before is told as saved. `begin` calls `go`.
fn script(window: &str, begin: &str) -> String {
    format!(
        r#"
        const seen = () => document.querySelector('.toasts .toast:last-child p')?.textContent ?? '';
        const type = (name, text) => {{
          const control = document.querySelector(`[name='${{name}}']`);
          control.value = text;
          control.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));
        }};
        const change = () => new Promise((done) => {{
          const watch = new MutationObserver(() => {{ watch.disconnect(); done(); }});
          watch.observe(document.body, {{ childList: true, subtree: true, characterData: true, attributes: true }});
        }});
        window.told = [];
        const go = async () => {{
          try {{
            for (let n = 0; n < 50; n += 1) {{
              const before = seen();
              type('phone', `1990000{window}${{String(n).padStart(3, '0')}}`);
              type('name', `Window {window}`);
              type('demand', `Call ${{n}}`);
              document.querySelector("button[name='save']").click();
              while (seen() === before || document.querySelector("[name='phone']").value !== '') {{
                const alert = document.querySelector('.save-bar-place [role=alert]');
                if (alert) throw alert.textContent;
                await change();
              }}
              window.told.push([seen().match(/\d{{4}}-[\w-]*\d/)[0], performance.timeOrigin + performance.now()]);
            }}
          }} catch (error) {{
            window.failed = String(error);
          }}
        }};
        {begin}"#
    )
}
