//! `/settings/acts`: what was done, by whom, and undoing it.

use casework::act::ActKind;
use leptos::prelude::*;

use super::Section;
use crate::desk::use_answer;
use crate::locale::settings::{ActsWords, SettingsWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::acting::{Acting, ActingNotice, use_acting};
use crate::pages::around::civil;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonSize, Chip, EmptyState};
use crate::protocol::{ActLine, Reply, Request};

/// Lines shown at first, and added by each press.
const LINES: u32 = 50;

/// The page.
#[component]
pub fn ActsPage() -> impl IntoView {
    let t: &SettingsWords = use_words();
    let words: &ActsWords = use_words();
    let acting = use_acting();
    let count = RwSignal::new(LINES);
    let answer = use_answer(
        move || Some(Request::Acts { count: count.get() }),
        |reply| match reply {
            Reply::Acts(lines) => Some(lines),
            _ => None,
        },
    );
    let list = move || match answer.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(lines)) if lines.is_empty() => view! { <EmptyState text=words.empty /> }.into_any(),
        Some(Ok(lines)) => view! { <Lines lines=lines count=count acting=acting /> }.into_any(),
    };
    view! {
        <Section title=t.acts>
            <p class="small muted">{words.lead}</p>
            <ActingNotice acting=acting />
            {live(list)}
        </Section>
    }
}

#[component]
fn Lines(lines: Vec<ActLine>, count: RwSignal<u32>, acting: Acting) -> impl IntoView {
    let t: &ActsWords = use_words();
    let shared: &SettingsWords = use_words();
    let more = lines.len() as u32 >= count.get_untracked();
    view! {
        <table class="plain-table card" data-table="acts">
            <thead><tr>
                <th scope="col">{t.number}</th><th scope="col">{t.when}</th><th scope="col">{t.who}</th><th scope="col">{t.what}</th><th scope="col"><span class="visually-hidden">{shared.acts_column}</span></th>
            </tr></thead>
            <tbody>{lines.into_iter().map(|line| view! { <Line line=line acting=acting /> }).collect_view()}</tbody>
        </table>
        {more.then(|| view! { <Button label=t.more name="more" on_press=move |()| count.update(|count| *count += LINES) /> })}
    }
}

#[component]
fn Line(line: ActLine, acting: Acting) -> impl IntoView {
    let t: &ActsWords = use_words();
    let lang = use_lang();
    let what = line.kind.say(lang);
    let undoable = !line.undone
        && !matches!(line.kind, ActKind::Open | ActKind::Undo(_) | ActKind::Demo | ActKind::Erase { .. });
    let label = fill(t.undo_label, &[&what]);
    let seq = line.seq;
    view! {
        <tr data-row=seq.to_string()>
            <td class="faint">{seq}</td><td>{civil(line.at).to_string()}</td><td>{line.by}</td><td>{what}</td>
            <td class="cell-acts">
                {line.undone.then(|| view! { <Chip text=t.undone /> })}
                {undoable.then(|| view! { <Button label=t.undo aria_label=label size=ButtonSize::Small busy=acting.busy name="undo" on_press=move |()| acting.undo(seq) /> })}
            </td>
        </tr>
    }
}
