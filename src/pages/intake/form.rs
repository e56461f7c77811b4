//! A form being filled in: the draft, and how it stands. It lives above the page, so a change of page, of language or a
//! dead engine loses nothing typed.
//!
//! Every change goes through `edit`, which also has the draft kept a second after the last key.

use casework::act::{Act, WishId};
use casework::contact::RecordId;
use casework::draft::ContactDraft;
use casework::issue::Issue;
use casework::time::{Day, Moment, Zone};
use casework::view::KnownPerson;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::desk::{DeskDoor, Outcome};
use crate::locale::Words;
use crate::locale::intake::FieldWords;
use crate::pages::filling::{Filling, KEEP_AFTER, Keeping, Saving, new_wish};
use crate::platform::clock;
use crate::platform::timer::Timer;
use crate::protocol::{Reply, Request};
use crate::reception::take_over::TakenOver;
use crate::reception::{NEW_SLOT, edit_slot, held_slot, is_blank};

/// The person taken over into the form.
#[derive(Clone, PartialEq)]
pub struct Recognised {
    /// As known.
    pub person: KnownPerson,
    /// What went in.
    pub taken: TakenOver,
}

/// One form. Copy it freely.
#[derive(Clone, Copy)]
pub struct Form {
    /// What was typed.
    pub draft: RwSignal<ContactDraft>,
    /// First key in a blank form.
    pub started: RwSignal<Option<Moment>>,
    /// Is it kept?
    pub keeping: RwSignal<Keeping>,
    /// Is it being saved?
    pub saving: RwSignal<Saving>,
    /// When what was brought back from an earlier sitting had been kept.
    pub restored: RwSignal<Option<Moment>>,
    /// The person taken over.
    pub taken: RwSignal<Option<Recognised>>,
    /// Fields left: from then on they say what is wrong.
    pub left: RwSignal<Vec<String>>,
    /// Save was tried: every field says what is wrong.
    pub tried: RwSignal<bool>,
    /// What the engine refused.
    pub refused: RwSignal<Vec<Issue>>,
    /// What is wrong or doubtful with the draft as it stands.
    pub issues: Memo<Vec<Issue>>,
    /// The desk.
    pub door: DeskDoor,
    /// Keeps ids of two forms apart: empty for the new one.
    pub word: &'static str,
    /// The row held aside that it corrects.
    held: Option<RecordId>,
    slot: StoredValue<String>,
    /// Day on which it was last made blank.
    day: StoredValue<String>,
    wish: StoredValue<Option<WishId>>,
    timer: StoredValue<Option<Timer>, LocalStorage>,
}

impl Form {
    /// A form for new contacts. Blank until the desk is open.
    pub fn blank(door: DeskDoor) -> Form {
        Form::of(door, ContactDraft::default(), NEW_SLOT.to_owned(), "")
    }

    /// A form that edits a contact.
    pub fn editing(door: DeskDoor, id: RecordId, draft: ContactDraft) -> Form {
        Form::of(door, draft, edit_slot(id), "edit")
    }

    /// A form that corrects a row held aside. What the clerk left empty is not blamed: it stood so in the ledger.
    pub fn held(door: DeskDoor, id: RecordId, draft: ContactDraft) -> Form {
        let original = Some(Box::new(ContactDraft { original: None, editing: Some(id), ..draft.clone() }));
        let draft = ContactDraft { editing: Some(id), original, ..draft };
        Form { held: Some(id), ..Form::of(door, draft, held_slot(id), "held") }
    }

    fn of(door: DeskDoor, draft: ContactDraft, slot: String, word: &'static str) -> Form {
        let draft = RwSignal::new(draft);
        let refused = RwSignal::new(Vec::new());
        let issues = Memo::new(move |_| {
            let mut issues = door.desk.with(|desk| {
                let Some(desk) = desk else { return Vec::new() };
                let today = clock::now().civil(desk.centre.zone).day;
                draft.with(|draft| found(draft, today, desk))
            });
            issues.extend(refused.get());
            issues
        });
        Form {
            draft,
            refused,
            issues,
            door,
            word,
            held: None,
            started: RwSignal::new(None),
            keeping: RwSignal::new(Keeping::Nothing),
            saving: RwSignal::new(Saving::No),
            restored: RwSignal::new(None),
            taken: RwSignal::new(None),
            left: RwSignal::new(Vec::new()),
            tried: RwSignal::new(false),
            slot: StoredValue::new(slot),
            day: StoredValue::new(String::new()),
            wish: StoredValue::new(new_wish()),
            timer: StoredValue::new_local(None),
        }
    }

    /// Changes the draft. The first key in a blank new form also sets its time: the form may have waited for hours.
    pub fn edit(self, change: impl FnOnce(&mut ContactDraft)) {
        let is_first = self.started.get_untracked().is_none();
        if is_first {
            self.started.set(Some(clock::now()));
        }
        self.draft.update(|draft| {
            if is_first && draft.editing.is_none() && is_blank(draft) {
                let fresh = self.fresh();
                let same_day = self.day.with_value(|day| *day == draft.received_date);
                if same_day || draft.received_date.is_empty() {
                    draft.received_date = fresh.received_date;
                    draft.received_time = fresh.received_time;
                }
                if draft.receiver.is_empty() {
                    draft.receiver = fresh.receiver;
                }
            }
            change(draft);
        });
        if self.refused.with_untracked(|refused| !refused.is_empty()) {
            self.refused.set(Vec::new());
        }
        self.keep_soon();
    }

