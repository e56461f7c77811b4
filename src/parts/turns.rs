//! What stands below the first screen of a page: drawn piece by piece, each in a turn of its own when the browser has painted
//! and has nothing to do, so that what is seen first is there sooner, a key or a finger comes before it, and no turn is long.
//! A page in the background waits until it is seen.

use leptos::prelude::*;

use crate::platform::timer::when_idle;

/// A piece of a page, drawn when its turn comes.
pub type Piece = Box<dyn FnOnce() -> AnyView + Send>;

/// A view as a piece.
pub fn piece(view: impl FnOnce() -> AnyView + Send + 'static) -> Piece {
    Box::new(view)
}

/// Pieces in their order, so many a turn, the first ones after the next paint.
pub fn in_turns(pieces: Vec<Piece>, at_once: usize) -> AnyView {
    let turn = RwSignal::new(0);
    next(turn, pieces.len().div_ceil(at_once));
    let place = |(n, piece): (usize, Piece)| {
        let is_due = Memo::new(move |_| turn.get() > n / at_once);
        let mut piece = Some(piece);
        super::live::live(move || is_due.get().then(|| piece.take().map(|draw| draw())))
    };
    pieces.into_iter().enumerate().map(place).collect_view().into_any()
}

/// False now, true after the next paint.
pub fn after_paint() -> Signal<bool> {
    let turn = RwSignal::new(0);
    next(turn, 1);
    Signal::derive(move || turn.get() > 0)
}

/// Longest wait for an idle browser, in milliseconds.
const SOON: u32 = 100;

/// What runs after a frame's start runs when the frame has been painted.
fn next(turn: RwSignal<usize>, count: usize) {
    request_animation_frame(move || {
        when_idle(SOON, move || {
            // The page may be gone by now, and the signal with it.
            if turn.try_update(|turn| *turn += 1).is_some() && turn.get_untracked() < count {
                next(turn, count);
            }
        });
    });
}
