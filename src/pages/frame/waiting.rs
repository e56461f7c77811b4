//! What the desks wait for, as counts: asked once for the whole frame, again with every change of data and on another day.

use casework::register::Register;
use casework::view::Waiting;
use leptos::prelude::*;

use crate::desk::use_answer;
use crate::pages::around::use_around;
use crate::protocol::{Reply, Request};

/// How much is open and due at each desk. A context of the frame.
#[derive(Clone, Copy)]
pub struct WaitingNow(Signal<Waiting>);

impl WaitingNow {
    /// Asks, and gives the frame the answer.
    pub fn provide() {
        let today = use_around().today();
        let answer = use_answer(
            move || {
                today.get();
                Some(Request::Waiting(0))
            },
            |reply| match reply {
                Reply::Waiting(waiting) => Some(waiting),
                _ => None,
            },
        );
        let waiting = Memo::new(move |_| answer.get().and_then(Result::ok).unwrap_or_default());
        provide_context(WaitingNow(waiting.into()));
    }

    /// That of the frame around this page; nothing outside of one.
    pub fn here() -> WaitingNow {
        use_context().unwrap_or_else(|| WaitingNow(Signal::derive(Waiting::default)))
    }

    /// How many entries of these registers are open, and at how many something is due.
    pub fn of(self, registers: &[Register]) -> (u32, u32) {
        let sum = |counts: &[(Register, u32)]| {
            counts.iter().filter(|(register, _)| registers.contains(register)).map(|(_, count)| count).sum()
        };
        self.0.with(|waiting| (sum(&waiting.open), sum(&waiting.due)))
    }
}
