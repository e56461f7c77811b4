//! Ties between the draft and its controls: value, change, leaving, and what is wrong.

use casework::draft::ContactDraft;
use leptos::prelude::*;

use super::form::Form;
use crate::parts::Field;

/// The form around this control.
pub fn use_form() -> Form {
    let door = crate::desk::use_desk();
    use_context::<Form>().unwrap_or_else(|| Form::blank(door))
}

/// A text field of the draft.
#[derive(Clone, Copy)]
pub struct TextOf {
    /// The control's `name`.
    pub name: &'static str,
    /// Reads it.
    pub get: fn(&ContactDraft) -> &String,
    /// Where it is written.
    pub at: fn(&mut ContactDraft) -> &mut String,
}

/// A yes-or-no field of the draft.
#[derive(Clone, Copy)]
pub struct FlagOf {
    /// Reads it.
    pub get: fn(&ContactDraft) -> bool,
    /// Where it is written.
    pub at: fn(&mut ContactDraft) -> &mut bool,
}

macro_rules! texts {
    ($($(#[$meta:meta])* $constant:ident: $name:literal = $field:ident;)*) => {
        $($(#[$meta])* pub const $constant: TextOf = TextOf { name: $name, get: |draft| &draft.$field, at: |draft| &mut draft.$field };)*
    };
}

macro_rules! flags {
    ($($(#[$meta:meta])* $constant:ident = $field:ident;)*) => {
        $($(#[$meta])* pub const $constant: FlagOf = FlagOf { get: |draft| draft.$field, at: |draft| &mut draft.$field };)*
    };
}

texts! {
    /// First telephone number.
    PHONE: "phone" = phone;
    /// Second telephone number.
    PHONE_2: "phone-2" = phone_2;
    /// Name.
    NAME: "name" = name;
    /// Number of the document.
    ID_NUMBER: "id-number" = id_number;
    /// Birth date.
    BIRTH: "birth" = birth;
    /// Employer.
    EMPLOYER: "employer" = employer;
    /// Employer's code.
    EMPLOYER_CODE: "employer-code" = employer_code;
    /// District.
    DISTRICT: "district" = district;
    /// Category.
    CATEGORY: "category" = category;
    /// People present.
    PEOPLE: "people" = people;
    /// People concerned.
    INVOLVED: "involved" = involved;
    /// What they ask.
    DEMAND: "demand" = demand;
    /// How it was handled.
    HANDLING: "handling" = handling;
    /// Day received.
    RECEIVED_DATE: "received-date" = received_date;
    /// Time received.
    RECEIVED_TIME: "received-time" = received_time;
    /// Received by.
    RECEIVER: "receiver" = receiver;
    /// Day finished.
    DONE: "done" = done;
    /// Notes.
    NOTES: "notes" = notes;
}

flags! {
    /// Would not give a name.
    ANONYMOUS = anonymous;
    /// Came as a group.
    GROUP = group;
    /// Urgent.
    URGENT = urgent;
    /// Confidential.
    CONFIDENTIAL = confidential;
    /// Risk.
    RISK = risk;
}

/// What a text control needs.
#[derive(Clone, Copy)]
pub struct Typed {
    /// Text as typed.
    pub value: Signal<String>,
    /// Takes what was typed.
    pub put: Callback<String>,
    /// The control was left.
    pub leave: Callback<()>,
}

/// What a box to tick needs.
#[derive(Clone, Copy)]
pub struct Ticked {
    /// Ticked?
    pub value: Signal<bool>,
    /// Takes the change.
    pub put: Callback<bool>,
}

impl Form {
    /// A text control's ends.
    pub fn text(self, of: TextOf) -> Typed {
        let value = Memo::new(move |_| self.draft.with(|draft| (of.get)(draft).clone()));
        Typed {
            value: value.into(),
            put: Callback::new(move |text: String| self.edit(|draft| *(of.at)(draft) = text)),
            leave: Callback::new(move |()| self.leave(of.name)),
        }
    }

    /// A picker's ends: what is picked is also checked at once.
    pub fn pick(self, of: TextOf) -> Typed {
        let put = move |text: String| {
            self.edit(|draft| *(of.at)(draft) = text);
            self.leave(of.name);
        };
        Typed { put: Callback::new(put), ..self.text(of) }
    }

    /// A box's ends.
    pub fn flag(self, of: FlagOf) -> Ticked {
        let value = Memo::new(move |_| self.draft.with(of.get));
        let put = Callback::new(move |on: bool| self.edit(|draft| *(of.at)(draft) = on));
        Ticked { value: value.into(), put }
    }

    /// A row of choices' value.
    pub fn choice<T>(self, get: fn(&ContactDraft) -> T) -> Signal<Option<T>>
    where
        T: Clone + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| Some(self.draft.with(get))).into()
    }

    /// What a row of choices does.
    pub fn choose<T: 'static>(self, set: fn(&mut ContactDraft, T)) -> Callback<T> {
        Callback::new(move |picked: T| self.edit(|draft| set(draft, picked)))
    }
}

/// A field of the draft around its control: label, hint, what is wrong.
#[component]
pub fn DraftField(
    /// The control's `name`.
    name: &'static str,
    label: &'static str,
    #[prop(optional, into)] hint: Signal<String>,
    #[prop(optional, into)] note: ViewFn,
    #[prop(optional)] group: bool,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let form = use_form();
    view! {
        <Field label=label name=name hint=hint note=note group=group class=class form=form.word
            error=form.filling().error(name) warning=form.filling().warning(name)>
            {children()}
        </Field>
    }
}
