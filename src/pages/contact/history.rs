//! Who changed what, and when: field by field, before and after, in words.

use std::sync::Arc;

use casebook::trouble::Trouble;
use casework::act::ActKind;
use casework::contact::RecordId;
use casework::view::{FieldChange, HistoryEntry};
use leptos::prelude::*;

use super::value::value_word;
use crate::desk::use_desk;
use crate::locale::contacts::ContactWords;
use crate::locale::intake::FieldWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::ContactLink;
use crate::parts::live::live;

/// The label of a field.
type Label = dyn Fn(&str) -> String + Send + Sync;
/// The value of a field.
type Value = dyn Fn(&str, &str) -> AnyView + Send + Sync;

/// How the fields of a record are said.
#[derive(Clone)]
pub struct FieldSaid {
    label: Arc<Label>,
    value: Arc<Value>,
}

impl FieldSaid {
    /// By the label of a control's name, and the value under it.
    pub fn new(
        label: impl Fn(&str) -> String + Send + Sync + 'static,
        value: impl Fn(&str, &str) -> AnyView + Send + Sync + 'static,
    ) -> FieldSaid {
        FieldSaid { label: Arc::new(label), value: Arc::new(value) }
    }

    /// As a contact's page says them.
    pub fn of_contact() -> FieldSaid {
        let (f, lang) = (use_words::<FieldWords>(), use_lang());
        let codes = use_desk()
            .desk
            .with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()))
            .unwrap_or_default();
        let value = move |field: &str, text: &str| match field {
            "earlier" if !text.is_empty() => {
                let ids = text.split(' ').filter_map(|id| id.parse().ok()).map(RecordId);
                ids.map(|id| view! { <ContactLink id=id /> " " }).collect_view().into_any()
            }
            field => value_word(field, text, &codes, lang).into_any(),
        };
        FieldSaid::new(|field| f.label(field).to_owned(), value)
    }
}

/// The history of a record, latest first.
#[component]
pub fn History(
    entries: Signal<Option<Result<Vec<HistoryEntry>, Trouble>>>,
    /// Words of its fields.
    said: FieldSaid,
) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let lang = use_lang();
    let shown = move || match entries.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <p class="missing">{trouble.say(lang)}</p> }.into_any(),
        Some(Ok(mut entries)) => {
            entries.sort_by_key(|entry| std::cmp::Reverse(entry.seq));
            entries
                .into_iter()
                .map(|entry| view! { <Entry entry=entry said=said.clone() /> })
                .collect_view()
                .into_any()
        }
    };
    view! {
        <section class="card record-part" data-part="history">
            <h2>{t.history}</h2>
            <ol class="history">{live(shown)}</ol>
        </section>
    }
}

#[component]
fn Entry(entry: HistoryEntry, said: FieldSaid) -> impl IntoView {
    let t = use_words::<ContactWords>();
    let zone =
        use_desk().desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone)).unwrap_or_default();
    let what = match &entry.kind {
        ActKind::Log => t.logged.to_owned(),
        ActKind::Edit => t.edited.to_owned(),
        ActKind::Withdraw => t.taken_out.to_owned(),
        ActKind::Import { file, .. } => fill(t.imported, &[file]),
        ActKind::Undo(_) => t.undid.to_owned(),
        ActKind::Demo => t.demo.to_owned(),
        other => other.say(use_lang()),
    };
    // What a record began with stands in the record itself; only changes are told.
    let is_change = matches!(
        entry.kind,
        ActKind::Edit | ActKind::Undo(_) | ActKind::EditEntry(_) | ActKind::Move(..) | ActKind::Merge
    );
    let changes = entry.fields.into_iter().filter(|_| is_change);
    let fields = changes.map(|change| view! { <Changed change=change said=said.clone() /> });
    view! {
        <li class="history-entry" data-seq=entry.seq.to_string()>
            <p class="history-head"><b>{what}</b> " " {entry.by} " " <time>{entry.at.civil(zone).to_string()}</time></p>
            <dl class="history-fields">{fields.collect_view()}</dl>
        </li>
    }
}

#[component]
fn Changed(change: FieldChange, said: FieldSaid) -> impl IntoView {
    let label = (said.label)(&change.field);
    let word = |text: &str| (said.value)(&change.field, text);
    let (before, after) = (word(&change.before), word(&change.after));
    view! {
        <div class="history-field" data-field=change.field.clone()>
            <dt>{label}</dt>
            <dd><del>{before}</del> " → " <ins>{after}</ins></dd>
        </div>
    }
}
