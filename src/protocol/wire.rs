//! Requests, replies and news as they are sent.

use casebook::trouble::Trouble;
use serde::{Deserialize, Serialize};

use super::{Reply, Request};

/// What the engine says unasked.
#[derive(Serialize, Deserialize)]
pub enum News {
    /// Data changed (here or in another tab): ask again.
    Revision(u64),
    /// Long work moved on.
    Progress {
        /// Done so far.
        done: u32,
        /// Of how many.
        of: u32,
    },
    /// Another tab upgraded or deleted the database, or the connection is gone.
    Trouble(Trouble),
}

/// Number of a request; a reply carries the same.
pub type CallNumber = u32;

/// Page to engine, as sent.
#[derive(Serialize, Deserialize)]
pub struct Call {
    /// Number.
    pub number: CallNumber,
    /// Request.
    pub request: Request,
}

/// Engine to page, as sent.
#[derive(Serialize, Deserialize)]
pub enum Message {
    /// Answer to a call.
    Reply(CallNumber, Reply),
    /// Unasked.
    News(News),
}
