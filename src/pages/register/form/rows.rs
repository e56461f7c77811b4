//! Rows of a group: members, goods, papers, instalments. They are added and removed; places are counted from 1.

use casework::register::{Group, Item, RowDraft};
use leptos::prelude::*;

use super::item::{Cell, ItemField};
use super::state::EntryForm;
use crate::locale::desks::EntryFormWords;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph, use_toasts};
use crate::registers::form::row_name;

/// The rows, and a way to add one.
#[component]
pub fn GroupPart(form: EntryForm, group: Group) -> impl IntoView {
    let (t, lang) = (use_words::<EntryFormWords>(), use_lang());
    let name = group.say(lang);
    let count = Memo::new(move |_| form.draft.with(|draft| draft.rows_of(group).count()));
    let add = move |()| {
        form.edit(|draft| draft.rows.push(RowDraft::new(group)));
        let first = group.items().first().copied().unwrap_or(Item::Notes);
        form.filling.focus(&row_name(group, count.get_untracked(), first));
    };
    let none = fill(t.rows_none, &[&name]);
    let id = format!("part-{}", group.word());
    view! {
        <section class="entry-part" aria-labelledby=id.clone() data-group=group.word()>
            <h2 id=id.clone() class="entry-part-head">{name.clone()}</h2>
            {live(move || (count.get() == 0).then(|| view! { <p class="small muted">{none.clone()}</p> }))}
            <For each=move || 1..=count.get() key=|place| *place
                children=move |place| view! { <RowFields form=form group=group place=place /> } />
            <div>
                <Button label=fill(t.add_row, &[&name]) name=add_name(group) icon=Glyph::Plus size=ButtonSize::Small on_press=add />
            </div>
        </section>
    }
}

fn add_name(group: Group) -> &'static str {
    match group {
        Group::Member => "add-member",
        Group::Goods => "add-goods",
        Group::Paper => "add-paper",
        Group::Instalment => "add-instalment",
    }
}

#[component]
fn RowFields(form: EntryForm, group: Group, place: usize) -> impl IntoView {
    let (t, w, lang) = (use_words::<EntryFormWords>(), use_words::<IntakeWords>(), use_lang());
    let toasts = use_toasts();
    let remove = move |()| {
        let at = form.draft.with_untracked(|draft| index(draft, group, place));
        let Some(at) = at else { return };
        let mut removed = None;
        form.edit(|draft| removed = Some(draft.rows.remove(at)));
        let Some(row) = removed.filter(|row| !row.is_empty()) else { return };
        toasts.done_with(t.row_removed, w.undo, move || {
            let row = row.clone();
            if form.draft.try_get_untracked().is_some() {
                form.edit(|draft| draft.rows.insert(at.min(draft.rows.len()), row));
            }
        });
    };
    let cells = group.items().iter().map(|&item| {
        view! { <ItemField form=form cell=cell(form, group, place, item) /> }
    });
    let head = fill(t.row_n, &[&group.say(lang), &place.to_string()]);
    view! {
        <div class="entry-row" role="group" aria-label=head.clone()>
            <div class="entry-fields">{cells.collect_view()}</div>
            <Button label=t.remove_row aria_label=format!("{}: {head}", t.remove_row) icon=Glyph::Trash icon_only=true kind=ButtonKind::Quiet on_press=remove />
        </div>
    }
}

/// Where a row of a group stands among all rows.
fn index(draft: &casework::register::EntryDraft, group: Group, place: usize) -> Option<usize> {
    draft.rows_of(group).nth(place.checked_sub(1)?).map(|(at, _)| at)
}

fn cell(form: EntryForm, group: Group, place: usize, item: Item) -> Cell {
    let value = Memo::new(move |_| {
        form.draft.with(|draft| {
            index(draft, group, place).map_or(String::new(), |at| draft.rows[at].text(item).to_owned())
        })
    });
    let put = move |text: String| {
        form.edit(|draft| {
            if let Some(at) = index(draft, group, place) {
                draft.rows[at].put(item, text);
            }
        });
    };
    Cell {
        name: row_name(group, place, item),
        item,
        required: group.needed().contains(&item),
        value: value.into(),
        put: Callback::new(put),
    }
}
