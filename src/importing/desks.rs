//! The sheets of a workbook beside the reception's: which register each is taken for, how it is read, what came of it.

use std::sync::Arc;

use casework::act::WishId;
use casework::contact::RecordId;
use casework::register::{EntryNote, EntryTwin, EntryTwins, Joining, Register};
use paperwork::ledger::desk::{Book, Column, DeskMapping, SheetKind};

use super::{Import, Work};
use crate::paper_protocol::{DeskHarvest, DeskLook, SheetLook};

/// What is to be done with a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Its rows are contacts.
    Reception,
    /// Its rows are entries of a register.
    Desk(Register),
    /// Its rows are repayments of loans.
    Repayments,
    /// It is left out.
    Skip,
}

impl Choice {
    /// What its rows are, beside the reception's.
    pub fn book(self) -> Option<Book> {
        match self {
            Choice::Desk(register) => Some(Book::Entries(register)),
            Choice::Repayments => Some(Book::Repayments),
            Choice::Reception | Choice::Skip => None,
        }
    }
}

impl From<Book> for Choice {
    fn from(book: Book) -> Choice {
        match book {
            Book::Entries(register) => Choice::Desk(register),
            Book::Repayments => Choice::Repayments,
        }
    }
}

/// What came of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeskDone {
    /// Number of its act; none = every row was there already.
    pub seq: Option<u64>,
    /// It was undone.
    pub undone: bool,
}

/// What the rows of a sheet are to the register, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeskSums {
    /// Rows that would come in.
    pub taken: u32,
    /// Of those, with something to say.
    pub doubtful: u32,
    /// Of those, how many count in figures.
    pub counted: u32,
    /// Money they count for, in fen.
    pub fen: i64,
    /// Rows that the register has, each with its entry.
    pub known: Vec<(u32, RecordId)>,
    /// Rows whose entry was taken out by hand.
    pub out: Vec<(u32, RecordId)>,
    /// Rows that are wrong and that no import keeps yet.
    pub left: u32,
    /// What is said of repayments that come to no loan.
    pub notes: Vec<EntryNote>,
}

/// A sheet that is taken for a ledger of a register, or for repayments.
#[derive(Clone, PartialEq)]
pub struct DeskSheet {
    /// Its place in the workbook.
    pub sheet: usize,
    /// What its rows are.
    pub book: Book,
    /// Its columns, and how it is suggested to be read; none = still to be looked at.
    pub look: Option<Arc<DeskLook>>,
    /// How it is read.
    pub mapping: DeskMapping,
    /// What it holds, as read last.
    pub harvest: Option<Arc<DeskHarvest>>,
    /// What its rows are to the register.
    pub sums: Option<Arc<DeskSums>>,
    /// What came of it.
    pub done: Option<DeskDone>,
    /// Raised with every change of how it is read.
    pub turn: u32,
    /// The turn that `harvest` and `sums` are of.
    level: u32,
    /// The wish its import was asked under, and at which turn.
    asked: Option<(WishId, u32)>,
}

impl DeskSheet {
    fn new(sheet: usize, book: Book, look: Option<DeskLook>) -> DeskSheet {
        let mapping = look.as_ref().map(|look| look.mapping.clone()).unwrap_or_default();
        DeskSheet {
            sheet,
            book,
            look: look.map(Arc::new),
            mapping,
            harvest: None,
            sums: None,
            done: None,
            turn: 1,
            level: 0,
            asked: None,
        }
    }

    /// Can it be read as its columns stand?
    pub fn is_readable(&self) -> bool {
        self.look.is_some() && self.mapping.issues(self.book).is_empty()
    }

    /// Was it read and compared with the register as it stands?
    pub fn is_read(&self) -> bool {
        self.level == self.turn
    }

    /// Rows that would come in now.
    pub fn taken(&self) -> u32 {
        self.to_do().map_or(0, |sums| sums.taken)
    }

    /// Would an import now keep anything: a row that comes in, or one left out that is not kept yet?
    pub fn has_work(&self) -> bool {
        self.to_do().is_some_and(|sums| sums.taken > 0 || sums.left > 0)
    }

    /// Rows that are wrong and that would be kept with an import now.
    pub fn left(&self) -> u32 {
        self.to_do().map_or(0, |sums| sums.left)
    }

    /// Rows that are wrong, whether an import keeps them or not.
    pub fn wrong(&self) -> Option<u32> {
        let by_loans = self.sums.as_ref()?.notes.iter().filter(|note| note.why.is_wrong()).count();
        Some(self.harvest.as_ref()?.wrong + by_loans as u32)
    }

    /// Has the register nothing to take in, for it has every row, or had it until it was taken out by hand?
    pub fn is_known(&self) -> bool {
        self.is_read() && self.sums.as_ref().is_some_and(|sums| sums.taken == 0 && sums.there() > 0)
    }

    fn to_do(&self) -> Option<&DeskSums> {
        self.sums.as_deref().filter(|_| self.is_read() && self.done.is_none())
    }
}

impl DeskSums {
    /// Rows that the register has, or had until they were taken out by hand.
    pub fn there(&self) -> u32 {
        (self.known.len() + self.out.len()) as u32
    }

