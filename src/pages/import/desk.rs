//! What the import page does: open a file, read a sheet, compare, save, undo. One state for the page, kept while it is left.
//!
//! The paper worker runs from the choice of a file until its rows are saved or the clerk stops.

use casebook::trouble::Trouble;
use casework::act::WishId;
use casework::ledger::Field;
use casework::staff::Right;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::past::{is_again, past};
use crate::desk::{DeskDoor, Outcome, PaperDoor, use_desk};
use crate::importing::{Done, Fault, Import, Step, Work, rest};
use crate::paper_protocol::{PART, PaperReply, PaperRequest, RowLook};
use crate::platform::timer::pause;
use crate::platform::{clock, files, random};
use crate::protocol::{Reply, Request};

/// Acts looked through for an earlier import of the same file.
const ACTS: u32 = 1_000;

/// The import of this tab. A context of the application, so that a change of language or page does not lose it.
#[derive(Clone, Copy)]
pub struct ImportDesk {
    /// Its state.
    pub state: RwSignal<Import>,
    paper: StoredValue<Option<PaperDoor>, LocalStorage>,
    handed: StoredValue<Option<u32>>,
}

impl Default for ImportDesk {
    fn default() -> Self {
        ImportDesk {
            state: RwSignal::new(Import::default()),
            paper: StoredValue::new_local(None),
            handed: StoredValue::new(None),
        }
    }
}

/// The import with the door to the engine.
#[derive(Clone, Copy)]
pub struct Doing {
    /// Its state.
    pub state: RwSignal<Import>,
    paper: StoredValue<Option<PaperDoor>, LocalStorage>,
    /// The engine that the rows read last were handed over to.
    handed: StoredValue<Option<u32>>,
    pub(super) desk: DeskDoor,
}

/// The import of this tab.
pub fn use_import() -> Doing {
    let ImportDesk { state, paper, handed } = use_context::<ImportDesk>().unwrap_or_default();
    Doing { state, paper, handed, desk: use_desk() }
}

impl Doing {
    /// May the member of staff who unlocked import ledgers?
    pub fn may(self) -> bool {
        self.desk.desk.with(|desk| desk.as_ref().is_none_or(|desk| desk.me.role.may(Right::Import)))
    }

    /// A file was chosen or dropped.
    pub fn choose(self, event: Event) {
        if let Some(file) = files::picked(&event) {
            spawn_local(self.open(file));
        }
    }

    /// Changes how the sheet is read, and reads it anew.
    pub fn change(self, change: impl FnOnce(&mut Import)) {
        self.state.update(change);
        spawn_local(self.read());
    }

    /// A column is this field, or not taken.
    pub fn set_column(self, column: usize, field: Option<Field>) {
        self.change(|import| import.set_column(column, field));
    }

    /// Goes to a step.
    pub fn go(self, step: Step) {
        self.state.update(|import| import.step = step);
    }

    /// Gives up what is under way, or starts over with another file.
    pub fn stop(self) {
        self.paper.set_value(None);
        self.state.update(Import::stop);
    }

    /// Saves what is to be taken, one act a sheet, the reception's first. What is saved stays saved where a later one fails.
    pub fn save(self) {
        if !self.state.with_untracked(Import::is_all_ready) {
            return;
        }
        let turn = self.turn();
        let takes_reception = self.state.with_untracked(Import::takes_reception);
        self.begin(Work::Saving);
        spawn_local(async move {
            if takes_reception && !self.save_reception(turn).await {
                return;
            }
            if !self.save_desks(turn).await {
                return;
            }
            let is_stopped =
                self.state.with_untracked(|import| import.stopping && import.standing().is_empty());
            if is_stopped {
                return self.state.update(|import| import.work = None);
            }
            self.paper.set_value(None);
            // The page changes in a turn of its own: with what the reply brought it would be a long one.
            pause(0).await;
            self.state.update(|import| {
                import.work = None;
                import.step = Step::Outcome;
            });
        });
    }

    /// Saves the rows of the reception's sheet. False where they are not saved.
    async fn save_reception(self, turn: u32) -> bool {
        match self.import(turn).await {
            Ok(Ok(acted)) => {
                self.state.update(|import| import.done = Some(Done { seq: acted.seq, undone: false }));
                return true;
            }
            // Stopped: nothing was kept, and the rows stay to be looked at.
            Err(Trouble::Cancelled) => self.state.update(|import| import.work = None),
            Ok(Err(issues)) => self.state.update(|import| import.fail(turn, Fault::Refused(issues))),
            Err(trouble) => self.state.update(|import| import.fail(turn, Fault::Machine(trouble))),
        }
        false
    }

