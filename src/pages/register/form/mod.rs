//! The form of an entry: sections, items and rows as its register's spec has them. New entries and edits use the same one.

mod item;
mod panel;
mod person;
mod rows;
mod save;
mod stage;
mod state;

use casework::contact::RecordId;
use casework::register::{Ask, Entry, Register, Section};
use casework::staff::Right;
use leptos::ev::{FocusEvent, KeyboardEvent, SubmitEvent};
use leptos::prelude::*;
use leptos_router::components::A;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

use crate::desk::{DeskDoor, use_answer, use_desk};
use crate::locale::desks::EntryFormWords;
use crate::locale::format::when;
use crate::locale::intake::IntakeWords;
use crate::locale::{Say, fill, use_lang, use_words};
use crate::pages::filling::{Keeping, SaveBar, use_keeping};
use crate::pages::frame::PageHead;
use crate::pages::intake::use_saver;
use crate::pages::troubled::TroubleNotice;
use crate::parts::live::live;
use crate::parts::{Button, ButtonKind, ButtonSize, EmptyState, Notice, Tone};
use crate::platform::clock;
use crate::platform::focus::stays_within;
use crate::protocol::{Acted, Reply, Request};
use crate::registers::address;
use crate::registers::form::person_fields;
use item::{Cell, ItemField};
use panel::{KnownPanel, use_known};
use state::{Coming, EntryForm};

/// The forms of new entries, one for each address that was opened: leaving the page loses nothing. They belong to the
/// application, not to the page that first shows them.
#[derive(Clone)]
struct EntryForms {
    above: Owner,
    forms: RwSignal<Vec<EntryForm>>,
}

/// Gives the application its forms of new entries. Call it once, above the pages.
pub fn provide_entry_forms() {
    let above = Owner::current().unwrap_or_default();
    provide_context(EntryForms { above, forms: RwSignal::new(Vec::new()) });
}

/// Is an entry typed that is not saved? Told before a new version takes over.
pub fn use_unsaved() -> Memo<bool> {
    let forms = use_context::<EntryForms>().map(|known| known.forms);
    Memo::new(move |_| {
        forms.is_some_and(|forms| forms.with(|forms| forms.iter().any(|form| form.is_touched())))
    })
}

/// The form of an address, the same one each time.
fn form_of(door: DeskDoor, register: Register, from: Option<RecordId>) -> EntryForm {
    let Some(known) = use_context::<EntryForms>() else { return EntryForm::new(door, register, from) };
    let present =
        known.forms.with_untracked(|forms| forms.iter().copied().find(|form| form.is_for(register, from)));
    present.unwrap_or_else(|| {
        let form = known.above.with(|| {
            let form = EntryForm::new(door, register, from);
            door.before_lock(std::rc::Rc::new(move || form.to_keep()));
            form
        });
        known.forms.update(|forms| forms.push(form));
        form
    })
}

/// The form for a new entry.
#[component]
pub fn EntryNewPage(register: Register) -> impl IntoView {
    let door = use_desk();
    let t = use_words::<EntryFormWords>();
    let address = use_query_map();
    let from = Memo::new(move |_| {
        address.with(|map| map.get_str("from").and_then(|from| from.parse().ok()).map(RecordId))
    });
    let may = Memo::new(move |_| {
        door.desk.with(|desk| desk.as_ref().is_some_and(|desk| desk.me.role.may(Right::Record)))
    });
    live(move || match may.get() {
        true => {
            let form = form_of(door, register, from.get());
            form.begin();
            view! { <Come form=form number=String::new() /> }.into_any()
        }
        false => view! { <EmptyState text=t.may_not /> }.into_any(),
    })
}

/// The form, or why there is none.
#[component]
fn Come(
    form: EntryForm,
    /// Of the entry being edited; empty = a new one.
    number: String,
) -> impl IntoView {
    live(move || match form.coming.get() {
        Coming::Waiting => ().into_any(),
        Coming::Failed(trouble) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Coming::Gone => view! { <Gone /> }.into_any(),
        Coming::Here => view! { <Filled form=form number=number.clone() /> }.into_any(),
    })
}

/// `/entries/:id/edit`: the same form over an entry.
#[component]
pub fn EntryEditPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| {
        params.with(|params| params.get("id").and_then(|id| id.parse().ok()).map(RecordId))
    });
    let sheet = use_answer(
        move || id.get().map(Request::Entry),
        |reply| match reply {
            Reply::Entry(sheet) => Some(Some(sheet.entry)),
            Reply::Refused(_) => Some(None),
            _ => None,
        },
    );
    // The entry as it was when the form was opened: one that changes elsewhere meanwhile must not mount the form anew.
    let entry = Memo::new(move |before: Option<&Option<Result<Option<Entry>, _>>>| match before {
        Some(Some(Ok(Some(entry)))) if Some(entry.id) == id.get() => Some(Ok(Some(entry.clone()))),
        _ => sheet.get(),
    });
    live(move || match entry.get() {
        None => ().into_any(),
        Some(Err(trouble)) => view! { <TroubleNotice trouble=trouble /> }.into_any(),
        Some(Ok(None)) => view! { <Gone /> }.into_any(),
        Some(Ok(Some(entry))) => view! { <EditForm entry=entry /> }.into_any(),
    })
}

#[component]
fn EditForm(entry: Entry) -> impl IntoView {
    let door = use_desk();
    let form = EntryForm::editing(door, &entry);
    door.before_lock(std::rc::Rc::new(move || form.to_keep()));
    form.begin();
    view! { <Come form=form number=entry.number.to_string() /> }
}