    /// The rows of a sheet, compared with the register.
    fn of(harvest: &DeskHarvest, twins: &EntryTwins) -> DeskSums {
        let mut sums = DeskSums::default();
        let there = twins.rows.iter().copied().chain(std::iter::repeat(None));
        for (row, there) in harvest.rows.iter().zip(there) {
            if let Some(EntryTwin { of, is_out }) = there {
                let twins = if is_out { &mut sums.out } else { &mut sums.known };
                twins.push((row.row, of));
                continue;
            }
            sums.taken += 1;
            sums.doubtful += u32::from(row.is_doubtful);
            sums.counted += u32::from(row.fen.is_some());
            sums.fen += row.fen.unwrap_or(0);
        }
        let kept = twins.left.iter().filter(|is_kept| **is_kept).count();
        sums.left = (harvest.left.len() - kept.min(harvest.left.len())) as u32;
        for (claim, (joining, is_kept)) in harvest.claims.iter().zip(&twins.joined) {
            match joining {
                Joining::Taken(_) => {
                    sums.taken += 1;
                    sums.counted += 1;
                    sums.fen += claim.principal;
                }
                Joining::Known(of) => sums.known.push((claim.row, *of)),
                Joining::RepeatOf(_) | Joining::Wrong(..) => {
                    sums.left += u32::from(!is_kept && matches!(joining, Joining::Wrong(..)));
                    sums.notes.extend(joining.note(claim.row));
                }
            }
        }
        sums
    }
}

impl Import {
    /// What is to be done with a sheet.
    pub fn choice(&self, sheet: usize) -> Choice {
        match self.desk(sheet) {
            Some(desk) => desk.book.into(),
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
        let desk = |(at, look): (usize, &SheetLook)| {
            let book = look.kind.book().filter(|_| !look.is_reception)?;
            Some(DeskSheet::new(at, book, Some(look.desk.as_deref()?.clone())))
        };
        self.desks = sheets.iter().enumerate().filter_map(desk).collect();
    }

    /// Another choice for a sheet. One sheet at most is of the reception; one of a register is to be looked at first.
    pub fn choose(&mut self, sheet: usize, choice: Choice) {
        if self.choice(sheet) == choice || self.desk(sheet).is_some_and(|desk| desk.done.is_some()) {
            return;
        }
        self.desks.retain(|desk| desk.sheet != sheet);
        if choice == Choice::Reception {
            self.choose_sheet(sheet);
        }
        if let Some(book) = choice.book() {
            let guessed = self.sheets.get(sheet).filter(|look| look.kind == SheetKind::from(book));
            let look = guessed.and_then(|look| look.desk.as_deref().cloned());
            self.desks.push(DeskSheet::new(sheet, book, look));
            self.desks.sort_by_key(|desk| desk.sheet);
        }
        if choice != Choice::Reception && sheet == self.sheet {
            self.choose_sheet(usize::MAX);
        }
        let is_shown = |view: &usize| self.desk(*view).is_some();
        self.view = self.view.filter(is_shown);
        if choice.book().is_some() {
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

    /// How a sheet may be read as the book it is taken for.
    pub fn desk_looked(&mut self, sheet: usize, book: impl Into<Book>, look: Option<DeskLook>) {
        let book = book.into();
        // A sheet with nothing in it has no columns, and cannot be read.
        let look = look.or_else(|| Some(DeskLook { mapping: DeskMapping::default(), columns: Vec::new() }));
        if let Some(desk) = self.desk_mut(sheet).filter(|desk| desk.book == book) {
            *desk = DeskSheet { turn: desk.turn + 1, ..DeskSheet::new(sheet, book, look) };
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
        if !desk.is_readable() {
            (desk.harvest, desk.sums) = (None, None);
        }
        self.fault = None;
    }

    /// The sheet to be looked at or read next, and its turn; none where all are level.
    pub fn next_desk(&self) -> Option<&DeskSheet> {
        self.desks
            .iter()
            .filter(|desk| desk.done.is_none())
            .find(|desk| desk.look.is_none() || (desk.is_readable() && !desk.is_read()))
    }

    /// A sheet was read as it stood at a turn, and compared with the register; an older reading is dropped.
    pub fn desk_read(&mut self, sheet: usize, turn: u32, harvest: DeskHarvest, twins: &EntryTwins) {
        if let Some(desk) = self.desk_mut(sheet).filter(|desk| desk.turn == turn) {
            desk.sums = Some(Arc::new(DeskSums::of(&harvest, twins)));
            desk.harvest = Some(Arc::new(harvest));
            desk.level = turn;
        }
    }

    /// Is every sheet chosen ready, and is there anything to take in?
    pub fn is_all_ready(&self) -> bool {
        let reception = !self.has_reception() || self.done.is_some() || self.is_ready();
        let desks = self.desks.iter().all(|desk| desk.done.is_some() || desk.is_read());
        reception && desks && self.work.is_none() && (self.takes_reception() || self.next_save().is_some())
    }

    /// Was everything read and compared, and is there nothing to take in?
    pub fn is_idle(&self) -> bool {
        let reception = !self.has_reception() || (self.is_ready() && !self.has_work());
        let desks = self.desks.iter().all(|desk| desk.done.is_none() && desk.is_read() && !desk.has_work());
        let is_anything = self.has_reception() || !self.desks.is_empty();
        is_anything && reception && desks && self.work.is_none()
    }

    /// Is the sheet of the reception still to be taken in?
    pub fn takes_reception(&self) -> bool {
        self.has_reception() && self.done.is_none() && self.has_work()
    }

    /// Rows of the registers that would come in now.
    pub fn desks_taken(&self) -> u32 {
        self.desks.iter().map(DeskSheet::taken).sum()
    }

    /// The sheet that is to be saved next: repayments last, for their loans may come in with them.
    pub fn next_save(&self) -> Option<&DeskSheet> {
        let waits = self.desks.iter().filter(|desk| desk.has_work());
        waits.min_by_key(|desk| desk.book == Book::Repayments)
    }

    /// Sheets of registers that are saved, of how many.
    pub fn saved(&self) -> (u32, u32) {
        let done = self.desks.iter().filter(|desk| desk.done.is_some()).count();
        let all = done + self.desks.iter().filter(|desk| desk.has_work()).count();
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
