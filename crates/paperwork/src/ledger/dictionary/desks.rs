//! The words of the other desks' ledgers: names of sheets, heads of columns, words of stages. Data anyone can add to; compared
//! half-width, in small letters, without signs and without what stands in brackets.

use casework::code::ListName;
use casework::register::{Item, Register, Stage};

use super::super::desk::Book;
use super::super::desk::Column::{self, *};
use Item::*;

/// A column with the words that head it, best first, and parts of words that do so less surely.
pub type Head = (Column, &'static [&'static str], &'static [&'static str]);

/// Words in the name or the title of a sheet of repayments.
pub const REPAYMENTS: &[&str] = &["还款", "回收", "还本", "repayments"];

/// Words in the name or the title of a sheet of a register; the longest that is found decides.
pub fn names(register: Register) -> &'static [&'static str] {
    match register {
        Register::Relief => &["困难救助", "救助", "助学", "帮困", "困难补助", "救急", "relief"],
        Register::Legal => &["法律援助", "法援", "援助案件", "legal"],
        Register::Seeker => &["职业介绍", "求职", "职介", "介绍就业", "seekers", "placement"],
        Register::Vacancy => &["招聘岗位", "招聘", "用工", "岗位信息", "空岗", "vacancies"],
        Register::Fair => &["招聘会", "招聘大集", "洽谈会", "fairs"],
        Register::Loan => &["小额贷款", "小额担保贷款", "贷款", "放款", "loans"],
        Register::HomeVisit => &["走访慰问", "慰问", "走访", "homevisits"],
        Register::Waiver => &["减免优待", "减免", "优待", "waivers"],
        Register::Card => &["优待证发放", "优待证", "特困证", "cards"],
        Register::Donation => &["募捐", "捐款", "捐赠", "认捐", "donations"],
    }
}

/// Words in the name of a sheet that is of the reception whatever else it names.
pub const RECEPTION: &[&str] = &["接待", "信访", "来访", "热线", "12351", "reception", "contacts"];

/// Heads of every register beside those of persons.
pub const EVERYWHERE: &[Head] = &[
    (Opened, &["登记日期", "登记时间", "日期", "时间", "年月日", "date"], &["日期", "时间"]),
    (Item(Handler), &["经办人", "承办人", "办理人", "负责人", "登记人", "接待人"], &["经办人", "承办人"]),
    (Item(Notes), &["备注", "说明", "附注", "备考", "remarks"], &["备注"]),
    (Item(Address), &["家庭住址", "住址", "家庭地址", "地址", "现住址"], &["住址", "地址"]),
    (Item(Reception), &["接待登记序号", "接待序号", "接待编号", "信访编号"], &["接待登记", "接待序"]),
];

/// Words over the name of whom an entry is about, beside those of the reception.
pub const NAMES: &[&str] = &[
    "户主姓名",
    "户主",
    "受援人",
    "借款人",
    "贷款人",
    "求职人",
    "求职者",
    "受助人",
    "救助对象",
    "慰问对象姓名",
    "被慰问人",
    "申请人",
    "持证人",
    "职工姓名",
];

/// Heads of a book.
pub fn heads(book: Book) -> &'static [Head] {
    match book {
        Book::Repayments => REPAYMENT,
        Book::Entries(register) => heads_of(register),
    }
}

fn heads_of(register: Register) -> &'static [Head] {
    match register {
        Register::Relief => RELIEF,
        Register::Legal => LEGAL,
        Register::Seeker => SEEKER,
        Register::Vacancy => VACANCY,
        Register::Fair => FAIR,
        Register::Loan => LOAN,
        Register::HomeVisit => HOME_VISIT,
        Register::Waiver => WAIVER,
        Register::Card => CARD,
        Register::Donation => DONATION,
    }
}

const GOODS: [Head; 4] = [
    (
        Goods(Article),
        &["慰问品", "慰问物品", "物品", "实物", "品名", "捐赠物品", "物品名称"],
        &["物品", "实物"],
    ),
    (Goods(Quantity), &["数量", "件数"], &["数量"]),
    (Goods(Unit), &["单位", "计量单位"], &[]),
    (
        Goods(Worth),
        &["慰问品折价", "折价", "物品折价", "实物折价", "折合金额", "折款", "物品价值"],
        &["折价", "折款", "折合"],
    ),
];

