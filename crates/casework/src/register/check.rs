//! The whole form of an entry at once: text in, an entry out, or every issue with its field.

use super::{
    Ask, Entry, EntryDraft, EntryNumber, Group, Item, Row, RowDraft, Sheet, Stage, Step, rules, value,
};
use crate::code::Codes;
use crate::contact::{DeviceCode, RecordId};
use crate::draft::Known;
use crate::issue::{Issue, IssueCode};
use crate::order;
use crate::staff::StaffId;
use crate::text::packed;
use crate::time::{Day, Moment};

/// What a check looks at beside the form.
#[derive(Clone, Copy)]
pub struct Around<'a> {
    /// Code lists.
    pub codes: &'a Codes,
    /// Now.
    pub at: Moment,
    /// Today.
    pub today: Day,
    /// Who does it.
    pub by: StaffId,
}

/// A form being checked.
struct Check<'a> {
    draft: &'a EntryDraft,
    around: Around<'a>,
    issues: Vec<Issue>,
}

impl EntryDraft {
    /// An entry, and its warnings, which it keeps in `flags`. A new one has a blank key and number and the steps to its
    /// stage; `before` is the entry being edited, which keeps what the form does not hold.
    ///
    /// Otherwise every issue, warnings too; a field of an edited entry that was left as it was is not blamed for being
    /// empty.
    pub fn check(
        &self,
        before: Option<&Entry>,
        around: Around<'_>,
    ) -> Result<(Entry, Vec<Issue>), Vec<Issue>> {
        let stage = before.map_or(self.stage, Entry::stage);
        self.check_at(before, stage, around)
    }

    /// As `check`, for an edited entry that is about to reach a stage.
    pub(crate) fn check_at(
        &self,
        before: Option<&Entry>,
        stage: Stage,
        around: Around<'_>,
    ) -> Result<(Entry, Vec<Issue>), Vec<Issue>> {
        let mut check = Check { draft: self, around, issues: Vec::new() };
        let opened = check.opened();
        let person = check.person(before, opened);
        let sheet = check.sheet();
        let rows = check.rows();
        let steps = match before {
            Some(before) => before.steps.clone(),
            None => check.steps(opened),
        };
        let blank = EntryNumber { register: self.register, year: 0, device: DeviceCode(0), serial: 0 };
        let mut entry = Entry {
            id: before.map_or(RecordId(0), |before| before.id),
            number: before.map_or(blank, |before| before.number),
            opened,
            person,
            sheet,
            rows,
            steps,
            contact: before.map_or(self.contact, |before| before.contact),
            flags: Vec::new(),
            source: before.and_then(|before| before.source.clone()),
        };
        check.needed(&entry, stage);
        rules::look_over(&entry, stage, &mut check.issues);
        let issues = check.issues;
        if issues.iter().any(|issue| !issue.is_warning()) {
            return Err(issues);
        }
        entry.flags = issues.iter().map(|issue| issue.code).collect();
        order::sort(&mut entry.flags);
        entry.flags.dedup();
        Ok((entry, issues))
    }

    fn untouched<T: PartialEq>(&self, field: impl Fn(&EntryDraft) -> T) -> bool {
        self.original.as_ref().is_some_and(|original| field(original) == field(self))
    }
}

impl Entry {
    /// Items that are empty and must be filled in before it reaches a stage, in the order of its register.
    pub fn asked_at(&self, stage: Stage, around: Around<'_>) -> Vec<Item> {
        let issues = match EntryDraft::of(self).check_at(Some(self), stage, around) {
            Ok((_, issues)) | Err(issues) => issues,
        };
        let is_missing =
            |item: &Item| issues.iter().any(|i| i.code == IssueCode::Missing && i.field == item.name());
        // A value that is masked is not understood, and yet is there.
        let is_missing = |item: &Item| self.sheet.get(*item).is_none() && is_missing(item);
        self.register().spec().items().filter(is_missing).collect()
    }
}

