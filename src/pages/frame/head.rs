//! The head of a page: its title, which is also the tab's title and takes the focus after a change of page.

use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos_router::components::A;

use crate::desk::use_desk;
use crate::locale::{frame::FrameWords, use_words};
use crate::parts::EmptyState;
use crate::platform::page;

/// `id` of the title.
const TITLE: &str = "page-title";

/// Title of a page, with what stands beside it (sums, buttons) as children.
///
/// The title of the tab names the product and the page, never a person: tabs are seen by passers-by and kept in histories.
#[component]
pub fn PageHead(
    /// Title.
    #[prop(into)]
    title: Signal<String>,
    /// Title of the tab where the page's own may not stand there (a person's name).
    #[prop(optional, into)]
    tab: Option<String>,
    /// False where a field of the page takes the focus.
    #[prop(default = true)]
    takes_focus: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let t: &FrameWords = use_words();
    let desk = use_desk();
    Effect::new(move |_| {
        let page_title = tab.clone().unwrap_or_else(|| title.get());
        let centre =
            desk.desk.with(|desk| desk.as_ref().map(|desk| desk.centre.name.clone())).unwrap_or_default();
        let place = if centre.is_empty() { t.product.to_owned() } else { format!("{} {centre}", t.product) };
        page::set_title(&format!("{page_title} · {place}"));
    });
    let node = NodeRef::<html::H1>::new();
    // A frame later: while the pages change places, the old title may still stand in the document.
    request_animation_frame(move || {
        if let (true, Some(Some(title))) = (takes_focus, node.try_get_untracked()) {
            // A title that is gone again has nothing to focus.
            let _ = title.focus();
        }
    });
    view! {
        <header class="page-head">
            <h1 node_ref=node id=TITLE tabindex="-1">{title}</h1>
            {children.map(|children| children())}
        </header>
    }
}

/// The page for an address that has none.
#[component]
pub fn NoSuchPage() -> impl IntoView {
    let t: &FrameWords = use_words();
    view! {
        <PageHead title=t.nothing_here />
        <EmptyState text=t.nothing_here_text>
            <A href="/today" attr:class="button button--secondary button--normal">{t.go_today}</A>
        </EmptyState>
    }
}

/// A link to `#page` would leave the address of the page below a `<base>`; the focus is moved instead.
pub fn skip(event: MouseEvent) {
    event.prevent_default();
    page::focus("page");
}
