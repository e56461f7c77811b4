//! What each register holds, asks for and allows: the one place to change it.

use super::{Group, Item, Path, Register, Side, Stage};
use Item::*;

/// A register's table.
#[derive(Debug)]
pub struct Spec {
    /// Whom it is about.
    pub ask: Ask,
    /// Items of the form, by section; every entry has `Handler` and `Notes` at its end.
    pub sections: &'static [(Section, &'static [Item])],
    /// Rows it has.
    pub groups: &'static [Group],
    /// Items that must be filled in from the start.
    pub needed: &'static [Item],
    /// Items that must be filled in where a stage, or one behind it, is reached.
    pub needed_at: &'static [(Stage, &'static [Item])],
    /// Items a list shows beside number, day, person and stage.
    pub columns: &'static [Item],
    /// What counts.
    pub counting: Counting,
    /// Moves.
    pub path: Path,
}

/// Whom a register asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    /// A person, with name.
    Person,
    /// A person or a unit, by name only.
    Giver,
    /// An employer, with somebody to ask for.
    Employer,
    /// Nobody.
    Nobody,
}

/// A part of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// Household and need.
    Need,
    /// What is granted, lent, waived or given.
    Grant,
    /// Who gets it and how.
    Payment,
    /// The matter in dispute.
    Matter,
    /// Days that count.
    Days,
    /// What came of it.
    Outcome,
    /// What one can and wants.
    Wish,
    /// The place found, or offered.
    Job,
    /// A job fair.
    Fair,
    /// A business.
    Business,
    /// Guarantee and repayment.
    Terms,
    /// Who handles it.
    Desk,
}

/// What counts in figures.
#[derive(Debug)]
pub struct Counting {
    /// It counts from the day it reaches this stage or one behind it on the line.
    pub stage: Stage,
    /// Standing here it does not count, whatever was reached before.
    pub lost: &'static [Stage],
    /// Money that counts, beside the worth of goods.
    pub money: &'static [Item],
    /// Items by which figures are split, the main one first.
    pub splits: &'static [Item],
}

const DESK: (Section, &[Item]) = (Section::Desk, &[Handler, Notes]);

const AT_ONCE: Path = Path { line: &[Stage::Recorded], sides: &[], ends: &[Stage::Recorded] };

const RELIEF: Spec = Spec {
    ask: Ask::Person,
    sections: &[
        (Section::Need, &[HouseholdClass, HouseholdSize, Income, Address, Hardship, Situation, Asked]),
        (Section::Grant, &[ReliefKind, ReliefMode, Campaign, Fund, Amount, Student, SchoolStage]),
        (Section::Payment, &[Payee, Account, Returned]),
        DESK,
    ],
    groups: &[Group::Member, Group::Goods],
    needed: &[ReliefKind],
    needed_at: &[(Stage::Approved, &[ReliefMode, Fund]), (Stage::Paid, &[Payee])],
    columns: &[ReliefKind, ReliefMode, Fund, Amount],
    counting: Counting {
        stage: Stage::Paid,
        lost: &[Stage::Refused],
        money: &[Amount],
        splits: &[ReliefKind, ReliefMode, Fund, Campaign, Hardship, HouseholdClass, SchoolStage],
    },
    path: Path {
        line: &[Stage::Applied, Stage::Checked, Stage::Notice, Stage::Approved, Stage::Paid, Stage::Closed],
        sides: &[Side {
            from: &[Stage::Applied, Stage::Checked, Stage::Notice, Stage::Approved],
            to: Stage::Refused,
            reason: true,
        }],
        ends: &[Stage::Closed, Stage::Refused],
    },
};