    /// Tries again what the machine failed at.
    pub fn try_again(self) {
        if self.state.with_untracked(Import::is_all_ready) {
            return self.save();
        }
        if self.state.with_untracked(|import| import.has_reception() && !import.is_ready()) {
            self.change(Import::read_again);
        }
        spawn_local(self.read_desks());
    }

    /// Stops saving.
    pub fn stop_saving(self) {
        self.state.update(|import| import.stopping = true);
        spawn_local(self.desk.stop_import());
    }

    /// Undoes the whole import, the act of the last sheet first.
    pub fn undo(self) {
        let turn = self.turn();
        self.begin(Work::Undoing);
        spawn_local(async move {
            for seq in self.state.with_untracked(Import::standing) {
                if !self.undo_act(turn, seq).await {
                    return;
                }
            }
            self.state.update(|import| import.work = None);
        });
    }

    /// The engine holds another import now than the reception's.
    pub(super) fn forget_handed(self) {
        self.handed.set_value(None);
    }

    pub(super) fn turn(self) -> u32 {
        self.state.with_untracked(|import| import.turn)
    }

    /// Progress the engine tells of.
    pub fn progress(self) -> Option<(u32, u32)> {
        self.desk.progress.get()
    }

    /// Seconds the work under way still takes.
    pub fn rest(self) -> Option<u32> {
        let (done, of) = self.progress()?;
        let since = self.state.with(|import| import.since)?;
        rest(clock::now().0 - since.0, done, of)
    }

    /// Cells of rows of the sheet read last; none where that is over.
    pub async fn rows(self, rows: Vec<u32>) -> Option<Vec<RowLook>> {
        match self.ask_paper(PaperRequest::Rows(rows)).await {
            Ok(PaperReply::Rows(rows)) => Some(rows),
            _ => None,
        }
    }

    pub(super) fn begin(self, work: Work) {
        self.state.update(|import| import.begin(work, clock::now()));
    }

    /// The import as it stands, asked for once. An engine begun anew since the rows were compared was handed nothing over:
    /// the paper worker still holds it.
    async fn import(self, turn: u32) -> Outcome {
        let new = random::bytes().map(u128::from_le_bytes).map(WishId)?;
        let (mut wish, mut chosen) = (new, Vec::new());
        self.state.update(|import| {
            wish = import.wish(new);
            chosen = import.chosen.iter().copied().collect();
        });
        if self.handed.get_value() != Some(self.desk.engine()) && !self.hand_over(turn).await? {
            return Err(Trouble::Cancelled);
        }
        self.desk.import(wish, chosen).await
    }

