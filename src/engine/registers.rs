//! Questions about the registers, which change nothing.

use casebook::trouble::Trouble;
use casework::register::EntryDraft;

use super::answer::{WebSession, found, refused_or};
use crate::platform::clock::now;
use crate::protocol::{Reply, Request};

/// What only reads the registers.
pub async fn ask(session: &mut WebSession, request: Request) -> Result<Reply, Trouble> {
    match request {
        Request::Entry(id) => session.entry(id, now()).map(found(|sheet| Reply::Entry(Box::new(sheet)))),
        Request::Person(id) => session.person(id).map(found(|file| Reply::Person(Box::new(file)))),
        Request::Erasing(id) => session.erasing(id).map(refused_or(Reply::Erasing)),
        Request::People(asked) => session.people(&asked).map(Reply::People),
        Request::Waiting(most) => session.waiting(most, now()).map(Reply::Waiting),
        Request::EntriesReport(seq) => {
            let report = session.entries_report(seq)?.map(Box::new);
            Ok(Reply::EntriesReport(report, session.left_out(seq)?))
        }
        Request::EntryLayouts => session.entry_layouts().map(Reply::EntryLayouts),
        Request::EntryTwins(prints) => session.entry_twins(&prints, now()).map(Reply::EntryTwins),
        Request::EntryWindow { query, from, count } => {
            session.entry_window(&query, from, count).map(Reply::EntryWindow)
        }
        Request::Tallies(asks) => session.tallies(&asks).map(Reply::Figures),
        Request::EntrySpan(register) => session.entry_span(register).map(Reply::Span),
        Request::Fund => session.fund().map(Reply::Fund),
        Request::Days => session.days().map(Reply::Days),
        Request::EntryDrafts => session.entry_drafts().await.map(Reply::EntryDrafts),
        _ => Err(Trouble::BuildMismatch),
    }
}

/// The reply with a form.
pub fn draft(draft: EntryDraft) -> Reply {
    Reply::EntryDraft(Box::new(draft))
}
