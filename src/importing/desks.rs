//! The sheets of a workbook beside the reception's: which register each is taken for, how it is read, what came of it.

use std::sync::Arc;

use casework::act::WishId;
use casework::register::Register;
use paperwork::ledger::desk::{Column, DeskMapping, SheetKind};

use super::{Import, Work};
use crate::paper_protocol::{DeskHarvest, DeskLook, SheetLook};

/// What is to be done with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Its rows are contacts.
    Reception,
    /// Its rows are entries of a register.
    Desk(Register),
    /// It is left out.
    Skip,
}

/// What came of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskDone {
    /// Number of its act; none = every row was there already.
    pub seq: Option<u64>,
    /// It was undone.
    pub undone: bool,
}

/// A sheet that is taken for a ledger of a register.
#[derive(Clone, PartialEq)]
pub struct DeskSheet {
    /// Its place in the workbook.
    pub sheet: usize,
    /// Register.
    pub register: Register,
    /// Its columns, and how it is suggested to be read; none = still to be looked at.
    pub look: Option<Arc<DeskLook>>,
    /// How it is read.
    pub mapping: DeskMapping,
    /// What it holds, as read last.
    pub harvest: Option<Arc<DeskHarvest>>,
    /// What came of it.
    pub done: Option<DeskDone>,
    /// Raised with every change of how it is read.
    pub turn: u32,
    /// The turn that `harvest` is of.
    level: u32,
    /// The wish its import was asked under, and at which turn.
    asked: Option<(WishId, u32)>,
}

impl DeskSheet {
    fn new(sheet: usize, register: Register, look: Option<DeskLook>) -> DeskSheet {
        let mapping = look.as_ref().map(|look| look.mapping.clone()).unwrap_or_default();
        DeskSheet {
            sheet,
            register,
            look: look.map(Arc::new),
            mapping,
            harvest: None,
            done: None,
            turn: 1,
            level: 0,
            asked: None,
        }
    }

    /// Can it be read as its columns stand?
    pub fn is_readable(&self) -> bool {
        self.look.is_some() && self.mapping.issues(self.register).is_empty()
    }

    /// Was it read as it stands?
    pub fn is_read(&self) -> bool {
        self.level == self.turn
    }

    /// Rows that would come in now.
    pub fn taken(&self) -> u32 {
        let harvest = self.harvest.as_ref().filter(|_| self.is_read() && self.done.is_none());
        harvest.map_or(0, |harvest| harvest.taken)
    }
}

impl Import {
    /// What is to be done with a sheet.
    pub fn choice(&self, sheet: usize) -> Choice {
        match self.desk(sheet) {
            Some(desk) => Choice::Desk(desk.register),
            None if sheet == self.sheet => Choice::Reception,
            None => Choice::Skip,
        }
    }

    /// The sheet as a ledger of a register, where it is taken for one.
    pub fn desk(&self, sheet: usize) -> Option<&DeskSheet> {
        self.desks.iter().find(|desk| desk.sheet == sheet)
    }

    /// A sheet of the reception is to be taken in.
    pub fn has_reception(&self) -> bool {
        self.look().is_some()
    }

    /// Are there sheets to choose among?
    pub fn has_choices(&self) -> bool {
        self.sheets.len() > 1 || !self.desks.is_empty()
    }

    /// Takes sheets for the ledgers they are guessed to be.
    pub(super) fn guess_desks(&mut self, sheets: &[SheetLook]) {
        let desk = |(at, look): (usize, &SheetLook)| match look.kind {
            SheetKind::Desk(register) if !look.is_reception => {
                Some(DeskSheet::new(at, register, Some(look.desk.as_deref()?.clone())))
            }
            _ => None,
        };
        self.desks = sheets.iter().enumerate().filter_map(desk).collect();
    }

    /// Another choice for a sheet. One sheet at most is of the reception; one of a register is to be looked at first.
    pub fn choose(&mut self, sheet: usize, choice: Choice) {
        if self.choice(sheet) == choice || self.desk(sheet).is_some_and(|desk| desk.done.is_some()) {
            return;
        }
        self.desks.retain(|desk| desk.sheet != sheet);
        match choice {
            Choice::Reception => self.choose_sheet(sheet),
            Choice::Desk(register) => {
                let guessed = self.sheets.get(sheet).filter(|look| look.kind == SheetKind::Desk(register));
                let look = guessed.and_then(|look| look.desk.as_deref().cloned());
                self.desks.push(DeskSheet::new(sheet, register, look));
                self.desks.sort_by_key(|desk| desk.sheet);
            }
            Choice::Skip => {}
        }
        if choice != Choice::Reception && sheet == self.sheet {
            self.choose_sheet(usize::MAX);
        }
        let is_shown = |view: &usize| self.desk(*view).is_some();
        self.view = self.view.filter(is_shown);
        if let Choice::Desk(_) = choice {
            self.view = Some(sheet);
        } else if choice == Choice::Reception {
            self.view = None;
        }
        if self.view.is_none() && !self.has_reception() {
            self.view = self.desks.first().map(|desk| desk.sheet);
        }
    }

