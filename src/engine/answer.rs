//! Every request and its reply. Questions go to the session; what opens, restores or throws away is in `door`.

use std::ops::ControlFlow;

use casebook::passphrase::Pin;
use casebook::session::Session;
use casebook::trouble::Trouble;
use casework::act::Act;

use super::queue::Queue;
use super::{door, export, key, pin, registers, tell};
use crate::platform::channel::Channel;
use crate::platform::cipher::WebCipher;
use crate::platform::clock::now;
use crate::platform::idb::IdbStore;
use crate::platform::random::WebRandom;
use crate::platform::storage;
use crate::protocol::{News, Reply, Request, Storage, Which};

/// A session in a browser.
pub type WebSession = Session<IdbStore, WebCipher, WebRandom>;

/// The engine's state.
pub struct Engine {
    /// Where it puts what other tabs say.
    pub queue: Queue,
    /// The open database, after `Hello`.
    pub open: Option<Open>,
}

/// An open database.
pub struct Open {
    /// Which centre.
    pub which: Which,
    /// Its session, locked or not.
    pub session: WebSession,
    /// To the other tabs.
    pub channel: Channel,
    /// The revision the page and other tabs were told last.
    pub told: u64,
    /// What an interrupted act may have left is swept.
    pub swept: bool,
    /// The import handed over, as bytes of its act.
    pub import: Vec<u8>,
}

impl Engine {
    /// No database yet.
    pub fn new(queue: Queue) -> Engine {
        Engine { queue, open: None }
    }

    /// Answers one request. Where an open session met damage and locked itself, the page is told that, too.
    pub async fn answer(&mut self, request: Request) -> Reply {
        let is_open = |engine: &Engine| engine.open.as_ref().is_some_and(|open| open.session.is_open());
        let was_open = is_open(self);
        let reply = self.try_answer(request).await.unwrap_or_else(Reply::Trouble);
        if was_open && !is_open(self) && matches!(reply, Reply::Trouble(Trouble::Damaged)) {
            tell::news(News::Trouble(Trouble::Damaged));
        }
        reply
    }

    /// The session after `Hello`.
    pub fn session(&mut self) -> Result<&mut WebSession, Trouble> {
        self.open.as_mut().map(|open| &mut open.session).ok_or(Trouble::Locked)
    }

    /// The PIN of the member who has unlocked.
    pub fn pin(&self) -> Option<&Pin> {
        self.open.as_ref().and_then(|open| open.session.pin())
    }

    /// Tells page and other tabs of a new revision, once.
    pub fn tell_revision(&mut self) {
        let news = self.tell_page();
        self.tell_tabs(news);
    }

    /// Tells the page of a new revision, once; gives it where the other tabs are still to be told.
    pub fn tell_page(&mut self) -> Option<u64> {
        let open = self.open.as_mut()?;
        let revision = open.session.revision().ok().filter(|revision| *revision != open.told)?;
        open.told = revision;
        tell::news(News::Revision(revision));
        Some(revision)
    }

    /// Tells the other tabs of a new revision.
    pub fn tell_tabs(&self, news: Option<u64>) {
        if let (Some(open), Some(revision)) = (&self.open, news) {
            // They would then learn of it at their next save.
            let _ = open.channel.say(revision);
        }
    }

    /// Reads what another tab wrote and tells the page.
    pub async fn catch_up(&mut self) {
        let Some(open) = &mut self.open else { return };
        if !open.session.is_open() {
            return;
        }
        let caught_up = open.session.catch_up().await;
        // A PIN is no change of data: it raises no revision.
        let has_new_pin = open.session.read_pin().await;
        match caught_up {
            Ok(false) if !has_new_pin => {}
            Ok(_) => {
                open.told = open.session.revision().unwrap_or(open.told);
                tell::news(News::Revision(open.told));
            }
            Err(trouble) => tell::news(News::Trouble(trouble)),
        }
    }

    /// Reads a little on after unlocking; then the rest.
    pub async fn read_on(&mut self) {
        let Some(open) = &mut self.open else { return };
        match open.session.read_on().await {
            Ok(true) => self.queue.read_on_next(),
            Ok(false) => {
                self.tell_revision();
                self.queue.rest();
            }
            // Whoever asks for rows reads again.
            Err(trouble) => tell::news(News::Trouble(trouble)),
        }
    }