/// There is no such entry.
#[component]
fn Gone() -> impl IntoView {
    let t = use_words::<EntryFormWords>();
    view! { <PageHead title=t.gone /><EmptyState text=t.gone_hint /> }
}

/// The form, once it has come.
#[component]
fn Filled(
    form: EntryForm,
    /// Of the entry being edited; empty = a new one.
    number: String,
) -> impl IntoView {
    let t = use_words::<EntryFormWords>();
    let (saver, navigate, filling) = (use_saver(), use_navigate(), form.filling);
    let known = use_known(form);
    use_keeping(filling.keeping, move || form.keep());
    let saved = Callback::new(move |acted: Acted| {
        if let Some((id, _)) = acted.entry {
            navigate(&address::entry(id), Default::default());
        }
    });
    let save_now = Callback::new(move |()| save::save(form, saver, saved));
    let close_now = Callback::new(move |()| save::close(form, saver, saved));
    let may_close = Memo::new(move |_| form.draft.with(save::may_close));
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            if event.shift_key() && may_close.get_untracked() { close_now.run(()) } else { save_now.run(()) }
        }
    };
    let left = move |event: FocusEvent| {
        // A form that is taken away with the focus in it says so too, when its signals are gone.
        if !stays_within(&event) && filling.keeping.try_get_untracked() == Some(Keeping::Waiting) {
            form.keep();
        }
    };
    begin_at(form);
    let has_panel = form.register.spec().ask == Ask::Person;
    view! {
        <div class="intake page-full" class:no-panel=!has_panel>
            <form class="intake-form" aria-label=t.form autocomplete="off" novalidate=true data-form=form.register.word()
                on:submit=|event: SubmitEvent| event.prevent_default() on:keydown=keys on:focusout=left>
                <div class="intake-fields entry-form">
                    <Head form=form number=number />
                    <person::PersonPart form=form known=known />
                    <Sections form=form />
                    <stage::StagePart form=form />
                </div>
                <SaveBar filling=filling again=save_now>
                    {live(move || may_close.get().then(|| view! {
                        <Button label=t.save_closed name="save-and-close" size=ButtonSize::Large key_hint="Ctrl+Shift+Enter"
                            busy=filling.is_busy() on_press=close_now />
                    }))}
                    <Button label=t.save name="save" kind=ButtonKind::Primary size=ButtonSize::Large key_hint="Ctrl+Enter"
                        busy=filling.is_busy() busy_label=t.saving on_press=save_now />
                </SaveBar>
            </form>
            {has_panel.then(|| view! { <KnownPanel form=form known=known /> })}
        </div>
    }
}

/// The focus goes where the hand begins: into the first field, or past the person where somebody is there already.
fn begin_at(form: EntryForm) {
    let spec = form.register.spec();
    let is_known =
        form.draft.with_untracked(|draft| draft.editing.is_none() && !draft.person.name.is_empty());
    let first = person_fields(spec.ask).first().copied().filter(|_| !is_known);
    let first = first.or_else(|| spec.items().next().map(|item| item.name()));
    form.filling.focus(first.unwrap_or("opened"));
}

/// The sections of the spec, rows before what is said of the desk, the day with what the desk says.
#[component]
fn Sections(form: EntryForm) -> impl IntoView {
    let lang = use_lang();
    let spec = form.register.spec();
    let section = move |(section, items): &(Section, &'static [casework::register::Item])| {
        let is_desk = *section == Section::Desk;
        let id = format!("part-{section:?}").to_lowercase();
        let groups = spec
            .groups
            .iter()
            .filter(|_| is_desk)
            .map(|&group| view! { <rows::GroupPart form=form group=group /> });
        let fields =
            items.iter().map(|&item| view! { <ItemField form=form cell=Cell::of_sheet(form, item) /> });
        view! {
            {groups.collect_view()}
            <section class="entry-part" aria-labelledby=id.clone()>
                <h2 id=id.clone() class="entry-part-head">{section.say(lang)}</h2>
                <div class="entry-fields">
                    {is_desk.then(|| view! { <stage::DayField form=form /> })}
                    {fields.collect_view()}
                </div>
            </section>
        }
    };
    spec.sections.iter().map(section).collect_view()
}

/// Title, the way back, and what was brought back from an earlier sitting.
#[component]
fn Head(form: EntryForm, number: String) -> impl IntoView {
    let (t, w, lang) = (use_words::<EntryFormWords>(), use_words::<IntakeWords>(), use_lang());
    let title = match number.is_empty() {
        true => fill(t.title_new, &[&form.register.say(lang)]),
        false => fill(t.title_edit, &[&number]),
    };
    let anew = move |()| {
        form.forget_kept();
        form.clear();
        form.begin();
    };
    let restored = move || {
        let at = form.restored.get()?;
        let zone = form.filling.zone();
        let text = fill(w.restored, &[&when(at.civil(zone), clock::now().civil(zone), lang)]);
        Some(view! {
            <Notice text=text tone=Tone::Accent>
                <Button label=w.start_anew name="start-anew" size=ButtonSize::Small on_press=anew />
            </Notice>
        })
    };
    view! {
        <PageHead title=title takes_focus=false>
            <div class="page-acts">
                <A href=address::guide(form.register) attr:class="button button--quiet button--normal">{use_words::<crate::locale::desks::EntriesWords>().guide}</A>
                <A href=address::list(form.register) attr:class="button button--quiet button--normal">{t.back}</A>
            </div>
        </PageHead>
        {live(restored)}
    }
}
