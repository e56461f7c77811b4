//! A window of the desk as a person uses it: finds by the names of the contract, and waits until the page is so far.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::Value;
use thirtyfour::error::WebDriverError;
use thirtyfour::{By, Key, TypingData, WebDriver, WebElement, WindowHandle};

use super::Step;

/// Longer than anything the desk may take on a slow machine; reached only when something is wrong.
const PATIENCE: Duration = Duration::from_secs(60);
const BETWEEN_LOOKS: Duration = Duration::from_millis(30);

/// A figure as the page shows it: name, period, exact value, head of the row it stands in.
pub type FigureSeen = (String, String, i64, String);

/// A window.
#[derive(Clone)]
pub struct Page {
    /// Its driver.
    pub driver: WebDriver,
    /// Address of the folder the desk is hosted in, with a slash at its end.
    pub root: String,
}

impl Page {
    /// Loads an address below the folder.
    pub async fn open(&self, path: &str) -> Step {
        Ok(self.driver.goto(format!("{}{}", self.root, path.trim_start_matches('/'))).await?)
    }

    /// Loads the page anew, as the button of a browser does. Firefox's driver would go past the service worker.
    pub async fn reload(&self) -> Step {
        self.run("window.isBeforeReload = true; window.location.reload();").await?;
        self.until("the page after its reload", async || {
            let is_after = "return !window.isBeforeReload && document.readyState === 'complete'";
            Ok((self.run(is_after).await? == true).then_some(()))
        })
        .await
    }

    /// Goes to an address below the folder without loading the page anew, as a link in it does.
    pub async fn follow(&self, path: &str) -> Step {
        let address = format!("{}{path}", self.root);
        let script = format!(
            "history.pushState(null, '', '{address}'); dispatchEvent(new PopStateEvent('popstate'));"
        );
        self.run(&script).await?;
        Ok(())
    }

    /// The present address below the folder, without a slash before it.
    pub async fn path(&self) -> Step<String> {
        let url = self.driver.current_url().await?.to_string();
        Ok(url.strip_prefix(&self.root).unwrap_or(&url).to_owned())
    }