const SUM: Head =
    (Total, &["合计", "总计", "共计", "合计金额", "总金额", "金额合计", "total"], &["合计", "总计"]);

const RELIEF: &[Head] = &[
    (Opened, &["申请日期", "救助日期", "申请时间", "救助时间"], &[]),
    (StageDay(Stage::Paid), &["发放日期", "拨付日期", "发放时间", "救助日期"], &["发放日", "拨付日"]),
    (StageWord, &["状态", "办理状态", "是否发放", "进度"], &[]),
    (
        Item(Amount),
        &["救助金额", "救助金", "金额", "发放金额", "补助金额", "救助款", "amount"],
        &["救助金", "金额"],
    ),
    (Item(ReliefKind), &["救助类别", "救助类型", "类别", "救助项目", "补助类别"], &["救助类", "救助项目"]),
    (Item(ReliefMode), &["救助方式", "方式", "救助形式"], &["救助方式"]),
    (Item(Campaign), &["活动", "活动名称", "救助活动"], &["活动"]),
    (Item(Fund), &["资金来源", "经费来源", "款项来源", "来源"], &["资金来源", "经费"]),
    (Item(HouseholdClass), &["困难类别", "困难类型", "户类别", "困难程度"], &["困难类"]),
    (Item(Hardship), &["致困原因", "困难原因", "致贫原因", "原因"], &["原因"]),
    (Item(HouseholdSize), &["家庭人口", "人口", "家庭人口数", "家庭人数"], &["家庭人"]),
    (Item(Income), &["人均收入", "月人均收入", "家庭人均月收入", "人均月收入"], &["人均"]),
    (Item(Situation), &["家庭情况", "困难情况", "主要困难", "情况简述"], &["困难情况"]),
    (Item(Asked), &["申请金额", "求助金额"], &["申请金", "求助金"]),
    (Item(Student), &["受助学生", "学生姓名", "学生"], &["学生"]),
    (Item(SchoolStage), &["就读学段", "学段", "就读学校类别", "学历阶段"], &["学段"]),
    (Item(Payee), &["收款人", "领款人", "户名"], &["收款人", "领款人"]),
    (Item(Account), &["银行账号", "账号", "银行卡号", "卡号", "帐号"], &["账号", "卡号"]),
    (Item(Returned), &["退回金额", "退回"], &["退回"]),
    GOODS[0],
    GOODS[1],
    (Goods(Unit), &["计量单位"], &[]),
    GOODS[3],
    SUM,
];

const LEGAL: &[Head] = &[
    (Opened, &["受理日期", "申请日期", "受理时间"], &[]),
    (Item(FileNumber), &["援助编号", "案号", "案件编号", "编号"], &["编号", "案号"]),
    (
        Item(Opponent),
        &["对方单位", "对方当事人", "被申请人", "被告", "对方", "用人单位"],
        &["对方", "被申请"],
    ),
    (Item(CauseOfAction), &["案由", "案件类型", "争议类型", "争议事项"], &["案由"]),
    (Item(Disputed), &["争议金额", "标的", "标的额", "涉案金额", "金额"], &["争议金", "标的"]),
    (Item(LegalForm), &["援助方式", "援助形式", "方式", "服务方式"], &["援助方式"]),
    (Item(Handler), &["承办人", "承办律师", "援助律师", "律师"], &["律师"]),
    (Item(Arbitration), &["仲裁受理日期", "仲裁立案日期", "立案日期"], &["仲裁受理", "仲裁立案"]),
    (Item(Hearing), &["开庭日期", "开庭时间"], &["开庭"]),
    (StageDay(Stage::Decided), &["裁决日期", "判决日期", "裁决结案日期", "结果日期"], &["裁决日", "判决日"]),
    (StageDay(Stage::Closed), &["结案日期", "办结日期", "结案时间"], &["结案", "办结"]),
    (Item(LegalOutcome), &["结果", "办理结果", "裁决结果", "案件结果", "处理结果"], &["结果"]),
    (Item(Recovered), &["挽回损失", "挽回经济损失", "挽回金额", "追回金额"], &["挽回", "追回"]),
    (Item(Situation), &["案情", "案情简介", "简要案情"], &["案情"]),
    (StageWord, &["状态", "办理状态", "进度", "办理情况"], &[]),
];

