//! The order of work: one job at a time; one that writes much, or what must not change meanwhile, enters with the centre's
//! Web Lock held.
//!
//! Web Locks are given in the order they were asked for, so saves of one tab keep their order, and `Lock` comes after them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use futures_channel::{mpsc, oneshot};
use futures_util::StreamExt;
use wasm_bindgen_futures::spawn_local;

use super::answer::Engine;
use super::tell;
use crate::cover::{Gate, Heard};
use crate::platform::locks::with_lock;
use crate::platform::timer::Timer;
use crate::protocol::{Call, Reply, Request};

/// After so many milliseconds without a call nobody is asking: what a page shows after unlocking it asks bit by bit, and each
/// call would wait for a block that is being read.
const QUIET_MS: i32 = 100;

/// One piece of work.
pub enum Job {
    /// A call of the page; when it is answered, the lock that was held for it is given back.
    Call(Call, Option<oneshot::Sender<()>>),
    /// Another tab changed data.
    OtherTab,
    /// Rows are still to be read.
    ReadOn,
    /// Nobody waits: time to tidy up, with the lock held.
    Rest(oneshot::Sender<()>),
}

/// Where jobs wait.
#[derive(Clone)]
pub struct Queue {
    jobs: mpsc::UnboundedSender<Job>,
    /// Name of the lock: that of the open database.
    lock: Rc<RefCell<Option<String>>>,
    /// The import asked for last is to be stopped.
    stopped: Rc<Cell<bool>>,
    /// Goes off when rows are to be read on.
    reading: Rc<RefCell<Option<Timer>>>,
    /// What passes while the desk is covered.
    gate: Rc<RefCell<Gate>>,
}

impl Queue {
    /// Starts to work.
    pub fn start() -> Queue {
        let (jobs, mut waiting) = mpsc::unbounded();
        let queue = Queue {
            jobs,
            lock: Rc::default(),
            stopped: Rc::default(),
            reading: Rc::default(),
            gate: Rc::default(),
        };
        let (mut engine, own) = (Engine::new(queue.clone()), queue.clone());
        spawn_local(async move {
            while let Some(job) = waiting.next().await {
                match job {
                    Job::Call(call, held) => {
                        let reply = engine.answer(call.request).await;
                        let news = engine.tell_page();
                        own.gate.borrow_mut().know(engine.pin());
                        tell::reply(call.number, reply);
                        // The person need not wait for that.
                        engine.tell_tabs(news);
                        drop(held);
                        own.put_off_reading();
                    }
                    Job::OtherTab => engine.catch_up().await,
                    Job::ReadOn => {
                        own.reading.take();
                        engine.read_on().await;
                    }
                    Job::Rest(held) => {
                        engine.rest().await;
                        drop(held);
                    }
                }
                own.gate.borrow_mut().know(engine.pin());
            }
        });
        queue
    }

    /// Takes a call in, where the gate lets it pass.
    pub fn take(&self, call: Call) {
        let heard = self.gate.borrow_mut().hear(&call.request);
        match (heard, &call.request) {
            (Heard::Answered(reply), _) => return tell::reply(call.number, reply),
            (Heard::Shut(reply), _) => {
                tell::reply(call.number, reply);
                // Nobody waits for its answer.
                return self.push(Job::Call(Call { number: 0, request: Request::Lock }, None));
            }
            (Heard::Passes, Request::Ping) => return tell::reply(call.number, Reply::Done),
            (Heard::Passes, Request::StopImport) => {
                self.stopped.set(true);
                return tell::reply(call.number, Reply::Done);
            }
            (Heard::Passes, _) => {}
        }
        if let Request::Hello { which, .. } = &call.request {
            self.lock.replace(Some(format!("bangfu/{}", which.database())));
        }
        if let Request::Import { .. } = &call.request {
            self.stopped.set(false);
        }
        let lock = if changes_data(&call.request) { self.lock.borrow().clone() } else { None };
        match lock {
            Some(lock) => self.take_locked(call, lock),
            None => self.push(Job::Call(call, None)),
        }
    }

    /// Is it to be stopped?
    pub fn is_import_stopped(&self) -> bool {
        self.stopped.get()
    }

    /// Has rows read on when nobody asks.
    pub fn read_on_later(&self) {
        self.read_on_after(QUIET_MS);
    }

    /// Has the next rows read, after the calls that wait.
    pub fn read_on_next(&self) {
        self.read_on_after(0);
    }

    fn read_on_after(&self, ms: i32) {
        let jobs = self.jobs.clone();
        let timer = Timer::after(ms, move || {
            let _ = jobs.unbounded_send(Job::ReadOn);
        });
        self.reading.replace(Some(timer));
    }

    /// A call was answered: the next one may follow.
    fn put_off_reading(&self) {
        if self.reading.borrow().is_some() {
            self.read_on_later();
        }
    }

    /// Asks for rest, when the lock is free.
    pub fn rest(&self) {
        let Some(lock) = self.lock.borrow().clone() else { return };
        let queue = self.clone();
        spawn_local(async move {
            let work = async move {
                let (done, wait) = oneshot::channel();
                queue.push(Job::Rest(done));
                let _ = wait.await;
            };
            // Without the lock there is no tidying up; nothing hangs on it.
            let _ = with_lock(&lock, work).await;
        });
    }

    /// Puts a job at the end.
    pub fn push(&self, job: Job) {
        // The receiver lives as long as the worker.
        let _ = self.jobs.unbounded_send(job);
    }

    fn take_locked(&self, call: Call, lock: String) {
        let queue = self.clone();
        spawn_local(async move {
            let number = call.number;
            let work = async move {
                let (done, wait) = oneshot::channel();
                queue.push(Job::Call(call, Some(done)));
                // Dropped when the call is answered: the sign to give the lock back.
                let _ = wait.await;
            };
            if let Err(trouble) = with_lock(&lock, work).await {
                tell::reply(number, Reply::Trouble(trouble));
            }
        });
    }
}

/// Does it write what other tabs must not write at the same moment? One person's save need not wait for the lock: a row that
/// another tab was first with is refused by the store, and the rules are asked again. `Lock` waits for all that were asked
/// before it.
fn changes_data(request: &Request) -> bool {
    use Request::*;
    matches!(
        request,
        OpenCentre(_)
            | OpenDemo(_)
            | UnlockDemo
            | Recover { .. }
            | RecoverAround { .. }
            | ChangePassphrase { .. }
            | Cover(_)
            | AddStaff(_)
            | Act(casework::act::Act::Import(_) | casework::act::Act::Erase(_))
            | Import { .. }
            | Undo(_)
            | Restore { .. }
            | Lock
    )
}
