//! The paper worker: office formats. Started at first use, thrown away after, so it costs the first page nothing.
//!
//! Holds one open workbook and no key; nothing it reads is kept. `answer` is plain and is tested natively. The page's
//! end of the line is `desk::PaperDoor`.

mod answer;
mod desk;
mod look;
mod words;

pub use answer::Paper;

/// Starts the worker: bytes of a request in, bytes of its reply out.
#[cfg(target_arch = "wasm32")]
pub fn start() {
    use crate::paper_protocol::{PaperReply, PaperRequest};
    use crate::platform::worker;
    use paperwork::trouble::FileTrouble;

    let mut paper = Paper::default();
    worker::listen(move |bytes| {
        let reply = match postcard::from_bytes::<PaperRequest>(&bytes) {
            Ok(request) => paper.answer(request),
            Err(_) => PaperReply::Trouble(FileTrouble::Damaged),
        };
        // A reply that cannot be written is answered by silence of no use to anyone: say that the file is at fault.
        let damaged =
            || postcard::to_allocvec(&PaperReply::Trouble(FileTrouble::Damaged)).unwrap_or_default();
        worker::say(&postcard::to_allocvec(&reply).unwrap_or_else(|_| damaged()));
    });
}
