//! "Is it him?": a known person's particulars go into the empty fields of the form; "not him" takes out exactly what
//! went in and was not changed since.

use casework::contact::RecordId;
use casework::draft::ContactDraft;
use casework::identity::Sex;

/// What was taken over, and from whom. Never printed.
#[derive(Clone, PartialEq)]
pub struct TakenOver {
    /// Latest contact of the person.
    pub latest: RecordId,
    before: Box<ContactDraft>,
    after: Box<ContactDraft>,
}

/// Puts a known person's particulars into a draft. A field that holds the beginning of the known text is completed;
/// one that holds anything else stays as typed.
pub fn take_over(draft: &mut ContactDraft, known: &ContactDraft, latest: RecordId) -> TakenOver {
    let before = Box::new(draft.clone());
    complete(&mut draft.name, &known.name);
    complete(&mut draft.phone, &known.phone);
    complete(&mut draft.employer, &known.employer);
    if draft.employer == known.employer {
        complete(&mut draft.employer_code, &known.employer_code);
    }
    complete(&mut draft.district, &known.district);
    complete(&mut draft.birth, &known.birth);
    if draft.id_number.is_empty() || draft.id_kind == known.id_kind {
        let typed = draft.id_number.clone();
        complete(&mut draft.id_number, &known.id_number);
        if draft.id_number != typed {
            draft.id_kind = known.id_kind;
        }
    }
    if draft.sex == Sex::Unknown {
        draft.sex = known.sex;
    }
    if !draft.earlier.contains(&latest) {
        draft.earlier.push(latest);
    }
    TakenOver { latest, before, after: Box::new(draft.clone()) }
}

/// Takes back what was taken over, leaving what was changed by hand since.
pub fn give_back(draft: &mut ContactDraft, taken: &TakenOver) {
    let TakenOver { latest, before, after } = taken;
    if !before.earlier.contains(latest) {
        draft.earlier.retain(|id| id != latest);
    }
    macro_rules! back {
        ($($field:ident),*) => {
            $(if draft.$field == after.$field { draft.$field.clone_from(&before.$field); })*
        };
    }
    back!(name, phone, employer, employer_code, district, birth, id_number, id_kind, sex);
}

fn complete(typed: &mut String, known: &str) {
    if known.starts_with(typed.trim()) {
        known.clone_into(typed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATEST: RecordId = RecordId(7);

    fn known() -> ContactDraft {
        ContactDraft {
            name: "陈庆辉".into(),
            phone: "19900005678".into(),
            employer: "盛垣纺织厂".into(),
            employer_code: "91130000MA00000000".into(),
            district: "d1".into(),
            sex: Sex::Male,
            id_number: "130702197501011234".into(),
            ..ContactDraft::default()
        }
    }

    fn typed(phone: &str, name: &str, employer: &str) -> ContactDraft {
        ContactDraft {
            phone: phone.into(),
            name: name.into(),
            employer: employer.into(),
            ..ContactDraft::default()
        }
    }

    #[test]
    fn empty_fields_are_filled_and_begun_ones_completed() {
        let mut draft = typed("1990", "", "另一家厂");
        take_over(&mut draft, &known(), LATEST);
        assert_eq!(draft.phone, "19900005678");
        assert_eq!(draft.name, "陈庆辉");
        assert_eq!(draft.sex, Sex::Male);
        assert_eq!(draft.earlier, [LATEST]);
        assert_eq!((draft.employer.as_str(), draft.employer_code.as_str()), ("另一家厂", ""));
    }

    #[test]
    fn not_him_brings_the_form_back_as_it_was() {
        for begun in [typed("1990", "", ""), typed("", "陈", ""), typed("19900005678", "陈庆辉", "别的")]
        {
            let mut draft = begun.clone();
            let taken = take_over(&mut draft, &known(), LATEST);
            give_back(&mut draft, &taken);
            assert!(draft == begun);
        }
    }

    #[test]
    fn what_was_typed_since_stays() {
        let mut draft = typed("1990", "", "");
        let taken = take_over(&mut draft, &known(), LATEST);
        draft.name = "刘彩梅".into();
        draft.demand = "工资".into();
        give_back(&mut draft, &taken);
        assert_eq!((draft.name.as_str(), draft.demand.as_str()), ("刘彩梅", "工资"));
        assert_eq!((draft.phone.as_str(), draft.sex), ("1990", Sex::Unknown));
        assert!(draft.earlier.is_empty());
    }
}