const LEGAL: Spec = Spec {
    ask: Ask::Person,
    sections: &[
        (Section::Matter, &[LegalForm, CauseOfAction, Opponent, Disputed, Situation, FileNumber, Reception]),
        (Section::Days, &[Arbitration, Hearing, Award]),
        (Section::Outcome, &[LegalOutcome, Recovered]),
        DESK,
    ],
    groups: &[Group::Paper],
    needed: &[LegalForm],
    needed_at: &[
        (Stage::Accepted, &[CauseOfAction]),
        (Stage::Assigned, &[Handler]),
        (Stage::Closed, &[LegalOutcome]),
    ],
    columns: &[LegalForm, CauseOfAction, Opponent, Disputed, Recovered],
    counting: Counting {
        stage: Stage::Accepted,
        lost: &[Stage::Refused],
        money: &[Recovered],
        splits: &[LegalForm, CauseOfAction, LegalOutcome],
    },
    path: Path {
        line: &[
            Stage::Applied,
            Stage::Accepted,
            Stage::Assigned,
            Stage::Underway,
            Stage::Decided,
            Stage::Closed,
        ],
        sides: &[
            Side { from: &[Stage::Applied, Stage::Accepted], to: Stage::Refused, reason: true },
            // Advice, drafting and a settlement end without an award.
            Side {
                from: &[Stage::Applied, Stage::Accepted, Stage::Assigned, Stage::Underway],
                to: Stage::Closed,
                reason: false,
            },
        ],
        ends: &[Stage::Closed, Stage::Refused],
    },
};

const SEEKER: Spec = Spec {
    ask: Ask::Person,
    sections: &[
        (Section::Wish, &[Education, JobGroup, Skill, Wanted, PayWanted, Place, ValidUntil]),
        (Section::Job, &[HiredBy, Post, Pay]),
        (Section::Desk, &[JobOffice, Handler, Notes]),
    ],
    groups: &[],
    needed: &[],
    needed_at: &[(Stage::Hired, &[HiredBy])],
    columns: &[JobGroup, Wanted, HiredBy, Post, Pay],
    counting: Counting {
        stage: Stage::Hired,
        lost: &[],
        money: &[],
        splits: &[JobGroup, Education, JobOffice],
    },
    path: Path {
        line: &[
            Stage::Seeking,
            Stage::Referred,
            Stage::Interviewed,
            Stage::Agreed,
            Stage::Hired,
            Stage::Stayed3,
            Stage::Stayed6,
        ],
        sides: &[
            Side {
                from: &[
                    Stage::Seeking,
                    Stage::Referred,
                    Stage::Interviewed,
                    Stage::Agreed,
                    Stage::Hired,
                    Stage::Stayed3,
                ],
                to: Stage::Lost,
                reason: true,
            },
            Side { from: &[Stage::Lost], to: Stage::Referred, reason: false },
        ],
        // Whether they stayed is asked after months; until then nothing is open.
        ends: &[Stage::Hired, Stage::Stayed3, Stage::Stayed6, Stage::Lost],
    },
};

const VACANCY: Spec = Spec {
    ask: Ask::Employer,
    sections: &[(Section::Job, &[Post, Posts, PayFrom, PayTo, Place, Needs, ValidUntil]), DESK],
    groups: &[],
    needed: &[Post, Posts],
    needed_at: &[],
    columns: &[Post, Posts, PayFrom, PayTo, ValidUntil],
    counting: Counting { stage: Stage::Open, lost: &[], money: &[], splits: &[] },
    path: Path {
        line: &[Stage::Open, Stage::Filled],
        sides: &[
            Side { from: &[Stage::Open], to: Stage::Ended, reason: true },
            Side { from: &[Stage::Filled, Stage::Ended], to: Stage::Open, reason: false },
        ],
        ends: &[Stage::Filled, Stage::Ended],
    },
};

const FAIR: Spec = Spec {
    ask: Ask::Nobody,
    sections: &[(Section::Fair, &[Title, Place, Employers, Posts, Visitors, Agreed]), DESK],
    groups: &[],
    needed: &[Title],
    needed_at: &[],
    columns: &[Title, Place, Employers, Posts, Visitors, Agreed],
    counting: Counting { stage: Stage::Recorded, lost: &[], money: &[], splits: &[] },
    path: AT_ONCE,
};

