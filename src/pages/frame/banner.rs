//! Banners above every page: the demo centre, a role that only looks, trouble told unasked.

use casework::staff::Right;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::use_desk;
use crate::locale::{frame::BannerWords, frame::FrameWords, use_words};
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
            <Show when=move || desk.demo.get()><DemoBanner /></Show>
            <Show when=looks_only><Notice text=t.read_only /></Show>
        </section>
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
