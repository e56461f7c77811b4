//! The items an entry can hold. Kept on disk: they grow at their end only, and an item never changes its kind.

use serde::{Deserialize, Serialize};

use crate::code::ListName;

/// What a value of an item is, and the rule for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// One line of at most so many characters.
    Line(usize),
    /// Several lines of at most so many characters.
    Lines(usize),
    /// A day that has been.
    PastDay,
    /// A day that may lie ahead.
    AnyDay,
    /// Money, at least 0 fen, at most a thousand million yuan.
    Money,
    /// A whole number, 1 to the given.
    Count(u32),
    /// A rate in per cent, 0 to 100, with at most two decimals.
    Rate,
    /// How many, more than 0 and at most a million, with at most two decimals.
    Quantity,
    /// An entry of a code list.
    Code(ListName),
    /// A bank account: 8 to 30 digits; of 16 or 19 the last is doubted where it does not check (Luhn).
    Account,
    /// Number of an identity card.
    IdNumber,
}

/// What a payment on a loan says: day, principal, interest.
pub const PAID: [Item; 3] = [Item::PaidDay, Item::PaidPrincipal, Item::PaidInterest];

/// Rows of one kind within an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Group {
    /// Members of the household.
    Member,
    /// Goods given.
    Goods,
    /// Papers handed in.
    Paper,
    /// Instalments of a loan.
    Instalment,
}

macro_rules! items {
    ($($item:ident $name:literal $kind:expr; $doc:literal)*) => {
        /// An item.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Item {
            $(#[doc = $doc] $item,)*
        }

        impl Item {
            /// All items, in the order kept.
            pub const ALL: &'static [Item] = &[$(Item::$item),*];

            /// Its name: the control's `name` and its word in figures.
            pub fn name(self) -> &'static str {
                match self { $(Item::$item => $name,)* }
            }

            /// What its value is.
            pub fn kind(self) -> Kind {
                match self { $(Item::$item => $kind,)* }
            }
        }
    };
}

