//! What the import page does: open a file, read a sheet, save, undo. One state for the page, kept while it is left.
//!
//! The paper worker runs from the choice of a file until its rows are saved or the clerk stops.

use casebook::trouble::Trouble;
use casework::act::ActKind;
use casework::staff::Right;
use leptos::ev::Event;
use leptos::prelude::*;
use leptos::task::spawn_local;
use paperwork::ledger::Field;

use crate::desk::{DeskDoor, PaperDoor, use_desk};
use crate::importing::{Done, Fault, Import, Step, Work};
use crate::paper_protocol::{PaperReply, PaperRequest};
use crate::platform::{clock, files};
use crate::protocol::{Reply, Request};

/// Acts looked through for an earlier import of the same file.
const ACTS: u32 = 1_000;

/// The import of this tab. A context of the application, so that a change of language or page does not lose it.
#[derive(Clone, Copy)]
pub struct ImportDesk {
    /// Its state.
    pub state: RwSignal<Import>,
    paper: StoredValue<Option<PaperDoor>, LocalStorage>,
}

impl Default for ImportDesk {
    fn default() -> Self {
        ImportDesk { state: RwSignal::new(Import::default()), paper: StoredValue::new_local(None) }
    }
}

/// The import with the door to the engine.
#[derive(Clone, Copy)]
pub struct Doing {
    /// Its state.
    pub state: RwSignal<Import>,
    paper: StoredValue<Option<PaperDoor>, LocalStorage>,
    desk: DeskDoor,
}

/// The import of this tab.
pub fn use_import() -> Doing {
    let ImportDesk { state, paper } = use_context::<ImportDesk>().unwrap_or_default();
    Doing { state, paper, desk: use_desk() }
}

impl Doing {
    /// May the member of staff who unlocked import ledgers?
    pub fn may(self) -> bool {
        self.desk.desk.with(|desk| desk.as_ref().is_none_or(|desk| desk.me.role.may(Right::Import)))
    }

    /// A file was chosen or dropped.
    pub fn choose(self, event: Event) {
        spawn_local(async move {
            match files::read(&event).await {
                Ok(Some(picked)) => self.open(picked).await,
                Ok(None) => {}
                Err(trouble) => self.state.update(|import| import.fault = Some(Fault::Machine(trouble))),
            }
        });
    }

    /// Another sheet of the file.
    pub fn choose_sheet(self, sheet: usize) {
        self.state.update(|import| import.choose_sheet(sheet));
        spawn_local(self.read());
    }

