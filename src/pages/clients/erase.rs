//! Erasing a person: a quiet card at the foot of their page, and a dialog that says what goes, what stays, and what is to be
//! done about older backups. The number of records is typed again before it is done.

use casebook::trouble::Trouble;
use casework::act::{Act, Erase, EraseWhy};
use casework::contact::RecordId;
use casework::issue::Issue;
use casework::staff::Right;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::components::A;

use crate::desk::{use_answer, use_desk};
use crate::locale::erase::EraseWords;
use crate::locale::frame::FrameWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::around::civil;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{
    Button, ButtonKind, Dialog, Field, InputKind, Notice, Pick, Progress, Select, TextInput, Tone,
};
use crate::protocol::{Erasing, Reply, Request};

/// Whom the dialog is open for.
#[derive(Clone, Copy)]
pub struct ToErase(pub RwSignal<Option<RecordId>>);

/// The way to it, for those who may.
#[component]
pub fn EraseCard(key: RecordId) -> impl IntoView {
    let t = use_words::<EraseWords>();
    let desk = use_desk();
    let may = move || desk.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(Right::Erase)));
    let asked = use_context::<ToErase>();
    let open = move |()| asked.iter().for_each(|ToErase(of)| of.set(Some(key)));
    view! {
        <Show when=may>
            <section class="card card-body" data-part="erase">
                <p class="small muted">{t.lead}</p>
                <p class="page-acts"><Button label=t.open kind=ButtonKind::Danger name="erase" on_press=open /></p>
            </section>
        </Show>
    }
}

/// The dialog.
#[component]
pub fn EraseDialog(of: RwSignal<Option<RecordId>>) -> impl IntoView {
    let t = use_words::<EraseWords>();
    let frame: &FrameWords = use_words();
    let (busy, done) = (RwSignal::new(false), RwSignal::new(None::<u32>));
    let close = move |()| {
        if !busy.get_untracked() {
            of.set(None);
            done.set(None);
        }
    };
    let title = move || if done.with(Option::is_some) { t.done_title } else { t.title }.to_owned();
    let body = move || match (done.get(), of.get()) {
        (Some(records), _) => view! { <Done records=records on_close=close /> }.into_any(),
        (None, Some(key)) => view! { <Ask key=key busy=busy done=done on_close=close /> }.into_any(),
        (None, None) => ().into_any(),
    };
    view! {
        <Dialog open=Signal::derive(move || of.with(Option::is_some)) on_close=close title=Signal::derive(title)
            close_label=frame.close name="erase">
            {live(body)}
        </Dialog>
    }
}

/// What it takes, as the engine knows it.
#[component]
fn Ask(
    key: RecordId,
    busy: RwSignal<bool>,
    done: RwSignal<Option<u32>>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let (t, lang) = (use_words::<EraseWords>(), use_lang());
    let desk = use_desk();
    let taken = use_answer(
        // Once it is under way there is nobody to ask about any more.
        move || Some(Request::Erasing(key)).filter(|_| !busy.get_untracked()),
        |reply| match reply {
            Reply::Erasing(taken) => Some(Ok(taken)),
            Reply::Refused(issues) => Some(Err(issues)),
            _ => None,
        },
    );
    let shown = move || match taken.get() {
        None => view! { <Progress label=t.looking progress=desk.progress /> }.into_any(),
        Some(Ok(Ok(taken))) => {
            view! { <Form key=key taken=taken busy=busy done=done on_close=on_close /> }.into_any()
        }
        Some(Ok(Err(issues))) => {
            let said = issues.iter().map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" ");
            view! { <Notice text=said tone=Tone::Over urgent=true /> }.into_any()
        }
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
    };
    live(shown)
}