const SEEKER: &[Head] = &[
    (Opened, &["求职登记日期", "求职日期", "登记日期"], &["登记日"]),
    (
        StageDay(Stage::Hired),
        &["介绍成功日期", "录用日期", "上岗日期", "就业日期", "成功日期"],
        &["成功日", "录用日", "上岗日"],
    ),
    (StageWord, &["是否介绍成功", "是否成功", "是否就业", "是否录用", "介绍结果", "结果", "状态"], &["是否"]),
    (Item(Education), &["文化程度", "学历", "文化"], &["文化", "学历"]),
    (Item(JobGroup), &["人员类别", "人员类型", "类别", "身份类别"], &["人员类"]),
    (Item(Skill), &["技能", "技术特长", "特长", "职业技能", "专业"], &["技能", "特长"]),
    (Item(Wanted), &["求职意向", "意向工种", "求职工种", "意向", "择业意向"], &["意向"]),
    (Item(PayWanted), &["期望月薪", "期望工资", "工资要求"], &["期望"]),
    (Item(HiredBy), &["录用单位", "用人单位", "就业单位", "介绍单位"], &["录用单位", "就业单位"]),
    (Item(Post), &["岗位", "录用岗位", "工种", "就业岗位"], &["岗位"]),
    (Item(Pay), &["月薪", "月工资", "工资", "薪酬"], &["月薪", "月工资"]),
    (Item(JobOffice), &["经办机构", "介绍机构", "职介机构", "机构"], &["机构"]),
    (Item(Place), &["工作地点", "期望地点"], &["地点"]),
    (Item(ValidUntil), &["有效期", "有效期至"], &["有效期"]),
];

const VACANCY: &[Head] = &[
    (Opened, &["招聘日期", "发布日期", "登记日期"], &[]),
    (Column::Employer, &["招聘单位", "用人单位", "单位名称", "企业名称", "单位"], &["单位", "企业"]),
    (Column::Name, &["联系人", "招聘联系人"], &["联系人"]),
    (Item(Post), &["招聘岗位", "岗位", "工种", "职位", "岗位名称"], &["岗位名", "工种", "职位"]),
    (Item(Posts), &["招聘人数", "人数", "需求人数", "岗位数"], &["人数", "岗位数"]),
    (Item(PayFrom), &["月薪", "工资", "最低月薪", "月薪下限", "工资待遇"], &["最低", "下限"]),
    (Item(PayTo), &["最高月薪", "月薪上限"], &["最高", "上限"]),
    (Item(Place), &["工作地点", "地点", "工作地址"], &["地点"]),
    (Item(Needs), &["岗位要求", "要求", "任职要求", "招聘条件", "条件"], &["要求", "条件"]),
    (Item(ValidUntil), &["有效期", "有效期至", "截止日期"], &["有效期", "截止"]),
    (StageWord, &["状态", "招聘状态", "是否招满"], &["是否招满"]),
];

const FAIR: &[Head] = &[
    (Opened, &["举办日期", "举办时间", "活动日期"], &["举办"]),
    (Item(Title), &["招聘会名称", "名称", "活动名称", "主题", "场次"], &["名称"]),
    (Item(Place), &["举办地点", "地点", "地址"], &["地点"]),
    (Item(Employers), &["参会单位数", "单位数", "参会单位", "参加单位数", "招聘单位数"], &["单位"]),
    (Item(Posts), &["提供岗位数", "岗位数", "提供岗位"], &["岗位"]),
    (Item(Visitors), &["入场人数", "求职人数", "进场人数", "参会人数"], &["入场", "进场", "求职"]),
    (Item(Agreed), &["达成意向", "达成协议", "意向人数", "达成意向人数"], &["达成", "意向"]),
];

