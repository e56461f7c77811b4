//! The filters over the list of a register: stages, months or days, the code list it is counted by, and a text no address keeps.

use casework::tally::Split;
use leptos::prelude::*;

use super::list::EntryList;
use crate::locale::contacts::ContactsWords;
use crate::locale::desks::EntriesWords;
use crate::locale::format::period;
use crate::locale::{Say, use_lang, use_words};
use crate::pages::contacts::DayFields;
use crate::pages::intake::code_picks;
use crate::parts::live::told;
use crate::parts::{Button, ButtonKind, ButtonSize, Choice, InputKind, Pick, Segments, Select, TextInput};
use crate::reception::filter::{NOT_FILLED, Span};
use crate::registers::filter::{StagePick, main_split};

/// The row of filters.
#[component]
pub fn Filters(list: EntryList) -> impl IntoView {
    let t = use_words::<EntriesWords>();
    view! {
        <div class="filters" role="group" aria-label=t.filters>
            <StageFilter list=list />
            <SpanFilter list=list />
            <KeyFilter list=list />
            <div class="filter-text">
                <TextInput name="text" kind=InputKind::Search aria_label=t.find placeholder=t.find value=list.text
                    on_input=move |text| list.set_text(text) />
            </div>
            <Show when=move || list.is_narrowed()>
                <Button label=t.clear name="clear" kind=ButtonKind::Quiet size=ButtonSize::Small on_press=move |()| list.clear() />
            </Show>
        </div>
    }
}

/// All, what is open, or one stage; absent where there is only one.
#[component]
fn StageFilter(list: EntryList) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let path = &list.register.spec().path;
    let stages: Vec<_> = path.stages().collect();
    let mut choices = vec![Choice::new(StagePick::Any, "any", t.any_stage)];
    if stages.iter().filter(|stage| path.is_open(**stage)).count() > 1 {
        choices.push(Choice::new(StagePick::Open, StagePick::Open.word(), t.open));
    }
    // Of a register with one open stage that stage is what is open.
    let own = stages.iter().map(|&stage| match StagePick::At(stage).word() {
        word if word == StagePick::Open.word() => Choice::new(StagePick::Open, word, stage.say(lang)),
        word => Choice::new(StagePick::At(stage), word, stage.say(lang)),
    });
    choices.extend(own);
    let value = Memo::new(move |_| Some(list.filter.with(|filter| filter.stage)));
    (stages.len() > 1).then(|| {
        view! {
            <div class="stage-filter">
                <Segments name="stage" small=true choices=choices value=value aria_label=t.stages
                    on_pick=move |stage| list.set(|filter| filter.stage = stage) />
            </div>
        }
    })
}

/// Time entered.
#[component]
fn SpanFilter(list: EntryList) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let span = Memo::new(move |_| list.filter.with(|filter| filter.span));
    let picks = Memo::new(move |_| {
        let named = [
            (Span::Ever, t.ever),
            (Span::ThisMonth, t.this_month),
            (Span::LastMonth, t.last_month),
            (Span::ThisYear, t.this_year),
        ];
        let mut picks = named.map(|(span, word)| Pick::new(span.word(), word)).to_vec();
        picks.push(Pick::new(Span::Days(None, None).word(), t.days));
        if let Span::Months(months) = span.get() {
            picks.push(Pick::new(span.get().word(), period(months, list.year(), lang)));
        }
        picks
    });
    let picked = move |word: String| list.set(|filter| filter.span = Span::read(&word).unwrap_or(Span::Ever));
    view! {
        <span class="filter" class:is-set=told(move || span.get() != Span::Ever)>
            <Select name="period" small=true aria_label=t.period picks=picks value=Signal::derive(move || span.get().word()) on_pick=picked />
        </span>
        <DayFields span=span on_change=move |days| list.set(|filter| filter.span = days) />
    }
}

/// The code list a register is counted by first.
#[component]
fn KeyFilter(list: EntryList) -> impl IntoView {
    let (t, lang) = (use_words::<EntriesWords>(), use_lang());
    let Some(Split::Item(item)) = main_split(list.register) else { return ().into_any() };
    let Some(of) = item.list() else { return ().into_any() };
    let value = Memo::new(move |_| list.filter.with(|filter| filter.key.clone()));
    let picks = Memo::new(move |_| {
        let mut picks = list
            .door
            .desk
            .with(|desk| desk.as_ref().map(|desk| code_picks(&desk.codes, of, &value.get(), lang)))
            .unwrap_or_default();
        picks.push(Pick::new(NOT_FILLED, t.not_filled));
        picks
    });
    let word = item.say(lang);
    view! {
        <span class="filter" class:is-set=told(move || value.with(|value| !value.is_empty()))>
            <Select name=item.name() small=true none=word.clone() aria_label=word picks=picks value=value
                on_pick=move |key: String| list.set(|filter| filter.key = key) />
        </span>
    }
    .into_any()
}
