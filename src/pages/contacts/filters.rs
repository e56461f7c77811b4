//! The filters over the list: pickers 36 px high, a text search that no address keeps, and a way to clear them all.

use casework::code::ListName;
use casework::contact::{Channel, Status};
use casework::figure::Dim;
use casework::staff::StaffId;
use casework::time::{Day, Period, YearKind};
use leptos::prelude::*;

use super::list::List;
use crate::locale::contacts::ContactsWords;
use crate::locale::format::period;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::intake::code_picks;
use crate::parts::live::told;
use crate::parts::{Button, ButtonKind, ButtonSize, InputKind, Pick, Select, TextInput};
use crate::reception::filter::{NOT_FILLED, Span};

/// The row of filters.
#[component]
pub fn Filters(list: List) -> impl IntoView {
    let lang = use_lang();
    let t = use_words::<ContactsWords>();
    let channels = Channel::ALL.into_iter().map(|c| Pick::new(c.key(), c.say(lang))).collect::<Vec<_>>();
    let statuses = Status::ALL.into_iter().map(|s| Pick::new(s.key(), s.say(lang))).collect::<Vec<_>>();
    let text = Memo::new(move |_| list.aside.with(|aside| aside.text.clone()));
    view! {
        <div class="filters" role="group" aria-label=t.filters>
            <SpanFilter list=list />
            <DimFilter list=list name="channel" dim=Dim::Channel word=t.any_channel picks=Signal::stored(channels) />
            <DimFilter list=list name="district" dim=Dim::District word=t.any_district picks=use_codes(list, ListName::District, Dim::District, lang) />
            <CategoryFilter list=list />
            <DimFilter list=list name="handling" dim=Dim::Handling word=t.any_handling picks=use_codes(list, ListName::Handling, Dim::Handling, lang) />
            <DimFilter list=list name="status" dim=Dim::Status word=t.any_status picks=Signal::stored(statuses) />
            <ReceiverFilter list=list />
            <div class="filter-text">
                <TextInput name="text" kind=InputKind::Search aria_label=t.find placeholder=t.find value=text
                    on_input=move |text| list.set_text(text) />
            </div>
            <Show when=move || list.is_narrowed()>
                <Button label=t.clear name="clear" kind=ButtonKind::Quiet size=ButtonSize::Small on_press=move |()| list.clear() />
            </Show>
        </div>
    }
}

/// One property held to one key.
#[component]
fn DimFilter(
    list: List,
    name: &'static str,
    dim: Dim,
    word: &'static str,
    #[prop(into)] picks: Signal<Vec<Pick>>,
) -> impl IntoView {
    let value = Memo::new(move |_| list.filter.with(|filter| filter.key(dim).to_owned()));
    view! {
        <span class="filter" class:is-set=told(move || value.with(|value| !value.is_empty()))>
            <Select name=name small=true none=word aria_label=word picks=picks value=value on_pick=move |key: String| list.set_key(dim, &key) />
        </span>
    }
}

/// Entries of a code list, and "not filled in".
fn use_codes(list: List, of: ListName, dim: Dim, lang: Lang) -> Signal<Vec<Pick>> {
    let t = use_words::<ContactsWords>();
    Memo::new(move |_| {
        let chosen = list.filter.with(|filter| filter.key(dim).to_owned());
        let mut picks = list
            .door
            .desk
            .with(|desk| desk.as_ref().map(|desk| code_picks(&desk.codes, of, &chosen, lang)))
            .unwrap_or_default();
        picks.push(Pick::new(NOT_FILLED, t.not_filled));
        picks
    })
    .into()
}

/// A first-level category holds everything below it.
#[component]
fn CategoryFilter(list: List) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let value = Memo::new(move |_| {
        list.filter.with(|filter| match filter.key(Dim::Category) {
            "" => filter.key(Dim::CategoryTop).to_owned(),
            key => key.to_owned(),
        })
    });
    let picked = move |key: String| {
        list.set(|filter| {
            filter.set_key(Dim::Category, "");
            filter.set_key(Dim::CategoryTop, "");
            let dim = if key.contains('.') || key == NOT_FILLED { Dim::Category } else { Dim::CategoryTop };
            filter.set_key(dim, &key);
        });
    };
    view! {
        <span class="filter" class:is-set=told(move || value.with(|value| !value.is_empty()))>
            <Select name="category" small=true none=t.any_category aria_label=t.any_category
                picks=use_codes(list, ListName::Category, Dim::Category, lang) value=value on_pick=picked />
        </span>
    }
}

