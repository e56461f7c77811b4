//! An import: handed over in parts, compared with what is there, taken in once.

use std::ops::ControlFlow;

use casebook::trouble::Trouble;
use casework::act::{Act, WishId};
use casework::ledger::Import;

use super::answer::{Engine, Open, refused_or};
use super::queue::Queue;
use super::tell;
use crate::platform::clock::now;
use crate::protocol::Reply;

impl Engine {
    /// Takes a part of an import in hand; nothing is written yet.
    pub fn hand_over(&mut self, first: bool, bytes: &[u8]) -> Result<Reply, Trouble> {
        let open = self.open.as_mut().filter(|open| open.session.is_open()).ok_or(Trouble::Locked)?;
        if first {
            open.import.clear();
        }
        open.import.extend_from_slice(bytes);
        Ok(Reply::Done)
    }

    /// What of the import handed over is there already.
    pub async fn compare_import(&mut self) -> Result<Reply, Trouble> {
        let open = self.open.as_mut().ok_or(Trouble::Locked)?;
        open.session.ready(&mut tell::progress()).await?;
        open.session.compare(&import_of(&open.import)?).map(Reply::Compared)
    }

    /// Takes in the import handed over, once. It stays until it is written: a stopped one may be asked for again.
    pub async fn import(&mut self, wish: WishId, chosen: Vec<u32>) -> Result<Reply, Trouble> {
        let queue = self.queue.clone();
        let Open { session, import, .. } = self.open.as_mut().ok_or(Trouble::Locked)?;
        session.ready(&mut tell::progress()).await?;
        let asked = match act_of(import)? {
            Act::Import(asked) => *asked,
            entries @ Act::ImportEntries(_) => {
                let outcome = session.act_once(&entries, wish, now()).await;
                let reply = outcome.map(refused_or(Reply::Acted))?;
                *import = Vec::new();
                return Ok(reply);
            }
            _ => return Err(Trouble::BuildMismatch),
        };
        let found = session.compare(&asked)?;
        let asked = asked.settled(&found, &chosen.into_iter().collect());
        let mut steps = steps(&queue);
        let outcome = session.import_once(asked, wish, now(), &mut steps).await;
        tell::progress()(1, 1);
        let reply = outcome.map(refused_or(Reply::Acted))?;
        if matches!(reply, Reply::Acted(_)) {
            *import = Vec::new();
        }
        if session.wants_gist_kept() {
            queue.rest();
        }
        Ok(reply)
    }
}

/// Tells how far it is, and hears whether to go on.
fn steps(queue: &Queue) -> impl FnMut(u32, u32) -> ControlFlow<()> {
    let mut progress = tell::progress();
    move |done, of| {
        // The last step, taking it into memory, is still to come.
        progress(done, of + 1);
        if queue.is_import_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// The import in the bytes of an act.
fn import_of(act: &[u8]) -> Result<Import, Trouble> {
    match act_of(act)? {
        Act::Import(import) => Ok(*import),
        _ => Err(Trouble::BuildMismatch),
    }
}

/// The act in the bytes handed over.
fn act_of(act: &[u8]) -> Result<Act, Trouble> {
    // An engine begun anew meanwhile was handed nothing over.
    if act.is_empty() {
        return Err(Trouble::FileUnreadable);
    }
    postcard::from_bytes(act).map_err(|_| Trouble::BuildMismatch)
}
