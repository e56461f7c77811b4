//! Ways out of the list: on paper and as a CSV file. The file holds personal data, so it needs the right, and says so.

use casebook::trouble::Trouble;
use casework::code::ListName;
use casework::staff::Right;
use casework::view::ContactRow;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::filters::span_words;
use super::list::List;
use crate::desk::use_desk;
use crate::locale::contacts::ContactsWords;
use crate::locale::terms::code_word;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, Glyph, Markup, use_toasts};
use crate::platform::timer::pause;
use crate::platform::{files, page};
use crate::protocol::{Reply, Request};

/// More rows than this are not put on paper at once.
const PRINTED: u32 = 5_000;

/// Downloads the list as it is filtered and ordered.
#[component]
pub fn ExportButton(list: List) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let request = move || Request::ExportCsv { query: list.query.get_untracked(), english: lang == Lang::En };
    let name = move || format!("{}.csv", untrack(|| fill(t.file_name, &[&span_words(list, lang)])));
    view! { <FileButton request=request name=name rows=move || untrack(|| list.count()) /> }
}

/// Downloads a list with personal data as a file, where one's role may.
#[component]
pub fn FileButton(
    /// Asks the engine for the file.
    request: impl Fn() -> Request + Send + Sync + 'static,
    /// Its name.
    name: impl Fn() -> String + Send + Sync + 'static,
    /// How many rows it will have.
    rows: impl Fn() -> u32 + Send + Sync + 'static,
) -> impl IntoView {
    let (t, lang, door, toasts) = (use_words::<ContactsWords>(), use_lang(), use_desk(), use_toasts());
    let busy = RwSignal::new(false);
    let may = Memo::new(move |_| {
        door.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(Right::Export)))
    });
    let pressed = Callback::new(move |()| {
        busy.set(true);
        let (rows, request, name) = (rows(), request(), name());
        spawn_local(async move {
            let written = match door.ask(request).await {
                Ok(Reply::File(bytes)) => files::download(&name, "text/csv;charset=utf-8", &bytes)
                    .map_err(|trouble| trouble.say(lang)),
                Ok(Reply::Refused(issues)) => {
                    Err(issues.first().map_or_else(|| t.export_not.to_owned(), |issue| issue.code.say(lang)))
                }
                Ok(_) => Err(Trouble::BuildMismatch.say(lang)),
                Err(trouble) => Err(trouble.say(lang)),
            };
            match written {
                Ok(()) => toasts.done(fill(t.export_done, &[&rows.to_string()])),
                Err(said) => toasts.failed(said),
            }
            let _ = busy.try_set(false);
        });
    });
    live(move || {
        may.get().then(|| view! {
            <Button label=t.export name="export" icon=Glyph::Download busy=busy busy_label=t.exporting on_press=pressed />
        })
    })
}

/// Prints the list as it is filtered and ordered: all its rows, on a sheet that only paper shows.
#[component]
pub fn PrintButton(list: List) -> impl IntoView {
    let request = |query, count| Request::Window { query, from: 0, count };
    let rows = |reply| match reply {
        Reply::Window(window) => Some(window.rows),
        _ => None,
    };
    print_button(list.query, request, rows, move |rows| view! { <Sheet list=list rows=rows /> }.into_any())
}

/// Prints what the engine answers, on a sheet that only paper shows.
pub fn print_button<Q, W>(
    // As the list is narrowed and ordered now.
    query: Memo<Q>,
    // Asks for so many of its first rows.
    request: fn(Q, u32) -> Request,
    // What of the reply is printed.
    rows: fn(Reply) -> Option<W>,
    sheet: impl Fn(W) -> AnyView + Send + 'static,
) -> AnyView
where
    Q: Clone + PartialEq + Send + Sync + 'static,
    W: Clone + Send + Sync + 'static,
{
    let (t, lang, door, toasts) = (use_words::<ContactsWords>(), use_lang(), use_desk(), use_toasts());
    // Kept until the list changes: some browsers print only after the call has returned.
    let printed = RwSignal::new(None::<(Q, W)>);
    let busy = RwSignal::new(false);
    let pressed = move |()| {
        busy.set(true);
        let asked = query.get_untracked();
        spawn_local(async move {
            let reply = door.ask(request(asked.clone(), PRINTED)).await;
            match reply.and_then(|reply| rows(reply).ok_or(Trouble::BuildMismatch)) {
                Ok(rows) => {
                    let _ = printed.try_set(Some((asked, rows)));
                    pause(0).await;
                    page::print();
                }
                Err(trouble) => toasts.failed(trouble.say(lang)),
            }
            let _ = busy.try_set(false);
        });
    };
    let sheet = move || {
        let (_, rows) = printed.get().filter(|(asked, _)| query.with(|now| now == asked))?;
        Some(sheet(rows))
    };
    view! {
        <Button label=t.print name="print" icon=Glyph::Print busy=busy on_press=pressed />
        {live(sheet)}
    }
    .into_any()
}

/// The register as it stands on paper.
#[component]
fn Sheet(list: List, rows: Vec<ContactRow>) -> impl IntoView {
    let (t, lang) = (use_words::<ContactsWords>(), use_lang());
    let codes = list
        .door
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()))
        .unwrap_or_default();
    let centre = list
        .door
        .desk
        .with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.name.clone()))
        .unwrap_or_default();
    let heads = [
        t.col_number,
        t.col_received,
        t.col_channel,
        t.col_name,
        t.col_employer,
        t.col_category,
        t.col_people,
        t.col_handling,
        t.col_receiver,
    ];
    let row = |row: ContactRow| {
        let name =
            if row.anonymous && row.name.is_empty() { t.anonymous.to_owned() } else { row.name.clone() };
        let people = format!("{} / {}", row.people, row.involved);
        let word = |list: ListName, key: &str| code_word(&codes, list, key, lang);
        let cells = [
            row.number.to_string(),
            row.received.to_string(),
            row.channel.say(lang),
            name,
            row.employer.clone(),
            word(ListName::Category, &row.category),
            people,
            word(ListName::Handling, &row.handling),
            row.receiver.clone(),
        ];
        let cell = |text: String| Markup::element("td", &[], Markup::text(text));
        Markup::element("tr", &[], cells.into_iter().map(cell).collect())
    };
    let rows = rows.into_iter().map(row).collect::<Markup>().into_html();
    let span = untrack(|| span_words(list, lang));
    view! {
        <section class="print-sheet" aria-hidden="true">
            <h2>{centre} " · " {t.table} " · " {span}</h2>
            <table><thead><tr>{heads.map(|head| view! { <th>{head}</th> }).collect_view()}</tr></thead><tbody inner_html=rows></tbody></table>
        </section>
    }
}