/// Who received it: a member of staff, by number in the address.
#[component]
fn ReceiverFilter(list: List) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let picks = Memo::new(move |_| {
        list.door.desk.with(|desk| {
            let staff = desk.as_ref().map(|desk| desk.staff.as_slice()).unwrap_or_default();
            staff
                .iter()
                .map(|member| Pick::new(member.id.0.to_string(), member.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let value = Memo::new(move |_| {
        list.filter.with(|filter| filter.receiver.map(|id| id.0.to_string()).unwrap_or_default())
    });
    view! {
        <span class="filter" class:is-set=told(move || value.with(|value| !value.is_empty()))>
            <Select name="receiver" small=true none=t.any_receiver aria_label=t.any_receiver picks=picks value=value
                on_pick=move |key: String| list.set(|filter| filter.receiver = key.parse().ok().map(StaffId)) />
        </span>
    }
}

/// Time received: a stretch by name, or from day to day.
#[component]
fn SpanFilter(list: List) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let span = Memo::new(move |_| list.filter.with(|filter| filter.span));
    let picks = Memo::new(move |_| {
        let mut picks = [
            ("this-month", t.this_month),
            ("last-month", t.last_month),
            ("this-year", t.this_year),
            ("all", t.ever),
            ("days", t.days),
        ]
        .map(|(key, word)| Pick::new(key, word))
        .to_vec();
        if let Span::Months(months) = span.get() {
            picks.push(Pick::new("months", period(months, list.year(), lang)));
        }
        picks
    });
    let picked = move |key: String| {
        list.set(|filter| {
            filter.span = match key.as_str() {
                "last-month" => Span::LastMonth,
                "this-year" => Span::ThisYear,
                "all" => Span::Ever,
                "days" => Span::Days(None, None),
                "months" => filter.span,
                _ => Span::ThisMonth,
            }
        });
    };
    view! {
        <span class="filter is-set">
            <Select name="period" small=true aria_label=t.period picks=picks value=Signal::derive(move || key_of(span.get()).to_owned()) on_pick=picked />
        </span>
        <DayFields span=span on_change=move |days| list.set(|filter| filter.span = days) />
    }
}

/// The first and the last day, where a list is narrowed by days.
#[component]
pub fn DayFields(span: Memo<Span>, #[prop(into)] on_change: Callback<Span>) -> impl IntoView {
    let t = use_words::<ContactsWords>();
    let days = move || match span.get() {
        Span::Days(from, to) => Some((from, to)),
        _ => None,
    };
    let from = move || days().and_then(|days| days.0);
    let to = move || days().and_then(|days| days.1);
    view! {
        <Show when=move || days().is_some()>
            <span class="filter-days">
                <TextInput name="from" kind=InputKind::Date aria_label=t.from value=Signal::derive(move || text(from()))
                    on_input=move |text: String| on_change.run(Span::Days(Day::parse_iso(&text), untrack(to))) />
                <span aria-hidden="true">"–"</span>
                <TextInput name="to" kind=InputKind::Date aria_label=t.to value=Signal::derive(move || text(to()))
                    on_input=move |text: String| on_change.run(Span::Days(untrack(from), Day::parse_iso(&text))) />
            </span>
        </Show>
    }
}

fn text(day: Option<Day>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn key_of(span: Span) -> &'static str {
    match span {
        Span::ThisMonth => "this-month",
        Span::LastMonth => "last-month",
        Span::ThisYear => "this-year",
        Span::Ever => "all",
        Span::Months(_) => "months",
        Span::Days(..) => "days",
    }
}

/// The time shown, in words, for the head and for paper.
pub fn span_words(list: List, lang: Lang) -> String {
    let months = list.query.with(|query| query.period);
    span_said(list.filter.with(|filter| filter.span), months, list.year(), lang)
}

/// A stretch of time and the months it is of, in words.
pub fn span_said(span: Span, months: Option<Period>, year: YearKind, lang: Lang) -> String {
    let t = <ContactsWords as crate::locale::Words>::of(lang);
    match (months, span) {
        (Some(months), _) => period(months, year, lang),
        (None, Span::Days(Some(from), Some(to))) => fill(t.from_to, &[&from.to_string(), &to.to_string()]),
        (None, Span::Days(Some(from), None)) => fill(t.since, &[&from.to_string()]),
        (None, Span::Days(None, Some(to))) => fill(t.until, &[&to.to_string()]),
        (None, _) => t.ever.to_owned(),
    }
}
