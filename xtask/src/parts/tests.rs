//! A made-up program cut in two.

use super::*;

const ROUTES: &str = "bangfu_desk::pages::routes::Routed";
const SETTINGS: &str = "<x as y>::build::<bangfu_desk[0123456789abcdef]::pages::settings::Page>";
const FOLDED: &str = "alloc::vec::drop::<bangfu_desk::pages::today::Line>";
const DOOR: &str = "bangfu_desk::pages::lock::LockPage";
const SHARED: &str = "alloc::vec::grow";
const OWN: &str = "core::fmt::only_for_settings";

/// A program: `door` (exported) calls `routes` and what is folded; `routes` calls `settings`, which is long, held by the
/// table too, and calls `shared` and `own`.
fn program() -> Vec<u8> {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (now, _) = module.add_import_func("wbg", "__wbg_bringNow_0", ty);
    let mut function = |name: &str, calls: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        calls.iter().for_each(|to| {
            builder.func_body().call(*to);
        });
        builder.finish(Vec::new(), &mut module.funcs)
    };
    let shared = function(SHARED, &[now]);
    let own = function(OWN, &[]);
    let folded = function(FOLDED, &[]);
    let settings = function(SETTINGS, &[shared, own].repeat(SHORT as usize));
    let routes = function(ROUTES, &[settings, folded]);
    let door = function(DOOR, &[routes, shared, folded]);
    let table = module.tables.add_local(false, 2, Some(2), RefType::FUNCREF);
    let kind = ElementKind::Active { table, offset: ConstExpr::Value(ir::Value::I32(1)) };
    let element = module.elements.add(kind, ElementItems::Functions(vec![settings]));
    module.tables.get_mut(table).elem_segments.insert(element);
    module.exports.add("door", door);
    module.emit_wasm()
}

fn names(module: &Module) -> Vec<String> {
    let mut names: Vec<String> =
        module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.clone()).collect();
    names.sort();
    names
}

#[test]
fn what_is_behind_the_door_moves_with_what_only_it_calls() {
    let parts = cut(&program()).unwrap();
    let (first, later) = (parsed(&parts.first).unwrap(), parsed(&parts.later).unwrap());
    assert_eq!(names(&first), [SETTINGS, FOLDED, SHARED, DOOR, ROUTES], "stubs in their places");
    assert_eq!(names(&later), [SETTINGS, ROUTES, OWN]);
    let imports: Vec<&str> = later.imports.iter().map(|import| import.module.as_str()).collect();
    assert!(!imports.is_empty() && imports.iter().all(|module| *module == FIRST), "{imports:?}");
    for import in later.imports.iter() {
        assert!(
            first.exports.iter().any(|export| export.name == import.name),
            "{} is not given",
            import.name
        );
    }
}

#[test]
fn the_table_has_room_for_the_slots_in_both_parts() {
    let parts = cut(&program()).unwrap();
    for part in [&parts.first, &parts.later] {
        let module = parsed(part).unwrap();
        let table = module.tables.iter().next().unwrap();
        assert_eq!((table.initial, table.maximum), (4, Some(4)));
    }
    let first = parsed(&parts.first).unwrap();
    assert!(first.exports.iter().any(|export| export.name == IS_HERE));
}

#[test]
fn a_program_without_names_is_not_cut() {
    let mut module = parsed(&program()).unwrap();
    module.funcs.iter_mut().for_each(|function| function.name = None);
    assert!(cut(&module.emit_wasm()).is_err());
}

#[test]
fn the_door_is_told_from_what_is_behind_it() {
    for door in [
        "bangfu_desk::pages::lock::unlock",
        "bangfu_desk[0123456789abcdef]::pages::App::{closure#0}",
        "core::fmt::write",
    ] {
        assert!(!is_behind(door), "{door}");
    }
    for behind in [
        "bangfu_desk::pages::today::TodayPage",
        "f::<bangfu_desk[0123456789abcdef]::pages::frame::Frame>",
        "leptos_router[0123456789abcdef]::matching::x",
    ] {
        assert!(is_behind(behind), "{behind}");
    }
}