    async fn open(self, picked: files::Picked) {
        let name = picked.name();
        self.state.update(|import| import.open(&name, clock::now()));
        let turn = self.state.with_untracked(|import| import.turn);
        let codes = self.desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()));
        let layouts = match self.desk.ask(Request::Layouts).await {
            Ok(Reply::Layouts(layouts)) => layouts,
            // Without what is remembered it is suggested as for the first time.
            _ => Vec::new(),
        };
        let entry_layouts = match self.desk.ask(Request::EntryLayouts).await {
            Ok(Reply::EntryLayouts(layouts)) => layouts,
            _ => Vec::new(),
        };
        let codes = codes.unwrap_or_default();
        if !self.is_at(turn) {
            return;
        }
        let reply = match PaperDoor::start() {
            Ok(door) => {
                self.paper.set_value(Some(door));
                let request = PaperRequest::Open { file: name.clone(), codes, layouts, entry_layouts };
                self.hand_in(turn, &picked, request).await
            }
            Err(trouble) => Err(trouble),
        };
        if !self.is_at(turn) {
            return;
        }
        match reply {
            Ok(PaperReply::Opened(sheets, encoding)) => {
                self.state.update(|import| {
                    import.encoding = encoding;
                    import.opened(sheets);
                });
                self.look_back(&name).await;
                self.read().await;
                self.read_desks().await;
            }
            reply => self.fail(turn, reply),
        }
    }

    /// Hands a file to the paper worker, part by part, and has it opened. What is not a part taken is the answer.
    async fn hand_in(
        self,
        turn: u32,
        file: &files::Picked,
        open: PaperRequest,
    ) -> Result<PaperReply, Trouble> {
        let mut from = 0;
        loop {
            let bytes = file.part(from, PART).await?;
            if !self.is_at(turn) {
                return Err(Trouble::Cancelled);
            }
            if bytes.is_empty() {
                return self.ask_paper(open).await;
            }
            let first = from == 0;
            from += bytes.len();
            match self.ask_paper(PaperRequest::Part { first, bytes }).await? {
                PaperReply::Taken => {}
                reply => return Ok(reply),
            }
        }
    }

    /// Asks the paper worker; `FileUnreadable` where the clerk has stopped.
    pub(super) async fn ask_paper(self, request: PaperRequest) -> Result<PaperReply, Trouble> {
        let asked = self.paper.try_with_value(|door| door.as_ref().map(|door| door.ask(request))).flatten();
        asked.ok_or(Trouble::FileUnreadable)??.wait().await
    }

    /// Is it still the same file, read in the same way?
    fn is_at(self, turn: u32) -> bool {
        self.state.with_untracked(|import| import.turn) == turn
    }

    /// Was a file of this name imported before?
    async fn look_back(self, file: &str) {
        let Ok(Reply::Acts(acts)) = self.desk.ask(Request::Acts { count: ACTS }).await else { return };
        let again = is_again(&past(acts), file);
        self.state.update(|import| import.again = again);
    }

    /// Reads the sheet as the columns stand now, and looks for its rows in the casebook.
    async fn read(self) {
        let Some((turn, request)) = self.to_read() else { return };
        let harvest = match self.ask_paper(request).await {
            Ok(PaperReply::Read(harvest)) => *harvest,
            reply => return self.fail(turn, reply),
        };
        if self.state.try_update(|import| import.read(turn, harvest)) == Some(true) {
            self.compare(turn).await;
        }
    }

    async fn compare(self, turn: u32) {
        let found = match self.hand_over(turn).await {
            Ok(true) => self.desk.ask(Request::CompareImport).await,
            Ok(false) => return,
            Err(trouble) => Err(trouble),
        };
        match found {
            Ok(Reply::Compared(comparison)) => {
                // A turn of its own: reading the answer took one.
                pause(0).await;
                self.state.update(|import| import.compared(turn, &comparison));
            }
            Ok(_) => self.state.update(|import| import.fail(turn, Fault::Machine(Trouble::BuildMismatch))),
            Err(trouble) => self.state.update(|import| import.fail(turn, Fault::Machine(trouble))),
        }
    }

    /// Hands the import on from the paper worker to the engine, part by part, unread. False where the sheet is to be read
    /// anew meanwhile.
    async fn hand_over(self, turn: u32) -> Result<bool, Trouble> {
        let size = self.state.with_untracked(|import| import.harvest.as_ref().map_or(0, |read| read.act));
        let (mut from, engine) = (0, self.desk.engine());
        while from < size {
            let asked =
                self.paper.try_with_value(|door| door.as_ref().map(|door| door.ask(PaperRequest::Act(from))));
            let reply = match asked.flatten() {
                Some(asked) => asked?.wait().await?,
                None => return Ok(false),
            };
            if !self.is_at(turn) {
                return Ok(false);
            }
            let PaperReply::Act(bytes) = reply else { return Err(Trouble::BuildMismatch) };
            if bytes.is_empty() {
                return Err(Trouble::FileUnreadable);
            }
            let first = from == 0;
            from += bytes.len() as u32;
            self.desk.ask(Request::ImportPart { first, bytes }).await?;
        }
        self.handed.set_value(Some(engine));
        Ok(true)
    }

    /// What is to be read now, and at which turn.
    fn to_read(self) -> Option<(u32, PaperRequest)> {
        let (codes, today) = self.around()?;
        self.state.with_untracked(|import| {
            let look = import.reading()?;
            let (mapping, span) = (import.mapping.clone(), import.span);
            let sheet = look.name.clone();
            Some((import.turn, PaperRequest::Read { sheet, mapping, span, codes, today }))
        })
    }

    pub(super) fn fail(self, turn: u32, reply: Result<PaperReply, Trouble>) {
        let fault = match reply {
            Ok(PaperReply::Trouble(trouble)) => Fault::File(trouble),
            Ok(_) => Fault::Machine(Trouble::BuildMismatch),
            Err(trouble) => Fault::Machine(trouble),
        };
        self.state.update(|import| import.fail(turn, fault));
    }
}
