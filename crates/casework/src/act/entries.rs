//! Acts on entries of the registers: enter, edit, reach a stage, withdraw, import. Keys and numbers are given here, in order,
//! and never twice.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::perform::{Work, refused, wrong};
use super::{ActKind, Change, EntriesReport, Move, Present};
use crate::contact::{DeviceCode, RecordId};
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::register::{
    Around, Entry, EntryDraft, EntryImport, EntryNote, EntryNumber, EntryTwin, Item, Joining, LeftOut,
    LeftRow, Register, Repayment, RowDraft, Stage, Step, Value, join, past_day,
};
use crate::text::line;

pub(super) fn save(
    present: &impl Present,
    draft: &EntryDraft,
    around: Around<'_>,
    device: DeviceCode,
) -> Result<Work, Vec<Issue>> {
    let before = match draft.editing {
        Some(id) => Some(standing(present, id)?),
        None => None,
    };
    if let (Some(before), Some(original)) = (&before, &draft.original)
        && (EntryDraft { original: None, ..EntryDraft::of(before) }) != **original
    {
        return refused(IssueCode::ChangedSince);
    }
    let (entry, warnings) = draft.check(before.as_ref(), around)?;
    match before {
        None => {
            if entry.contact.is_some_and(|id| present.contact(id).is_none()) {
                return wrong("contact", IssueCode::Gone);
            }
            let mut rows = [entry];
            number_entries(present, device, 0, &mut rows);
            let [entry] = rows;
            let kind = ActKind::Enter(entry.register());
            Ok((kind, vec![Change::AddEntry(Box::new(entry))], warnings))
        }
        Some(before) if entry == before => refused(IssueCode::NothingToDo),
        Some(before) => {
            let kind = ActKind::EditEntry(entry.register());
            let change = Change::EditEntry { before: Box::new(before), after: Box::new(entry) };
            Ok((kind, vec![change], warnings))
        }
    }
}

/// A payment on a loan as it is now. Issues stand at the fields of its row among all rows.
pub(super) fn pay(
    present: &impl Present,
    id: RecordId,
    row: RowDraft,
    around: Around<'_>,
    device: DeviceCode,
) -> Result<Work, Vec<Issue>> {
    let mut draft = EntryDraft::of(&standing(present, id)?);
    draft.pay(row);
    save(present, &draft, around, device)
}

/// An entry reaches a stage, by the table of its register and by no other way.
pub(super) fn reach(present: &impl Present, step: &Move, around: Around<'_>) -> Result<Work, Vec<Issue>> {
    let before = standing(present, step.entry)?;
    let Some(reach) = before.path().reach(before.stage(), step.to) else {
        return wrong("stage", IssueCode::StageNotReached);
    };
    let mut issues = Vec::new();
    let (day, unclear) = past_day(&step.day, around.today);
    let early = day.filter(|day| *day < before.since()).map(|_| IssueCode::DayBeforeStage);
    issues.extend(unclear.or(early).map(|code| Issue::at("day", code)));
    let reason = line(&step.reason);
    if reason.is_empty() && reach.needs_reason() {
        issues.push(Issue::at("reason", IssueCode::Missing));
    }
    if reason.chars().count() > 200 {
        issues.push(Issue::at("reason", IssueCode::TooLong));
    }
    if step.vacancy.is_some_and(|id| present.entry(id).is_none_or(|e| e.register() != Register::Vacancy)) {
        issues.push(Issue::at("vacancy", IssueCode::Gone));
    }
    let mut draft = EntryDraft::of(&before);
    step.items.iter().for_each(|(item, text)| draft.put(*item, text.clone()));
    let (mut after, warnings) = match draft.check_at(Some(&before), step.to, around) {
        Ok(checked) if issues.is_empty() => checked,
        Ok(_) => return Err(issues),
        Err(more) => return Err(issues.into_iter().chain(more).collect()),
    };
    after.steps.push(Step {
        stage: step.to,
        day: day.unwrap_or(around.today),
        noted: Some(around.at),
        by: Some(around.by),
        reason,
        vacancy: step.vacancy,
    });
    due(&mut after);
    let kind = ActKind::Move(after.register(), step.to);
    let change = Change::EditEntry { before: Box::new(before), after: Box::new(after) };
    Ok((kind, vec![change], warnings))
}

/// A loan paid out is due when its term is over, where the day was not said.
fn due(entry: &mut Entry) {
    let (Some(term), None) = (entry.sheet.count(Item::Term), entry.sheet.day(Item::DueDay)) else { return };
    if entry.register() == Register::Loan && entry.stage() == Stage::PaidOut {
        let due = entry.since().plus_months(i32::try_from(term).unwrap_or(0));
        entry.sheet.set(Item::DueDay, Some(Value::Day(due)));
    }
}

pub(super) fn withdraw(present: &impl Present, id: RecordId) -> Result<Work, Vec<Issue>> {
    let entry = standing(present, id)?;
    Ok((ActKind::WithdrawEntry(entry.register()), vec![Change::WithdrawEntry(id)], Vec::new()))
}

