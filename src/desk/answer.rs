//! Answers kept up to date on a page.

use std::cell::RefCell;
use std::rc::Rc;

use casebook::trouble::Trouble;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{DeskDoor, use_desk};
use crate::protocol::{Reply, Request};

/// An answer kept up to date: asked again when the request changes or the data do; a late answer to an old question is
/// dropped, the last good one stays until the new one comes. `None` = no answer yet.
///
/// While a question is under way, only the newest later one waits: typing never queues up questions.
pub fn use_answer<T: Clone + PartialEq + Send + Sync + 'static>(
    request: impl Fn() -> Option<Request> + 'static,
    take: fn(Reply) -> Option<T>,
) -> Signal<Option<Result<T, Trouble>>> {
    use_answer_to(move || Some(((), request()?)), move |(), reply| take(reply))
}

/// As `use_answer`, for a page that must know which question an answer belongs to: what is handed in with the request
/// comes back with its reply.
pub fn use_answer_to<Q: 'static, T: Clone + PartialEq + Send + Sync + 'static>(
    question: impl Fn() -> Option<(Q, Request)> + 'static,
    take: impl Fn(Q, Reply) -> Option<T> + Clone + 'static,
) -> Signal<Option<Result<T, Trouble>>> {
    let desk = use_desk();
    let answer = RwSignal::new(None);
    let line = Rc::new(Line { next: RefCell::new(None), busy: RefCell::new(false) });
    let gone = line.clone();
    let gone = StoredValue::new_local(gone);
    on_cleanup(move || {
        let _ = gone.try_with_value(|line| line.next.replace(None));
    });
    Effect::new(move |_| {
        desk.revision.track();
        let Some(question) = question() else { return };
        line.next.replace(Some(question));
        if !line.busy.replace(true) {
            spawn_local(ask_on(desk, line.clone(), answer, take.clone()));
        }
    });
    answer.into()
}

/// The newest question that waits, and whether one is under way.
struct Line<Q> {
    next: RefCell<Option<(Q, Request)>>,
    busy: RefCell<bool>,
}

/// Asks until no newer question waits; only the answer to the newest is shown.
async fn ask_on<Q, T: Clone + PartialEq + Send + Sync + 'static>(
    desk: DeskDoor,
    line: Rc<Line<Q>>,
    answer: RwSignal<Option<Result<T, Trouble>>>,
    take: impl Fn(Q, Reply) -> Option<T>,
) {
    loop {
        let next = line.next.take();
        let Some((about, request)) = next else { break };
        let reply = desk.ask(request).await;
        if line.next.borrow().is_some() {
            continue;
        }
        let value = Some(reply.and_then(|reply| take(about, reply).ok_or(Trouble::BuildMismatch)));
        // The page may be gone by now, and its signal with it.
        if answer.try_with_untracked(|present| *present != value) == Some(true) {
            let _ = answer.try_set(value);
        }
    }
    line.busy.replace(false);
}
