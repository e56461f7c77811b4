//! A mapping given as JSON, over what is suggested: what it leaves out stays as suggested.
//!
//! `{"titles": 1, "heads": 2, "columns": ["received-date", null, …] or {"word over the column": "field"}, "words":
//! [{"field": "channel", "word": "…", "means": "visit"}], "channel": "visit"}`

use std::collections::BTreeMap;

use casework::contact::Channel;
use casework::ledger::{Field, Word};
use casework::text::packed;
use serde::Deserialize;

use super::{Mapping, head};
use crate::sheet::Sheet;

/// A mapping as given.
#[derive(Clone, Debug, Deserialize, Default)]
#[serde(deny_unknown_fields)]
pub struct Given {
    titles: Option<u32>,
    heads: Option<u32>,
    columns: Option<Columns>,
    #[serde(default)]
    words: Vec<GivenWord>,
    channel: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
enum Columns {
    InOrder(Vec<Option<String>>),
    ByHead(BTreeMap<String, Option<String>>),
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct GivenWord {
    field: String,
    word: String,
    means: String,
}

/// What is wrong with a given mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenTrouble {
    /// Not JSON of this form.
    Form(String),
    /// No such field.
    Field(String),
    /// No column has this word over it.
    Column(String),
    /// No such channel.
    Channel(String),
}

impl std::fmt::Display for GivenTrouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            GivenTrouble::Form(why) => write!(f, "not a mapping: {why}"),
            GivenTrouble::Field(name) => write!(f, "no field is named `{name}`"),
            GivenTrouble::Column(word) => write!(f, "no column is headed `{word}`"),
            GivenTrouble::Channel(name) => write!(f, "no channel is named `{name}`"),
        }
    }
}

impl Given {
    /// Out of JSON.
    pub fn parse(json: &str) -> Result<Given, GivenTrouble> {
        serde_json::from_str(json).map_err(|error| GivenTrouble::Form(error.to_string()))
    }

    /// The mapping of a sheet, over what was suggested.
    pub fn over(&self, suggested: &Mapping, sheet: &Sheet) -> Result<Mapping, GivenTrouble> {
        let mut mapping = suggested.clone();
        mapping.titles = self.titles.unwrap_or(mapping.titles);
        mapping.heads = self.heads.unwrap_or(mapping.heads);
        match &self.columns {
            None => {}
            Some(Columns::InOrder(names)) => {
                mapping.columns =
                    names.iter().map(|name| field(name.as_deref())).collect::<Result<_, _>>()?;
            }
            Some(Columns::ByHead(by_head)) => {
                let heads = head::words(sheet, mapping.titles, mapping.heads);
                mapping.columns.resize(heads.len().max(mapping.columns.len()), None);
                for (word, name) in by_head {
                    let at = heads.iter().position(|head| packed(head) == packed(word));
                    let place = at.and_then(|at| mapping.columns.get_mut(at));
                    *place.ok_or_else(|| GivenTrouble::Column(word.clone()))? = field(name.as_deref())?;
                }
            }
        }
        for GivenWord { field: name, word, means } in &self.words {
            let field = field(Some(name))?.ok_or_else(|| GivenTrouble::Field(name.clone()))?;
            mapping.words.push(Word { field, word: word.clone(), means: means.clone() });
        }
        if let Some(name) = &self.channel {
            let channel = Channel::ALL.into_iter().find(|channel| channel.key() == name);
            mapping.channel = Some(channel.ok_or_else(|| GivenTrouble::Channel(name.clone()))?);
        }
        Ok(mapping)
    }
}

fn field(name: Option<&str>) -> Result<Option<Field>, GivenTrouble> {
    let Some(name) = name.filter(|name| !name.is_empty()) else { return Ok(None) };
    Field::parse(name).map(Some).ok_or_else(|| GivenTrouble::Field(name.to_owned()))
}
