//! A list of contacts as CSV that a spreadsheet opens without changing a digit or running a formula.
//!
//! UTF-8 with BOM, CRLF, RFC 4180 quotes. Numbers that must stay text (IDs, telephones, running numbers) begin with a tab:
//! a spreadsheet then keeps every digit, and unlike `="…"` nothing in the file is a formula. A cell of free text that
//! begins like a formula gets a `'` in front.

mod entries;
mod words;

use std::borrow::Borrow;

use casework::code::{CodeKey, Codes, ListName};
use casework::contact::Contact;
use casework::view::yuan;

pub use entries::{EntryWords, entries};
pub use words::Lang;

/// Byte order mark: without it Excel takes UTF-8 for the system's own encoding.
const BOM: &str = "\u{feff}";

/// Writes contacts in the order given, with a head row.
pub fn write(contacts: impl IntoIterator<Item = impl Borrow<Contact>>, codes: &Codes, lang: Lang) -> Vec<u8> {
    let mut out = String::from(BOM);
    line(&mut out, words::HEADS.iter().map(|(zh, en)| lang.pick(zh, en).to_owned()));
    for contact in contacts {
        line(&mut out, cells(contact.borrow(), codes, lang));
    }
    out.into_bytes()
}

/// Writes any lines of text in the same form, the first being the heads.
pub fn lines(lines: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = String::from(BOM);
    for cells in lines {
        line(&mut out, cells.iter().map(|cell| text(cell)));
    }
    out.into_bytes()
}

/// Writes any table, row by row: numbers as plain digits, text with a `'` where it begins like a formula.
pub fn table(rows: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut out = String::from(BOM);
    for row in rows {
        line(&mut out, row.iter().map(|cell| text(cell)));
    }
    out.into_bytes()
}

/// The cells of a contact, in the order of `words::HEADS`.
fn cells(contact: &Contact, codes: &Codes, lang: Lang) -> [String; 31] {
    let code = |list, key: &Option<CodeKey>| {
        key.as_ref().map_or_else(String::new, |key| word(codes, list, key, lang))
    };
    let yes = |is| if is { words::yes(lang) } else { "" }.to_owned();
    let phones: Vec<&str> = contact.phones.iter().map(|phone| phone.as_str()).collect();
    let received = contact.received;
    let source = contact.source.as_ref();
    [
        digits(&contact.number.to_string()),
        received.day.to_string(),
        received.minute.map_or_else(String::new, |minute| format!("{:02}:{:02}", minute / 60, minute % 60)),
        words::class(contact.class(), lang).to_owned(),
        words::channel(contact.channel, lang).to_owned(),
        words::line(contact.channel, contact.line, lang).to_owned(),
        words::nature(contact.nature, lang).to_owned(),
        contact.void.map_or("", |void| words::void(void, lang)).to_owned(),
        if contact.anonymous { words::anonymous(lang).to_owned() } else { text(&contact.name) },
        words::sex(contact.sex, lang).to_owned(),
        contact.id_document.as_ref().map_or_else(String::new, |document| digits(&document.number)),
        digits(&phones.join(" ")),
        text(&contact.employer),
        contact.employer_code.as_ref().map_or_else(String::new, |code| digits(code.as_str())),
        code(ListName::District, &contact.district),
        code(ListName::Category, &contact.category),
        text(&contact.demand),
        contact.people.to_string(),
        contact.involved.to_string(),
        contact.asked.map_or_else(String::new, yuan),
        yes(contact.group),
        yes(contact.urgent),
        yes(contact.confidential),
        yes(contact.risk),
        text(&contact.receiver),
        code(ListName::Handling, &contact.handling),
        words::status(contact.status, lang).to_owned(),
        contact.done.map_or_else(String::new, |day| day.to_string()),
        contact.satisfaction.map_or("", |said| words::satisfaction(said, lang)).to_owned(),
        text(&contact.notes),
        source.map_or_else(String::new, |source| {
            text(&format!("{} {} {}", source.file, source.sheet, source.row))
        }),
    ]
}

/// The word of an entry; its key, where the list has lost it.
fn word(codes: &Codes, list: ListName, key: &CodeKey, lang: Lang) -> String {
    match codes.get(list, key.as_str()) {
        Some(code) if lang == Lang::En && !code.en.is_empty() => text(&code.en),
        Some(code) => text(&code.zh),
        None => key.as_str().to_owned(),
    }
}

/// A number that must stay text.
fn digits(number: &str) -> String {
    if number.is_empty() { String::new() } else { format!("\t{number}") }
}

/// Free text; one that begins like a formula (also in full-width signs, also behind blanks) gets a `'`.
fn text(text: &str) -> String {
    let is_formula = text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start()
            .starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if is_formula { format!("'{text}") } else { text.to_owned() }
}

fn line(out: &mut String, cells: impl IntoIterator<Item = String>) {
    for (n, cell) in cells.into_iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        if cell.contains([',', '"', '\r', '\n', '\t']) || cell.starts_with(' ') || cell.ends_with(' ') {
            out.push('"');
            out.push_str(&cell.replace('"', "\"\""));
            out.push('"');
        } else {
            out.push_str(&cell);
        }
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests;
