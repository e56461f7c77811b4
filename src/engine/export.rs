//! Lists as files with personal data, where one's role may.

use casebook::trouble::Trouble;
use casework::query::{ContactQuery, EntryQuery};
use casework::register::Stage;
use casework::time::Moment;
use paperwork::csv::{self, Lang};

use super::answer::WebSession;
use crate::protocol::Reply;

/// A list of contacts.
pub async fn contacts(
    session: &mut WebSession,
    query: &ContactQuery,
    english: bool,
    at: Moment,
) -> Result<Reply, Trouble> {
    match session.export(query, at).await? {
        Ok(contacts) => Ok(Reply::File(csv::write(&contacts, &session.desk()?.codes, lang(english)))),
        Err(issues) => Ok(Reply::Refused(issues)),
    }
}

/// The list of a register, under heads and with words of stages as the page says them.
pub async fn entries(
    session: &mut WebSession,
    query: &EntryQuery,
    heads: &[String],
    stages: &[(Stage, String)],
    english: bool,
    at: Moment,
) -> Result<Reply, Trouble> {
    match session.export_entries(query, at).await? {
        Ok(entries) => {
            let words = csv::EntryWords { heads, stages, lang: lang(english) };
            let codes = &session.desk()?.codes;
            Ok(Reply::File(csv::entries(query.register, &entries, codes, &words)))
        }
        Err(issues) => Ok(Reply::Refused(issues)),
    }
}

fn lang(english: bool) -> Lang {
    if english { Lang::En } else { Lang::Zh }
}
