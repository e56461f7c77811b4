//! Which constants of a program lie in which part.
//!
//! The linker leaves every object in a segment of its own and says which object each address in code and data is of
//! (`build.rs` asks for both, in its "linking" and "reloc" sections). An address found in a function that no relocation
//! knows is no address. What only the second part names is written by the second part, into the same place of the memory
//! that both share; all that can be changed stays in the first.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;

use walrus::ir::{self, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataKind, LocalFunction, Module};
use wasmparser::{DefinedDataSymbol, KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo};

use crate::Outcome;

/// Objects nearer to each other than this are written as one, with what lies between them: a segment's head costs as much.
const NEAR: usize = 8;
/// What names so many others is a table.
const TABLE: usize = 8;
/// Names of segments that nobody changes begin so.
const CONSTANT: &str = ".rodata";

/// The objects of a program's memory, by place, and who names whom.
pub struct Objects {
    objects: Vec<Object>,
    /// Objects by the addresses that stand for them in code.
    by_address: HashMap<u32, HashSet<usize>>,
}

struct Object {
    at: u32,
    bytes: Vec<u8>,
    is_constant: bool,
    names: Vec<usize>,
}

/// Objects of one part, written together.
pub struct Run {
    at: u32,
    bytes: Vec<u8>,
}

impl Objects {
    /// The objects of a program.
    pub fn of(program: &[u8]) -> Outcome<Objects> {
        let mut found = Found::default();
        for payload in Parser::new(0).parse_all(program) {
            found.take(payload.map_err(unreadable)?)?;
        }
        found.objects()
    }

    /// The runs of the first part and of the second, where the first has the functions of `first`.
    pub fn shared_out(&self, first: &Module) -> [Vec<Run>; 2] {
        let mut is_first: Vec<bool> = self.objects.iter().map(|object| !object.is_constant).collect();
        let mut open: Vec<usize> = addresses(first)
            .iter()
            .filter_map(|address| self.by_address.get(address))
            .flatten()
            .copied()
            .collect();
        open.extend((0..is_first.len()).filter(|at| is_first[*at]).flat_map(|at| &self.objects[at].names));
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut is_first[at], true) {
                open.extend(&self.objects[at].names);
            }
        }
        [true, false].map(|part| self.runs(|at| is_first[at] == part))
    }

    /// Is an address that of a table of words, or of anything else that names many others?
    pub fn is_table(&self, address: u32) -> bool {
        let held = self.by_address.get(&address).into_iter().flatten();
        held.into_iter().any(|at| self.objects[*at].names.len() >= TABLE)
    }

    fn runs(&self, is_of: impl Fn(usize) -> bool) -> Vec<Run> {
        let mut runs: Vec<Run> = Vec::new();
        let mut between: Vec<usize> = Vec::new();
        for (at, object) in self.objects.iter().enumerate() {
            if !is_of(at) {
                between.push(at);
                continue;
            }
            let near = runs.last_mut().filter(|run| {
                let gap = object.at as usize - run.end();
                gap <= NEAR && between.iter().all(|at| self.objects[*at].is_constant)
            });
            match near {
                Some(run) => {
                    between.iter().for_each(|at| run.add(&self.objects[*at]));
                    run.add(object);
                }
                None => runs.push(Run { at: object.at, bytes: object.bytes.clone() }),
            }
            between.clear();
        }
        runs
    }
}

impl Run {
    fn end(&self) -> usize {
        self.at as usize + self.bytes.len()
    }

    fn add(&mut self, object: &Object) {
        self.bytes.resize(object.at as usize - self.at as usize, 0);
        self.bytes.extend_from_slice(&object.bytes);
    }
}

