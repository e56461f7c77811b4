//! Whom the entry is about. Numbers are masked until they are asked for.

use casework::code::ListName;
use casework::identity::{Phone, Sex};
use casework::register::{Ask, Person};
use casework::time::Day;
use casework::view::{mask_id, mask_phone};
use leptos::prelude::*;

use super::Page;
use super::record::{Line, Lines};
use crate::locale::contacts::ContactsWords;
use crate::locale::entry::EntryWords;
use crate::locale::intake::FieldWords;
use crate::locale::terms::code_word;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::intake::age;
use crate::parts::live::{live, told};
use crate::parts::{Button, ButtonKind, ButtonSize, Glyph};

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
    let lines = move || {
        let in_full = page.in_full.get();
        person
            .get()
            .map(|(person, opened)| view! { <Lines lines=lines_of(page, &person, opened, in_full) /> })
    };
    let toggle = move |()| page.in_full.update(|in_full| *in_full = !*in_full);
    view! {
        <section class="card record-part" data-part="person">
            <div class="part-head">
                <h2>{head}</h2>
                <span class="no-print" data-in-full=told(move || page.in_full.get().to_string())>
                    <Button label=move || if page.in_full.get() { t.hide_numbers } else { t.show_numbers }.to_owned() name="show-numbers"
                        icon=Glyph::Eye kind=ButtonKind::Quiet size=ButtonSize::Small on_press=toggle />
                </span>
            </div>
            {live(lines)}
        </section>
    }
    .into_any()
}

fn lines_of(page: Page, person: &Person, opened: Day, in_full: bool) -> Vec<Line> {
    let (t, f, w, lang) =
        (use_words::<EntryWords>(), use_words::<FieldWords>(), use_words::<ContactsWords>(), use_lang());
    let line = |field: &'static str, value: String| Line::new(field, f.label(field), value);
    let phone = |phone: &Phone| if in_full { phone.as_str().to_owned() } else { mask_phone(phone) };
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
    lines.push(line("phone", person.phones.first().map_or_else(|| w.no_phone.to_owned(), phone)));
    lines.extend(person.phones.get(1).map(|second| line("phone-2", phone(second))));
    lines.extend(person.id_document.as_ref().map(|document| line("id-kind", document.kind.say(lang))));
    lines.extend(person.id_document.as_ref().map(|document| {
        let number = if in_full { document.number.clone() } else { mask_id(&document.number) };
        line("id-number", number)
    }));
    lines.push(line("employer", person.employer.clone()));
    lines.push(line("district", district));
    lines
}
