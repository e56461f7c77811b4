//! Laws of the tables: names read back, a stage that no table allows is not reached.

use std::collections::HashSet;

use super::*;

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
