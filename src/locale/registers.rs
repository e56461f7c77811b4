//! Words of the registers: their names, items, groups, stages, and what an entry waits for.

use casework::register::{Circumstance, DueWhy, EntryWhy, Group, Item, Register, Section, Stage};

use super::terms::pick;
use super::{Lang, Say, fill};

impl Say for Register {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Register::Relief => ("困难救助", "Relief"),
            Register::Legal => ("法律援助", "Legal aid"),
            Register::Seeker => ("求职", "Job seekers"),
            Register::Vacancy => ("招聘", "Vacancies"),
            Register::Fair => ("招聘会", "Job fairs"),
            Register::Loan => ("小额贷款", "Loans"),
            Register::HomeVisit => ("走访慰问", "Home visits"),
            Register::Waiver => ("减免优待", "Waivers"),
            Register::Card => ("优待证", "Hardship cards"),
            Register::Donation => ("募捐", "Donations"),
        };
        pick(lang, zh, en)
    }
}

impl Say for Stage {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Stage::Recorded => ("已登记", "Recorded"),
            Stage::Applied => ("申请", "Applied"),
            Stage::Checked => ("已核实", "Checked"),
            Stage::Notice => ("公示", "Public notice"),
            Stage::Approved => ("已审批", "Approved"),
            Stage::Paid => ("已发放", "Paid"),
            Stage::Closed => ("办结", "Closed"),
            Stage::Refused => ("不予办理", "Refused"),
            Stage::Accepted => ("受理", "Accepted"),
            Stage::Assigned => ("已指派", "Assigned"),
            Stage::Underway => ("办理中", "Under way"),
            Stage::Decided => ("有结果", "Decided"),
            Stage::Seeking => ("求职中", "Looking"),
            Stage::Referred => ("已推荐", "Referred"),
            Stage::Interviewed => ("已面试", "Interviewed"),
            Stage::Agreed => ("达成意向", "Agreed"),
            Stage::Hired => ("录用", "Hired"),
            Stage::Stayed3 => ("稳定 3 个月", "Stayed 3 months"),
            Stage::Stayed6 => ("稳定 6 个月", "Stayed 6 months"),
            Stage::Lost => ("未成", "Not placed"),
            Stage::Open => ("招聘中", "Open"),
            Stage::Filled => ("招满", "Filled"),
            Stage::Ended => ("结束", "Ended"),
            Stage::PaidOut => ("放款", "Paid out"),
            Stage::Repaying => ("还款中", "Repaying"),
            Stage::Settled => ("结清", "Settled"),
            Stage::Overdue => ("逾期", "Overdue"),
            Stage::Issued => ("有效", "Valid"),
        };
        pick(lang, zh, en)
    }
}

impl Say for Section {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Section::Need => ("家庭与困难", "Household and need"),
            Section::Grant => ("项目与金额", "What is given"),
            Section::Payment => ("发放", "Payment"),
            Section::Matter => ("事由", "The matter"),
            Section::Days => ("关键日期", "Days that count"),
            Section::Outcome => ("结果", "Outcome"),
            Section::Wish => ("条件与意向", "Skills and wishes"),
            Section::Job => ("岗位", "The post"),
            Section::Fair => ("招聘会", "The fair"),
            Section::Business => ("经营项目", "The business"),
            Section::Terms => ("还款与担保", "Repayment and guarantee"),
            Section::Desk => ("经办", "At the desk"),
        };
        pick(lang, zh, en)
    }
}

impl Say for Group {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Group::Member => ("家庭成员", "Members of the household"),
            Group::Goods => ("物品", "Goods"),
            Group::Paper => ("材料", "Papers"),
            Group::Instalment => ("还款", "Instalments"),
        };
        pick(lang, zh, en)
    }
}

impl Say for DueWhy {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            DueWhy::LoanOverdue => ("还款已到期", "Repayment is due"),
            DueWhy::Hearing => ("快开庭了", "The hearing is near"),
            DueWhy::NoticeOver => ("公示期满", "The notice has stood long enough"),
            DueWhy::Expired => ("有效期已过", "No longer valid"),
            DueWhy::Stayed3 => ("满 3 个月，该回访", "Three months: ask whether they stayed"),
            DueWhy::Stayed6 => ("满 6 个月，该回访", "Six months: ask whether they stayed"),
            DueWhy::Still => ("很久没有进展", "Nothing has moved for long"),
        };
        pick(lang, zh, en)
    }
}

impl Say for EntryWhy {
    fn say(&self, lang: Lang) -> String {
        match self {
            EntryWhy::Doubted(code) | EntryWhy::Wrong(code) => code.say(lang),
            EntryWhy::Repeated => pick(lang, "和前面一行完全一样", "The same as a row before"),
            EntryWhy::RepeatOf(row) => {
                fill(&pick(lang, "和第 {} 行完全一样", "The same as row {}"), &[&row.to_string()])
            }
            EntryWhy::AsRow(row) => {
                fill(&pick(lang, "和第 {} 行说的是同一件事", "Says the same as row {}"), &[&row.to_string()])
            }
            EntryWhy::AlreadyThere | EntryWhy::Known(_) => pick(lang, "已经登记过", "There already"),
            EntryWhy::TakenOut(_) => {
                pick(lang, "登记过，后来被人撤下，不再登记", "There before, taken out by hand: it stays out")
            }
            EntryWhy::Structure => pick(lang, "标题、小计或空行", "A title, subtotal or blank row"),
        }
    }
}

impl Say for Circumstance {
    fn say(&self, lang: Lang) -> String {
        match self {
            Circumstance::Employer => pick(lang, "单位", "Employer"),
            Circumstance::District => pick(lang, "县区", "District"),
            Circumstance::Household(item) => item.say(lang),
            Circumstance::Members => Group::Member.say(lang),
        }
    }
}

