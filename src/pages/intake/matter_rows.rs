//! What it is about: employer, district, category, nature, people, demand, and what came of it.

use casework::code::ListName;
use casework::contact::{Nature, Satisfaction, Status};
use leptos::prelude::*;

use super::field::{
    CATEGORY, DEMAND, DISTRICT, DraftField, EMPLOYER, GROUP, HANDLING, INVOLVED, PEOPLE, TextOf, use_form,
};
use super::picks::{field_picks, nature_picks};
use super::seen::use_seen;
use crate::locale::intake::{FieldWords, IntakeWords};
use crate::locale::{Say, fill, use_lang, use_words};
use crate::parts::live::live;
use crate::parts::{Checkbox, Choice, Glyph, Icon, InputKind, Pick, Segments, Select, TextArea, TextInput};

/// Entries of a code list for a picker of this form, with the one chosen.
pub fn use_code_picks(list: ListName, of: TextOf) -> Signal<Vec<Pick>> {
    let (form, lang) = (use_form(), use_lang());
    Memo::new(move |_| {
        let chosen = form.draft.with(|draft| (of.get)(draft).clone());
        form.door
            .desk
            .with(|desk| desk.as_ref().map(|desk| field_picks(&desk.codes, list, &chosen, lang)))
            .unwrap_or_default()
    })
    .into()
}

/// Employer with suggestions, and district.
#[component]
pub fn EmployerRow() -> impl IntoView {
    let (form, seen) = (use_form(), use_seen());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let (employer, district) = (form.text(EMPLOYER), form.pick(DISTRICT));
    let names = move || {
        seen.employers().into_iter().map(|name| view! { <option value=name></option> }).collect_view()
    };
    let recent = move || {
        let people = seen.employer_people();
        (people > 0).then(|| {
            let text = fill(t.employer_recent, &[&people.to_string()]);
            let mark = seen.employer_alert().then(|| view! { <Icon glyph=Glyph::Warning /> });
            view! { <span class="employer-note" class:is-due=seen.employer_alert()>{mark}{text}</span> }
        })
    };
    let list = if form.word.is_empty() { "employers" } else { "employers-edit" };
    view! {
        <div class="form-row employer-row">
            <DraftField name="employer" label=f.employer note=move || recent>
                <TextInput name="employer" list=list value=employer.value on_input=employer.put on_leave=employer.leave />
                <datalist id=list>{live(names)}</datalist>
            </DraftField>
            <DraftField name="district" label=f.district>
                <Select name="district" none=t.not_chosen picks=use_code_picks(ListName::District, DISTRICT) value=district.value on_pick=district.put />
            </DraftField>
        </div>
    }
}

/// Category, nature, people present and concerned.
#[component]
pub fn MatterRow() -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let (category, people, involved) = (form.pick(CATEGORY), form.text(PEOPLE), form.text(INVOLVED));
    let nature = Memo::new(move |_| form.draft.with(|draft| draft.nature.key().to_owned()));
    let pick_nature = move |key: String| {
        if let Some(nature) = Nature::ALL.into_iter().find(|nature| nature.key() == key) {
            form.edit(|draft| draft.nature = nature);
        }
    };
    view! {
        <div class="form-row matter-row">
            <DraftField name="category" label=f.category>
                <Select name="category" none=t.not_chosen picks=use_code_picks(ListName::Category, CATEGORY) value=category.value on_pick=category.put />
            </DraftField>
            <DraftField name="nature" label=f.nature>
                <Select name="nature" picks=nature_picks(lang) value=nature on_pick=pick_nature />
            </DraftField>
            <DraftField name="people" label=f.people>
                <TextInput name="people" kind=InputKind::Count unit=t.people_unit placeholder="1" value=people.value on_input=people.put on_leave=people.leave />
            </DraftField>
            <DraftField name="involved" label=f.involved>
                <TextInput name="involved" kind=InputKind::Count unit=t.people_unit placeholder=move || first_count(&people.value.get())
                    value=involved.value on_input=involved.put on_leave=involved.leave />
            </DraftField>
        </div>
    }
}

/// Left empty, as many are concerned as are present.
fn first_count(people: &str) -> String {
    if people.trim().is_empty() { "1".to_owned() } else { people.trim().to_owned() }
}

/// What they ask.
#[component]
pub fn DemandRow() -> impl IntoView {
    let form = use_form();
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let (demand, group) = (form.text(DEMAND), form.flag(GROUP));
    view! {
        <div class="form-row demand-row">
            <div class="group-box"><Checkbox name="group" label=f.group checked=group.value on_change=group.put /></div>
            <DraftField name="demand" label=f.demand hint=t.demand_hint>
                <TextArea name="demand" rows=3 value=demand.value on_input=demand.put on_leave=demand.leave />
            </DraftField>
        </div>
    }
}

/// How it was handled, where it stands, how satisfied the person is.
#[component]
pub fn OutcomeRow() -> impl IntoView {
    let (form, lang) = (use_form(), use_lang());
    let (f, t) = (use_words::<FieldWords>(), use_words::<IntakeWords>());
    let handling = form.pick(HANDLING);
    let statuses = Status::ALL.into_iter().map(|s| Choice::new(s, s.key(), s.say(lang))).collect::<Vec<_>>();
    let said = Satisfaction::ALL.into_iter().map(|s| Choice::new(Some(s), s.key(), s.say(lang)));
    let said = said.chain([Choice::new(None, "not-asked", t.not_asked)]).collect::<Vec<_>>();
    view! {
        <div class="form-row outcome-row">
            <DraftField name="handling" label=f.handling>
                <Select name="handling" none=t.not_chosen picks=use_code_picks(ListName::Handling, HANDLING) value=handling.value on_pick=handling.put />
            </DraftField>
            <DraftField name="status" label=f.status group=true>
                <Segments name="status" choices=statuses value=form.choice(|draft| draft.status) on_pick=form.choose(|draft, status| draft.status = status) />
            </DraftField>
            <DraftField name="satisfaction" label=f.satisfaction hint=t.ask_before_hanging_up group=true>
                <Segments name="satisfaction" choices=said value=form.choice(|draft| draft.satisfaction)
                    on_pick=form.choose(|draft, said| draft.satisfaction = said) />
            </DraftField>
        </div>
    }
}