#[component]
fn Form(
    key: RecordId,
    taken: Erasing,
    busy: RwSignal<bool>,
    done: RwSignal<Option<u32>>,
    on_close: Callback<()>,
) -> impl IntoView {
    let (t, lang) = (use_words::<EraseWords>(), use_lang());
    let desk = use_desk();
    let records = taken.records();
    let (why, typed) = (RwSignal::new(EraseWhy::Consent), RwSignal::new(String::new()));
    let (wrong, issues) = (RwSignal::new(false), RwSignal::new(Vec::<Issue>::new()));
    let met = RwSignal::new(None::<Trouble>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        wrong.set(typed.with_untracked(|typed| typed.trim() != records.to_string()));
        if wrong.get_untracked() || busy.get_untracked() {
            return;
        }
        busy.set(true);
        issues.set(Vec::new());
        met.set(None);
        spawn_local(async move {
            let wish = Act::Erase(Erase { record: key, records, why: why.get_untracked() });
            let outcome = desk.act(wish).await;
            busy.try_set(false);
            match outcome {
                Ok(Ok(_)) => drop(done.try_set(Some(records))),
                Ok(Err(found)) => drop(issues.try_set(found)),
                Err(trouble) => drop(met.try_set(Some(trouble))),
            }
        });
    };
    let picks: Vec<Pick> = EraseWhy::ALL.iter().map(|why| Pick::new(why.key(), why.say(lang))).collect();
    let pick = move |key: String| {
        EraseWhy::ALL.iter().filter(|there| there.key() == key).for_each(|there| why.set(*there));
    };
    let (contacts, entries) = (taken.contacts.to_string(), taken.entries.to_string());
    let said = fill(t.taken, &[&records.to_string(), &contacts, &entries]);
    let held = (taken.held > 0).then(|| format!(" {}", fill(t.held, &[&taken.held.to_string()])));
    let backed_up = desk.desk.with_untracked(|desk| desk.as_ref().and_then(|desk| desk.backed_up));
    let backed_up = backed_up.map(|at| format!(" {}", fill(t.backed_up, &[&civil(at).to_string()])));
    let error = move || if wrong.get() { t.wrong.to_owned() } else { String::new() };
    let refused = move || {
        let said = issues
            .with(|issues| issues.iter().map(|issue| issue.code.say(lang)).collect::<Vec<_>>().join(" "));
        (!said.is_empty()).then(|| view! { <Notice text=said tone=Tone::Over urgent=true /> })
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <p data-part="taken">{said}{held}</p>
            <dl class="record-lines">
                <div class="record-line"><dt>{t.goes}</dt><dd>{t.goes_text}</dd></div>
                <div class="record-line"><dt>{t.stays}</dt><dd>{t.stays_text}" "{t.others}</dd></div>
            </dl>
            <Notice text=t.final_text tone=Tone::Over />
            <p class="small">{t.backups}{backed_up}" "{t.exported}</p>
            <Field label=t.why name="erase-why">
                <Select name="erase-why" picks=Signal::stored(picks) value=Signal::derive(move || why.get().key().to_owned()) on_pick=pick disabled=busy />
            </Field>
            <Field label=t.typed name="erase-records" hint=fill(t.typed_hint, &[&records.to_string()]) error=Signal::derive(error)>
                <TextInput name="erase-records" kind=InputKind::Count value=typed on_input=move |text| typed.set(text) disabled=busy />
            </Field>
            {live(refused)}
            {live(move || met.get().map(|trouble| view! { <TroubleNotice trouble=trouble /> }))}
            <Show when=move || busy.get()><Progress label=t.erasing progress=desk.progress /></Show>
            <div class="dialog-actions">
                <Button label=t.cancel name="erase-leave" disabled=busy on_press=on_close />
                <Button label=t.now kind=ButtonKind::Danger submit=true busy=busy busy_label=t.erasing name="erase-now" />
            </div>
        </form>
    }
}

#[component]
fn Done(records: u32, #[prop(into)] on_close: Callback<()>) -> impl IntoView {
    let t = use_words::<EraseWords>();
    view! {
        <p role="status" data-part="erased">{fill(t.done, &[&records.to_string()])}</p>
        <Notice text=t.backups tone=Tone::Due />
        <div class="dialog-actions">
            <A href="/settings/backup" attr:class="button button--secondary button--normal">{t.backup_now}</A>
            <Button label=t.close name="erase-close" kind=ButtonKind::Primary on_press=on_close />
        </div>
    }
}