impl Say for Item {
    fn say(&self, lang: Lang) -> String {
        let (zh, en) = match self {
            Item::Handler => ("经办人", "Handled by"),
            Item::Notes => ("备注", "Notes"),
            Item::Address => ("住址", "Address"),
            Item::Amount => ("金额（元）", "Amount (yuan)"),
            Item::ReliefKind => ("救助类别", "Kind of relief"),
            Item::ReliefMode => ("救助方式", "Campaign or everyday"),
            Item::Campaign => ("活动", "Campaign"),
            Item::Fund => ("资金来源", "Fund"),
            Item::Hardship => ("致困原因", "Cause of hardship"),
            Item::HouseholdSize => ("家庭人口", "People in the household"),
            Item::Income => ("人均月收入（元）", "Income a head and month (yuan)"),
            Item::Situation => ("情况简述", "The case in brief"),
            Item::Asked => ("申请金额（元）", "Amount asked for (yuan)"),
            Item::Student => ("受助学生", "Student"),
            Item::SchoolStage => ("就读学段", "Stage of schooling"),
            Item::Payee => ("收款人（实名）", "Payee (real name)"),
            Item::Account => ("收款账号", "Payee's account"),
            Item::Returned => ("退回金额（元）", "Given back (yuan)"),
            Item::LegalForm => ("援助方式", "Form of aid"),
            Item::CauseOfAction => ("案由", "Cause of action"),
            Item::Opponent => ("对方单位", "Other party"),
            Item::Disputed => ("争议金额（元）", "In dispute (yuan)"),
            Item::Arbitration => ("仲裁受理日期", "Arbitration accepted"),
            Item::Hearing => ("开庭日期", "Hearing"),
            Item::Award => ("裁决或结案日期", "Award or end"),
            Item::LegalOutcome => ("结果", "Outcome"),
            Item::Recovered => ("挽回损失（元）", "Recovered (yuan)"),
            Item::Education => ("文化程度", "Education"),
            Item::JobGroup => ("人员类别", "Group"),
            Item::Skill => ("技能和证书", "Skills and certificates"),
            Item::Wanted => ("求职意向", "Trades wanted"),
            Item::PayWanted => ("期望月薪（元）", "Pay wanted (yuan a month)"),
            Item::Place => ("地点", "Place"),
            Item::ValidUntil => ("有效期至", "Valid until"),
            Item::HiredBy => ("录用单位", "Hired by"),
            Item::Post => ("岗位", "Post"),
            Item::Pay => ("月薪（元）", "Pay (yuan a month)"),
            Item::JobOffice => ("经办机构", "Placing office"),
            Item::Posts => ("岗位数", "Posts"),
            Item::PayFrom => ("月薪从（元）", "Pay from (yuan a month)"),
            Item::PayTo => ("月薪到（元）", "Pay to (yuan a month)"),
            Item::Needs => ("岗位要求", "What it needs"),
            Item::Title => ("名称", "Title"),
            Item::Employers => ("用人单位数", "Employers"),
            Item::Visitors => ("到场人数", "Visitors"),
            Item::Agreed => ("达成意向数", "Agreements"),
            Item::Contract => ("合同编号", "Contract number"),
            Item::Business => ("经营项目", "Business"),
            Item::Term => ("期限（月）", "Term (months)"),
            Item::Rate => ("年利率（%）", "Interest a year (%)"),
            Item::RepaymentWay => ("还款方式", "Way of repayment"),
            Item::DueDay => ("到期日", "Due"),
            Item::Guarantee => ("担保方式", "Guarantee"),
            Item::Guarantor => ("担保人", "Guarantor"),
            Item::Bank => ("经办银行", "Bank"),
            Item::Subsidy => ("贴息比例（%）", "Interest subsidised (%)"),
            Item::VisitTarget => ("慰问对象", "Whom"),
            Item::Cash => ("慰问金（元）", "Money given (yuan)"),
            Item::CardNumber => ("优待证号", "Card number"),
            Item::WaiverKind => ("减免项目", "What is waived"),
            Item::WaiverWay => ("减免方式", "Waived or subsidised"),
            Item::Grantor => ("执行单位", "Granted by"),
            Item::DonorKind => ("捐款人类别", "Kind of donor"),
            Item::DonationUse => ("去向", "Use"),
            Item::Receipt => ("收据号", "Receipt number"),
            Item::MemberName => ("姓名", "Name"),
            Item::Relation => ("与户主关系", "Relation"),
            Item::MemberId => ("身份证号", "ID number"),
            Item::MemberNote => ("工作、学校或健康", "Work, school or health"),
            Item::Article => ("物品", "Article"),
            Item::Quantity => ("数量", "Quantity"),
            Item::Unit => ("单位", "Unit"),
            Item::Worth => ("折价（元）", "Worth (yuan)"),
            Item::Paper => ("材料名称", "Paper"),
            Item::Received => ("收到日期", "Received"),
            Item::Due => ("应还日期", "Due"),
            Item::DueAmount => ("应还本金（元）", "Principal due (yuan)"),
            Item::PaidDay => ("实还日期", "Paid"),
            Item::PaidPrincipal => ("实还本金（元）", "Principal paid (yuan)"),
            Item::PaidInterest => ("实还利息（元）", "Interest paid (yuan)"),
            Item::HouseholdClass => ("困难类别", "Class of household"),
            Item::FileNumber => ("援助编号", "File number"),
            Item::Reception => ("接待登记序号", "Number in the reception ledger"),
            Item::InstalmentNumber => ("第几期", "Instalment number"),
            Item::InstalmentNote => ("本期备注", "Note on the instalment"),
        };
        pick(lang, zh, en)
    }
}
