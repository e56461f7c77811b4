//! A desk without a browser: a session on a store in memory, and what the page does with a ledger.

#[path = "../../crates/casebook/tests/seeded/mod.rs"]
mod seeded;

use bangfu_desk::importing;
use bangfu_desk::paper::Paper;
use bangfu_desk::paper_protocol::{Harvest, PaperReply, PaperRequest};
use casebook::door::{KdfParams, Kek};
use casebook::sealing::RustCipher;
use casebook::session::{NewCentre, Session};
use casebook::store::memory::MemoryStore;
use casework::centre::Centre;
use casework::code::Codes;
use casework::ledger::Layout;
use casework::time::Day;

pub use seeded::{NOW, Seeded};

/// The session of a centre.
pub type Desk = Session<MemoryStore, RustCipher, Seeded>;

/// Runs to its end what the browser would run by turns.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(work)
}

/// Opens a centre.
pub fn opened(store: MemoryStore, centre: &str) -> Desk {
    let mut desk = Session::new(store, RustCipher, Seeded(1));
    let new = NewCentre {
        centre: Centre { name: centre.into(), ..Centre::default() },
        name: "王芳".into(),
        door_name: "芳".into(),
        params: KdfParams::step(0, [1; 16]),
        kek: Kek([1; 32]),
        recovery_params: KdfParams::step(0, [9; 16]),
        recovery_kek: Kek([9; 32]),
    };
    run(desk.open_centre(&new, NOW)).unwrap().unwrap();
    desk
}

/// What the page does with a file: open, take the suggested sheet and columns, read. The harvest, and the act's bytes.
pub fn harvest(codes: Codes, layouts: Vec<Layout>, file: &str, bytes: &[u8]) -> (Harvest, Vec<u8>) {
    let (mut paper, mut import) = (Paper::default(), importing::Import::default());
    import.open(file, NOW);
    assert!(paper.answer(PaperRequest::Part { first: true, bytes: bytes.to_vec() }) == PaperReply::Taken);
    let open = PaperRequest::Open { file: file.into(), codes: codes.clone(), layouts, entry_layouts: vec![] };
    let PaperReply::Opened(sheets, _) = paper.answer(open) else { panic!("not opened") };
    import.opened(sheets);
    assert_eq!(import.step, importing::Step::Columns);
    let (sheet, mapping, span) = (import.reading().unwrap().name.clone(), import.mapping, import.span);
    let today = Day::new(2026, 3, 2).unwrap();
    let read = PaperRequest::Read { sheet, mapping, span, codes, today };
    let PaperReply::Read(harvest) = paper.answer(read) else { panic!("not read") };
    let mut act = Vec::new();
    while act.len() < harvest.act as usize {
        let PaperReply::Act(part) = paper.answer(PaperRequest::Act(act.len() as u32)) else {
            panic!("no act")
        };
        act.extend(part);
    }
    (*harvest, act)
}
