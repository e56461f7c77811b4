//! Two persons made one: field by field what is right of them and of what stands around them, then one act over all their
//! records.

use casebook::trouble::Trouble;
use casework::act::{Act, Merge};
use casework::contact::RecordId;
use casework::draft::PersonDraft;
use casework::identity::Sex;
use casework::view::{Deed, PersonFile};
use leptos::prelude::*;

use super::circumstances::{Chosen, Circumstances};
use crate::desk::use_answer;
use crate::locale::clients::ClientWords;
use crate::locale::{Lang, Say, fill, use_lang, use_words};
use crate::pages::acting::{ActingNotice, use_acting};
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, Choice, Segments};
use crate::protocol::{Reply, Request};

/// The fields that are chosen, by the name of their control.
const FIELDS: [&str; 5] = ["name", "sex", "birth", "id-number", "phone"];

/// Which of the two is right, by field: false = this one.
type Picks = [bool; FIELDS.len()];

/// The choice between this person and another.
#[component]
pub fn MergeForm(file: PersonFile, other: RecordId, #[prop(into)] on_leave: Callback<()>) -> impl IntoView {
    let asked = use_answer(
        move || Some(Request::Person(other)),
        |reply| match reply {
            Reply::Person(file) => Some(*file),
            _ => None,
        },
    );
    let both = [use_whole(file.line.key), use_whole(other)];
    live(move || {
        let other = asked.with(|asked| asked.as_ref().and_then(|asked| asked.as_ref().ok().cloned()))?;
        let [one_whole, other_whole] = both.map(|whole| whole.get().and_then(Result::ok));
        let drafts = [one_whole?, other_whole?];
        Some(view! { <Fields one=file.clone() other=other drafts=drafts on_leave=on_leave /> })
    })
}

/// A person with the numbers in full, which are compared.
fn use_whole(id: RecordId) -> Signal<Option<Result<PersonDraft, Trouble>>> {
    use_answer(
        move || Some(Request::WholePerson(id)),
        |reply| match reply {
            Reply::PersonDraft(person) => Some(*person),
            _ => None,
        },
    )
}

#[component]
fn Fields(
    one: PersonFile,
    other: PersonFile,
    /// Both, numbers in full.
    drafts: [PersonDraft; 2],
    on_leave: Callback<()>,
) -> impl IntoView {
    let (t, lang) = (use_words::<ClientWords>(), use_lang());
    let texts = drafts.clone().map(|draft| FIELDS.map(|field| text(&draft, field, lang)));
    // What one lacks the other has; where both have it, this one's stands until it is chosen otherwise.
    let start: Picks = std::array::from_fn(|at| texts[0][at].is_empty() && !texts[1][at].is_empty());
    let picks = RwSignal::new(start);
    let chosen: Chosen = RwSignal::new(Vec::new());
    let told = [one.told, other.told];
    let records: Vec<RecordId> = one.deeds.iter().chain(&other.deeds).map(Deed::id).collect();
    let lead = fill(t.merge_lead, &[&records.len().to_string()]);
    let acting = use_acting();
    let go = move |()| {
        let person = picks.with_untracked(|picks| picked(&drafts, picks));
        let act =
            Act::Merge(Box::new(Merge { records: records.clone(), person, told: chosen.get_untracked() }));
        acting.send(act, t.merge_done, move || on_leave.run(()));
    };
    let words = [t.name, t.sex, t.birth, t.id_number, t.phone];
    let rows = (0..FIELDS.len()).map(|at| {
        let both = [texts[0][at].clone(), texts[1][at].clone()];
        let differs = both[0] != both[1];
        let label = |text: &String| if text.is_empty() { t.blank.to_owned() } else { text.clone() };
        let choices =
            vec![Choice::new(false, "this", label(&both[0])), Choice::new(true, "other", label(&both[1]))];
        let choice = move || {
            view! {
                <Segments name=FIELDS[at] choices=choices aria_label=words[at]
                    value=Signal::derive(move || Some(picks.with(|picks| picks[at])))
                    on_pick=move |pick| picks.update(|picks| picks[at] = pick) />
            }
            .into_any()
        };
        let cell = if differs { choice() } else { label(&both[0]).into_any() };
        view! { <tr><th scope="row">{words[at]}</th><td>{cell}</td></tr> }.into_any()
    });
    let rows = rows.collect::<Vec<AnyView>>();
    view! {
        <section class="merge" data-part="merge">
            <h3>{t.merge_title}</h3>
            <p class="small">{lead}</p>
            <table class="plain-table"><tbody>{rows}</tbody></table>
            <Circumstances both=told chosen=chosen />
            <ActingNotice acting=acting />
            <p class="page-acts">
                <Button label=t.merge_do name="merge-do" kind=ButtonKind::Primary busy=acting.busy on_press=go />
                <Button label=t.cancel name="merge-leave" on_press=move |()| on_leave.run(()) />
            </p>
        </section>
    }
}

fn text(draft: &PersonDraft, field: &str, lang: Lang) -> String {
    match field {
        "name" => draft.name.clone(),
        "sex" if draft.sex == Sex::Unknown => String::new(),
        "sex" => draft.sex.say(lang),
        "birth" => draft.birth.clone(),
        "id-number" => draft.id_number.clone(),
        _ => draft.phone.clone(),
    }
}

/// The person out of both, as chosen.
fn picked(drafts: &[PersonDraft; 2], picks: &Picks) -> PersonDraft {
    let of = |at: usize| &drafts[usize::from(picks[at])];
    let (name, sex, birth, document, phone) = (of(0), of(1), of(2), of(3), of(4));
    PersonDraft {
        name: name.name.clone(),
        sex: sex.sex,
        birth: birth.birth.clone(),
        id_kind: document.id_kind,
        id_number: document.id_number.clone(),
        phone: phone.phone.clone(),
        ..PersonDraft::default()
    }
}
