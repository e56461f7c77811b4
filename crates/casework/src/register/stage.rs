//! The stages of entries, of all registers. Kept on disk: they grow at their end only.

use serde::{Deserialize, Serialize};

/// A stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Stage {
    /// Entered, with nothing further to do (visits, waivers, donations, fairs).
    Recorded,
    /// Applied for (申请).
    Applied,
    /// Checked (核实).
    Checked,
    /// Put up for the public to see (公示).
    Notice,
    /// Approved (审批).
    Approved,
    /// Paid (发放).
    Paid,
    /// Closed (办结).
    Closed,
    /// Refused (不予办理).
    Refused,
    /// Taken on (受理).
    Accepted,
    /// A lawyer or volunteer was named (指派).
    Assigned,
    /// Being handled (办理中).
    Underway,
    /// Award, judgment or settlement is there (有结果).
    Decided,
    /// Looking for work (求职登记).
    Seeking,
    /// Referred to an employer (已推荐).
    Referred,
    /// Had an interview (已面试).
    Interviewed,
    /// Agreed with the employer (达成意向).
    Agreed,
    /// Hired (录用).
    Hired,
    /// Still there after three months (稳定 3 个月).
    Stayed3,
    /// Still there after six months (稳定 6 个月).
    Stayed6,
    /// Lost (未成).
    Lost,
    /// A post is open (招聘中).
    Open,
    /// All posts are filled (招满).
    Filled,
    /// Ended (结束): a post no longer offered, a card taken back.
    Ended,
    /// Paid out (放款).
    PaidOut,
    /// Being repaid (还款中).
    Repaying,
    /// Settled (结清).
    Settled,
    /// Overdue (逾期).
    Overdue,
    /// A card is valid (有效).
    Issued,
}

impl Stage {
    /// All stages.
    pub const ALL: [Stage; 28] = [
        Stage::Recorded,
        Stage::Applied,
        Stage::Checked,
        Stage::Notice,
        Stage::Approved,
        Stage::Paid,
        Stage::Closed,
        Stage::Refused,
        Stage::Accepted,
        Stage::Assigned,
        Stage::Underway,
        Stage::Decided,
        Stage::Seeking,
        Stage::Referred,
        Stage::Interviewed,
        Stage::Agreed,
        Stage::Hired,
        Stage::Stayed3,
        Stage::Stayed6,
        Stage::Lost,
        Stage::Open,
        Stage::Filled,
        Stage::Ended,
        Stage::PaidOut,
        Stage::Repaying,
        Stage::Settled,
        Stage::Overdue,
        Stage::Issued,
    ];

    /// Its word, in names of figures and controls.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Recorded => "recorded",
            Stage::Applied => "applied",
            Stage::Checked => "checked",
            Stage::Notice => "notice",
            Stage::Approved => "approved",
            Stage::Paid => "paid",
            Stage::Closed => "closed",
            Stage::Refused => "refused",
            Stage::Accepted => "accepted",
            Stage::Assigned => "assigned",
            Stage::Underway => "underway",
            Stage::Decided => "decided",
            Stage::Seeking => "seeking",
            Stage::Referred => "referred",
            Stage::Interviewed => "interviewed",
            Stage::Agreed => "agreed",
            Stage::Hired => "hired",
            Stage::Stayed3 => "stayed-3",
            Stage::Stayed6 => "stayed-6",
            Stage::Lost => "lost",
            Stage::Open => "open",
            Stage::Filled => "filled",
            Stage::Ended => "ended",
            Stage::PaidOut => "paid-out",
            Stage::Repaying => "repaying",
            Stage::Settled => "settled",
            Stage::Overdue => "overdue",
            Stage::Issued => "issued",
        }
    }

    /// The stage of a word.
    pub fn parse(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|stage| stage.word() == word)
    }
}
