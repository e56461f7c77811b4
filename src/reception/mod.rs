//! What the reception pages know without a browser: filters and their address, what is asked while typing, what a known
//! person fills in. Reads no clock, names no page; natively tested.

pub mod caller;
pub mod filter;
pub mod look_up;
pub mod take_over;

use casework::contact::{Channel, RecordId, VoidCall};
use casework::draft::ContactDraft;

/// Name of the kept draft of a new contact.
pub const NEW_SLOT: &str = "contact-new";

/// Name of the kept draft of an edited contact.
pub fn edit_slot(id: RecordId) -> String {
    format!("contact-{}", id.0)
}

/// Name of the kept draft of a row held aside.
pub fn held_slot(id: RecordId) -> String {
    format!("held-{}", id.0)
}

/// Has nothing been typed or chosen yet, apart from what the form gives itself (time, receiver, channel, line)?
pub fn is_blank(draft: &ContactDraft) -> bool {
    let own = ContactDraft {
        received_date: draft.received_date.clone(),
        received_time: draft.received_time.clone(),
        receiver: draft.receiver.clone(),
        channel: draft.channel,
        line: draft.line,
        ..ContactDraft::default()
    };
    own == *draft
}

/// A call without content from what stands in the form: only line and number are kept of it.
pub fn void_call(fresh: ContactDraft, typed: &ContactDraft, kind: VoidCall) -> ContactDraft {
    ContactDraft {
        channel: Channel::Call,
        line: typed.line,
        phone: typed.phone.clone(),
        void: Some(kind),
        ..fresh
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_receiver_and_channel_leave_a_form_blank_and_a_key_does_not() {
        let mut draft = ContactDraft {
            received_date: "2026-03-18".into(),
            receiver: "王芳".into(),
            channel: Channel::Visit,
            ..ContactDraft::default()
        };
        assert!(is_blank(&draft));
        draft.phone.push('1');
        assert!(!is_blank(&draft));
    }

    #[test]
    fn a_void_call_keeps_line_and_number_and_nothing_else() {
        let typed = ContactDraft {
            phone: "19900005678".into(),
            name: "陈庆辉".into(),
            channel: Channel::Visit,
            ..ContactDraft::default()
        };
        let void = void_call(ContactDraft::default(), &typed, VoidCall::Silent);
        assert_eq!((void.channel, void.void), (Channel::Call, Some(VoidCall::Silent)));
        assert_eq!((void.phone.as_str(), void.name.as_str()), ("19900005678", ""));
    }
}
