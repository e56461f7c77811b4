//! Words of a contact that are closed lists: all of them in order, and the key each has in figures, histories and addresses.
//!
//! Keys are data: they stand in saved addresses and exported files, so none is ever renamed.

use super::{Channel, Class, Line, Nature, Satisfaction, Status, VoidCall};

impl Channel {
    /// All, in the order shown.
    pub const ALL: [Channel; 5] =
        [Channel::Call, Channel::Visit, Channel::Letter, Channel::Online, Channel::Unspecified];

    /// Key, e.g. `visit`.
    pub const fn key(self) -> &'static str {
        match self {
            Channel::Call => "call",
            Channel::Visit => "visit",
            Channel::Letter => "letter",
            Channel::Online => "online",
            Channel::Unspecified => "unspecified",
        }
    }
}

impl Line {
    /// All, in the order shown.
    pub const ALL: [Line; 2] = [Line::Hotline, Line::Other];

    /// Key, e.g. `hotline`.
    pub const fn key(self) -> &'static str {
        match self {
            Line::Hotline => "hotline",
            Line::Other => "other",
        }
    }
}

impl Nature {
    /// All, in the order shown.
    pub const ALL: [Nature; 6] = [
        Nature::Consultation,
        Nature::Request,
        Nature::Complaint,
        Nature::Suggestion,
        Nature::Praise,
        Nature::Unspecified,
    ];

    /// Key, e.g. `consultation`.
    pub const fn key(self) -> &'static str {
        match self {
            Nature::Consultation => "consultation",
            Nature::Request => "request",
            Nature::Complaint => "complaint",
            Nature::Suggestion => "suggestion",
            Nature::Praise => "praise",
            Nature::Unspecified => "unspecified",
        }
    }
}

impl Class {
    /// All, in the order shown.
    pub const ALL: [Class; 6] =
        [Class::Visit, Class::Letter, Class::Call, Class::Online, Class::Consultation, Class::Unspecified];

    /// Key, e.g. `consultation`.
    pub const fn key(self) -> &'static str {
        match self {
            Class::Visit => "visit",
            Class::Letter => "letter",
            Class::Call => "call",
            Class::Online => "online",
            Class::Consultation => "consultation",
            Class::Unspecified => "unspecified",
        }
    }
}

impl VoidCall {
    /// All, in the order shown.
    pub const ALL: [VoidCall; 3] = [VoidCall::Silent, VoidCall::Wrong, VoidCall::Abusive];

    /// Key, e.g. `silent`.
    pub const fn key(self) -> &'static str {
        match self {
            VoidCall::Silent => "silent",
            VoidCall::Wrong => "wrong",
            VoidCall::Abusive => "abusive",
        }
    }
}

impl Status {
    /// All, in the order shown.
    pub const ALL: [Status; 3] = [Status::Open, Status::Referred, Status::Done];

    /// Key, e.g. `open`.
    pub const fn key(self) -> &'static str {
        match self {
            Status::Open => "open",
            Status::Referred => "referred",
            Status::Done => "done",
        }
    }
}

impl Satisfaction {
    /// All, in the order shown.
    pub const ALL: [Satisfaction; 3] =
        [Satisfaction::Satisfied, Satisfaction::FairlySatisfied, Satisfaction::Dissatisfied];

    /// Key, e.g. `fairly-satisfied`.
    pub const fn key(self) -> &'static str {
        match self {
            Satisfaction::Satisfied => "satisfied",
            Satisfaction::FairlySatisfied => "fairly-satisfied",
            Satisfaction::Dissatisfied => "dissatisfied",
        }
    }
}
