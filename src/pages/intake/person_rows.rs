//! Who is calling: channel, phone, name, sex, document.

use casework::contact::{Channel, Line, VoidCall};
use casework::identity::{IdDocument, IdKind, Sex};
use leptos::prelude::*;

use super::field::{ANONYMOUS, DraftField, ID_NUMBER, NAME, PHONE, use_form};
use super::picks::id_kind_picks;
use super::recognise::take_sure;
use super::save::save_void;
use super::seen::use_seen;
use super::use_saver;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{
    Button, ButtonKind, ButtonSize, Checkbox, Choice, InputKind, Segments, Select, TextInput,
};

/// Channel, line, and one tap for calls without content.
#[component]
pub fn ChannelRow() -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let saver = use_saver();
    let opened_as = form.draft.with_untracked(|draft| draft.channel);
    let channels = Channel::ALL.into_iter().filter(|c| *c != Channel::Unspecified || *c == opened_as);
    let channels = channels.map(|c| Choice::new(c, c.key(), c.say(lang))).collect::<Vec<_>>();
    let lines = Line::ALL.into_iter().map(|l| Choice::new(l, l.key(), l.say(lang))).collect::<Vec<_>>();
    let lines = StoredValue::new(lines);
    let is_call = Memo::new(move |_| form.draft.with(|draft| draft.channel == Channel::Call));
    let is_new = Memo::new(move |_| form.draft.with(|draft| draft.editing.is_none()));
    let voids = move || {
        VoidCall::ALL.into_iter().map(move |kind| {
            view! { <Button label=kind.say(lang) name=void_name(kind) on_press=move |()| save_void(form, saver, kind) /> }
        })
    };
    view! {
        <div class="form-row channel-row">
            <Segments name="channel" choices=channels value=form.choice(|draft| draft.channel) aria_label=f.channel
                on_pick=form.choose(|draft, channel| draft.channel = channel) />
            <Show when=move || is_call.get()>
                <Segments name="line" choices=lines.get_value() value=form.choice(|draft| draft.line) aria_label=f.line
                    on_pick=form.choose(|draft, line| draft.line = line) />
            </Show>
            <Show when=move || is_call.get() && is_new.get()>
                <div class="void-calls" role="group" aria-label=t.no_content>
                    <span class="void-label" aria-hidden="true">{t.no_content}</span>
                    {voids().collect_view()}
                </div>
            </Show>
        </div>
    }
}

fn void_name(kind: VoidCall) -> &'static str {
    match kind {
        VoidCall::Silent => "void-silent",
        VoidCall::Wrong => "void-wrong",
        VoidCall::Abusive => "void-abusive",
    }
}

/// Phone, name, sex, anonymous. Enter in phone or name says "it is him" where it is sure who calls.
#[component]
pub fn PersonRow() -> impl IntoView {
    let (form, seen, lang) = (use_form(), use_seen(), use_lang());
    let f = use_words::<FieldWords>();
    let (phone, name, anonymous) = (form.text(PHONE), form.text(NAME), form.flag(ANONYMOUS));
    let sexes = [Sex::Male, Sex::Female, Sex::Unknown];
    let sexes = sexes.into_iter().map(|s| Choice::new(s, s.key(), s.say(lang))).collect::<Vec<_>>();
    let enter = move |event: leptos::ev::KeyboardEvent| {
        if event.key() == "Enter" && !event.ctrl_key() && !event.is_composing() {
            take_sure(form, seen);
        }
    };
    view! {
        <div class="form-row person-row" on:keydown=enter>
            <DraftField name="phone" label=f.phone>
                <TextInput name="phone" kind=InputKind::Phone value=phone.value on_input=phone.put on_leave=phone.leave />
            </DraftField>
            <DraftField name="name" label=f.name>
                <TextInput name="name" value=name.value on_input=name.put on_leave=name.leave />
            </DraftField>
            <DraftField name="sex" label=f.sex group=true>
                <Segments name="sex" choices=sexes value=form.choice(|draft| draft.sex) on_pick=form.choose(|draft, sex| draft.sex = sex) />
            </DraftField>
            <div class="beside-field"><Checkbox name="anonymous" label=f.anonymous checked=anonymous.value on_change=anonymous.put /></div>
        </div>
    }
}

/// Kind and number of the document, and what the number says.
#[component]
pub fn DocumentRow() -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let number = form.text(ID_NUMBER);
    let kind = Memo::new(move |_| form.draft.with(|draft| draft.id_kind.key().to_owned()));
    let pick_kind = move |key: String| {
        if let Some(kind) = IdKind::ALL.into_iter().find(|kind| kind.key() == key) {
            form.edit(|draft| draft.id_kind = kind);
        }
    };
    let document = Memo::new(move |_| {
        form.draft
            .with(|draft| IdDocument::parse(draft.id_kind, &draft.id_number).map(|(document, _)| document))
    });
    let says = move || {
        let document = document.get()?;
        let born = fill(t.born, &[&document.birth()?.to_string()]);
        Some(fill(t.from_id, &[&format!("{} {born}", document.sex().say(lang))]))
    };
    let upgrade = move || {
        let new = document.get()?.upgrade()?.number;
        let label = fill(t.make_18, &[&new]);
        let pressed = move |()| form.edit(|draft| draft.id_number.clone_from(&new));
        Some(
            view! { <Button label=label name="upgrade-id" kind=ButtonKind::Quiet size=ButtonSize::Small on_press=pressed /> },
        )
    };
    view! {
        <div class="form-row document-row">
            <DraftField name="id-kind" label=f.id_kind>
                <Select name="id-kind" picks=id_kind_picks(lang) value=kind on_pick=pick_kind />
            </DraftField>
            <DraftField name="id-number" label=f.id_number>
                <TextInput name="id-number" value=number.value on_input=number.put on_leave=number.leave />
            </DraftField>
            <div class="beside-field id-says" aria-live="polite"><span>{live(says)}</span>{live(upgrade)}</div>
        </div>
    }
}