impl Check<'_> {
    fn issue(&mut self, field: impl Into<String>, code: IssueCode) {
        self.issues.push(Issue { field: field.into(), code });
    }

    /// Today where the day is wrong, so that the other fields can still be checked.
    fn opened(&mut self) -> Day {
        let today = self.around.today;
        let (day, wrong) = past_day(&self.draft.opened, today);
        if let Some(code) = wrong {
            self.issue("opened", code);
        }
        day.unwrap_or(today)
    }

    fn person(&mut self, before: Option<&Entry>, opened: Day) -> super::Person {
        let spec = self.draft.register.spec();
        if spec.ask == Ask::Nobody {
            return super::Person::default();
        }
        let kept = before.map(|before| &before.person);
        let known = Known {
            original: self.draft.original.as_ref().map(|original| &original.person),
            document: kept.and_then(|kept| kept.id_document.as_ref()),
            on: opened,
            today: self.around.today,
            codes: self.around.codes,
        };
        let (mut person, issues) = self.draft.person.check(&known);
        self.issues.extend(issues);
        for phone in kept.iter().flat_map(|kept| kept.phones.iter().skip(2)) {
            if !person.phones.contains(phone) {
                person.phones.push(phone.clone());
            }
        }
        let missing = match spec.ask {
            Ask::Employer => person.employer.is_empty().then_some("employer"),
            _ => person.name.is_empty().then_some("name"),
        };
        let as_it_was = self.draft.untouched(|d| (d.person.name.clone(), d.person.employer.clone()));
        if let (Some(field), false) = (missing, as_it_was) {
            self.issue(field, IssueCode::Missing);
        }
        person
    }

    fn sheet(&mut self) -> Sheet {
        let spec = self.draft.register.spec();
        let items = spec.items().collect::<Vec<Item>>();
        self.values(&items, |item| self_text(&self.draft.items, item), |item| item.name().to_owned())
    }

    fn rows(&mut self) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut places = [0; Group::ALL.len()];
        for draft in &self.draft.rows {
            let place = &mut places[draft.group as usize];
            *place += 1;
            if draft.is_empty() || !self.draft.register.spec().groups.contains(&draft.group) {
                continue;
            }
            let at = *place;
            rows.push(self.row(draft, at));
        }
        rows
    }

    fn row(&mut self, draft: &RowDraft, place: usize) -> Row {
        let name = |item: Item| format!("{}-{place}-{}", draft.group.word(), item.name());
        let sheet = self.values(draft.group.items(), |item| draft.text(item), name);
        for item in draft.group.needed() {
            if sheet.get(*item).is_none() && draft.text(*item).trim().is_empty() {
                self.issue(name(*item), IssueCode::Missing);
            }
        }
        Row { group: draft.group, sheet }
    }

    fn values<'t>(
        &mut self,
        items: &[Item],
        text: impl Fn(Item) -> &'t str,
        name: impl Fn(Item) -> String,
    ) -> Sheet {
        let mut sheet = Sheet::default();
        for &item in items {
            match value::read(item, text(item), self.around.today, self.around.codes) {
                Ok((value, doubts)) => {
                    doubts.into_iter().for_each(|code| self.issue(name(item), code));
                    sheet.set(item, value);
                }
                Err(code) => self.issue(name(item), code),
            }
        }
        sheet
    }

    /// The first stage, and the one it is at already.
    fn steps(&mut self, opened: Day) -> Vec<Step> {
        let path = &self.draft.register.spec().path;
        let reason = crate::text::line(&self.draft.reason);
        let step = |stage: Stage, reason: String| Step {
            stage,
            day: opened,
            noted: Some(self.around.at),
            by: Some(self.around.by),
            reason,
            vacancy: None,
        };
        let first = step(path.first(), String::new());
        if self.draft.stage == path.first() {
            return vec![first];
        }
        let next = step(self.draft.stage, reason.clone());
        match path.reach(path.first(), self.draft.stage) {
            None => self.issue("stage", IssueCode::StageNotReached),
            Some(reach) if reach.needs_reason() && reason.is_empty() => {
                self.issue("reason", IssueCode::Missing);
            }
            Some(_) => {}
        }
        vec![first, next]
    }

    fn needed(&mut self, entry: &Entry, stage: Stage) {
        for item in self.draft.register.spec().needed_by(stage) {
            let is_blamed = self.issues.iter().any(|issue| issue.field == item.name());
            let as_it_was = entry.stage() == stage && self.draft.untouched(|d| d.text(item).to_owned());
            if entry.sheet.get(item).is_none() && !is_blamed && !as_it_was {
                self.issue(item.name(), IssueCode::Missing);
            }
        }
    }
}

fn self_text(items: &[(Item, String)], item: Item) -> &str {
    items.iter().find(|(at, _)| *at == item).map_or("", |(_, text)| text)
}

/// A day that must be there and must have been.
pub(crate) fn past_day(text: &str, today: Day) -> (Option<Day>, Option<IssueCode>) {
    match packed(text) {
        plain if plain.is_empty() => (None, Some(IssueCode::Missing)),
        plain => match value::day(&plain) {
            Ok(day) if day > today => (None, Some(IssueCode::DateInFuture)),
            Ok(day) => (Some(day), None),
            Err(code) => (None, Some(code)),
        },
    }
}
