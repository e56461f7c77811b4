//! A row held aside, corrected in place: which control its wrong field wants, what stands in it at first, and the draft with
//! what was put in.

use casework::contact::{Channel, Nature, Satisfaction, VoidCall};
use casework::draft::ContactDraft;
use casework::identity::Sex;
use casework::ledger::{Field, HeldRow};

/// The key of a consultation among the ways a contact comes in.
pub const CONSULTATION: &str = "consultation";

/// What corrects a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fix {
    /// A day.
    Day,
    /// A line of text.
    Text,
    /// How it came in: keys of channels, and the consultation.
    Way,
    /// Key of a sex.
    Sex,
    /// Key of a degree of satisfaction; empty = not asked.
    Satisfaction,
    /// Key of a call without content; empty = it had some.
    Void,
    /// The full form.
    Form,
}

impl Fix {
    /// Of a row.
    pub fn of(row: &HeldRow) -> Fix {
        match row.field {
            Some(Field::Received | Field::Done) => Fix::Day,
            Some(Field::Class | Field::Channel) => Fix::Way,
            Some(Field::Sex) => Fix::Sex,
            Some(Field::Void) => Fix::Void,
            Some(Field::Satisfaction) => Fix::Satisfaction,
            Some(Field::Name | Field::Employer | Field::Demand | Field::Receiver | Field::Notes) => Fix::Text,
            // A number is masked in the list, and whole in the form.
            _ => Fix::Form,
        }
    }

    /// What stands in the control at first. A day that does not exist cannot stand in one: it is said beside it.
    pub fn start(self, row: &HeldRow) -> String {
        match self {
            Fix::Text => written(row),
            _ => String::new(),
        }
    }

    /// The draft with what was put in.
    pub fn applied(self, row: &HeldRow, value: &str) -> ContactDraft {
        let mut draft = row.draft.clone();
        let value = value.trim();
        match self {
            Fix::Form => {}
            Fix::Day | Fix::Text => {
                if let Some(place) = place(&mut draft, row.field) {
                    value.clone_into(place);
                }
                if row.field == Some(Field::Done) && value.is_empty() {
                    draft.status = casework::contact::Status::Open;
                }
            }
            Fix::Way => match Channel::ALL.into_iter().find(|channel| channel.key() == value) {
                Some(channel) => draft.channel = channel,
                None if value == CONSULTATION => draft.nature = Nature::Consultation,
                None => {}
            },
            Fix::Sex => draft.sex = Sex::ALL.into_iter().find(|sex| sex.key() == value).unwrap_or_default(),
            Fix::Void => draft.void = VoidCall::ALL.into_iter().find(|void| void.key() == value),
            Fix::Satisfaction => {
                draft.satisfaction = Satisfaction::ALL.into_iter().find(|said| said.key() == value);
            }
        }
        draft
    }
}

/// What the clerk wrote in the wrong field, as far as the form has a place for it.
pub fn written(row: &HeldRow) -> String {
    let mut draft = row.draft.clone();
    place(&mut draft, row.field).map(|text| text.clone()).unwrap_or_default()
}

/// The text of a field.
fn place(draft: &mut ContactDraft, field: Option<Field>) -> Option<&mut String> {
    Some(match field? {
        Field::Received => &mut draft.received_date,
        Field::Done => &mut draft.done,
        Field::Name => &mut draft.name,
        Field::IdNumber => &mut draft.id_number,
        Field::Phone => &mut draft.phone,
        Field::Employer => &mut draft.employer,
        Field::Demand => &mut draft.demand,
        Field::Receiver => &mut draft.receiver,
        Field::Notes => &mut draft.notes,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use casework::contact::{RecordId, Source};
    use casework::ledger::Reason;

    use super::*;

    fn row(field: Field, draft: ContactDraft) -> HeldRow {
        HeldRow {
            id: RecordId(1),
            source: Source { file: "a".to_owned(), sheet: "b".to_owned(), row: 4 },
            reason: Reason::DateImpossible,
            field: Some(field),
            draft,
            asked: None,
            flags: Vec::new(),
        }
    }

    #[test]
    fn a_day_is_written_anew() {
        let draft = ContactDraft { received_date: "2005.4.31".to_owned(), ..ContactDraft::default() };
        let row = row(Field::Received, draft);
        let fix = Fix::of(&row);
        assert_eq!((fix, fix.start(&row), written(&row)), (Fix::Day, String::new(), "2005.4.31".to_owned()));
        assert_eq!(fix.applied(&row, " 2005-04-30 ").received_date, "2005-04-30");
    }

    #[test]
    fn a_way_is_chosen() {
        let row = row(Field::Class, ContactDraft::default());
        assert_eq!(Fix::of(&row), Fix::Way);
        assert_eq!(Fix::Way.applied(&row, Channel::Letter.key()).channel, Channel::Letter);
        assert_eq!(Fix::Way.applied(&row, CONSULTATION).nature, Nature::Consultation);
        assert_eq!(Fix::Way.applied(&row, ""), row.draft);
    }

    #[test]
    fn a_text_starts_as_it_stands_and_lists_and_numbers_want_the_form() {
        let draft = ContactDraft { name: "张三".to_owned(), ..ContactDraft::default() };
        let named = row(Field::Name, draft);
        assert_eq!(Fix::of(&named).start(&named), "张三");
        for field in [Field::Category, Field::Phone, Field::IdNumber] {
            assert_eq!(Fix::of(&row(field, ContactDraft::default())), Fix::Form);
        }
    }

    #[test]
    fn no_day_finished_is_not_finished() {
        let status = casework::contact::Status::Done;
        let row = row(
            Field::Done,
            ContactDraft { done: "2005.13.1".to_owned(), status, ..ContactDraft::default() },
        );
        let draft = Fix::Day.applied(&row, "");
        assert_eq!((draft.done.as_str(), draft.status), ("", casework::contact::Status::Open));
    }
}
