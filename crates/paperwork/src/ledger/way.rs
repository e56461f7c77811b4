//! How a contact came in: its class and its channel together; and whether it was a call without content.

use casework::contact::{Channel, Line, Nature, VoidCall};
use casework::ledger::{Field, Reason};

use super::dictionary::{self, heads};
use super::row::Row;

/// How a contact came in.
#[derive(Clone, Copy)]
pub struct Way {
    pub channel: Channel,
    pub line: Line,
    pub nature: Nature,
}

impl Row<'_> {
    /// Class and channel together: a consultation came by some channel too.
    pub fn way(&mut self, of_title: Option<Channel>) -> Way {
        let unknown = Way { channel: Channel::Unspecified, line: Line::Other, nature: Nature::Unspecified };
        let mut read = |field: Field, reason: Reason| {
            let word = self.cells.word(field);
            let word = self.cells.columns.meaning(field, &word).map_or(word.clone(), str::to_owned);
            if word.is_empty() || dictionary::is_none(&word) {
                return None;
            }
            let found = way_of(&word).or_else(|| way_of(&heads::plain(&word)));
            if found.is_none() {
                self.wrong(field, reason);
            }
            Some(found.unwrap_or(unknown))
        };
        let class = read(Field::Class, Reason::ClassUnclear);
        let channel = read(Field::Channel, Reason::ChannelUnclear);
        let (class, real) = match (class, channel) {
            (None, None) => match of_title {
                Some(channel) => return Way { channel, ..unknown },
                None => {
                    let field = if self.cells.has(Field::Class) { Field::Class } else { Field::Channel };
                    self.wrong(field, Reason::ClassMissing);
                    return unknown;
                }
            },
            (class, channel) => (class.unwrap_or(unknown), channel.unwrap_or(unknown)),
        };
        let is_named = |way: Way| way.channel != Channel::Unspecified;
        if is_named(class) && is_named(real) && class.channel != real.channel {
            self.wrong(Field::Class, Reason::ClassAndChannelDiffer);
        }
        let way = if is_named(real) { real } else { class };
        let consultation = [class, real].into_iter().any(|way| way.nature == Nature::Consultation);
        let is_hotline = [class, real].into_iter().any(|way| way.line == Line::Hotline);
        let channel = if is_named(way) { way.channel } else { of_title.unwrap_or(Channel::Unspecified) };
        Way {
            channel,
            line: if is_hotline { Line::Hotline } else { Line::Other },
            nature: if consultation { Nature::Consultation } else { Nature::Unspecified },
        }
    }

    /// A call without content; only a call is one.
    pub fn void(&mut self, channel: Channel) -> Option<VoidCall> {
        let word = self.cells.word(Field::Void);
        let word = self.cells.columns.meaning(Field::Void, &word).map_or(word.clone(), str::to_owned);
        if word.is_empty() || dictionary::is_not_void(&word) {
            return None;
        }
        let found = dictionary::void(&word).filter(|_| channel == Channel::Call);
        if found.is_none() {
            self.wrong(Field::Void, Reason::VoidUnclear);
        }
        found
    }
}

/// What a word of a class or a channel says; keys too, as a clerk explains a word by them.
fn way_of(word: &str) -> Option<Way> {
    let (channel, is_consultation) = match word {
        "unspecified" => (None, false),
        _ => match Channel::ALL.into_iter().find(|channel| channel.key() == word) {
            Some(channel) => (Some(channel), false),
            None => dictionary::class(word)?,
        },
    };
    Some(Way {
        channel: channel.unwrap_or(Channel::Unspecified),
        line: if dictionary::is_hotline(word) { Line::Hotline } else { Line::Other },
        nature: if is_consultation { Nature::Consultation } else { Nature::Unspecified },
    })
}
