//! A dialog: the browser's own `<dialog>`, which keeps the focus inside and gives it back when it closes.

use leptos::ev::Event;
use leptos::html;
use leptos::prelude::*;

use super::button::{Button, ButtonKind, ButtonSize};
use super::icon::Glyph;

/// A modal dialog. Its children exist only while it is open; the last of them are usually buttons in `.dialog-actions`.
#[component]
pub fn Dialog(
    #[prop(into)] open: Signal<bool>,
    /// Esc or the cross.
    #[prop(into)]
    on_close: Callback<()>,
    #[prop(into)] title: Signal<String>,
    /// Accessible name of the cross.
    #[prop(into)]
    close_label: String,
    /// Wide: tables and print sheets.
    #[prop(optional)]
    wide: bool,
    /// Keeps ids of titles apart.
    name: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    Effect::new(move |_| {
        let (Some(dialog), open) = (node.get(), open.get()) else { return };
        if open && !dialog.open() {
            // Fails only when the dialog is not in the page any more: nothing to show then.
            let _ = dialog.show_modal();
        } else if !open && dialog.open() {
            dialog.close();
        }
    });
    let title_id = StoredValue::new(format!("dialog-{name}"));
    let children = StoredValue::new(children);
    let close = StoredValue::new(close_label);
    view! {
        <dialog node_ref=node class="dialog" class:dialog--wide=wide aria-labelledby=title_id.get_value() data-dialog=name
            on:cancel=move |event: Event| {
                event.prevent_default();
                on_close.run(());
            }>
            <Show when=move || open.get()>
                <div class="dialog-head">
                    <h2 id=title_id.get_value()>{title}</h2>
                    <Button label=close.get_value() icon=Glyph::Close icon_only=true kind=ButtonKind::Quiet
                        size=ButtonSize::Small on_press=on_close />
                </div>
                <div class="dialog-body">{children.with_value(|children| children())}</div>
            </Show>
        </dialog>
    }
}
