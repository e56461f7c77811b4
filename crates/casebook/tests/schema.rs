//! The schema of the database only grows: what `schema.snapshot` says stays true, and what is new is added to it.

use casebook::schema::{Keyed, Place, VERSION};

fn lines() -> Vec<String> {
    let line = |place: &Place| {
        let keyed = match place.keyed() {
            Keyed::Text => "text",
            Keyed::Number => "number",
        };
        format!("{} {} since {}", place.name(), keyed, place.since())
    };
    Place::ALL.iter().map(line).collect()
}

#[test]
fn the_schema_only_grows() {
    let snapshot = include_str!("schema.snapshot");
    let now = lines();
    for line in snapshot.lines() {
        assert!(
            now.iter().any(|l| l == line),
            "`{line}` was changed or taken away: databases in use have it"
        );
    }
    for line in &now {
        assert!(
            snapshot.lines().any(|l| l == line),
            "`{line}` is new: raise VERSION and add it to the snapshot"
        );
    }
}

#[test]
fn the_version_is_that_of_the_newest_place() {
    assert_eq!(Place::ALL.iter().map(|place| place.since()).max(), Some(VERSION));
}
