//! What the lock page offers where a part of the records does not open: a backup first, the rest second.
//!
//! The key stays here no longer than the card, and the card no longer than somebody may be expected to read it.

use casebook::door::Kek;
use casebook::trouble::Trouble;
use casework::staff::StaffId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::use_desk;
use crate::locale::format::{number, when};
use crate::locale::opening::DamageWords;
use crate::locale::{fill, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::pages::opening::RestoreForm;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Notice, Tone};
use crate::platform::timer::Timer;
use crate::protocol::{Lost, Request};

/// After this long without a decision the passphrase is asked for again.
const HOLD_MS: i32 = 120_000;

/// What does not open, and the key that opens the rest.
#[derive(Clone)]
pub struct Found {
    /// Whose key it is.
    pub staff: StaffId,
    /// The key.
    pub kek: Kek,
    /// What does not open, by the act that brought it.
    pub lost: Vec<Lost>,
}

/// The card in place of the form.
#[component]
pub fn DamagedCard(now: Found, found: RwSignal<Option<Found>>) -> impl IntoView {
    let t: &DamageWords = use_words();
    let desk = use_desk();
    let (restoring, busy, met) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(None::<Trouble>));
    let hold = Timer::after(HOLD_MS, move || {
        let is_idle =
            !restoring.try_get_untracked().unwrap_or(true) && !busy.try_get_untracked().unwrap_or(true);
        if is_idle {
            found.try_set(None);
        }
    });
    let _hold = StoredValue::new_local(hold);
    let Found { staff, kek, lost } = now;
    let open = move |()| {
        let kek = kek.clone();
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = desk.ask(Request::UnlockAround { staff, kek }).await;
            busy.try_set(false);
            if let Err(trouble) = outcome {
                met.try_set(Some(trouble));
            }
        });
    };
    view! {
        <section class="lock-damage" data-damage="shown" aria-labelledby="damage-title">
            <h2 id="damage-title">{t.title}</h2>
            <Notice text=t.happened tone=Tone::Over urgent=true />
            <LostLines lost=lost />
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            {live(move || match restoring.get() {
                true => view! { <RestoreForm beside=true /> }.into_any(),
                false => view! { <Button label=t.restore kind=ButtonKind::Primary name="damage-restore" on_press=move |()| restoring.set(true) /> }.into_any(),
            })}
            <p class="small muted">{t.around_hint}</p>
            <div class="form-acts">
                <Button label=t.around busy=busy busy_label=t.opening name="open-around" on_press=open />
                <Button label=t.back kind=ButtonKind::Quiet name="damage-back" on_press=move |()| found.set(None) />
            </div>
        </section>
    }
}

/// A line for each act whose contacts do not open.
#[component]
fn LostLines(lost: Vec<Lost>) -> impl IntoView {
    let t: &DamageWords = use_words();
    let (lang, now) = (use_lang(), use_around().now);
    let line = move |lost: Lost| {
        let at = when(civil(lost.at), civil(now.get_untracked()), lang);
        let words = if lost.is_import { t.imported } else { t.written };
        view! { <li data-lost=lost.contacts.to_string()>{fill(words, &[&at, &number(lost.contacts.into())])}</li> }
    };
    view! { <ul class="lock-lost">{lost.into_iter().map(line).collect_view()}</ul> }
}