    /// Sweeps once after unlocking, and keeps the gist where it is wanted. The lock is held.
    pub async fn rest(&mut self) {
        let Some(open) = &mut self.open else { return };
        let session = &mut open.session;
        if !session.is_ready() {
            return;
        }
        if !open.swept {
            match session.sweep().await {
                Ok(_) => open.swept = true,
                Err(Trouble::Damaged) => tell::news(News::Trouble(Trouble::Damaged)),
                Err(_) => {}
            }
        }
        if session.wants_gist_kept() {
            // The next unlocking then takes longer.
            let _ = session.keep_gist().await;
        }
        self.tell_revision();
    }

    async fn try_answer(&mut self, request: Request) -> Result<Reply, Trouble> {
        use Request::*;
        match request {
            Hello { build, which } => door::hello(self, build, which).await,
            Calibrate => key::calibrate().map(Reply::Cost),
            Derive { secret, params } => key::derive(&secret, &params).map(Reply::Kek),
            Destroy => door::destroy(self).await,
            Storage => Ok(Reply::Storage(storage_now().await)),
            InspectBackup(file) => casebook::session::inspect_backup(&file).map(Reply::Backup),
            Lock => {
                self.session()?.lock();
                self.open.iter_mut().for_each(|open| open.import = Vec::new());
                Ok(Reply::Done)
            }
            InspectDamage { staff, secret, kek } => door::inspect_damage(self, staff, secret, &kek).await,
            request @ (OpenCentre(_)
            | OpenDemo(_)
            | UnlockDemo
            | Unlock { .. }
            | UnlockAround { .. }
            | Recover { .. }
            | RecoverAround { .. }
            | Restore { .. }) => {
                let reply = door::enter(self, request).await;
                if let Ok(session) = self.session()
                    && session.is_open()
                {
                    if session.is_ready() { self.queue.rest() } else { self.queue.read_on_later() }
                }
                reply
            }
            request @ (Act(_)
            | ActOnce(..)
            | Undo(_)
            | AddStaff(_)
            | ChangePassphrase { .. }
            | KeepDraft { .. }
            | KeepEntryDraft { .. }
            | Backup
            | Show { .. }
            | Edit(_)
            | EditEntry(_)
            | EditHeld(_)
            | NewEntry { .. }
            | WholePerson(_)
            | ExportCsv { .. }
            | ExportEntries { .. }
            | ExportLeftOut(_)
            | Cover(_)) => {
                let (queue, is_pin) = (self.queue.clone(), matches!(request, Cover(_)));
                let session = self.session()?;
                let reply = change(session, request).await;
                if session.wants_gist_kept() {
                    queue.rest();
                }
                if is_pin {
                    self.tell_tabs(Some(self.open.as_ref().map_or(0, |open| open.told)));
                }
                reply
            }
            ImportPart { first, bytes } => self.hand_over(first, &bytes),
            CompareImport => self.compare_import().await,
            Import { wish, chosen } => self.import(wish, chosen).await,
            request => ask(self.session()?, request).await,
        }
    }
}

/// What writes.
async fn change(session: &mut WebSession, request: Request) -> Result<Reply, Trouble> {
    let is_of_rows = !matches!(
        request,
        Request::ChangePassphrase { .. }
            | Request::KeepDraft { .. }
            | Request::KeepEntryDraft { .. }
            | Request::Cover(_)
    );
    if is_of_rows {
        session.ready(&mut tell::progress()).await?;
    }
    let at = now();
    match request {
        Request::Act(act @ Act::Erase(_)) => {
            let mut progress = tell::progress();
            let mut steps = |done: u32, of: u32| {
                // Reading what is left is still to come.
                progress(done, of + 1);
                ControlFlow::Continue(())
            };
            let outcome = session.act_by_steps(&act, at, &mut steps).await;
            tell::progress()(1, 1);
            outcome.map(refused_or(Reply::Acted))
        }
        Request::Act(act) => session.act(&act, at).await.map(refused_or(Reply::Acted)),
        Request::ActOnce(wish, act) => session.act_once(&act, wish, at).await.map(refused_or(Reply::Acted)),
        Request::Undo(seq) => session.undo(seq, at).await.map(refused_or(Reply::Acted)),
        Request::AddStaff(new) => session.add_staff(&new, at).await.map(refused_or(Reply::Acted)),
        Request::ChangePassphrase { old, params, new } => {
            session.change_passphrase(&old, params, &new, at).await.map(|()| Reply::Done)
        }
        Request::Cover(asked) => pin::change(session, asked, at).await,
        Request::KeepDraft { slot, draft, wish } => {
            session.keep_draft(&slot, draft.as_deref(), wish, at).await.map(|()| Reply::Done)
        }
        Request::KeepEntryDraft { slot, draft, wish } => {
            session.keep_entry_draft(&slot, draft.as_deref(), wish, at).await.map(|()| Reply::Done)
        }
        Request::Backup => session.backup(at, &mut tell::progress()).await.map(refused_or(Reply::File)),
        request => look(session, request).await,
    }
}