const LOAN: &[Head] = &[
    (Opened, &["申请日期", "放款日期", "贷款日期", "借款日期"], &[]),
    (StageDay(Stage::PaidOut), &["放款日期", "发放日期", "放款时间"], &["放款日", "发放日"]),
    (StageDay(Stage::Settled), &["结清日期", "还清日期"], &["结清日", "还清日"]),
    (StageWord, &["状态", "贷款状态", "还款状态", "还款情况"], &["状态"]),
    (Item(Contract), &["合同编号", "合同号", "借款合同号", "编号"], &["合同"]),
    (Item(Amount), &["贷款金额", "放款金额", "借款金额", "金额", "贷款额", "amount"], &["贷款金", "金额"]),
    (Item(Asked), &["申请金额"], &["申请金"]),
    (Item(Term), &["期限", "贷款期限", "借款期限"], &["期限"]),
    (Item(Rate), &["年利率", "利率"], &["年利率"]),
    (Item(Subsidy), &["贴息比例", "贴息率"], &["贴息"]),
    (Item(Bank), &["贷款银行", "经办银行", "放款银行", "银行"], &["银行"]),
    (Item(RepaymentWay), &["还款方式", "还本付息方式"], &["还款方式"]),
    (Item(DueDay), &["到期日", "到期日期", "还款日期"], &["到期"]),
    (Item(Guarantee), &["担保方式", "担保类型"], &["担保方式"]),
    (Item(Guarantor), &["担保人", "保证人"], &["担保人"]),
    (Item(JobGroup), &["人员类别", "人员类型", "类别"], &["人员类"]),
    (Item(Business), &["经营项目", "项目", "贷款用途", "用途", "创业项目"], &["项目", "用途"]),
];

const REPAYMENT: &[Head] = &[
    (
        Item(Contract),
        &["合同编号", "合同号", "借款合同号", "贷款合同号", "借据号", "借据编号", "编号"],
        &["合同", "借据"],
    ),
    (
        Item(PaidDay),
        &["还款日期", "还款日", "还款时间", "实还日期", "回收日期", "到账日期", "日期", "date"],
        &["还款日", "回收日", "到账日"],
    ),
    (
        Item(PaidPrincipal),
        &["还款本金", "归还本金", "实还本金", "本金", "还款金额", "还款额", "回收金额", "金额", "amount"],
        &["本金", "还款金", "还款额", "回收"],
    ),
    (Item(PaidInterest), &["还款利息", "归还利息", "实还利息", "利息"], &["利息"]),
    (Item(InstalmentNumber), &["期次", "期数", "期号", "第几期", "还款期次", "还款期数"], &["期次"]),
    (Item(InstalmentNote), &["备注", "说明", "附注", "备考", "remarks"], &["备注"]),
];

const HOME_VISIT: &[Head] = &[
    (Opened, &["走访日期", "慰问日期", "走访时间", "慰问时间"], &[]),
    (Item(VisitTarget), &["慰问对象", "对象类别", "慰问类别", "走访对象", "类别"], &["对象"]),
    (Item(Campaign), &["活动", "活动名称", "慰问活动", "节日"], &["活动"]),
    (Item(Cash), &["慰问金", "慰问金额", "慰问款", "现金", "金额"], &["慰问金", "慰问款"]),
    (Item(Fund), &["资金来源", "经费来源"], &["资金来源"]),
    (Item(Handler), &["走访人", "慰问人", "走访人员"], &["走访人", "慰问人"]),
    GOODS[0],
    GOODS[1],
    GOODS[2],
    GOODS[3],
    SUM,
];

const WAIVER: &[Head] = &[
    (Opened, &["减免日期", "优待日期", "补助日期"], &[]),
    (Item(WaiverKind), &["减免项目", "优待项目", "项目", "补助项目", "类别"], &["项目"]),
    (Item(WaiverWay), &["方式", "优待方式", "减免方式"], &["方式"]),
    (Item(Amount), &["金额", "减免金额", "优待金额", "补助金额", "amount"], &["金额"]),
    (Item(CardNumber), &["优待证号", "证号", "优待证编号"], &["证号", "证编号"]),
    (Item(Grantor), &["执行单位", "减免单位", "优待单位", "落实单位"], &["单位"]),
];

