//! Who is calling, as far as numbers tell. A number that only begins so tells nothing yet, and a name never does: there are
//! namesakes.

use casework::draft::ContactDraft;
use casework::view::{Fit, Known, KnownPerson};

/// The person of a whole number.
#[derive(Clone, PartialEq)]
pub struct Caller {
    /// Who.
    pub person: KnownPerson,
    /// Nobody else has the number, and nothing else that is typed speaks against it.
    pub is_sure: bool,
}

/// The person whose telephone or document number is typed in full. Where several share it, the best match, unsure.
pub fn caller(draft: &ContactDraft, known: &Known) -> Option<Caller> {
    let by =
        |fit: fn(&KnownPerson) -> Fit| known.persons.iter().filter(move |person| fit(person) == Fit::Whole);
    // A document is one person's; a telephone may be a family's.
    let mut found = by(|person| person.by_id).peekable();
    let (first, is_only) = match found.peek() {
        Some(_) => (found.next()?, found.next().is_none()),
        None => {
            let mut found = by(|person| person.by_phone);
            (found.next()?, found.next().is_none())
        }
    };
    Some(Caller { person: first.clone(), is_sure: is_only && !speaks_against(draft, first) })
}

fn speaks_against(draft: &ContactDraft, person: &KnownPerson) -> bool {
    let name = draft.name.trim();
    let other_name = !name.is_empty() && !person.name.starts_with(name);
    let other_id = !draft.id_number.trim().is_empty() && person.by_id == Fit::No;
    other_name || other_id
}

#[cfg(test)]
mod tests {
    use casework::contact::RecordId;
    use casework::identity::Sex;

    use super::*;

    fn person(name: &str, by_phone: Fit, by_id: Fit) -> KnownPerson {
        KnownPerson {
            latest: RecordId(1),
            name: name.into(),
            sex: Sex::Unknown,
            birth: None,
            employer: String::new(),
            district: String::new(),
            contacts: 1,
            open: 0,
            last: Vec::new(),
            by_phone,
            by_id,
        }
    }

    fn typed(name: &str, id_number: &str) -> ContactDraft {
        ContactDraft { name: name.into(), id_number: id_number.into(), ..ContactDraft::default() }
    }

    #[track_caller]
    fn check(draft: &ContactDraft, persons: &[(&str, Fit, Fit)], want: Option<(&str, bool)>) {
        let persons = persons.iter().map(|(name, phone, id)| person(name, *phone, *id)).collect();
        let known = Known { persons, ..Known::default() };
        let found = caller(draft, &known);
        assert_eq!(found.as_ref().map(|caller| (caller.person.name.as_str(), caller.is_sure)), want);
    }

    #[test]
    fn a_number_that_only_begins_so_is_nobody_even_where_one_alone_has_it() {
        check(&typed("", ""), &[], None);
        check(&typed("", ""), &[("甲", Fit::Begins, Fit::No)], None);
        check(&typed("", "130702"), &[("甲", Fit::No, Fit::Begins)], None);
        check(&typed("甲", ""), &[("甲", Fit::No, Fit::No)], None);
    }

    #[test]
    fn a_whole_number_is_its_only_holder_for_sure() {
        check(&typed("", ""), &[("甲", Fit::Whole, Fit::No)], Some(("甲", true)));
        check(
            &typed("", ""),
            &[("甲", Fit::Whole, Fit::No), ("乙", Fit::Begins, Fit::No)],
            Some(("甲", true)),
        );
        check(
            &typed("", ""),
            &[("甲", Fit::Whole, Fit::No), ("乙", Fit::Whole, Fit::No)],
            Some(("甲", false)),
        );
    }

    #[test]
    fn a_document_goes_before_a_telephone() {
        let both = [("甲", Fit::Whole, Fit::No), ("乙", Fit::No, Fit::Whole)];
        check(&typed("", "11010519491231002X"), &both, Some(("乙", true)));
    }

    #[test]
    fn another_name_or_document_leaves_it_open() {
        let one = [("陈庆辉", Fit::Whole, Fit::No)];
        check(&typed("陈", ""), &one, Some(("陈庆辉", true)));
        check(&typed("刘", ""), &one, Some(("陈庆辉", false)));
        check(&typed("", "130702197501011234"), &one, Some(("陈庆辉", false)));
        check(&typed("刘", ""), &[("", Fit::Whole, Fit::No)], Some(("", false)));
    }
}
