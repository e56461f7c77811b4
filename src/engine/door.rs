//! The ways in and out of a centre: hello, opening, unlocking, restoring, throwing away.

use casebook::door::{Kek, Secret};
use casebook::session::Session;
use casebook::trouble::Trouble;
use casework::issue::{Issue, IssueCode};
use casework::staff::{Right, StaffId};

use super::answer::{Engine, Open, WebSession};
use super::queue::Job;
use super::tell;
use crate::platform::build::BUILD;
use crate::platform::channel::Channel;
use crate::platform::cipher::WebCipher;
use crate::platform::clock::now;
use crate::platform::idb::{self, IdbStore};
use crate::platform::random::WebRandom;
use crate::platform::storage;
use crate::protocol::{News, Reply, Request, Which};

/// Opens the database and tells who may unlock. A page of another build is told only the engine's build.
pub async fn hello(engine: &mut Engine, build: String, which: Which) -> Result<Reply, Trouble> {
    close(engine);
    if build != BUILD {
        return Err(Trouble::BuildMismatch);
    }
    let name = which.database();
    let store = IdbStore::open(&name, |trouble| tell::news(News::Trouble(trouble))).await?;
    let session = Session::new(store, WebCipher::new()?, WebRandom);
    let door = session.look_at_door().await?;
    let queue = engine.queue.clone();
    let channel = Channel::open(&name, move |_| queue.push(Job::OtherTab))?;
    engine.open = Some(Open { which, session, channel, told: 0, swept: false, import: Vec::new() });
    Ok(Reply::Hello { build: BUILD.to_owned(), door })
}

/// Opens, unlocks or restores; the reply is the desk, where the session is open then.
pub async fn enter(engine: &mut Engine, request: Request) -> Result<Reply, Trouble> {
    let open = engine.open.as_mut().ok_or(Trouble::Locked)?;
    let session = &mut open.session;
    let (at, mut progress) = (now(), tell::progress());
    match request {
        Request::OpenCentre(new) => {
            if let Err(issues) = session.open_centre(&new, at).await? {
                return Ok(Reply::Refused(issues));
            }
            storage::ask_to_persist();
        }
        Request::OpenDemo(year) if open.which == Which::Demo => {
            session.open_demo(*year, at, &mut progress).await?;
        }
        Request::UnlockDemo if open.which == Which::Demo => session.unlock_demo(at, &mut progress).await?,
        Request::Unlock { staff, kek } => {
            session.unlock(staff, &kek, at, &mut progress).await?;
            storage::ask_to_persist();
        }
        Request::UnlockAround { staff, kek } => {
            session.unlock_around_damage(staff, &kek, at, &mut progress).await?;
        }
        Request::Recover { kek, staff, params, new } => {
            session.recover(&kek, staff, params, &new, at, &mut progress).await?;
        }
        Request::RecoverAround { kek, staff, params, new } => {
            session.recover_around_damage(&kek, staff, params, &new, at, &mut progress).await?;
        }
        Request::Restore { file, staff, kek } => {
            session.restore(&file, staff, &kek, at, &mut progress).await?;
            storage::ask_to_persist();
        }
        _ => return Err(Trouble::Locked),
    }
    entered(session)
}

/// What does not open; the session stays locked.
pub async fn inspect_damage(
    engine: &mut Engine,
    staff: StaffId,
    secret: Secret,
    kek: &Kek,
) -> Result<Reply, Trouble> {
    let session = engine.session()?;
    session.look_at_damage(staff, secret, kek, now(), &mut tell::progress()).await.map(Reply::Damage)
}

fn entered(session: &WebSession) -> Result<Reply, Trouble> {
    if session.is_open() { session.desk().map(|desk| Reply::Desk(Box::new(desk))) } else { Ok(Reply::Done) }
}

/// Deletes the database: the demo always, a centre only by one who manages it.
pub async fn destroy(engine: &mut Engine) -> Result<Reply, Trouble> {
    let open = engine.open.as_ref().ok_or(Trouble::Locked)?;
    let which = open.which;
    if which != Which::Demo && !open.session.desk()?.me.role.may(Right::Manage) {
        return Ok(Reply::Refused(vec![Issue::at("role", IssueCode::NotAllowed)]));
    }
    close(engine);
    idb::delete(&which.database()).await?;
    Ok(Reply::Done)
}

fn close(engine: &mut Engine) {
    if let Some(mut open) = engine.open.take() {
        open.session.lock();
        open.session.store().close();
    }
}
