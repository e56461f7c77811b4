//! Whom the entry is about. Numbers are masked until they are asked for.

use casework::code::ListName;
use casework::identity::Sex;
use casework::register::{Ask, Person};
use casework::time::Day;
use casework::view::Number;
use leptos::prelude::*;

use super::Page;
use super::record::{Line, Lines};
use crate::locale::contacts::ContactsWords;
use crate::locale::entry::EntryWords;
use crate::locale::intake::FieldWords;
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::age;
use crate::pages::numbers::ShowNumbers;
use crate::parts::live::live;

/// The card; absent where a register asks for nobody.
#[component]
pub fn PersonPart(page: Page) -> impl IntoView {
    let t = use_words::<EntryWords>();
    let ask =
        page.sheet.with_untracked(|sheet| sheet.as_ref().map(|sheet| sheet.entry.register().spec().ask));
    let head = match ask {
        None | Some(Ask::Nobody) => return ().into_any(),
        Some(Ask::Person) => t.person,
        Some(Ask::Giver) => t.giver,
        Some(Ask::Employer) => t.employer,
    };
    let person = page.part(|sheet| (sheet.entry.person.clone(), sheet.entry.opened));
    let numbers = page.part(|sheet| sheet.numbers.clone());
    let numbers = Memo::new(move |_| numbers.get().unwrap_or_default());
    let lines = move || {
        let (person, opened) = person.get()?;
        Some(view! { <Lines lines=numbers.with(|numbers| lines_of(page, &person, opened, numbers)) /> })
    };
    view! {
        <section class="card record-part" data-part="person">
            <div class="part-head">
                <h2>{head}</h2>
                <ShowNumbers shown=page.shown numbers=numbers />
            </div>
            {live(lines)}
        </section>
    }
    .into_any()
}

fn lines_of(page: Page, person: &Person, opened: Day, numbers: &[Number]) -> Vec<Line> {
    let (t, f, w, lang) =
        (use_words::<EntryWords>(), use_words::<FieldWords>(), use_words::<ContactsWords>(), use_lang());
    let line = |field: &'static str, value: String| Line::new(field, f.label(field), value);
    let number = |field: &str| page.shown.text(field, numbers);
    let district = person.district.as_ref().map_or(String::new(), |key| {
        page.door.desk.with_untracked(|desk| {
            desk.as_ref()
                .map_or(String::new(), |desk| code_word(&desk.codes, ListName::District, key.as_str(), lang))
        })
    });
    let mut lines = vec![line("name", person.name.clone())];
    if person.sex != Sex::Unknown {
        lines.push(line("sex", person.sex.say(lang)));
    }
    lines.extend(person.birth.map(|birth| {
        line("birth", fill(t.born_age, &[&birth.to_string(), &age(birth, opened).to_string()]))
    }));
    lines.push(line("phone", number("phone").unwrap_or_else(|| w.no_phone.to_owned())));
    lines.extend(number("phone-2").map(|second| line("phone-2", second)));
    lines.extend(person.id_document.as_ref().map(|document| line("id-kind", document.kind.say(lang))));
    lines.extend(number("id-number").map(|number| line("id-number", number)));
    lines.push(line("employer", person.employer.clone()));
    lines.push(line("district", district));
    lines
}
