//! What the import page does with the sheets of the other desks: look, read, save one act a sheet, undo. One sheet after
//! another, so that the page never holds more than a part of one.

use casebook::trouble::Trouble;
use casework::act::WishId;
use casework::issue::{Issue, IssueCode};
use casework::register::{EntryTwins, Register};
use leptos::prelude::*;
use leptos::task::spawn_local;
use paperwork::ledger::desk::{Book, Column};

use super::desk::Doing;
use crate::desk::Outcome;
use crate::importing::{Choice, DeskSheet, Fault};
use crate::paper_protocol::{DeskHarvest, DeskRow, PaperReply, PaperRequest};
use crate::platform::{clock, random};
use crate::protocol::{Reply, Request};

/// What is to be asked of the paper worker next.
struct Next {
    sheet: usize,
    book: Book,
    turn: u32,
    is_looked_at: bool,
    request: PaperRequest,
}

impl Doing {
    /// Another choice for a sheet of the file.
    pub fn choose_ledger(self, sheet: usize, choice: Choice) {
        self.change(|import| import.choose(sheet, choice));
        spawn_local(self.read_desks());
    }

    /// Looks at another sheet; none = the reception's.
    pub fn view(self, sheet: Option<usize>) {
        self.state.update(|import| import.view = sheet);
    }

    /// A column of a sheet is this, or not taken.
    pub fn set_desk_column(self, sheet: usize, column: usize, is: Option<Column>) {
        self.state.update(|import| import.set_desk_column(sheet, column, is));
        spawn_local(self.read_desks());
    }

    /// Looks at and reads every sheet of a register that is not level, one after another.
    pub async fn read_desks(self) {
        while let Some(next) = self.next_read() {
            let turn = self.turn();
            let reply = self.ask_paper(next.request).await;
            match reply {
                Ok(PaperReply::DeskLook(look)) => self.state.update(|import| {
                    import.desk_looked(next.sheet, next.book, look.map(|look| *look));
                }),
                Ok(PaperReply::DeskRead(harvest)) => match self.twins(next.book.register(), &harvest).await {
                    Ok(twins) => self.state.update(|import| {
                        import.desk_read(next.sheet, next.turn, *harvest, &twins);
                    }),
                    Err(trouble) if self.turn() == turn => return self.fail(turn, Err(trouble)),
                    Err(_) => return,
                },
                reply if next.is_looked_at || self.turn() == turn => return self.fail(turn, reply),
                _ => return,
            }
        }
    }

    /// What the rows read are to their register: only fingerprints are asked for, of repayments with day and amount.
    async fn twins(self, register: Register, harvest: &DeskHarvest) -> Result<EntryTwins, Trouble> {
        match self.desk.ask(Request::EntryTwins(harvest.prints(register))).await? {
            Reply::EntryTwins(twins) => Ok(twins),
            _ => Err(Trouble::BuildMismatch),
        }
    }

    /// Cells of rows of a sheet; none where the file is closed.
    pub async fn desk_rows(self, sheet: usize, rows: Vec<u32>) -> Option<Vec<DeskRow>> {
        let (name, width) = self.state.with_untracked(|import| {
            let columns = import.desk(sheet)?.mapping.columns.len() as u32;
            Some((import.sheets.get(sheet)?.name.clone(), columns))
        })?;
        match self.ask_paper(PaperRequest::DeskRows { sheet: name, width, rows }).await {
            Ok(PaperReply::DeskRows(rows)) => Some(rows),
            _ => None,
        }
    }

    fn next_read(self) -> Option<Next> {
        let (codes, today) = self.around()?;
        self.state.with_untracked(|import| {
            let desk = import.next_desk()?;
            let sheet = import.sheets.get(desk.sheet)?.name.clone();
            let (book, is_looked_at) = (desk.book, desk.look.is_some());
            let request = match is_looked_at {
                true => PaperRequest::ReadDesk { sheet, book, mapping: desk.mapping.clone(), codes, today },
                false => PaperRequest::LookDesk { sheet, book, codes },
            };
            Some(Next { sheet: desk.sheet, book, turn: desk.turn, is_looked_at, request })
        })
    }

