//! An empty list: one line what the page is for, and the first act as children.

use leptos::prelude::*;

/// A card at the place of the list.
#[component]
pub fn EmptyState(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty-state card">
            <p>{text}</p>
            {children.map(|children| view! { <div class="empty-state-actions">{children()}</div> })}
        </div>
    }
}