/// What is noted before it is handed out.
async fn look(session: &mut WebSession, request: Request) -> Result<Reply, Trouble> {
    let at = now();
    match request {
        Request::Show { record, numbers } => {
            session.show(record, &numbers, at).await.map(refused_or(Reply::Numbers))
        }
        Request::Edit(id) => {
            session.edit(id, at).await.map(refused_or(|draft| Reply::Draft(Box::new(draft))))
        }
        Request::EditHeld(id) => {
            session.edit_held(id, at).await.map(refused_or(|draft| Reply::Draft(Box::new(draft))))
        }
        Request::EditEntry(id) => session.edit_entry(id, at).await.map(refused_or(registers::draft)),
        Request::NewEntry { register, from } => {
            session.new_entry(register, from, at).await.map(refused_or(registers::draft))
        }
        Request::WholePerson(id) => {
            session.whole_person(id, at).await.map(refused_or(|draft| Reply::PersonDraft(Box::new(draft))))
        }
        Request::ExportLeftOut(seq) => {
            session.export_left_out(seq, at).await.map(refused_or(|left| Reply::LeftOut(Box::new(left))))
        }
        Request::ExportCsv { query, english } => export::contacts(session, &query, english, at).await,
        Request::ExportEntries { query, heads, stages, english } => {
            export::entries(session, &query, &heads, &stages, english, at).await
        }
        _ => Err(Trouble::BuildMismatch),
    }
}

/// What only reads.
async fn ask(session: &mut WebSession, request: Request) -> Result<Reply, Trouble> {
    let is_of_rows = !matches!(
        request,
        Request::Desk | Request::Figures(_) | Request::Span | Request::Drafts | Request::EntryDrafts
    );
    if is_of_rows {
        session.ready(&mut tell::progress()).await?;
    }
    match request {
        Request::Desk => session.desk().map(|desk| Reply::Desk(Box::new(desk))),
        Request::Window { query, from, count } => session.window(&query, from, count).map(Reply::Window),
        Request::Contact(id) => session.contact(id).map(found(|sheet| Reply::Contact(Box::new(sheet)))),
        Request::History(id) => session.history(id).await.map(Reply::History),
        Request::LookUp(asked) => session.look_up(&asked, now()).map(Reply::Known),
        Request::Figures(asks) => session.figures(&asks).map(Reply::Figures),
        Request::Span => session.span().map(Reply::Span),
        Request::Acts { count } => session.acts(count).map(Reply::Acts),
        Request::HeldRows => session.held_rows().map(Reply::Held),
        Request::Layouts => session.layouts().map(Reply::Layouts),
        Request::ImportReport(seq) => Ok(Reply::Report(session.import_report(seq)?.map(Box::new))),
        Request::Access { query, count } => session.access(&query, count).map(refused_or(Reply::Access)),
        Request::Drafts => session.drafts().await.map(Reply::Drafts),
        request => registers::ask(session, request).await,
    }
}

async fn storage_now() -> Storage {
    let (used, quota) = storage::estimate().await;
    Storage { used, quota, persisted: storage::is_persisted().await }
}

/// The reply to something that rules or one's role may refuse.
pub fn refused_or<T>(
    reply: impl FnOnce(T) -> Reply,
) -> impl FnOnce(Result<T, Vec<casework::issue::Issue>>) -> Reply {
    move |outcome| outcome.map(reply).unwrap_or_else(Reply::Refused)
}

/// The reply to a question for one record.
pub fn found<T>(reply: impl FnOnce(T) -> Reply) -> impl FnOnce(Option<T>) -> Reply {
    move |record| match record {
        Some(record) => reply(record),
        None => Reply::Refused(vec![casework::issue::Issue::at("record", casework::issue::IssueCode::Gone)]),
    }
}