/// Takes in rows that are new; one that says what an entry says already, or one taken out by hand, is noted and left out. Rows with something wrong
/// stay with the act, unless an earlier import that stands left the same ones out.
pub(super) fn import(
    present: &impl Present,
    import: EntryImport,
    around: Around<'_>,
    device: DeviceCode,
) -> Result<Work, Vec<Issue>> {
    let EntryImport { file, sheet, register, rows, repayments, codes, mut notes, layout, mut left } = import;
    if rows.iter().any(|row| row.register() != register || row.steps.is_empty()) {
        return wrong("register", IssueCode::CodeUnknown);
    }
    let mut lists = present.codes().clone();
    let mut changes = Vec::with_capacity(rows.len() + codes.len() + 3);
    for code in codes {
        changes.extend(super::lists::code_change(&lists, code.clone())?);
        lists.put(code);
    }
    let known: HashSet<_> = lists.0.iter().map(|code| (code.list, &code.key)).collect();
    if !rows.iter().all(|row| row.codes().all(|named| known.contains(&named))) {
        return wrong("codes", IssueCode::CodeUnknown);
    }
    let (mut new, mut there) = (Vec::with_capacity(rows.len()), BTreeMap::new());
    for row in rows {
        match present.twin(&row) {
            None => new.push(row),
            Some(twin) => {
                there.insert(row.source.as_ref().map_or(0, |source| source.row), twin);
            }
        }
    }
    // The doubts of a row that stays out are nobody's.
    notes.retain(|note| !there.contains_key(&note.row));
    let left_out = |(row, twin): (u32, EntryTwin)| EntryNote { row, field: String::new(), why: twin.why() };
    notes.extend(there.into_iter().map(left_out));
    let paid = repay(present, repayments, around, &mut notes, &mut left);
    if !left.rows.is_empty() {
        let known = present.left_out(register);
        left.rows.retain(|row| !known.contains(&row.print()));
    }
    if new.is_empty() && paid.changes.is_empty() && left.rows.is_empty() {
        return refused(IssueCode::NothingToDo);
    }
    order::sort_by_key(&mut notes, |note| note.row);
    if let Some(after) = layout {
        let before = present.entry_layout(register, after.print);
        if before.as_ref() != Some(&after) {
            changes.push(Change::EntryLayout { before, after });
        }
    }
    number_entries(present, device, 0, &mut new);
    let imported = u32::try_from(new.len() + paid.rows).unwrap_or(u32::MAX);
    changes.extend(paid.changes);
    changes.extend(new.into_iter().map(|row| Change::AddEntry(Box::new(row))));
    let kind = ActKind::ImportEntries { register, file: file.clone(), rows: imported };
    if !left.rows.is_empty() {
        changes.push(Change::LeftOut(Box::new(left)));
    }
    changes.push(Change::ImportEntries(Box::new(EntriesReport { register, file, sheet, imported, notes })));
    Ok((kind, changes, Vec::new()))
}

/// What a sheet of repayments changes.
struct Repaid {
    rows: usize,
    changes: Vec<Change>,
}

/// Repayments come to their loans as if entered one by one. What is known is noted, what cannot be taken is noted and left.
fn repay(
    present: &impl Present,
    repayments: Vec<Repayment>,
    around: Around<'_>,
    notes: &mut Vec<EntryNote>,
    left: &mut LeftOut,
) -> Repaid {
    if repayments.is_empty() {
        return Repaid { rows: 0, changes: Vec::new() };
    }
    let claims: Vec<_> = repayments.iter().map(|repayment| repayment.claim.clone()).collect();
    let said: Vec<_> = repayments.iter().map(|repayment| repayment.note.clone()).collect();
    let (joined, paid) = join(present.loans(), &claims, &said, around);
    let rows = joined.iter().filter(|joining| matches!(joining, Joining::Taken(_))).count();
    for (Repayment { claim, cells, .. }, joining) in repayments.into_iter().zip(joined) {
        notes.extend(joining.note(claim.row));
        if let Joining::Wrong(field, code) = joining {
            left.rows.push(LeftRow { row: claim.row, field, code, cells });
        }
    }
    order::sort_by_key(&mut left.rows, |row| row.row);
    let edit = |(before, after)| Change::EditEntry { before: Box::new(before), after: Box::new(after) };
    Repaid { rows, changes: paid.into_iter().map(edit).collect() }
}

/// Gives each entry its key, and its number within its register and year, in the order they stand, behind so many records
/// that the same act brings.
pub fn number_entries(present: &impl Present, device: DeviceCode, behind: u64, rows: &mut [Entry]) {
    let mut running = present.last_record(device) + behind;
    let mut serials: HashMap<(Register, i16), u32> = HashMap::new();
    for row in rows {
        running += 1;
        row.id = RecordId::new(device, running);
        let register = row.register();
        let year = i16::try_from(row.opened.ymd().0).unwrap_or(i16::MAX);
        let serial =
            serials.entry((register, year)).or_insert_with(|| present.last_entry(register, device, year));
        *serial += 1;
        row.number = EntryNumber { register, year, device, serial: *serial };
    }
}

/// An entry that is there and not withdrawn.
pub(super) fn standing(present: &impl Present, id: RecordId) -> Result<Entry, Vec<Issue>> {
    match present.entry(id) {
        Some(entry) if !present.is_withdrawn(id) => Ok(entry),
        _ => refused(IssueCode::Gone),
    }
}
