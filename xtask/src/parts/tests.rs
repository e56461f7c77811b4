//! A made-up program cut in two.

use super::*;

const ROUTES: &str = "bangfu_desk::pages::routes::Routed";
const SETTINGS: &str = "<x as y>::build::<bangfu_desk[0123456789abcdef]::pages::settings::Page>";
const FOLDED: &str = "alloc::vec::drop::<bangfu_desk::pages::today::Line>";
const DOOR: &str = "bangfu_desk::pages::lock::LockPage";
const SHARED: &str = "alloc::vec::grow";
const OWN: &str = "core::fmt::only_for_settings";

/// Where the words of the door lie, and those of the settings: a table that leads to a text, as one of the door does.
const DOOR_WORDS: u32 = 1024;
const SETTINGS_WORDS: u32 = 1032;
const SETTINGS_TEXT: u32 = 1036;
const COUNTER: u32 = 1040;

/// A program: `door` (exported) calls `routes` and what is folded; `routes` calls `settings`, which is long, held by the
/// table too, and calls `shared` and `own`. The door names its own words, `settings` a table that leads to its text.
fn program() -> Vec<u8> {
    let mut program = bare().emit_wasm();
    let segment = |name: &str| [leb(name.len()), name.into(), vec![2, 0]].concat();
    let segments = [".rodata.a", ".rodata.b", ".rodata.c", ".data.d"].map(segment).concat();
    // Each object has a symbol: of data, no flags, a name, its segment, from 0, four bytes long.
    let symbols = (0..4).flat_map(|at| [1, 0, 1, b'a' + at, at, 0, 4]).collect::<Vec<u8>>();
    let part = |kind: u8, bytes: Vec<u8>| {
        let bytes = [vec![4], bytes].concat();
        [vec![kind], leb(bytes.len()), bytes].concat()
    };
    section(&mut program, "linking", [vec![2], part(5, segments), part(8, symbols)].concat());
    // An address in code is not looked for by its place.
    let in_code = (0..4).flat_map(|at| [4, 0, at, 0]).collect();
    section(&mut program, "reloc.CODE", [vec![0, 4], in_code].concat());
    // Count, then of each segment five bytes of head and its four: the second names the third.
    let second = 1 + (6 + 4) + 6;
    section(&mut program, "reloc.DATA", vec![0, 1, 5, second, 2, 0]);
    program
}

fn leb(number: usize) -> Vec<u8> {
    assert!(number < 128);
    vec![number as u8]
}

fn section(program: &mut Vec<u8>, name: &str, bytes: Vec<u8>) {
    let bytes = [leb(name.len()), name.into(), bytes].concat();
    program.extend([vec![0], leb(bytes.len()), bytes].concat());
}

fn bare() -> Module {
    let mut module = Module::default();
    let ty = module.types.add(&[], &[]);
    let (now, _) = module.add_import_func("wbg", "__wbg_bringNow_0", ty);
    let memory = module.memories.add_local(false, false, 1, None, None);
    let texts = [b"door".to_vec(), SETTINGS_TEXT.to_le_bytes().to_vec(), b"text".to_vec(), vec![0, 0, 0, 1]];
    for (at, text) in [DOOR_WORDS, SETTINGS_WORDS, SETTINGS_TEXT, COUNTER].into_iter().zip(texts) {
        let offset = ConstExpr::Value(ir::Value::I32(at.cast_signed()));
        let data = module.data.add(walrus::DataKind::Active { memory, offset }, text);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    let mut function = |name: &str, calls: &[FunctionId]| {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        let words = match name {
            DOOR => Some(DOOR_WORDS),
            SETTINGS => Some(SETTINGS_WORDS),
            _ => None,
        };
        if let Some(words) = words {
            builder.func_body().i32_const(words.cast_signed()).drop();
        }
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
    module
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

/// Places and bytes of a module's data.
fn data_of(module: &Module) -> Vec<(u32, Vec<u8>)> {
    let place = |data: &walrus::Data| match data.kind {
        walrus::DataKind::Active { offset: ConstExpr::Value(ir::Value::I32(at)), .. } => at.cast_unsigned(),
        _ => panic!("data without a place"),
    };
    module.data.iter().map(|data| (place(data), data.value.clone())).collect()
}

#[test]
fn words_that_only_the_second_part_names_come_with_it_and_what_changes_stays() {
    let parts = cut(&program()).unwrap();
    let (first, later) = (parsed(&parts.first).unwrap(), parsed(&parts.later).unwrap());
    assert_eq!(data_of(&first), [(DOOR_WORDS, b"door".to_vec()), (COUNTER, vec![0, 0, 0, 1])]);
    let table_and_text = [SETTINGS_TEXT.to_le_bytes().to_vec(), b"text".to_vec()].concat();
    assert_eq!(data_of(&later), [(SETTINGS_WORDS, table_and_text)]);
}

#[test]
fn a_program_without_names_or_without_addresses_told_is_not_cut() {
    let error = |program: &[u8]| cut(program).err().unwrap_or_default();
    let mut nameless = program();
    let word = b"bangfu";
    for at in 0..nameless.len() - word.len() {
        if nameless[at..].starts_with(word) {
            nameless[at..at + word.len()].copy_from_slice(b"nobody");
        }
    }
    assert!(error(&nameless).contains("names"), "{}", error(&nameless));
    assert!(error(&bare().emit_wasm()).contains("addresses"));
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
