//! The page's program in two parts: the first shows the door, the second everything behind it.
//!
//! A part is a wasm module. A function goes into the second part where its name speaks of something behind the door, or
//! where only such functions call it. In its place the first part has a stub that calls through a slot of the function
//! table; the second part fills the slots when it comes. A stub called before that has the second part brought at once
//! (`public/later.js`), so a wrong guess costs time, never sense. Both parts share memory, table and globals.

use std::collections::{HashMap, HashSet};

use walrus::ir::{BinaryOp, Visitor, dfs_in_order};
use walrus::{
    ConstExpr, ElementItems, ElementKind, ExportItem, FunctionBuilder, FunctionId, FunctionKind, GlobalId,
    GlobalKind, ImportKind, ImportedFunction, Module, ModuleConfig, RefType, TableId, ValType, ir,
};

use crate::Outcome;
use data::Objects;
use names::{CROSSINGS, DROP, is_behind, plain};

mod data;
mod names;

/// Instructions of a function that is likely to be folded with others.
const SHORT: u64 = 150;
/// Part of the name of the page's import that brings the second part at once.
const NOW: &str = "__wbg_bringNow_";
/// Exported by the first part: 1 once the second is there.
pub const IS_HERE: &str = "later_is_here";
/// Module name under which the second part imports what the first has.
const FIRST: &str = "first";

/// Both parts of a program.
pub struct Parts {
    /// Shows the door.
    pub first: Vec<u8>,
    /// Everything behind it.
    pub later: Vec<u8>,
}

/// Cuts a program, which must still have its function names.
pub fn cut(program: &[u8]) -> Outcome<Parts> {
    let mut first = parsed(program)?;
    let mut later = parsed(program)?;
    let objects = Objects::of(program)?;
    let plan = Plan::of(&first, &objects)?;
    plan.leave_stubs(&mut first)?;
    let [of_first, of_later] = objects.shared_out(&first);
    data::write(&mut first, of_first)?;
    plan.keep_the_rest(&mut later)?;
    data::write(&mut later, of_later)?;
    Ok(Parts { first: first.emit_wasm(), later: later.emit_wasm() })
}

fn parsed(program: &[u8]) -> Outcome<Module> {
    let mut config = ModuleConfig::new();
    config.generate_producers_section(false);
    let mut module =
        config.parse(program).map_err(|error| format!("the page's program cannot be read: {error}"))?;
    // What the linker told is of the whole program.
    for section in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(section);
    }
    Ok(module)
}

/// Which functions move, as their places in the module; the same in every reading of it.
struct Plan {
    /// Those of them that the first part calls or holds in its table: each has a slot, in order.
    slots: Vec<usize>,
    /// Functions of the first part that the second calls.
    shared: Vec<usize>,
    /// First slot: the table's present size.
    base: u64,
}

impl Plan {
    fn of(module: &Module, objects: &Objects) -> Outcome<Plan> {
        let calls = calls(module);
        let held = held(module);
        let mut moved: HashSet<usize> = module
            .funcs
            .iter_local()
            .filter(|(id, _)| module.funcs.get(*id).name.as_deref().is_some_and(is_behind))
            .map(|(id, _)| id.index())
            .filter(|at| !held.exported.contains(at))
            .collect();
        keep_the_folded(module, objects, &calls, &held, &mut moved);
        if moved.is_empty() {
            return Err("the page's program has no function behind the door: are its names there?".to_owned());
        }
        take_along(module, &calls, &held, &mut moved);
        let called_from_first: HashSet<usize> =
            calls.iter().filter(|(from, _)| !moved.contains(from)).flat_map(|(_, to)| to).copied().collect();
        let mut slots: Vec<usize> = moved
            .iter()
            .copied()
            .filter(|at| called_from_first.contains(at) || held.in_table.contains(at))
            .collect();
        slots.sort_unstable();
        let called_from_later: HashSet<usize> = moved.iter().flat_map(|at| &calls[at]).copied().collect();
        let mut shared: Vec<usize> = called_from_later.difference(&moved).copied().collect();
        shared.sort_unstable();
        Ok(Plan { slots, shared, base: module.tables.get(table(module)?).initial })
    }

