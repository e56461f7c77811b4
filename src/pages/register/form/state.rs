//! An entry being entered or edited: the draft, and how it stands. New ones live above the pages, so that a change of page,
//! of language or a dead engine loses nothing typed.
//!
//! Every change goes through `edit`, which also has the draft kept a second after the last key.

use casebook::trouble::Trouble;
use casework::act::{Act, WishId};
use casework::contact::RecordId;
use casework::issue::Issue;
use casework::register::{Around, Entry, EntryDraft, Item, Register};
use casework::time::{Day, Moment};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::panel::Taken;
use crate::desk::{DeskDoor, Outcome};
use crate::locale::intake::FieldWords;
use crate::locale::{Lang, Say, Words, desks::EntryFormWords};
use crate::pages::filling::{Filling, KEEP_AFTER, Keeping, Saving, new_wish};
use crate::platform::clock;
use crate::platform::timer::Timer;
use crate::protocol::{Reply, Request};
use crate::registers::form::{edit_slot, first_wrong, is_untouched, new_slot, row_of};

/// Has the form come?
#[derive(Clone, PartialEq)]
pub enum Coming {
    /// It is on its way.
    Waiting,
    /// It can be filled in.
    Here,
    /// There is nothing to fill in.
    Gone,
    /// The machine failed.
    Failed(Trouble),
}

