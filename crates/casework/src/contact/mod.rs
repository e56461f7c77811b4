//! A contact: one visit, letter, call or online message that the reception desk took (件次 = 1).
//!
//! Channel (how it came) and nature (what was wanted of the desk) are separate; the published class follows from both.
//! Kept on disk: a change of a struct here takes a new format byte of the journal.

mod number;
mod words;

pub use number::{ContactNumber, DeviceCode};

use serde::{Deserialize, Serialize};

use crate::code::{CodeKey, ListName};
use crate::identity::{EmployerCode, IdDocument, Phone, Sex};
use crate::issue::IssueCode;
use crate::time::{CivilTime, Day};

/// Key of a record: unique in the centre, never reused. High bits are the device, low 40 bits a running number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
pub struct RecordId(pub u64);

/// How a contact came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Channel {
    /// Came in person.
    Visit,
    /// A letter.
    Letter,
    /// A telephone call.
    #[default]
    Call,
    /// Web form, mail, message.
    Online,
    /// Not known (old ledgers).
    Unspecified,
}

/// On which line a call came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Line {
    /// The union hotline 12351.
    #[default]
    Hotline,
    /// Another number of the centre, or not known.
    Other,
}

/// What was wanted of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Nature {
    /// Not stated.
    #[default]
    Unspecified,
    /// Asked for information (咨询).
    Consultation,
    /// Complained (投诉).
    Complaint,
    /// Asked for help (求助).
    Request,
    /// Suggested (意见建议).
    Suggestion,
    /// Praised (表扬).
    Praise,
}

/// The class a centre publishes: a consultation is a class of its own, anything else counts by its channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Class {
    /// 来访.
    Visit,
    /// 来信.
    Letter,
    /// 来电.
    Call,
    /// 网络.
    Online,
    /// 咨询.
    Consultation,
    /// Channel not known and not a consultation.
    Unspecified,
}

/// A call without content, logged by one tap.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum VoidCall {
    /// Nobody spoke.
    Silent,
    /// Wrong number.
    Wrong,
    /// Abuse.
    Abusive,
}

/// Where a contact stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Status {
    /// Being handled.
    #[default]
    Open,
    /// Handed to another unit; its answer is awaited.
    Referred,
    /// Finished.
    Done,
}

/// What the person said of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Satisfaction {
    /// 满意.
    Satisfied,
    /// 基本满意; counts as satisfied.
    FairlySatisfied,
    /// 不满意.
    Dissatisfied,
}

/// Where an imported row came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Row in the sheet, 1-based as in the file.
    pub row: u32,
}

/// One contact. Its `Debug` prints only the number: personal data never reaches a log.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Key.
    pub id: RecordId,
    /// Running number a person reads out.
    pub number: ContactNumber,
    /// When it was received.
    pub received: CivilTime,
    /// How it came in.
    pub channel: Channel,
    /// Line of a call; anything else has `Other`.
    pub line: Line,
    /// What was wanted.
    pub nature: Nature,
    /// A call without content.
    pub void: Option<VoidCall>,
    /// The person would not give a name.
    pub anonymous: bool,
    /// Name; empty where unknown.
    pub name: String,
    /// Sex.
    pub sex: Sex,
    /// Birth date, derived from the ID where there is a valid one.
    pub birth: Option<Day>,
    /// Identity document.
    pub id_document: Option<IdDocument>,
    /// Telephone numbers, the one called from first.
    pub phones: Vec<Phone>,
    /// Employer's name; empty where unknown.
    pub employer: String,
    /// Employer's unified social credit code.
    pub employer_code: Option<EmployerCode>,
    /// District.
    pub district: Option<CodeKey>,
    /// Category, first or second level.
    pub category: Option<CodeKey>,
    /// What they ask, in their words.
    pub demand: String,
    /// People present, who signed or called (人数), at least 1.
    pub people: u32,
    /// People concerned (涉及人数), at least `people`... unless an old ledger says otherwise.
    pub involved: u32,
    /// A group came, or a joint letter.
    pub group: bool,
    /// Urgent.
    pub urgent: bool,
    /// Confidential.
    pub confidential: bool,
    /// Risk of escalation or harm.
    pub risk: bool,
    /// Name of who received it.
    pub receiver: String,
    /// How it was handled.
    pub handling: Option<CodeKey>,
    /// Where it stands.
    pub status: Status,
    /// Day it was finished; only where the status is done, and then it may still be unknown.
    pub done: Option<Day>,
    /// What the person said of the service; none = not asked.
    pub satisfaction: Option<Satisfaction>,
    /// Notes.
    pub notes: String,
    /// Earlier contacts about the same matter.
    pub earlier: Vec<RecordId>,
    /// Doubts kept with the record.
    pub flags: Vec<IssueCode>,
    /// Where an imported row came from.
    pub source: Option<Source>,
    /// Amount asked for (求助金额), in fen; none = not said.
    pub asked: Option<i64>,
}

impl Contact {
    /// The class it is published under.
    pub fn class(&self) -> Class {
        Class::of(self.channel, self.nature)
    }

    /// Entries of the code lists it names.
    pub fn codes(&self) -> impl Iterator<Item = (ListName, &CodeKey)> {
        let named = [
            (ListName::Category, &self.category),
            (ListName::District, &self.district),
            (ListName::Handling, &self.handling),
        ];
        named.into_iter().filter_map(|(list, key)| Some((list, key.as_ref()?)))
    }
}

impl RecordId {
    /// The key of a running number on a device.
    pub const fn new(device: DeviceCode, running: u64) -> RecordId {
        RecordId((device.0 as u64) << 40 | (running & 0xff_ffff_ffff))
    }

    /// The device that gave it.
    pub const fn device(self) -> DeviceCode {
        DeviceCode((self.0 >> 40) as u16)
    }

    /// Running number on its device, from 1.
    pub const fn running(self) -> u64 {
        self.0 & 0xff_ffff_ffff
    }
}

impl std::fmt::Debug for Contact {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Contact({})", self.number)
    }
}

impl Class {
    /// Class of a channel and a nature.
    pub fn of(channel: Channel, nature: Nature) -> Class {
        match (nature, channel) {
            (Nature::Consultation, _) => Class::Consultation,
            (_, Channel::Visit) => Class::Visit,
            (_, Channel::Letter) => Class::Letter,
            (_, Channel::Call) => Class::Call,
            (_, Channel::Online) => Class::Online,
            (_, Channel::Unspecified) => Class::Unspecified,
        }
    }
}