    /// Saves every sheet of a register, one act each. True where nothing went wrong.
    pub async fn save_desks(self, turn: u32) -> bool {
        loop {
            let next = self.state.with_untracked(|import| import.next_save().cloned());
            let Some(desk) = next.filter(|_| !self.state.with_untracked(|import| import.stopping)) else {
                return true;
            };
            let fault = match self.save_desk(&desk).await {
                Ok(Ok(acted)) => {
                    self.state.update(|import| import.desk_saved(desk.sheet, Some(acted.seq)));
                    continue;
                }
                Ok(Err(issues)) if is_nothing(&issues) => {
                    self.state.update(|import| import.desk_saved(desk.sheet, None));
                    continue;
                }
                Ok(Err(issues)) => Fault::Refused(issues),
                Err(trouble) => Fault::Machine(trouble),
            };
            self.state.update(|import| import.fail(turn, fault));
            return false;
        }
    }

    /// Reads a sheet with the lists as they stand now, hands it over in parts, and has it taken in.
    async fn save_desk(self, desk: &DeskSheet) -> Outcome {
        let name =
            self.state.with_untracked(|import| import.sheets.get(desk.sheet).map(|look| look.name.clone()));
        let name = name.ok_or(Trouble::FileUnreadable)?;
        self.desk.ask(Request::Desk).await?;
        let (codes, today) = self.around().ok_or(Trouble::Locked)?;
        let (book, mapping) = (desk.book, desk.mapping.clone());
        let request = PaperRequest::ReadDesk { sheet: name, book, mapping, codes, today };
        let PaperReply::DeskRead(harvest) = self.ask_paper(request).await? else {
            return Err(Trouble::BuildMismatch);
        };
        let mut from = 0;
        while from < harvest.act {
            let PaperReply::Act(bytes) = self.ask_paper(PaperRequest::DeskAct(from)).await? else {
                return Err(Trouble::BuildMismatch);
            };
            if bytes.is_empty() {
                return Err(Trouble::FileUnreadable);
            }
            let first = from == 0;
            from += bytes.len() as u32;
            self.desk.ask(Request::ImportPart { first, bytes }).await?;
        }
        self.forget_handed();
        let new = random::bytes().map(u128::from_le_bytes).map(WishId)?;
        let mut wish = new;
        self.state.update(|import| wish = import.desk_wish(desk.sheet, new));
        self.desk.import(wish, Vec::new()).await
    }

    /// Undoes the act of one sheet.
    pub fn undo_sheet(self, seq: u64) {
        let turn = self.turn();
        self.begin(crate::importing::Work::Undoing);
        spawn_local(async move {
            let is_done = self.undo_act(turn, seq).await;
            self.state.update(|import| import.work = import.work.filter(|_| !is_done));
        });
    }

    /// Undoes an act of this import. False where it was not undone, which is then said.
    pub async fn undo_act(self, turn: u32, seq: u64) -> bool {
        let fault = match self.desk.undo(seq).await {
            Ok(Ok(_)) => {
                self.state.update(|import| import.undone(seq));
                return true;
            }
            // It brought no entry: there is nothing to take back.
            Ok(Err(issues)) if is_nothing(&issues) => {
                self.state.update(|import| import.undone(seq));
                return true;
            }
            Ok(Err(issues)) => Fault::Refused(issues),
            Err(trouble) => Fault::Machine(trouble),
        };
        self.state.update(|import| import.fail(turn, fault));
        false
    }

    /// Code lists and today.
    pub(super) fn around(self) -> Option<(casework::code::Codes, casework::time::Day)> {
        let desk = self
            .desk
            .desk
            .with_untracked(|desk| desk.as_ref().map(|desk| (desk.codes.clone(), desk.centre.zone)));
        desk.map(|(codes, zone)| (codes, clock::now().civil(zone).day))
    }

    /// What a register holds now: entries that count, and their money in fen; none where that is not known.
    pub async fn register_now(self, register: Register) -> Option<(i64, i64)> {
        use casework::tally::{Count, Tally, TallyAsk};
        use casework::time::Period;
        let Ok(Reply::Span(Some((first, last)))) = self.desk.ask(Request::EntrySpan(register)).await else {
            return None;
        };
        let months = u16::try_from(last.0 - first.0 + 1).ok()?;
        let ask = |count| TallyAsk {
            tally: Tally::of(register, count),
            period: Period { first, months },
            splits: Vec::new(),
        };
        let asks = vec![ask(Count::Counted), ask(Count::Amount)];
        match self.desk.ask(Request::Tallies(asks)).await {
            Ok(Reply::Figures(answers)) => {
                let total = |at: usize| answers.get(at).map(|answer| answer.total);
                Some((total(0)?, if Count::Amount.is_of(register) { total(1)? } else { 0 }))
            }
            _ => None,
        }
    }
}

/// Was an act refused because there is nothing it could do?
fn is_nothing(issues: &[Issue]) -> bool {
    issues.iter().all(|issue| issue.code == IssueCode::NothingToDo)
}