const LOAN: Spec = Spec {
    ask: Ask::Person,
    sections: &[
        (Section::Business, &[JobGroup, Business, Address, Situation]),
        (Section::Grant, &[Asked, Amount, Term, Rate, Subsidy, Bank, Contract]),
        (Section::Terms, &[RepaymentWay, DueDay, Guarantee, Guarantor]),
        DESK,
    ],
    groups: &[Group::Instalment],
    needed: &[Business],
    needed_at: &[(Stage::Approved, &[Amount, Term])],
    columns: &[Business, Amount, Term, RepaymentWay, DueDay],
    counting: Counting {
        stage: Stage::PaidOut,
        lost: &[Stage::Refused],
        money: &[Amount],
        splits: &[JobGroup, Bank, RepaymentWay, Guarantee],
    },
    path: Path {
        line: &[
            Stage::Applied,
            Stage::Checked,
            Stage::Approved,
            Stage::PaidOut,
            Stage::Repaying,
            Stage::Settled,
        ],
        sides: &[
            Side {
                from: &[Stage::Applied, Stage::Checked, Stage::Approved],
                to: Stage::Refused,
                reason: true,
            },
            Side { from: &[Stage::PaidOut, Stage::Repaying], to: Stage::Overdue, reason: false },
            Side { from: &[Stage::Overdue], to: Stage::Repaying, reason: false },
            Side { from: &[Stage::Overdue, Stage::PaidOut], to: Stage::Settled, reason: false },
        ],
        ends: &[Stage::Settled, Stage::Refused],
    },
};

const HOME_VISIT: Spec = Spec {
    ask: Ask::Person,
    sections: &[(Section::Grant, &[VisitTarget, Campaign, Cash, Fund, Address]), DESK],
    groups: &[Group::Goods],
    needed: &[VisitTarget],
    needed_at: &[],
    columns: &[VisitTarget, Campaign, Cash],
    counting: Counting {
        stage: Stage::Recorded,
        lost: &[],
        money: &[Cash],
        splits: &[VisitTarget, Campaign, Fund],
    },
    path: AT_ONCE,
};

const WAIVER: Spec = Spec {
    ask: Ask::Person,
    sections: &[(Section::Grant, &[WaiverKind, WaiverWay, Amount, CardNumber, Grantor]), DESK],
    groups: &[],
    needed: &[WaiverKind, Amount],
    needed_at: &[],
    columns: &[WaiverKind, WaiverWay, Amount, CardNumber],
    counting: Counting {
        stage: Stage::Recorded,
        lost: &[],
        money: &[Amount],
        splits: &[WaiverKind, WaiverWay],
    },
    path: AT_ONCE,
};

const CARD: Spec = Spec {
    ask: Ask::Person,
    sections: &[(Section::Grant, &[CardNumber, ValidUntil, Address]), DESK],
    groups: &[],
    needed: &[CardNumber],
    needed_at: &[],
    columns: &[CardNumber, ValidUntil],
    counting: Counting { stage: Stage::Issued, lost: &[], money: &[], splits: &[] },
    path: Path {
        line: &[Stage::Issued],
        sides: &[
            Side { from: &[Stage::Issued], to: Stage::Ended, reason: true },
            Side { from: &[Stage::Ended], to: Stage::Issued, reason: true },
        ],
        ends: &[Stage::Issued, Stage::Ended],
    },
};

const DONATION: Spec = Spec {
    ask: Ask::Giver,
    sections: &[(Section::Grant, &[DonorKind, Campaign, Amount, DonationUse, Receipt]), DESK],
    groups: &[Group::Goods],
    needed: &[DonorKind, DonationUse],
    needed_at: &[],
    columns: &[DonorKind, Campaign, Amount, DonationUse, Receipt],
    counting: Counting {
        stage: Stage::Recorded,
        lost: &[],
        money: &[Amount],
        splits: &[DonationUse, DonorKind, Campaign],
    },
    path: AT_ONCE,
};

pub(super) fn of(register: Register) -> &'static Spec {
    match register {
        Register::Relief => &RELIEF,
        Register::Legal => &LEGAL,
        Register::Seeker => &SEEKER,
        Register::Vacancy => &VACANCY,
        Register::Fair => &FAIR,
        Register::Loan => &LOAN,
        Register::HomeVisit => &HOME_VISIT,
        Register::Waiver => &WAIVER,
        Register::Card => &CARD,
        Register::Donation => &DONATION,
    }
}

impl Spec {
    /// Items of the form, in order.
    pub fn items(&self) -> impl Iterator<Item = Item> {
        self.sections.iter().flat_map(|(_, items)| items.iter().copied())
    }

    /// Does the form have an item?
    pub fn has(&self, item: Item) -> bool {
        self.items().any(|there| there == item)
    }

    /// Items that must be filled in at a stage.
    pub fn needed_by(&self, stage: Stage) -> impl Iterator<Item = Item> {
        let later = self.needed_at.iter().filter(move |(from, _)| self.path.is_at_least(stage, *from));
        self.needed.iter().chain(later.flat_map(|(_, items)| items.iter())).copied()
    }
}
