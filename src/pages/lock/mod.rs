//! The lock page: who, passphrase; or the recovery key and a new passphrase. Nothing of the centre is known here but the
//! short names, which are not sealed, and the page says so.

mod damaged;
mod recover;
mod unlock;
mod wait;

use casebook::door::{DoorName, KdfParams};
use casebook::trouble::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{State, use_desk};
use crate::locale::{fill, frame::FrameWords, opening::DamageWords, opening::LockWords, use_words};
use crate::pages::around::use_around;
use crate::pages::bare::BareTop;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Glyph, Icon, Pick, Select, ToastHost};
use crate::platform::page;

/// What the lock page knows.
#[derive(Clone, PartialEq)]
pub struct Locked {
    names: Vec<DoorName>,
    recovery: KdfParams,
}

/// The page.
#[component]
pub fn LockPage() -> impl IntoView {
    let t: &LockWords = use_words();
    let damage: &DamageWords = use_words();
    let frame: &FrameWords = use_words();
    let desk = use_desk();
    let (by_key, found) = (RwSignal::new(false), RwSignal::new(None::<damaged::Found>));
    page::set_title(&format!("{} · {}", t.locked, frame.product));
    let locked = Memo::new(move |_| {
        desk.state.with(|state| match state {
            State::Sealed(casebook::door::Door::Sealed { names, recovery }) => {
                Some(Locked { names: names.clone(), recovery: recovery.clone() })
            }
            _ => None,
        })
    });
    let form = move || {
        let locked = locked.get()?;
        Some(if let Some(now) = found.get() {
            view! { <damaged::DamagedCard now=now found=found /> }.into_any()
        } else if by_key.get() {
            view! { <recover::RecoverForm locked=locked found=found /> }.into_any()
        } else {
            view! { <unlock::UnlockForm locked=locked found=found /> }.into_any()
        })
    };
    let other = move || if by_key.get() { t.with_passphrase } else { t.with_key }.to_owned();
    view! {
        <div class="bare bare--locked">
            <BareTop end=move || view! { <span class="locked-word"><Icon glyph=Glyph::Lock />{t.locked}</span> }.into_any() />
            <main class="lock" id="page" tabindex="-1">
                {live(move || desk.trouble.get().map(|trouble| view! { <TroubleNotice trouble=trouble on_dismiss=move |()| desk.trouble.set(None) /> }))}
                <Show when=move || desk.trouble.with(|trouble| *trouble == Some(Trouble::Damaged))><p>{damage.again}</p></Show>
                <section class="lock-card card">
                    <h1>{t.title}</h1>
                    {live(form)}
                    <Show when=move || found.with(Option::is_none)>
                        <Button label=other icon=Glyph::Key kind=ButtonKind::Quiet name="other-way" on_press=move |()| by_key.update(|by_key| *by_key = !*by_key) />
                    </Show>
                </section>
                <Facts />
            </main>
        </div>
        <ToastHost dismiss_label=frame.dismiss />
    }
}

#[component]
fn Facts() -> impl IntoView {
    let t: &LockWords = use_words();
    let around = use_around();
    view! {
        <ul class="facts small muted">
            <li><Icon glyph=Glyph::Check />{t.kept}</li>
            <Show when=move || !around.online.get()><li><Icon glyph=Glyph::Net />{t.offline}</li></Show>
            <li><Icon glyph=Glyph::Info />{t.names_not_sealed}</li>
        </ul>
        <OtherCentres />
    }
}

/// Centres restored beside the first one.
#[component]
fn OtherCentres() -> impl IntoView {
    let t: &LockWords = use_words();
    let desk = use_desk();
    let (count, present) = desk.centres();
    let picks: Vec<Pick> =
        (1..=count).map(|n| Pick::new(n.to_string(), fill(t.centre_n, &[&n.to_string()]))).collect();
    let go = move |key: String| {
        let Ok(centre) = key.parse() else { return };
        spawn_local(async move {
            if let Err(trouble) = desk.change_centre(centre).await {
                desk.state.set(State::Failed(trouble));
            }
        });
    };
    (count > 1).then(|| {
        view! { <div class="other-centres"><Select name="centre" picks=picks value=present.to_string() aria_label=t.centre on_pick=go small=true /></div> }
    })
}
