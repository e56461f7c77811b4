//! Banners above every page: the demo centre, a role that only looks, trouble told unasked.

use std::collections::BTreeMap;

use casework::act::ActKind;
use casework::staff::Right;
use casework::time::Moment;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use crate::desk::use_desk;
use crate::locale::format::{number, when};
use crate::locale::{fill, frame::BannerWords, frame::FrameWords, use_lang, use_words};
use crate::pages::around::{civil, use_around};
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Dialog, Notice, Tone};

/// All banners.
#[component]
pub fn Banners() -> impl IntoView {
    let t: &BannerWords = use_words();
    let desk = use_desk();
    let looks_only =
        move || desk.desk.with(|desk| desk.as_ref().is_some_and(|desk| !desk.me.role.may(Right::Record)));
    view! {
        <section class="banners" aria-label=t.label>
            {live(move || desk.trouble.get().map(|trouble| view! { <TroubleNotice trouble=trouble on_dismiss=move |()| desk.trouble.set(None) /> }))}
            <MissingBanner />
            <Show when=move || desk.demo.get()><DemoBanner /></Show>
            <Show when=looks_only><Notice text=t.read_only /></Show>
        </section>
    }
}

/// Stands as long as contacts are left out because they do not open.
#[component]
fn MissingBanner() -> impl IntoView {
    let t: &BannerWords = use_words();
    let (desk, lang, now) = (use_desk(), use_lang(), use_around().now);
    let missing = Memo::new(move |_| {
        desk.desk.with(|desk| desk.as_ref().map_or(Vec::new(), |desk| desk.missing.clone()))
    });
    let text = move || {
        missing.with(|missing| {
            let contacts: u32 = missing.iter().map(|block| block.contacts).sum();
            let mut acts = BTreeMap::new();
            for block in missing {
                acts.entry(block.seq).or_insert((&block.kind, block.at, 0)).2 += block.contacts;
            }
            let line = |(kind, at, count): (&ActKind, Moment, u32)| {
                let (at, count) = (when(civil(at), civil(now.get()), lang), number(count.into()));
                match kind {
                    ActKind::Import { file, .. } => fill(t.missing_import, &[&at, file, &count]),
                    _ => fill(t.missing_other, &[&at, &count]),
                }
            };
            let lines: Vec<String> = acts.into_values().map(line).collect();
            fill(t.missing, &[&number(contacts.into()), &lines.join(t.missing_gap)])
        })
    };
    view! {
        <Show when=move || missing.with(|missing| !missing.is_empty())>
            <div data-banner="missing">
                <Notice text=Signal::derive(text) tone=Tone::Over>
                    <A href="/settings/backup" attr:class="button button--secondary button--small">{t.missing_restore}</A>
                    <A href="/settings/acts" attr:class="button button--quiet button--small">{t.missing_undo}</A>
                </Notice>
            </div>
        </Show>
    }
}

#[component]
fn DemoBanner() -> impl IntoView {
    let t: &BannerWords = use_words();
    let frame: &FrameWords = use_words();
    let desk = use_desk();
    let asking = RwSignal::new(false);
    let leaving = RwSignal::new(false);
    let leave = move |()| {
        leaving.set(true);
        spawn_local(async move {
            if let Err(trouble) = desk.leave_demo().await {
                desk.trouble.set(Some(trouble));
            }
            leaving.set(false);
            asking.set(false);
        });
    };
    view! {
        <div class="demo-banner" data-banner="demo">
            <Notice text=t.demo tone=Tone::Due>
                <Button label=t.leave_demo size=ButtonSize::Small name="leave-demo" on_press=move |()| asking.set(true) />
            </Notice>
            <Dialog open=asking on_close=move |()| asking.set(false) title=t.leave_title close_label=frame.close name="leave-demo">
                <p>{t.leave_text}</p>
                <div class="dialog-actions">
                    <Button label=frame.cancel on_press=move |()| asking.set(false) />
                    <Button label=t.leave_now busy=leaving busy_label=t.leaving kind=ButtonKind::Danger name="leave-demo-now" on_press=leave />
                </div>
            </Dialog>
        </div>
    }
}