    /// The field was left: from now on it says what is wrong, and the draft is kept at once.
    pub fn leave(self, field: &'static str) {
        // A saved form gives way to a blank one, and the focus leaves the old field only then.
        if self.started.try_get_untracked().flatten().is_none() {
            return;
        }
        self.filling().pass(field);
        if self.keeping.get_untracked() == Keeping::Waiting {
            self.keep();
        }
    }

    /// How it stands, for what every form says of itself.
    pub fn filling(self) -> Filling {
        Filling {
            keeping: self.keeping,
            saving: self.saving,
            left: self.left,
            tried: self.tried,
            issues: self.issues,
            label: |field, lang| FieldWords::of(lang).label(field).to_owned(),
            word: self.word,
            door: self.door,
        }
    }

    /// A draft as a form begins: now, me.
    pub fn fresh(self) -> ContactDraft {
        let desk = self.door.desk.get_untracked();
        desk.map(|desk| ContactDraft::new(clock::now().civil(desk.centre.zone), &desk.me.name))
            .unwrap_or_default()
    }

    /// A blank form again; the focus is the caller's to move.
    pub fn start_anew(self) {
        self.set(self.fresh());
    }

    /// Puts a draft into the form as if it had just been opened.
    pub fn set(self, draft: ContactDraft) {
        self.timer.set_value(None);
        self.wish.set_value(new_wish());
        self.day.set_value(self.today());
        let typed = !is_blank(&draft);
        self.draft.set(draft);
        self.started.set(None);
        self.keeping.set(if typed { Keeping::Waiting } else { Keeping::Nothing });
        self.restored.set(None);
        self.taken.set(None);
        self.left.set(Vec::new());
        self.tried.set(false);
        self.refused.set(Vec::new());
        self.saving.set(Saving::No);
    }

    fn today(self) -> String {
        let zone = self
            .door
            .desk
            .with_untracked(|desk| desk.as_ref().map_or(Zone::default(), |desk| desk.centre.zone));
        let day: Day = clock::now().civil(zone).day;
        day.to_string()
    }

    fn keep_soon(self) {
        self.keeping.set(Keeping::Waiting);
        self.timer.set_value(Some(Timer::after(KEEP_AFTER, move || self.keep())));
    }

    /// The request that keeps the draft as it stands; none where that is done already.
    pub fn to_keep(self) -> Option<Request> {
        let waits = matches!(self.keeping.try_get_untracked()?, Keeping::Waiting | Keeping::Failed);
        waits.then(|| self.draft.with_untracked(|draft| self.keep_request(draft)))
    }

    fn keep_request(self, draft: &ContactDraft) -> Request {
        let kept = is_typed(draft).then(|| Box::new(draft.clone()));
        let wish = self.wish.get_value().filter(|_| draft.editing.is_none());
        Request::KeepDraft { slot: self.slot.get_value(), draft: kept, wish }
    }

    /// Has the draft kept now, sealed.
    pub fn keep(self) {
        let Some(draft) = self.draft.try_get_untracked() else { return };
        let typed = is_typed(&draft);
        let request = self.keep_request(&draft);
        spawn_local(async move {
            let answer = self.door.ask(request).await;
            let Some(now_typed) = self.draft.try_get_untracked() else { return };
            if now_typed != draft {
                return;
            }
            self.keeping.set(match answer {
                Ok(_) if typed => Keeping::Kept(clock::now()),
                Ok(_) => Keeping::Nothing,
                Err(_) => Keeping::Failed,
            });
        });
    }

    /// Has what is typed saved: a new contact once, however often it is tried. The draft goes first where it is not kept
    /// yet, so that whatever ends in between, the next sitting asks for the same.
    pub async fn act(self, draft: ContactDraft) -> Outcome {
        if matches!(self.keeping.get_untracked(), Keeping::Waiting | Keeping::Failed) {
            self.keep();
        }
        let wish = self.wish.get_value().filter(|_| draft.editing.is_none());
        let draft = Box::new(draft);
        let act = match self.held {
            Some(held) => Act::CorrectHeld { held, draft },
            None => Act::SaveContact(draft),
        };
        match wish {
            Some(wish) => self.door.act_once(wish, act).await,
            None => self.door.act(act).await,
        }
    }

    /// Throws the kept draft away; the form stays as it is.
    pub fn forget_kept(self) {
        self.timer.set_value(None);
        self.keeping.set(Keeping::Nothing);
        let request = Request::KeepDraft { slot: self.slot.get_value(), draft: None, wish: None };
        spawn_local(async move {
            // What could not be thrown away is offered again at the next sitting, and can be thrown away there.
            let _ = self.door.ask(request).await;
        });
    }

    /// Brings back what was kept at an earlier sitting, unless something is typed already.
    pub fn restore(self) {
        let slot = self.slot.get_value();
        spawn_local(async move {
            let Ok(Reply::Drafts(drafts)) = self.door.ask(Request::Drafts).await else { return };
            let kept = drafts.into_iter().find(|kept| kept.slot == slot);
            let (Some(kept), Some(present)) = (kept, self.draft.try_get_untracked()) else { return };
            if self.started.try_get_untracked().flatten().is_none() && kept.draft != present {
                self.set(kept.draft);
                self.wish.update_value(|wish| *wish = kept.wish.or(*wish));
                self.keeping.set(Keeping::Kept(kept.at));
                self.restored.set(Some(kept.at));
            }
        });
    }
}

/// Is there anything to keep?
fn is_typed(draft: &ContactDraft) -> bool {
    !is_blank(draft) && draft.is_changed()
}

fn found(draft: &ContactDraft, today: Day, desk: &crate::protocol::Desk) -> Vec<Issue> {
    match draft.check(today, &desk.codes) {
        Ok((_, warnings)) => warnings,
        Err(issues) => issues,
    }
}