    /// The first part: stubs in the place of moved functions, and names for what the second part takes from it.
    fn leave_stubs(&self, module: &mut Module) -> Outcome {
        let table = table(module)?;
        let now = module.imports.iter().find_map(|import| match import.kind {
            ImportKind::Function(id) if import.name.contains(NOW) => Some(id),
            _ => None,
        });
        let now = now.ok_or_else(|| format!("the page does not import {NOW}"))?;
        let is_here =
            module.globals.add_local(ValType::I32, true, false, ConstExpr::Value(ir::Value::I32(0)));
        module.exports.add(IS_HERE, is_here);
        let ids = ids(module);
        for (slot, at) in self.slots.iter().enumerate() {
            let place = i32::try_from(self.base + slot as u64).map_err(|_| "the table is too large")?;
            stub(module, ids[at], &Door { table, is_here, now, place });
        }
        for at in &self.shared {
            module.exports.add(&shared_name(*at), ids[at]);
        }
        for (number, id) in tables(module).into_iter().enumerate() {
            module.exports.add(&format!("t{number}"), id);
        }
        for (number, id) in memories(module).into_iter().enumerate() {
            module.exports.add(&format!("m{number}"), id);
        }
        for (number, id) in globals(module).into_iter().enumerate().filter(|(_, id)| *id != is_here) {
            module.exports.add(&format!("g{number}"), id);
        }
        let size = self.base + self.slots.len() as u64;
        let there = module.tables.get_mut(table);
        there.initial = size;
        there.maximum = there.maximum.map(|most| most.max(size));
        walrus::passes::gc::run(module);
        Ok(())
    }

    /// The second part: moved functions, everything else imported from the first, and the slots filled.
    fn keep_the_rest(&self, module: &mut Module) -> Outcome {
        let main = table(module)?;
        let ids = ids(module);
        for export in module.exports.iter().map(|export| export.id()).collect::<Vec<_>>() {
            module.exports.delete(export);
        }
        // What the whole program imports comes by way of the first part too.
        for import in module.imports.iter().map(|import| import.id()).collect::<Vec<_>>() {
            module.imports.delete(import);
        }
        for element in module.elements.iter().map(|element| element.id()).collect::<Vec<_>>() {
            module.elements.delete(element);
        }
        module.start = None;
        for at in &self.shared {
            let (id, ty) = (ids[at], module.funcs.get(ids[at]).ty());
            let import = module.imports.add(FIRST, &shared_name(*at), id);
            module.funcs.get_mut(id).kind = FunctionKind::Import(ImportedFunction { import, ty });
        }
        for (number, id) in tables(module).into_iter().enumerate() {
            let import = module.imports.add(FIRST, &format!("t{number}"), id);
            let table = module.tables.get_mut(id);
            table.import = Some(import);
            table.init = None;
            table.elem_segments.clear();
            if id == main {
                table.initial = self.base + self.slots.len() as u64;
                table.maximum = table.maximum.map(|most| most.max(table.initial));
            }
        }
        for (number, id) in memories(module).into_iter().enumerate() {
            let import = module.imports.add(FIRST, &format!("m{number}"), id);
            let memory = module.memories.get_mut(id);
            memory.import = Some(import);
        }
        for (number, id) in globals(module).into_iter().enumerate() {
            let import = module.imports.add(FIRST, &format!("g{number}"), id);
            module.globals.get_mut(id).kind = GlobalKind::Import(import);
        }
        let place = i32::try_from(self.base).map_err(|_| "the table is too large")?;
        let kind = ElementKind::Active { table: main, offset: ConstExpr::Value(ir::Value::I32(place)) };
        let filled = self.slots.iter().map(|at| ids[at]).collect();
        let element = module.elements.add(kind, ElementItems::Functions(filled));
        module.tables.get_mut(main).elem_segments.insert(element);
        walrus::passes::gc::run(module);
        Ok(())
    }
}

/// What holds a function beside calls.
struct Held {
    in_table: HashSet<usize>,
    exported: HashSet<usize>,
}

fn held(module: &Module) -> Held {
    let mut in_table = HashSet::new();
    for element in module.elements.iter() {
        match &element.items {
            ElementItems::Functions(ids) => in_table.extend(ids.iter().map(|id| id.index())),
            ElementItems::Expressions(_, values) => {
                in_table.extend(values.iter().filter_map(|value| match value {
                    ConstExpr::RefFunc(id) => Some(id.index()),
                    _ => None,
                }))
            }
        }
    }
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id.index()),
        _ => None,
    });
    Held { in_table, exported: exported.chain(module.start.map(|id| id.index())).collect() }
}