const CARD: &[Head] = &[
    (Opened, &["发证日期", "办证日期", "发放日期"], &["发证", "办证"]),
    (Item(CardNumber), &["优待证号", "证号", "优待证编号", "编号", "卡号"], &["证号", "编号"]),
    (Item(ValidUntil), &["有效期至", "有效期", "到期日"], &["有效期"]),
    (StageWord, &["状态", "证件状态", "是否有效"], &["状态"]),
];

const DONATION: &[Head] = &[
    (Opened, &["捐款日期", "捐赠日期", "收款日期"], &[]),
    (
        Column::Name,
        &["捐款单位", "捐款人", "捐赠单位", "捐赠人", "捐款单位或个人", "捐款方", "单位", "姓名"],
        &["捐款单位", "捐赠单位", "捐款人", "捐赠人"],
    ),
    (Item(DonorKind), &["类别", "捐款类别", "捐赠类别", "捐款性质", "性质"], &["类别", "性质"]),
    (Item(Campaign), &["活动", "活动名称", "募捐活动"], &["活动"]),
    (Item(Amount), &["金额", "捐款金额", "捐赠金额", "捐款额", "amount"], &["金额"]),
    (Item(DonationUse), &["去向", "用途", "捐款去向", "资金去向", "使用去向"], &["去向", "用途"]),
    (Item(Receipt), &["收据号", "票据号", "收据编号", "票据编号"], &["收据", "票据"]),
    (Goods(Article), &["物品", "捐赠物品", "实物", "品名"], &["物品", "实物"]),
    GOODS[1],
    (Goods(Unit), &["计量单位"], &[]),
    GOODS[3],
    SUM,
];

/// The stage that a word of a register's own says.
pub fn stage(register: Register, word: &str) -> Option<Stage> {
    let words: &[(Stage, &[&str])] = match register {
        Register::Relief => &[
            (Stage::Applied, &["申请", "已申请", "申请中", "待核实", "待审批"]),
            (Stage::Checked, &["已核实", "核实"]),
            (Stage::Notice, &["公示", "公示中", "已公示"]),
            (Stage::Approved, &["审批", "已审批", "批准", "已批准", "待发放", "未发放", "否"]),
            (Stage::Paid, &["发放", "已发放", "已发", "已救助", "已拨付"]),
            (Stage::Closed, &["办结", "已办结", "结束", "是"]),
            (Stage::Refused, &["不予救助", "不予办理", "未批准", "不符合条件", "不符合"]),
        ],
        Register::Legal => &[
            (Stage::Applied, &["申请", "已申请"]),
            (Stage::Accepted, &["受理", "已受理"]),
            (Stage::Assigned, &["指派", "已指派"]),
            (Stage::Underway, &["办理中", "正在办理", "在办", "未结", "未结案"]),
            (Stage::Decided, &["已裁决", "已判决", "有结果"]),
            (Stage::Closed, &["结案", "已结案", "办结", "已办结"]),
            (Stage::Refused, &["不予受理", "不予办理", "不符合条件"]),
        ],
        Register::Seeker => &[
            (Stage::Seeking, &["否", "未成功", "未录用", "求职中", "等待", "等待推荐", "未就业", "×", "no"]),
            (Stage::Referred, &["已推荐", "推荐"]),
            (Stage::Interviewed, &["已面试", "面试"]),
            (Stage::Agreed, &["达成意向", "有意向"]),
            (
                Stage::Hired,
                &["是", "成功", "介绍成功", "已录用", "录用", "已就业", "就业", "已上岗", "上岗", "√", "yes"],
            ),
            (Stage::Lost, &["放弃", "本人放弃", "未成", "失败"]),
        ],
        Register::Vacancy => &[
            (Stage::Open, &["招聘中", "有效", "未招满", "否"]),
            (Stage::Filled, &["招满", "已招满", "是"]),
            (Stage::Ended, &["结束", "已结束", "过期", "已过期", "停止", "撤回"]),
        ],
        Register::Loan => &[
            (Stage::Applied, &["申请", "已申请"]),
            (Stage::Checked, &["已核实", "已调查"]),
            (Stage::Approved, &["已审批", "待放款"]),
            (Stage::PaidOut, &["放款", "已放款"]),
            (Stage::Repaying, &["正常", "还款中", "正常还款", "未到期"]),
            (Stage::Settled, &["结清", "已结清", "还清", "已还清", "已还"]),
            (Stage::Overdue, &["逾期", "已逾期", "拖欠", "欠款"]),
            (Stage::Refused, &["不予贷款", "未批准", "不符合条件"]),
        ],
        Register::Card => &[
            (Stage::Issued, &["有效", "正常", "在用", "是"]),
            (Stage::Ended, &["作废", "注销", "已注销", "收回", "失效", "过期", "否"]),
        ],
        Register::Fair | Register::HomeVisit | Register::Waiver | Register::Donation => &[],
    };
    words.iter().find(|(_, words)| words.contains(&word)).map(|(stage, _)| *stage)
}

