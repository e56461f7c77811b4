//! Laws of the tables: names read back, a stage that no table allows is not reached.

use std::collections::HashSet;

use super::*;
use crate::time::Day;

#[test]
fn words_and_letters_tell_registers_apart() {
    let words: HashSet<_> = Register::ALL.iter().map(|register| register.word()).collect();
    let letters: HashSet<_> = Register::ALL.iter().map(|register| register.letter()).collect();
    assert_eq!((words.len(), letters.len()), (10, 10));
    for register in Register::ALL {
        assert_eq!(Register::parse(register.word()), Some(register));
    }
    for item in Item::ALL {
        assert_eq!(Item::parse(item.name()), Some(*item));
    }
    for stage in Stage::ALL {
        assert_eq!(Stage::parse(stage.word()), Some(stage));
    }
}

#[test]
fn a_table_speaks_only_of_what_its_register_has() {
    for register in Register::ALL {
        let spec = register.spec();
        let items: Vec<Item> = spec.items().collect();
        let unique: HashSet<Item> = items.iter().copied().collect();
        assert_eq!(unique.len(), items.len(), "{register:?} asks twice");
        let later = spec.needed_at.iter().flat_map(|(_, items)| items.iter());
        let named = [spec.needed, spec.columns, spec.counting.money, spec.counting.splits];
        for item in named.iter().flat_map(|items| items.iter()).chain(later) {
            assert!(spec.has(*item), "{register:?} has no {item:?}");
        }
        assert!(spec.counting.splits.iter().all(|item| item.list().is_some()));
        assert!(spec.path.line.contains(&spec.counting.stage));
        assert!(spec.needed_at.iter().all(|(stage, _)| spec.path.line.contains(stage)));
        assert!(spec.path.ends.iter().all(|end| spec.path.stages().any(|stage| stage == *end)));
    }
}

#[test]
fn the_stages_of_relief() {
    let path = &Register::Relief.spec().path;
    assert_eq!(path.reach(Stage::Applied, Stage::Checked), Some(Reach::Next));
    assert_eq!(path.reach(Stage::Applied, Stage::Approved), Some(Reach::Skip));
    assert_eq!(path.reach(Stage::Notice, Stage::Refused), Some(Reach::Side { reason: true }));
    assert_eq!(path.reach(Stage::Paid, Stage::Refused), None);
    assert_eq!(path.reach(Stage::Paid, Stage::Applied), None);
    assert_eq!(path.reach(Stage::Applied, Stage::Hired), None);
    let after: Vec<Stage> = path.after(Stage::Notice).into_iter().map(|(stage, _)| stage).collect();
    assert_eq!(after, [Stage::Approved, Stage::Refused, Stage::Paid, Stage::Closed]);
    assert_eq!(path.after(Stage::Closed), []);
}

/// Three texts that an item of a kind does not take.
fn bad(kind: Kind) -> [String; 3] {
    let texts = |texts: [&str; 3]| texts.map(str::to_owned);
    match kind {
        Kind::Line(most) | Kind::Lines(most) => [most + 1, most + 2, most * 2].map(|n| "长".repeat(n)),
        Kind::PastDay => texts(["2026-02-30", "2099-01-01", "昨天"]),
        Kind::AnyDay => texts(["2026-02-30", "1024-01-01", "年底"]),
        Kind::Money => texts(["三千", "-1", "0.125"]),
        Kind::Count(most) => ["0".to_owned(), "1.5".to_owned(), (u64::from(most) + 1).to_string()],
        Kind::Rate => texts(["100.5", "-1", "五"]),
        Kind::Quantity => texts(["0", "半袋", "1.234"]),
        Kind::Code(_) => texts(["没有这一项", "?", "no-such-key"]),
        Kind::Account => texts(["1234", "6222abcd1234", "1234567890123456789012345678901"]),
        // A number of an identity card is doubted, never refused, but for its length.
        Kind::IdNumber => [41, 42, 80].map(|n| "1".repeat(n)),
    }
}

#[test]
fn every_field_that_has_a_rule_refuses_three_bad_texts_at_its_own_control() {
    let (codes, today) = (crate::code::Codes::default().with_desks(), Day::new(2026, 3, 2).unwrap());
    let around = Around { codes: &codes, at: crate::time::Moment(0), today, by: crate::staff::StaffId(1) };
    let mut asked = 0;
    let mut check = |draft: &EntryDraft, field: &str, text: &str| {
        let issues = draft.check(None, around).unwrap_err();
        let said = issues.iter().find(|issue| issue.field == field && !issue.is_warning());
        assert!(said.is_some(), "{:?} {field} takes {text}: {issues:?}", draft.register);
        assert_ne!(said.map(|issue| issue.code), Some(crate::issue::IssueCode::Missing));
        asked += 1;
    };
    for register in Register::ALL {
        let spec = register.spec();
        for item in spec.items() {
            for text in bad(item.kind()) {
                let mut draft = EntryDraft::new(register, today, "任志远");
                draft.put(item, text.clone());
                check(&draft, item.name(), &text);
            }
        }
        for (group, item) in
            spec.groups.iter().flat_map(|group| group.items().iter().map(|item| (*group, *item)))
        {
            for text in bad(item.kind()) {
                let mut draft = EntryDraft::new(register, today, "任志远");
                let mut row = RowDraft::new(group);
                group.needed().iter().for_each(|item| row.put(*item, "x".to_owned()));
                draft.rows.push(row.clone());
                row.put(item, text.clone());
                draft.rows.push(row);
                check(&draft, &format!("{}-2-{}", group.word(), item.name()), &text);
            }
        }
        for text in ["2026-02-30", "2099-01-01", "昨天"] {
            let draft =
                EntryDraft { opened: text.to_owned(), ..EntryDraft::new(register, today, "任志远") };
            check(&draft, "opened", text);
        }
    }
    assert!(asked > 200, "{asked} texts");
}