/// The compiler folds functions of one body into one, under any of their names: what the door calls by itself stays, and so
/// does whatever is short and held by the table, unless it calls something long behind the door or names a table of words:
/// the door does neither. Of those that drop something, what they drop in turn stays too: they do no more than that, and are
/// folded most of all.
fn keep_the_folded(
    module: &Module,
    objects: &Objects,
    calls: &HashMap<usize, HashSet<usize>>,
    held: &Held,
    moved: &mut HashSet<usize>,
) {
    let behind = moved.clone();
    let name_of = |id: FunctionId| plain(module.funcs.get(id).name.as_deref().unwrap_or_default());
    let long: HashSet<usize> = module
        .funcs
        .iter_local()
        .filter(|(id, function)| {
            behind.contains(&id.index()) && function.size() >= SHORT && !name_of(*id).contains(DROP)
        })
        .map(|(id, _)| id.index())
        .collect();
    let (mut crossings, mut drops) = (HashSet::new(), Vec::new());
    for (id, function) in module.funcs.iter_local() {
        let (at, name) = (id.index(), name_of(id));
        if CROSSINGS.iter().any(|word| name.contains(word)) {
            crossings.insert(at);
        } else if held.in_table.contains(&at) && function.size() < SHORT {
            let drops_only = name.contains(DROP);
            let is_sure = !drops_only
                && (calls.get(&at).is_some_and(|called| !called.is_disjoint(&long))
                    || data::addresses_in(function).into_iter().any(|address| objects.is_table(address)));
            if !is_sure {
                moved.remove(&at);
                drops.extend(drops_only.then_some(at));
            }
        }
    }
    let mut open: Vec<usize> = calls.keys().copied().filter(|at| !behind.contains(at)).collect();
    open.extend(drops);
    while let Some(from) = open.pop() {
        for to in calls.get(&from).into_iter().flatten() {
            if !crossings.contains(to) && moved.remove(to) {
                open.push(*to);
            }
        }
    }
}

/// Functions that no function of the first part leads to move too.
fn take_along(
    module: &Module,
    calls: &HashMap<usize, HashSet<usize>>,
    held: &Held,
    moved: &mut HashSet<usize>,
) {
    let mut open: Vec<usize> = held.in_table.union(&held.exported).copied().collect();
    let mut reached = HashSet::new();
    while let Some(at) = open.pop() {
        if !moved.contains(&at) && reached.insert(at) {
            open.extend(calls.get(&at).into_iter().flatten());
        }
    }
    moved.extend(module.funcs.iter_local().map(|(id, _)| id.index()).filter(|at| !reached.contains(at)));
}

/// Whom each function names in its body.
fn calls(module: &Module) -> HashMap<usize, HashSet<usize>> {
    struct Named(HashSet<usize>);
    impl<'a> Visitor<'a> for Named {
        fn visit_function_id(&mut self, function: &FunctionId) {
            self.0.insert(function.index());
        }
    }
    let named = module.funcs.iter_local().map(|(id, function)| {
        let mut named = Named(HashSet::new());
        dfs_in_order(&mut named, function, function.entry_block());
        (id.index(), named.0)
    });
    named.collect()
}

/// What a stub needs.
struct Door {
    table: TableId,
    is_here: GlobalId,
    now: FunctionId,
    place: i32,
}

fn stub(module: &mut Module, id: FunctionId, door: &Door) {
    let ty = module.funcs.get(id).ty();
    let (params, results) = (module.types.params(ty).to_vec(), module.types.results(ty).to_vec());
    let mut builder = FunctionBuilder::new(&mut module.types, &params, &results);
    let args: Vec<_> = params.iter().map(|param| module.locals.add(*param)).collect();
    let mut body = builder.func_body();
    body.global_get(door.is_here).i32_const(0).binop(BinaryOp::I32Eq).if_else(
        None,
        |then| {
            then.call(door.now);
        },
        |_| {},
    );
    for arg in &args {
        body.local_get(*arg);
    }
    body.i32_const(door.place).call_indirect(ty, door.table);
    module.funcs.get_mut(id).kind = FunctionKind::Local(builder.local_func(args));
}

fn ids(module: &Module) -> HashMap<usize, FunctionId> {
    module.funcs.iter().map(|function| (function.id().index(), function.id())).collect()
}

fn table(module: &Module) -> Outcome<TableId> {
    let functions =
        module.tables.iter().find(|table| table.element_ty == RefType::FUNCREF && table.import.is_none());
    functions.map(|table| table.id()).ok_or_else(|| "the page's program has no table of functions".to_owned())
}

fn tables(module: &Module) -> Vec<TableId> {
    module.tables.iter().filter(|table| table.import.is_none()).map(|table| table.id()).collect()
}

fn memories(module: &Module) -> Vec<walrus::MemoryId> {
    module.memories.iter().filter(|memory| memory.import.is_none()).map(|memory| memory.id()).collect()
}

fn globals(module: &Module) -> Vec<GlobalId> {
    module
        .globals
        .iter()
        .filter(|global| matches!(global.kind, GlobalKind::Local(_)))
        .map(|global| global.id())
        .collect()
}

fn shared_name(at: usize) -> String {
    format!("f{at}")
}

#[cfg(test)]
mod tests;