/// One form. Copy it freely.
#[derive(Clone, Copy)]
pub struct EntryForm {
    /// Register.
    pub register: Register,
    /// What was typed.
    pub draft: RwSignal<EntryDraft>,
    /// Has it come?
    pub coming: RwSignal<Coming>,
    /// When what was brought back from an earlier sitting had been kept.
    pub restored: RwSignal<Option<Moment>>,
    /// The person taken over.
    pub taken: RwSignal<Option<Taken>>,
    /// How it stands.
    pub filling: Filling,
    /// The desk.
    pub door: DeskDoor,
    /// What led to it.
    from: Option<RecordId>,
    /// The entry it edits.
    editing: Option<RecordId>,
    begun: RwSignal<EntryDraft>,
    before: RwSignal<Option<Entry>>,
    refused: RwSignal<Vec<Issue>>,
    /// Day on which it was begun.
    day: StoredValue<String>,
    wish: StoredValue<Option<WishId>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl EntryForm {
    /// A form for a new entry, empty until it is begun.
    pub fn new(door: DeskDoor, register: Register, from: Option<RecordId>) -> EntryForm {
        EntryForm::of(door, register, from, None)
    }

    /// A form that edits an entry, empty until it is begun. Its register is known once it has come.
    pub fn editing(door: DeskDoor, entry: &Entry) -> EntryForm {
        let form = EntryForm::of(door, entry.register(), None, Some(entry.id));
        form.before.set(Some(entry.clone()));
        form
    }

    fn of(
        door: DeskDoor,
        register: Register,
        from: Option<RecordId>,
        editing: Option<RecordId>,
    ) -> EntryForm {
        let empty = EntryDraft::new(register, Day(0), "");
        let (draft, begun) = (RwSignal::new(empty.clone()), RwSignal::new(empty));
        let (refused, before) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        let issues = Memo::new(move |_| {
            let mut issues = found(door, draft, before);
            issues.extend(refused.get());
            issues
        });
        let filling = Filling {
            keeping: RwSignal::new(Keeping::Nothing),
            saving: RwSignal::new(Saving::No),
            left: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            issues,
            label: field_label,
            word: if editing.is_some() { "edit" } else { "" },
            door,
        };
        EntryForm {
            register,
            draft,
            coming: RwSignal::new(Coming::Waiting),
            restored: RwSignal::new(None),
            taken: RwSignal::new(None),
            filling,
            door,
            from,
            editing,
            begun,
            before,
            refused,
            day: StoredValue::new(String::new()),
            wish: StoredValue::new(new_wish()),
            timer: StoredValue::new_local(None),
        }
    }

    /// Is it the form of that address?
    pub fn is_for(self, register: Register, from: Option<RecordId>) -> bool {
        self.register == register && self.from == from
    }

    /// Is anything typed that is not saved?
    pub fn is_touched(self) -> bool {
        self.draft.with(|draft| self.begun.with(|begun| !is_untouched(draft, begun)))
    }

    /// Fetches the form and what an earlier sitting left of it; a form in use stays as it is.
    pub fn begin(self) {
        if untrack(|| self.is_touched()) {
            return;
        }
        let request = match self.editing {
            Some(id) => Request::EditEntry(id),
            None => Request::NewEntry { register: self.register, from: self.from },
        };
        spawn_local(async move {
            let mut reply = self.door.ask(request).await;
            if let (Ok(Reply::Refused(_)), Some(_)) = (&reply, self.from) {
                // What led here is gone: the form is as good without it.
                reply = self.door.ask(Request::NewEntry { register: self.register, from: None }).await;
            }
            let coming = match reply {
                Ok(Reply::EntryDraft(draft)) => {
                    self.restore(*draft).await;
                    Coming::Here
                }
                Ok(Reply::Refused(_)) => Coming::Gone,
                Ok(_) => Coming::Failed(Trouble::BuildMismatch),
                Err(trouble) => Coming::Failed(trouble),
            };
            let _ = self.coming.try_set(coming);
        });
    }

    async fn restore(self, fresh: EntryDraft) {
        let kept = match self.door.ask(Request::EntryDrafts).await {
            Ok(Reply::EntryDrafts(drafts)) => drafts.into_iter().find(|kept| kept.slot == self.slot()),
            _ => None,
        };
        if self.draft.try_get_untracked().is_none() || untrack(|| self.is_touched()) {
            return;
        }
        self.set(fresh.clone());
        if let Some(kept) = kept.filter(|kept| kept.draft != fresh) {
            self.draft.set(kept.draft);
            self.wish.update_value(|wish| *wish = kept.wish.or(*wish));
            self.filling.keeping.set(Keeping::Kept(kept.at));
            self.restored.set(Some(kept.at));
        }
    }

    /// Puts a draft into the form as if it had just been opened.
    pub fn set(self, draft: EntryDraft) {
        self.timer.set_value(None);
        self.wish.set_value(new_wish());
        self.day.set_value(self.today());
        self.begun.set(draft.clone());
        self.draft.set(draft);
        self.filling.keeping.set(Keeping::Nothing);
        self.filling.left.set(Vec::new());
        self.filling.tried.set(false);
        self.filling.saving.set(Saving::No);
        self.restored.set(None);
        self.taken.set(None);
        self.refused.set(Vec::new());
    }

    /// Empties it: the next to open it begins anew.
    pub fn clear(self) {
        self.coming.set(Coming::Waiting);
        self.set(EntryDraft::new(self.register, Day(0), ""));
    }

    /// Puts what was typed back into a form that is free again, and has it kept.
    pub fn give_back(self, typed: EntryDraft) -> bool {
        let free = self.draft.try_get_untracked().is_some() && !untrack(|| self.is_touched());
        if free {
            self.draft.set(typed);
            self.coming.set(Coming::Here);
            self.keep();
        }
        free
    }

    /// Changes the draft. The first key in a new form also sets its day: the form may have waited over midnight.
    pub fn edit(self, change: impl FnOnce(&mut EntryDraft)) {
        self.follow_midnight();
        self.draft.update(change);
        if self.refused.with_untracked(|refused| !refused.is_empty()) {
            self.refused.set(Vec::new());
        }
        self.filling.keeping.set(Keeping::Waiting);
        self.timer.set_value(Some(Timer::after(KEEP_AFTER, move || self.keep())));
    }

    fn follow_midnight(self) {
        let (day, today) = (self.day.get_value(), self.today());
        let is_of_its_day = self.draft.with_untracked(|draft| draft.opened == day);
        if self.editing.is_none() && is_of_its_day && day != today && !untrack(|| self.is_touched()) {
            self.day.set_value(today.clone());
            self.begun.update(|begun| begun.opened.clone_from(&today));
            self.draft.update(|draft| draft.opened = today);
        }
    }

    fn today(self) -> String {
        let zone = self.door.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.centre.zone));
        clock::now().civil(zone.unwrap_or_default()).day.to_string()
    }

    /// The field was left: from now on it says what is wrong, and the draft is kept at once.
    pub fn leave(self, field: &str) {
        if self.draft.try_get_untracked().is_none() || !untrack(|| self.is_touched()) {
            return;
        }
        self.filling.pass(field);
        if self.filling.keeping.get_untracked() == Keeping::Waiting {
            self.keep();
        }
    }

    /// What the engine refused.
    pub fn refuse(self, issues: Vec<Issue>) {
        self.refused.set(issues);
        self.show_first_wrong();
    }

    /// Moves the focus to the first field, as the eye meets them, that is wrong.
    pub fn show_first_wrong(self) {
        let first = self
            .draft
            .with_untracked(|draft| self.filling.issues.with_untracked(|issues| first_wrong(draft, issues)));
        if let Some(field) = first {
            self.filling.focus(&field);
        }
    }

    fn slot(self) -> String {
        match self.editing {
            Some(id) => edit_slot(id.0),
            None => new_slot(self.register, self.from.map(|from| from.0)),
        }
    }

    /// The request that keeps the draft as it stands; none where that is done already.
    pub fn to_keep(self) -> Option<Request> {
        let keeping = self.filling.keeping.try_get_untracked()?;
        matches!(keeping, Keeping::Waiting | Keeping::Failed).then(|| self.keep_request())
    }

    fn keep_request(self) -> Request {
        let touched = untrack(|| self.is_touched());
        let draft = touched.then(|| Box::new(self.draft.get_untracked()));
        let wish = self.wish.get_value().filter(|_| self.editing.is_none());
        Request::KeepEntryDraft { slot: self.slot(), draft, wish }
    }

    /// Has the draft kept now, sealed.
    pub fn keep(self) {
        let Some(draft) = self.draft.try_get_untracked() else { return };
        let (request, touched) = (self.keep_request(), untrack(|| self.is_touched()));
        spawn_local(async move {
            let answer = self.door.ask(request).await;
            if self.draft.try_get_untracked().is_none_or(|now| now != draft) {
                return;
            }
            self.filling.keeping.set(match answer {
                Ok(_) if touched => Keeping::Kept(clock::now()),
                Ok(_) => Keeping::Nothing,
                Err(_) => Keeping::Failed,
            });
        });
    }

    /// Throws the kept draft away; the form stays as it is.
    pub fn forget_kept(self) {
        self.timer.set_value(None);
        self.filling.keeping.set(Keeping::Nothing);
        let request = Request::KeepEntryDraft { slot: self.slot(), draft: None, wish: None };
        spawn_local(async move {
            // What could not be thrown away is offered again at the next sitting, and can be thrown away there.
            let _ = self.door.ask(request).await;
        });
    }

    /// Has what is typed saved: a new entry once, however often it is tried. The draft goes first where it is not kept yet.
    pub async fn act(self, draft: EntryDraft) -> Outcome {
        if self.to_keep().is_some() {
            self.keep();
        }
        let wish = self.wish.get_value().filter(|_| self.editing.is_none());
        let act = Act::SaveEntry(Box::new(draft));
        match wish {
            Some(wish) => self.door.act_once(wish, act).await,
            None => self.door.act(act).await,
        }
    }
}

/// What is wrong with the draft as it stands.
fn found(door: DeskDoor, draft: RwSignal<EntryDraft>, before: RwSignal<Option<Entry>>) -> Vec<Issue> {
    door.desk.with(|desk| {
        let Some(desk) = desk else { return Vec::new() };
        let at = clock::now();
        let around = Around { codes: &desk.codes, at, today: at.civil(desk.centre.zone).day, by: desk.me.id };
        let checked = draft.with(|draft| before.with(|before| draft.check(before.as_ref(), around)));
        match checked {
            Ok((_, warnings)) => warnings,
            Err(issues) => issues,
        }
    })
}

/// The word of a field by its control's `name`: of a row, its item after its group and place.
pub fn field_label(field: &str, lang: Lang) -> String {
    let t = EntryFormWords::of(lang);
    match field {
        "opened" => t.day.to_owned(),
        "stage" => t.stage.to_owned(),
        "reason" => t.reason.to_owned(),
        field => match (Item::parse(field), row_of(field)) {
            (Some(item), _) => item.say(lang),
            (None, Some((group, place, item))) => {
                format!("{} {place} {}", group.say(lang), item.say(lang))
            }
            (None, None) => FieldWords::of(lang).label(field).to_owned(),
        },
    }
}
