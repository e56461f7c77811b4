//! A field: label above, hint beside it, what the desk knows at its right end, an error in the hint's place.
//!
//! Nothing shifts: hint, error and note share one line that is always there. The control inside learns its `id` and
//! what describes it from the field, so the two cannot come apart.

use leptos::context::Provider;
use leptos::prelude::*;

use super::icon::{Glyph, Icon};
use super::live::live;

/// What a control inside a field needs to be tied to it.
#[derive(Clone, Copy)]
pub struct FieldTie {
    /// The control's `id`; the label points at it.
    pub id: StoredValue<String>,
    /// Something is wrong with what was typed.
    pub invalid: Signal<bool>,
    /// Must be filled in.
    pub required: bool,
}

impl FieldTie {
    /// The control's `id`.
    pub fn id(self) -> String {
        self.id.get_value()
    }

    /// `id` of the label, for `aria-labelledby` of groups.
    pub fn label_id(self) -> String {
        self.id.with_value(|id| format!("{id}-label"))
    }

    /// `id` of hint and error, for `aria-describedby`.
    pub fn says_id(self) -> String {
        self.id.with_value(|id| format!("{id}-says"))
    }
}

/// The field around this control, if there is one.
pub fn use_field_tie() -> Option<FieldTie> {
    use_context::<FieldTie>()
}

/// A field around one control, or (with `group`) around radio buttons or several controls.
#[component]
pub fn Field(
    /// Visible label.
    #[prop(into)]
    label: Signal<String>,
    /// The control's `name`; ids are made from it.
    #[prop(into)]
    name: String,
    /// Beside the label.
    #[prop(optional, into)]
    hint: Signal<String>,
    /// In place of the hint while there is one; empty = nothing wrong.
    #[prop(optional, into)]
    error: Signal<String>,
    /// A doubt that does not keep from saving, in place of the hint; empty = none.
    #[prop(optional, into)]
    warning: Signal<String>,
    /// At the label's right end: what the desk already knows.
    #[prop(optional, into)]
    note: ViewFn,
    /// The label names a group of controls.
    #[prop(optional)]
    group: bool,
    #[prop(optional)] required: bool,
    /// Further class, e.g. for the width.
    #[prop(optional, into)]
    class: &'static str,
    /// Two forms on one page: a word that keeps their ids apart.
    #[prop(optional, into)]
    form: String,
    children: Children,
) -> impl IntoView {
    let id = if form.is_empty() { format!("field-{name}") } else { format!("field-{form}-{name}") };
    let invalid = Signal::derive(move || error.with(|text| !text.is_empty()));
    let tie = FieldTie { id: StoredValue::new(id), invalid, required };
    let heading = if group {
        view! { <span class="field-label" id=tie.label_id()>{label}</span> }.into_any()
    } else {
        view! { <label class="field-label" id=tie.label_id() for=tie.id()>{label}</label> }.into_any()
    };
    view! {
        <div class=format!("field {class}") class:has-error=invalid data-field=name>
            <div class="field-head">
                {heading}
                <span class="field-says" id=tie.says_id() aria-live="polite">
                    {live(move || says(error.get(), warning.get(), hint.get()))}
                </span>
                <span class="field-note">{live(move || note.run())}</span>
            </div>
            // A scope of its own: the tie must not reach the next control, which may stand in no field.
            <Provider value=tie>{children()}</Provider>
        </div>
    }
}

fn says(error: String, warning: String, hint: String) -> AnyView {
    if !error.is_empty() {
        view! { <span class="field-error"><Icon glyph=Glyph::Warning />{error}</span> }.into_any()
    } else if !warning.is_empty() {
        view! { <span class="field-warning"><Icon glyph=Glyph::Info />{warning}</span> }.into_any()
    } else if !hint.is_empty() {
        view! { <span class="field-hint">{hint}</span> }.into_any()
    } else {
        ().into_any()
    }
}