    fn desk_mut(&mut self, sheet: usize) -> Option<&mut DeskSheet> {
        self.desks.iter_mut().find(|desk| desk.sheet == sheet)
    }

    /// How a sheet may be read as the register it is taken for.
    pub fn desk_looked(&mut self, sheet: usize, register: Register, look: Option<DeskLook>) {
        // A sheet with nothing in it has no columns, and cannot be read.
        let look = look.or_else(|| Some(DeskLook { mapping: DeskMapping::default(), columns: Vec::new() }));
        if let Some(desk) = self.desk_mut(sheet).filter(|desk| desk.register == register) {
            *desk = DeskSheet { turn: desk.turn + 1, ..DeskSheet::new(sheet, register, look) };
        }
    }

    /// A column of a sheet is this now, or not taken. Nothing stands in two columns.
    pub fn set_desk_column(&mut self, sheet: usize, column: usize, is: Option<Column>) {
        let Some(desk) = self.desk_mut(sheet) else { return };
        for (at, there) in desk.mapping.columns.iter_mut().enumerate() {
            if at == column {
                *there = is;
            } else if is.is_some() && *there == is {
                *there = None;
            }
        }
        desk.turn += 1;
        desk.harvest = desk.harvest.take().filter(|_| desk.is_readable());
        self.fault = None;
    }

    /// The sheet to be looked at or read next, and its turn; none where all are level.
    pub fn next_desk(&self) -> Option<&DeskSheet> {
        self.desks
            .iter()
            .filter(|desk| desk.done.is_none())
            .find(|desk| desk.look.is_none() || (desk.is_readable() && !desk.is_read()))
    }

    /// A sheet was read as it stood at a turn; an older reading is dropped.
    pub fn desk_read(&mut self, sheet: usize, turn: u32, harvest: DeskHarvest) {
        if let Some(desk) = self.desk_mut(sheet).filter(|desk| desk.turn == turn) {
            desk.harvest = Some(Arc::new(harvest));
            desk.level = turn;
        }
    }

    /// Is every sheet chosen ready, and is there anything to take in?
    pub fn is_all_ready(&self) -> bool {
        let reception = !self.has_reception() || self.done.is_some() || self.is_ready();
        let desks = self.desks.iter().all(|desk| desk.done.is_some() || desk.is_read());
        reception && desks && self.work.is_none() && (self.takes_reception() || self.desks_taken() > 0)
    }

    /// Is the sheet of the reception still to be taken in?
    pub fn takes_reception(&self) -> bool {
        self.has_reception() && self.done.is_none() && self.has_work()
    }

    /// Rows of the registers that would come in now.
    pub fn desks_taken(&self) -> u32 {
        self.desks.iter().map(DeskSheet::taken).sum()
    }

    /// The sheet that is to be saved next.
    pub fn next_save(&self) -> Option<&DeskSheet> {
        self.desks.iter().find(|desk| desk.done.is_none() && desk.taken() > 0)
    }

    /// Sheets of registers that are saved, of how many.
    pub fn saved(&self) -> (u32, u32) {
        let done = self.desks.iter().filter(|desk| desk.done.is_some()).count();
        let all = done + self.desks.iter().filter(|desk| desk.taken() > 0).count();
        (done as u32, all as u32)
    }

    /// Number of the wish to save a sheet: the one it was asked under before, or a new one.
    pub fn desk_wish(&mut self, sheet: usize, new: WishId) -> WishId {
        let Some(desk) = self.desk_mut(sheet) else { return new };
        let wish = desk.asked.filter(|(_, turn)| *turn == desk.turn).map_or(new, |(wish, _)| wish);
        desk.asked = Some((wish, desk.turn));
        wish
    }

    /// A sheet was saved; none = it was there already.
    pub fn desk_saved(&mut self, sheet: usize, seq: Option<u64>) {
        if let Some(desk) = self.desk_mut(sheet) {
            desk.done = Some(DeskDone { seq, undone: false });
        }
    }

    /// An act of this import was undone.
    pub fn undone(&mut self, seq: u64) {
        if let Some(done) = self.done.as_mut() {
            done.undone |= done.seq == seq;
        }
        for done in self.desks.iter_mut().filter_map(|desk| desk.done.as_mut()) {
            done.undone |= done.seq == Some(seq);
        }
    }

    /// Acts of this import that stand, latest first: the whole import is undone in this order.
    pub fn standing(&self) -> Vec<u64> {
        let desks = self.desks.iter().filter_map(|desk| desk.done.filter(|done| !done.undone)?.seq);
        let reception = self.done.filter(|done| !done.undone).map(|done| done.seq);
        let mut acts: Vec<u64> = desks.chain(reception).collect();
        acts.sort_unstable();
        acts.reverse();
        acts
    }

    /// Was anything taken in, and all of it undone?
    pub fn is_undone(&self) -> bool {
        let was = self.done.is_some()
            || self.desks.iter().any(|desk| desk.done.is_some_and(|done| done.seq.is_some()));
        was && self.standing().is_empty()
    }

    /// Is the file read or saved just now?
    pub fn is_busy(&self) -> bool {
        matches!(self.work, Some(Work::Saving | Work::Undoing))
    }
}