    /// What the page says now, for whoever reads why a journey failed.
    async fn now(&self) -> String {
        let said = "return location.pathname + ' says:\\n' + document.body.innerText.slice(0, 1500)";
        self.run(said)
            .await
            .map_or_else(|error| error.to_string(), |said| said.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a look succeeds. A page that changes under the look (a stale element, a reload) is looked at again.
    pub async fn until<T>(&self, what: &str, mut look: impl AsyncFnMut() -> Step<Option<T>>) -> Step<T> {
        let until = Instant::now() + PATIENCE;
        loop {
            let missed = match look().await {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => String::new(),
                Err(error) if is_passing(error.as_ref()) => error.to_string(),
                Err(error) => return Err(error),
            };
            if Instant::now() > until {
                return Err(format!("waited in vain for {what}. {missed}\n{}", self.now().await).into());
            }
            tokio::time::sleep(BETWEEN_LOOKS).await;
        }
    }

    /// Waits until an element is on the page and can be seen.
    pub async fn see(&self, css: &str) -> Step<WebElement> {
        self.until(css, async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Waits until no such element can be seen.
    pub async fn see_no(&self, css: &str) -> Step {
        self.until(&format!("the end of {css}"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await? {
                    return Ok(None);
                }
            }
            Ok(Some(()))
        })
        .await
    }

    /// Is there such an element now?
    pub async fn has(&self, css: &str) -> Step<bool> {
        Ok(!self.driver.find_all(By::Css(css)).await?.is_empty())
    }

    /// Waits until an element shows a text.
    pub async fn see_text(&self, css: &str, text: &str) -> Step<WebElement> {
        self.until(&format!("`{text}` in {css}"), async || {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.text().await?.contains(text) {
                    return Ok(Some(element));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Texts of all such elements now.
    pub async fn texts(&self, css: &str) -> Step<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.driver.find_all(By::Css(css)).await? {
            texts.push(element.text().await?);
        }
        Ok(texts)
    }

    /// Presses something, once it is there and nothing covers it.
    pub async fn press(&self, css: &str) -> Step {
        self.until(&format!("{css} to press"), async || {
            let element = self.see(css).await?;
            if !element.is_enabled().await? {
                return Ok(None);
            }
            self.to_middle(&element).await?;
            element.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Presses the button that puts the page on paper, and waits for the call to print. No dialog opens: it would stay.
    pub async fn print(&self) -> Step {
        self.run("window.sheets = 0; window.print = () => { window.sheets += 1; };").await?;
        self.press("button[name='print']").await?;
        self.until("the call to print", async || {
            Ok((self.run("return window.sheets").await? == 1).then_some(()))
        })
        .await
    }

    /// Presses a button by key: for one below a long list, where a driver's pointer lands on a bar at the edge.
    pub async fn press_by_key(&self, css: &str) -> Step {
        self.until(&format!("{css} to press by key"), async || {
            let element = self.see(css).await?;
            if !element.is_enabled().await? {
                return Ok(None);
            }
            element.focus().await?;
            Ok(Some(()))
        })
        .await?;
        self.keys(Key::Enter).await
    }

    /// Scrolls as a person does: a driver stops where a bar at the edge still covers the element.
    async fn to_middle(&self, element: &WebElement) -> Step {
        let script = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.driver.execute(script, vec![element.to_json()?]).await?;
        Ok(())
    }

    /// Types into the control of that name, in place of what stands there.
    pub async fn fill(&self, name: &str, text: &str) -> Step {
        let control = self.see(&format!("[name='{name}']")).await?;
        self.to_middle(&control).await?;
        control.click().await?;
        if !control.prop("value").await?.unwrap_or_default().is_empty() {
            control.send_keys(Key::Control + "a").await?;
            control.send_keys(Key::Backspace).await?;
        }
        control.send_keys(text).await?;
        self.until(&format!("`{name}` to hold what was typed"), async || {
            Ok((control.prop("value").await?.as_deref() == Some(text)).then_some(()))
        })
        .await
    }

    /// Puts a value into a control at once, as a picker of the browser does; keys in a day's control mean other things in
    /// every browser and language.
    pub async fn put(&self, css: &str, value: &str) -> Step {
        let control = self.see(css).await?;
        let script = "arguments[0].value = arguments[1]; \
                      arguments[0].dispatchEvent(new Event('input', { bubbles: true })); \
                      arguments[0].dispatchEvent(new Event('change', { bubbles: true }))";
        self.driver.execute(script, vec![control.to_json()?, value.into()]).await?;
        Ok(())
    }

    /// Chooses a file by the control of that name, which need not be in sight.
    pub async fn choose_file(&self, name: &str, file: &Path) -> Step {
        let css = format!("input[type='file'][name='{name}']");
        let control =
            self.until(&css, async || Ok(self.driver.find_all(By::Css(css.as_str())).await?.pop())).await?;
        Ok(control.send_keys(file.to_string_lossy()).await?)
    }

    /// Opens a further window of the same browser, at an address below the folder; the driver stays with this one.
    pub async fn open_window(&self, path: &str) -> Step<WindowHandle> {
        let here = self.driver.window().await?;
        let there = self.driver.new_window().await?;
        self.driver.switch_to_window(there.clone()).await?;
        self.open(path).await?;
        self.driver.switch_to_window(here).await?;
        Ok(there)
    }

    /// Turns to another window: from now on everything is done there.
    pub async fn turn_to(&self, window: &WindowHandle) -> Step {
        Ok(self.driver.switch_to_window(window.clone()).await?)
    }

    /// Value of the control of that name.
    pub async fn value(&self, name: &str) -> Step<String> {
        let control = self.see(&format!("[name='{name}']")).await?;
        Ok(control.prop("value").await?.unwrap_or_default())
    }

    /// Picks an option of the select of that name by its value.
    pub async fn pick(&self, name: &str, value: &str) -> Step {
        // Firefox scrolls to no option, only to its list.
        let list = self.see(&format!("select[name='{name}']")).await?;
        self.to_middle(&list).await?;
        self.press(&format!("select[name='{name}'] option[value='{value}']")).await
    }

    /// Picks an entry of a list as its change event tells it: WebKit's driver presses no entry within a list of parts.
    pub async fn pick_within(&self, css: &str, value: &str) -> Step {
        self.see(css).await?;
        let script = format!(
            "const list = document.querySelector(\"{css}\"); list.value = '{value}'; \
             list.dispatchEvent(new Event('change', {{ bubbles: true }})); return list.value"
        );
        let picked = self.run(&script).await?;
        if picked == value { Ok(()) } else { Err(format!("{css} has no entry {value}").into()) }
    }

    /// Chooses one of a row of segments by its value.
    pub async fn choose(&self, name: &str, value: &str) -> Step {
        self.press(&format!("label:has(input[name='{name}'][value='{value}'])")).await
    }

    /// Keys for whatever has the focus, as a person at the keyboard alone presses them.
    pub async fn keys(&self, keys: impl Into<TypingData>) -> Step {
        let keys: TypingData = keys.into();
        Ok(self.driver.action_chain().send_keys(keys.to_string()).perform().await?)
    }

    /// One key while others are held, e.g. `chord(&[Key::Control], Key::Enter)`.
    pub async fn chord(&self, held: &[Key], key: impl Into<char>) -> Step {
        let mut chain = self.driver.action_chain();
        for key in held {
            chain = chain.key_down(key.clone());
        }
        chain = chain.send_keys(key.into().to_string());
        for key in held {
            chain = chain.key_up(key.clone());
        }
        Ok(chain.perform().await?)
    }

    /// Presses Tab until the control of that name has the focus; a person without a mouse can reach it.
    pub async fn tab_to(&self, name: &str) -> Step {
        for _ in 0..80 {
            if self.focused().await? == name {
                return Ok(());
            }
            self.keys(Key::Tab).await?;
        }
        Err(format!("`{name}` is not reached by Tab").into())
    }

    /// Name of the control that has the focus; empty where none has.
    pub async fn focused(&self) -> Step<String> {
        let name = self.run("return document.activeElement?.getAttribute('name') ?? ''").await?;
        Ok(name.as_str().unwrap_or_default().to_owned())
    }

    /// Waits until a figure of a period has a value (fen for money).
    pub async fn see_figure(&self, figure: &str, period: &str, value: i64) -> Step {
        let css = format!("[data-figure='{figure}'][data-period='{period}']");
        self.until(&format!("{css} = {value}"), async || {
            for element in self.driver.find_all(By::Css(css.as_str())).await? {
                if element.attr("data-value").await?.as_deref() == Some(&value.to_string()) {
                    return Ok(Some(()));
                }
            }
            Ok(None)
        })
        .await
    }

    /// Every figure on the page with its period and value, in the order of the page; `scope` narrows it to a part.
    pub async fn figures(&self, scope: &str) -> Step<Vec<FigureSeen>> {
        let script = format!(
            "return [...document.querySelectorAll(\"{scope} [data-figure][data-period][data-value]\")].map((seen) => [
               seen.dataset.figure, seen.dataset.period, Number(seen.dataset.value),
               seen.closest('tr')?.querySelector('th[scope=row]')?.textContent ?? ''])"
        );
        Ok(serde_json::from_value(self.run(&script).await?)?)
    }

    /// Runs a script; what it returns.
    pub async fn run(&self, script: &str) -> Step<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Runs a script that calls its last argument when done.
    pub async fn run_async(&self, script: &str) -> Step<Value> {
        Ok(self.driver.execute_async(script, Vec::new()).await?.json().clone())
    }

    /// Width and height of what is shown, in CSS pixels.
    pub async fn resize(&self, width: u32, height: u32) -> Step {
        Ok(self.driver.set_window_rect(0, 0, width, height).await?)
    }

    /// Makes what is shown this wide and high, whatever the browser's own bars take; waits until it has been drawn so.
    pub async fn show_at(&self, width: u32, height: u32) -> Step {
        let inner = async || {
            let size = self
                .run("return [outerWidth - innerWidth, outerHeight - innerHeight, innerWidth, innerHeight]")
                .await?;
            Ok::<[u32; 4], Box<dyn std::error::Error>>(serde_json::from_value(size)?)
        };
        let [beside, above, ..] = inner().await?;
        self.resize(width + beside, height + above).await?;
        self.until(&format!("a page of {width} × {height}"), async || {
            Ok((inner().await?[2..] == [width, height]).then_some(()))
        })
        .await?;
        self.run_async("const done = arguments[arguments.length - 1]; requestAnimationFrame(() => requestAnimationFrame(() => done(0)))")
            .await?;
        Ok(())
    }

    /// What was written to the console since the last look; only Chromium's driver tells.
    pub async fn console(&self) -> Vec<String> {
        let entries = self.driver.get_log("browser").await.unwrap_or_default();
        entries.into_iter().map(|entry| format!("{} {}", entry.level, entry.message)).collect()
    }

    /// A picture of the window.
    pub async fn picture(&self, file: &Path) -> Step {
        Ok(self.driver.screenshot(file).await?)
    }
}

/// Errors of a page that is just changing.
fn is_passing(error: &(dyn std::error::Error + 'static)) -> bool {
    use thirtyfour::error::WebDriverErrorInner as Inner;
    error.downcast_ref::<WebDriverError>().is_some_and(|error| {
        // What WebKit's driver says of an element whose page goes away while it is looked for.
        let said = error.to_string();
        let is_between_pages = ["Could not parse element info", "was not called before the unload event"]
            .iter()
            .any(|words| said.contains(words));
        is_between_pages
            || matches!(
                error.as_inner(),
                Inner::StaleElementReference(_)
                    | Inner::NoSuchElement(_)
                    | Inner::ElementClickIntercepted(_)
                    | Inner::ElementNotInteractable(_)
                    | Inner::JavascriptError(_)
            )
    })
}