/// Puts runs in the place of all data of a module.
pub fn write(module: &mut Module, runs: Vec<Run>) -> Outcome {
    let memory = module.memories.iter().next().map(|memory| memory.id());
    let memory = memory.ok_or("the page's program has no memory")?;
    for data in module.data.iter().map(|data| data.id()).collect::<Vec<_>>() {
        module.data.delete(data);
    }
    module.memories.get_mut(memory).data_segments.clear();
    for Run { at, bytes } in runs {
        let offset = ConstExpr::Value(ir::Value::I32(at.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, bytes);
        module.memories.get_mut(memory).data_segments.insert(data);
    }
    Ok(())
}

/// Every number in the functions of a module that may be an address.
fn addresses(module: &Module) -> HashSet<u32> {
    module.funcs.iter_local().flat_map(|(_, function)| addresses_in(function)).collect()
}

/// Every number in a function that may be an address.
pub fn addresses_in(function: &LocalFunction) -> HashSet<u32> {
    struct Numbers(HashSet<u32>);
    impl<'a> Visitor<'a> for Numbers {
        fn visit_const(&mut self, constant: &ir::Const) {
            if let ir::Value::I32(value) = constant.value {
                self.0.insert(value.cast_unsigned());
            }
        }
        fn visit_load(&mut self, load: &ir::Load) {
            self.0.extend(u32::try_from(load.arg.offset));
        }
        fn visit_store(&mut self, store: &ir::Store) {
            self.0.extend(u32::try_from(store.arg.offset));
        }
    }
    let mut numbers = Numbers(HashSet::new());
    dfs_in_order(&mut numbers, function, function.entry_block());
    numbers.0
}

/// What a program's sections tell.
#[derive(Default)]
struct Found {
    /// Address and bytes of each segment, and where its bytes lie in the section of data.
    segments: Vec<(u32, Vec<u8>, usize)>,
    constant: Vec<bool>,
    /// Objects that symbols stand for: segment and place in it.
    symbols: Vec<Option<DefinedDataSymbol>>,
    /// Symbol and what is added to its address, as they stand in code.
    in_code: Vec<(u32, i64)>,
    /// Place in the section of data, the symbol named there, and what is added to its address.
    in_data: Vec<(u32, u32, i64)>,
    data_from: usize,
}

impl Found {
    fn take(&mut self, payload: Payload<'_>) -> Outcome {
        if let Payload::DataSection(reader) = &payload {
            self.data_from = reader.range().start;
            for data in reader.clone() {
                let data = data.map_err(unreadable)?;
                let wasmparser::DataKind::Active { offset_expr, .. } = data.kind else {
                    return Err("the page's program has data without a place".to_owned());
                };
                let at = match offset_expr.get_operators_reader().read().map_err(unreadable)? {
                    wasmparser::Operator::I32Const { value } => value.cast_unsigned(),
                    _ => return Err("the page's program has data at no fixed place".to_owned()),
                };
                let from = data.range.end - data.data.len();
                self.segments.push((at, data.data.to_vec(), from));
            }
        }
        let Payload::CustomSection(custom) = payload else { return Ok(()) };
        match custom.as_known() {
            KnownCustom::Linking(reader) => {
                for part in reader.subsections() {
                    self.link(part.map_err(unreadable)?)?;
                }
            }
            KnownCustom::Reloc(reader) => {
                for entry in reader.entries() {
                    let entry = entry.map_err(unreadable)?;
                    match (custom.name(), entry.ty) {
                        ("reloc.CODE", RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb) => {
                            self.in_code.push((entry.index, entry.addend));
                        }
                        ("reloc.DATA", RelocationType::MemoryAddrI32) => {
                            self.in_data.push((entry.offset, entry.index, entry.addend));
                        }
                        (_, RelocationType::FunctionIndexLeb | RelocationType::TypeIndexLeb)
                        | (_, RelocationType::TableIndexSleb | RelocationType::TableIndexI32)
                        | (_, RelocationType::GlobalIndexLeb | RelocationType::TableNumberLeb) => {}
                        (place, other) => {
                            return Err(format!("{place} has a relocation that is not known: {other:?}"));
                        }
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn link(&mut self, part: Linking<'_>) -> Outcome {
        match part {
            Linking::SegmentInfo(segments) => {
                for segment in segments {
                    self.constant.push(segment.map_err(unreadable)?.name.starts_with(CONSTANT));
                }
            }
            Linking::SymbolTable(symbols) => {
                for symbol in symbols {
                    self.symbols.push(match symbol.map_err(unreadable)? {
                        SymbolInfo::Data { symbol, .. } => symbol,
                        _ => None,
                    });
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// Segment and address that a relocation names; none = not one of the data.
    fn target(&self, index: u32, addend: i64) -> Outcome<Option<(usize, u32)>> {
        let Some(symbol) = self.symbols.get(index as usize).copied().flatten() else { return Ok(None) };
        let segment = symbol.index as usize;
        let (at, ..) = self.segments.get(segment).ok_or("a symbol of no segment")?;
        Ok(Some((segment, (i64::from(*at) + i64::from(symbol.offset) + addend) as u32)))
    }

    fn objects(self) -> Outcome<Objects> {
        if self.constant.len() != self.segments.len() || self.in_code.is_empty() {
            return Err(
                "the page's program does not say what its addresses are of: did build.rs ask?".to_owned()
            );
        }
        let mut by_address: HashMap<u32, HashSet<usize>> = HashMap::new();
        for (index, addend) in &self.in_code {
            if let Some((segment, address)) = self.target(*index, *addend)? {
                by_address.entry(address).or_default().insert(segment);
            }
        }
        let mut names = vec![Vec::new(); self.segments.len()];
        for (place, index, addend) in &self.in_data {
            let Some((segment, address)) = self.target(*index, *addend)? else { continue };
            let place = self.data_from + *place as usize;
            let holder = self.segments.partition_point(|(_, _, from)| *from <= place).checked_sub(1);
            let holder = holder.ok_or("an address of no segment")?;
            let (_, bytes, from) = &self.segments[holder];
            if bytes.get(place - from..place - from + 4) != Some(&address.to_le_bytes()) {
                return Err("an address in the data is not where the linker says it is".to_owned());
            }
            names[holder].push(segment);
        }
        let told = self.segments.into_iter().zip(self.constant).zip(names);
        let objects =
            told.map(|(((at, bytes, _), is_constant), names)| Object { at, bytes, is_constant, names });
        Ok(Objects { objects: objects.collect(), by_address })
    }
}

fn unreadable(error: impl Display) -> String {
    format!("the page's program cannot be read: {error}")
}