/// The shipped key of a word of the other desks' lists that ledgers use for it; words of the lists need no entry here.
pub fn entry(list: ListName, word: &str) -> Option<&'static str> {
    Some(match (list, word) {
        (ListName::ReliefKind, "其他") => "other",
        (ListName::ReliefKind, "助学救助" | "教育" | "教育救助" | "金秋助学") => "schooling",
        (ListName::ReliefKind, "医疗救助" | "大病" | "大病救助") => "medical",
        (ListName::ReliefKind, "生活救助" | "生活困难" | "生活困难救助") => "living",
        (ListName::ReliefKind, "临时救助" | "临时救急") => "temporary",
        (ListName::ReliefMode, "集中救助") => "campaign",
        (ListName::ReliefMode, "平时救助" | "平时救急" | "日常" | "日常救助") => "everyday",
        (ListName::Campaign, "春节" | "元旦" | "两节" | "元旦、春节" | "两节慰问") => {
            "new-year"
        }
        (ListName::Campaign, "五一节" | "劳动节") => "labour-day",
        (ListName::Campaign, "中秋节") => "mid-autumn",
        (ListName::Campaign, "国庆" | "国庆节") => "national-day",
        (ListName::Campaign, "平时") => "everyday",
        (ListName::Fund | ListName::Hardship | ListName::CauseOfAction | ListName::WaiverKind, "其它") => {
            "other"
        }
        (ListName::HouseholdClass, "特困职工") => "extreme",
        (ListName::HouseholdClass, "困难职工") => "hardship",
        (ListName::JobGroup, "4050" | "40、50人员" | "“4050”人员") => "older",
        (ListName::JobGroup, "农民工" | "进城务工人员") => "migrant",
        (ListName::JobGroup, "失业" | "失业职工") => "unemployed",
        (ListName::JobGroup, "下岗" | "下岗人员") => "laid-off",
        (ListName::JobGroup, "转业军人" | "退役军人" | "复员军人") => "veteran",
        (ListName::Education, "大学" | "大学本科") => "bachelor",
        (ListName::SchoolStage, "本科") => "university",
        (ListName::WaiverKind, "水费" | "电费") => "utilities",
        (ListName::WaiverKind, "学费") => "tuition",
        (ListName::WaiverKind, "暖气费") => "heating",
        (ListName::WaiverWay, "减" | "免" | "免除") => "waived",
        (ListName::WaiverWay, "补贴") => "subsidised",
        (ListName::DonorKind, "企业" | "集体") => "unit",
        (ListName::DonorKind, "个人捐款") => "person",
        _ => return None,
    })
}

/// Words behind a count that say nothing of its size.
pub const COUNT_TAILS: [&str; 8] = ["个月", "月", "口人", "口", "户", "家", "个", "期"];

/// Sign before a number that says which one.
pub const ORDINAL: char = '第';

/// Signs that begin a remark behind a word.
pub const BRACKETS: [char; 4] = ['(', '（', '[', '【'];
