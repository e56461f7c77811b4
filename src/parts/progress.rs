//! Long work: how far it is, and a way to stop it.

use leptos::prelude::*;

use super::button::Button;
use super::live::told;

/// A bar with words.
#[component]
pub fn Progress(
    /// What goes on.
    #[prop(into)]
    label: Signal<String>,
    /// Done, of how many; none = not known yet.
    #[prop(into)]
    progress: Signal<Option<(u32, u32)>>,
    /// Words of the stop button and what it does; left out = cannot be stopped.
    #[prop(optional, into)]
    cancel: Option<(String, Callback<()>)>,
) -> impl IntoView {
    let share = move || progress.get().map(|(done, of)| f64::from(done) / f64::from(of.max(1)));
    view! {
        <div class="progress" role="status">
            <span class="progress-label">{label}</span>
            <progress aria-label=label value=told(move || share().map(|share| share.to_string())) max="1"></progress>
            {cancel.map(|(words, stop)| view! { <Button label=words on_press=stop /> })}
        </div>
    }
}
