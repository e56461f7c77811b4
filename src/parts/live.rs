//! Content and attributes that follow signals, with their closures kept behind one type: each kind of view, effect and
//! attribute is compiled once, not once for every closure, so the first page stays small.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

/// A function of signals that a view calls anew whenever one of them changes.
pub type Live<T> = Arc<Mutex<dyn FnMut() -> T + Send>>;

/// Content that follows signals.
pub fn live<V: IntoView + 'static>(mut content: impl FnMut() -> V + Send + 'static) -> AnyView {
    let content: Live<AnyView> = Arc::new(Mutex::new(move || content().into_any()));
    content.into_any()
}

/// The value of an attribute, class or property that follows signals.
pub fn told<T: 'static>(value: impl FnMut() -> T + Send + 'static) -> Live<T> {
    Arc::new(Mutex::new(value))
}