    /// A column is this field, or not taken.
    pub fn set_column(self, column: usize, field: Option<Field>) {
        self.state.update(|import| import.set_column(column, field));
        spawn_local(self.read());
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

    /// Saves the rows taken, as one act.
    pub fn save(self) {
        let (turn, act) = self.state.with_untracked(|import| {
            (import.turn, import.harvest.as_ref().map(|harvest| harvest.act.clone()))
        });
        let Some(act) = act else { return };
        self.begin(Work::Saving);
        spawn_local(async move {
            match self.desk.act_bytes(act).await {
                Ok(Ok(acted)) => {
                    self.paper.set_value(None);
                    self.state.update(|import| {
                        import.work = None;
                        import.step = Step::Outcome;
                        import.done = Some(Done { seq: acted.seq, undone: false });
                    });
                }
                Ok(Err(issues)) => self.state.update(|import| import.fail(turn, Fault::Refused(issues))),
                Err(Trouble::Cancelled) => self.state.update(|import| import.work = None),
                Err(trouble) => self.state.update(|import| import.fail(turn, Fault::Machine(trouble))),
            }
        });
    }

    /// Stops saving: nothing is kept of it, and the rows stay to be looked at.
    pub fn stop_saving(self) {
        spawn_local(self.desk.stop_import());
    }

    /// Undoes the whole import.
    pub fn undo(self) {
        let Some(done) = self.state.with_untracked(|import| import.done) else { return };
        let turn = self.state.with_untracked(|import| import.turn);
        self.begin(Work::Undoing);
        spawn_local(async move {
            match self.desk.undo(done.seq).await {
                Ok(Ok(_)) => self.state.update(|import| {
                    import.work = None;
                    import.done = Some(Done { undone: true, ..done });
                }),
                Ok(Err(issues)) => self.state.update(|import| import.fail(turn, Fault::Refused(issues))),
                Err(trouble) => self.state.update(|import| import.fail(turn, Fault::Machine(trouble))),
            }
        });
    }

    /// Progress the engine tells of.
    pub fn progress(self) -> Option<(u32, u32)> {
        self.desk.progress.get()
    }

    fn begin(self, work: Work) {
        self.state.update(|import| {
            import.fault = None;
            import.work = Some(work);
        });
    }

    async fn open(self, picked: files::Picked) {
        self.state.update(|import| import.open(&picked.name));
        let turn = self.state.with_untracked(|import| import.turn);
        let codes = self.desk.desk.with_untracked(|desk| desk.as_ref().map(|desk| desk.codes.clone()));
        let layouts = match self.desk.ask(Request::Layouts).await {
            Ok(Reply::Layouts(layouts)) => layouts,
            // What was remembered is a convenience.
            _ => Vec::new(),
        };
        let (file, codes) = (picked.name.clone(), codes.unwrap_or_default());
        let request = PaperRequest::Open { file, bytes: picked.bytes, codes, layouts };
        let asked = PaperDoor::start().and_then(|door| {
            let asked = door.ask(request);
            self.paper.set_value(Some(door));
            asked
        });
        let reply = match asked {
            Ok(asked) => asked.wait().await,
            Err(trouble) => Err(trouble),
        };
        if self.state.with_untracked(|import| import.turn) != turn {
            return;
        }
        match reply {
            Ok(PaperReply::Opened(sheets)) => {
                self.state.update(|import| import.opened(sheets));
                self.look_back(&picked.name).await;
                self.read().await;
            }
            reply => self.fail(turn, reply),
        }
    }

    /// Was a file of this name imported before?
    async fn look_back(self, file: &str) {
        let Ok(Reply::Acts(acts)) = self.desk.ask(Request::Acts { count: ACTS }).await else { return };
        let is_same =
            |kind: &ActKind| matches!(kind, ActKind::Import { file: earlier, .. } if earlier == file);
        let again = acts.iter().any(|act| !act.undone && is_same(&act.kind));
        self.state.update(|import| import.again = again);
    }

    /// Reads the sheet by the columns as they stand now.
    async fn read(self) {
        let (turn, asked) = self.state.with_untracked(|import| (import.turn, import.reading()));
        let Some((sheet, mapping)) = asked else { return };
        let desk = self
            .desk
            .desk
            .with_untracked(|desk| desk.as_ref().map(|desk| (desk.codes.clone(), desk.centre.zone)));
        let Some((codes, zone)) = desk else { return };
        let today = clock::now().civil(zone).day;
        let request = PaperRequest::Read { sheet, mapping, codes, today };
        let asked = self.paper.try_with_value(|door| door.as_ref().map(|door| door.ask(request))).flatten();
        let reply = match asked {
            Some(Ok(asked)) => asked.wait().await,
            Some(Err(trouble)) => Err(trouble),
            None => Err(Trouble::FileUnreadable),
        };
        match reply {
            Ok(PaperReply::Read(harvest)) => self.state.update(|import| import.read(turn, *harvest)),
            reply => self.fail(turn, reply),
        }
    }

    fn fail(self, turn: u32, reply: Result<PaperReply, Trouble>) {
        let fault = match reply {
            Ok(PaperReply::Trouble(trouble)) => Fault::File(trouble),
            Ok(_) => Fault::Machine(Trouble::BuildMismatch),
            Err(trouble) => Fault::Machine(trouble),
        };
        self.state.update(|import| import.fail(turn, fault));
    }
}