items! {
    Handler "handler" Kind::Line(40); "Who handles it."
    Notes "notes" Kind::Lines(2000); "Notes."
    Address "address" Kind::Line(100); "Home address."
    Amount "amount" Kind::Money; "Money granted, lent, waived or given."
    ReliefKind "relief-kind" Kind::Code(ListName::ReliefKind); "Kind of relief."
    ReliefMode "relief-mode" Kind::Code(ListName::ReliefMode); "Campaign or everyday."
    Campaign "campaign" Kind::Code(ListName::Campaign); "Campaign."
    Fund "fund" Kind::Code(ListName::Fund); "Fund the money comes from."
    Hardship "hardship" Kind::Code(ListName::Hardship); "Cause of the hardship."
    HouseholdSize "household-size" Kind::Count(30); "People in the household."
    Income "income" Kind::Money; "Income a month for each of the household."
    Situation "situation" Kind::Lines(2000); "The case in brief."
    Asked "asked" Kind::Money; "Money asked for."
    Student "student" Kind::Line(40); "Student who is helped."
    SchoolStage "school-stage" Kind::Code(ListName::SchoolStage); "Stage of schooling."
    Payee "payee" Kind::Line(40); "Payee, by real name."
    Account "account" Kind::Account; "Account of the payee."
    Returned "returned" Kind::Money; "Money given back."
    LegalForm "legal-form" Kind::Code(ListName::LegalForm); "Form of legal aid."
    CauseOfAction "cause-of-action" Kind::Code(ListName::CauseOfAction); "Cause of action."
    Opponent "opponent" Kind::Line(100); "The other party."
    Disputed "disputed" Kind::Money; "Amount in dispute."
    Arbitration "arbitration-day" Kind::AnyDay; "Arbitration accepted."
    Hearing "hearing-day" Kind::AnyDay; "Hearing."
    Award "award-day" Kind::AnyDay; "Award, judgment or settlement."
    LegalOutcome "legal-outcome" Kind::Code(ListName::LegalOutcome); "Outcome."
    Recovered "recovered" Kind::Money; "Money recovered."
    Education "education" Kind::Code(ListName::Education); "Education."
    JobGroup "job-group" Kind::Code(ListName::JobGroup); "Group of the worker."
    Skill "skill" Kind::Line(100); "Skills and certificates."
    Wanted "wanted" Kind::Line(100); "Trades wanted."
    PayWanted "pay-wanted" Kind::Money; "Pay wanted, a month."
    Place "place" Kind::Line(100); "Place of work, or of a fair."
    ValidUntil "valid-until" Kind::AnyDay; "Valid until."
    HiredBy "hired-by" Kind::Line(100); "Employer who hires."
    Post "post" Kind::Line(100); "Post."
    Pay "pay" Kind::Money; "Pay a month."
    JobOffice "job-office" Kind::Code(ListName::JobOffice); "Office that placed."
    Posts "posts" Kind::Count(100_000); "Number of posts."
    PayFrom "pay-from" Kind::Money; "Pay a month, from."
    PayTo "pay-to" Kind::Money; "Pay a month, to."
    Needs "needs" Kind::Lines(2000); "What the post needs."
    Title "title" Kind::Line(100); "Title."
    Employers "employers" Kind::Count(100_000); "Employers at a fair."
    Visitors "visitors" Kind::Count(1_000_000); "Visitors of a fair."
    Agreed "agreed" Kind::Count(100_000); "Agreements made at a fair."
    Contract "contract" Kind::Line(40); "Number of the contract."
    Business "business" Kind::Line(100); "Business."
    Term "term" Kind::Count(120); "Term in months."
    Rate "rate" Kind::Rate; "Interest a year."
    RepaymentWay "repayment-way" Kind::Code(ListName::RepaymentWay); "Way of repayment."
    DueDay "due-day" Kind::AnyDay; "Due."
    Guarantee "guarantee" Kind::Code(ListName::Guarantee); "Kind of guarantee."
    Guarantor "guarantor" Kind::Line(40); "Guarantor."
    Bank "bank" Kind::Code(ListName::Bank); "Bank."
    Subsidy "subsidy" Kind::Rate; "Share of the interest that is subsidised."
    VisitTarget "visit-target" Kind::Code(ListName::VisitTarget); "Whom was visited."
    Cash "cash" Kind::Money; "Money given at a visit."
    CardNumber "card-number" Kind::Line(40); "Number of the hardship card."
    WaiverKind "waiver-kind" Kind::Code(ListName::WaiverKind); "What is waived."
    WaiverWay "waiver-way" Kind::Code(ListName::WaiverWay); "Waived or subsidised."
    Grantor "grantor" Kind::Line(100); "Unit that waives."
    DonorKind "donor-kind" Kind::Code(ListName::DonorKind); "Unit or person."
    DonationUse "donation-use" Kind::Code(ListName::DonationUse); "Where the donation goes."
    Receipt "receipt" Kind::Line(40); "Number of the receipt."
    MemberName "member-name" Kind::Line(40); "Name of a member."
    Relation "relation" Kind::Code(ListName::Relation); "Relation to the head of the household."
    MemberId "member-id" Kind::IdNumber; "ID number of a member."
    MemberNote "member-note" Kind::Line(100); "Work, school or health of a member."
    Article "article" Kind::Line(40); "Article given."
    Quantity "quantity" Kind::Quantity; "How many."
    Unit "unit" Kind::Line(10); "Unit of the quantity."
    Worth "worth" Kind::Money; "Worth of the goods."
    Paper "paper" Kind::Line(60); "Paper."
    Received "received-day" Kind::PastDay; "Day received."
    Due "instalment-due" Kind::AnyDay; "Day an instalment is due."
    DueAmount "instalment-amount" Kind::Money; "Principal due."
    PaidDay "paid-day" Kind::PastDay; "Day paid."
    PaidPrincipal "paid-principal" Kind::Money; "Principal paid."
    PaidInterest "paid-interest" Kind::Money; "Interest paid."
    HouseholdClass "household-class" Kind::Code(ListName::HouseholdClass); "Class of the household."
    FileNumber "file-number" Kind::Line(40); "Number the centre's own file bears."
    Reception "reception" Kind::Line(40); "Running number in the reception ledger it came from."
    InstalmentNumber "instalment-number" Kind::Count(600); "Which instalment of a loan, from 1."
    InstalmentNote "instalment-note" Kind::Line(200); "What is noted of an instalment."
}

impl Item {
    /// The item of a name.
    pub fn parse(name: &str) -> Option<Item> {
        Item::ALL.iter().copied().find(|item| item.name() == name)
    }

    /// Its code list.
    pub fn list(self) -> Option<ListName> {
        match self.kind() {
            Kind::Code(list) => Some(list),
            _ => None,
        }
    }
}

impl Group {
    /// All groups.
    pub const ALL: [Group; 4] = [Group::Member, Group::Goods, Group::Paper, Group::Instalment];

    /// Its word, before the number and item in a control's `name`: `member-2-member-name`.
    pub fn word(self) -> &'static str {
        match self {
            Group::Member => "member",
            Group::Goods => "goods",
            Group::Paper => "paper",
            Group::Instalment => "instalment",
        }
    }

    /// Items of its rows, in the order of the form.
    pub fn items(self) -> &'static [Item] {
        match self {
            Group::Member => &[Item::MemberName, Item::Relation, Item::MemberId, Item::MemberNote],
            Group::Goods => &[Item::Article, Item::Quantity, Item::Unit, Item::Worth],
            Group::Paper => &[Item::Paper, Item::Received],
            Group::Instalment => &[
                Item::InstalmentNumber,
                Item::Due,
                Item::DueAmount,
                Item::PaidDay,
                Item::PaidPrincipal,
                Item::PaidInterest,
                Item::InstalmentNote,
            ],
        }
    }

    /// Items that a row must have.
    pub fn needed(self) -> &'static [Item] {
        match self {
            Group::Member => &[Item::MemberName],
            Group::Goods => &[Item::Article],
            Group::Paper => &[Item::Paper],
            Group::Instalment => &[],
        }
    }
}
