//! What the lock page offers where a part of the records does not open: a backup first, the rest second.
//!
//! A way in is a member's passphrase, or the recovery key with the passphrase that is set anew. The key stays here no longer than the card, and the card no longer than somebody may be expected to read it.

use casebook::door::{KdfParams, Kek, Secret};
use casebook::trouble::Trouble;
use casework::staff::StaffId;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, use_desk};
use crate::locale::format::{number, when};
use crate::locale::opening::DamageWords;
use crate::locale::{fill, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::pages::opening::RestoreForm;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Notice, Tone};
use crate::platform::timer::Timer;
use crate::protocol::{Lost, Reply, Request};

/// After this long without a decision the passphrase is asked for again.
const HOLD_MS: i32 = 120_000;

/// What somebody came with.
#[derive(Clone)]
pub enum Way {
    /// A member's passphrase.
    Passphrase {
        /// Who.
        staff: StaffId,
        /// The key.
        kek: Kek,
    },
    /// The recovery key.
    Recovery {
        /// The key.
        kek: Kek,
        /// Whose passphrase is set anew.
        staff: StaffId,
        /// New salt and cost.
        params: KdfParams,
        /// New key.
        new: Kek,
    },
}

/// What does not open, and the way to the rest.
#[derive(Clone)]
pub struct Found {
    /// The way.
    pub way: Way,
    /// What does not open, by the act that brought it.
    pub lost: Vec<Lost>,
}

/// What came of the right key.
pub enum Opened {
    /// All is open.
    Whole,
    /// Nothing is open yet.
    Partly(Found),
}

impl Way {
    fn whole(self) -> Request {
        match self {
            Way::Passphrase { staff, kek } => Request::Unlock { staff, kek },
            Way::Recovery { kek, staff, params, new } => Request::Recover { kek, staff, params, new },
        }
    }

    fn around(self) -> Request {
        match self {
            Way::Passphrase { staff, kek } => Request::UnlockAround { staff, kek },
            Way::Recovery { kek, staff, params, new } => Request::RecoverAround { kek, staff, params, new },
        }
    }

    fn inspect(self) -> Request {
        match self {
            Way::Passphrase { staff, kek } => {
                Request::InspectDamage { staff, secret: Secret::Passphrase, kek }
            }
            Way::Recovery { kek, staff, .. } => {
                Request::InspectDamage { staff, secret: Secret::RecoveryKey, kek }
            }
        }
    }

    /// Unlocks; where records do not check out, finds which. That they do not may be known from before: then the kept gist
    /// is not opened first, for it would hide it again.
    pub async fn open(self, desk: DeskDoor) -> Result<Opened, Trouble> {
        let is_known = desk.trouble.with_untracked(|trouble| *trouble == Some(Trouble::Damaged));
        if !is_known {
            match desk.ask(self.clone().whole()).await {
                Err(Trouble::Damaged) => {}
                opened => return opened.map(|_| Opened::Whole),
            }
        }
        match desk.ask(self.clone().inspect()).await? {
            Reply::Damage(lost) if lost.is_empty() => desk.ask(self.whole()).await.map(|_| Opened::Whole),
            Reply::Damage(lost) => {
                desk.trouble.set(None);
                Ok(Opened::Partly(Found { way: self, lost }))
            }
            _ => Err(Trouble::BuildMismatch),
        }
    }
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
    let Found { way, lost } = now;
    let renews = matches!(way, Way::Recovery { .. }).then_some(t.renews);
    let open = move |()| {
        let way = way.clone();
        busy.set(true);
        met.set(None);
        spawn_local(async move {
            let outcome = desk.ask(way.around()).await;
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
            <p class="small muted">{t.around_hint} " " {renews}</p>
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
