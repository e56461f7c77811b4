//! Words of the work's own terms: channels, classes, states, roles, what was done.

use casework::act::{ActKind, Exported, NumberKind};
use casework::centre::Level;
use casework::code::{Code, Codes, ListName};
use casework::contact::{Channel, Class, Line, Nature, Satisfaction, Status, VoidCall};
use casework::figure::Measure;
use casework::identity::{IdKind, Sex};
use casework::register::Register;
use casework::staff::Role;
use casework::time::YearKind;

use super::{Lang, Say, fill};

pub(super) fn pick(lang: Lang, zh: &str, en: &str) -> String {
    if lang == Lang::Zh { zh } else { en }.to_owned()
}

impl Say for Channel {
    fn say(&self, lang: Lang) -> String {
        match self {
            Channel::Visit => pick(lang, "来访", "Visit"),
            Channel::Letter => pick(lang, "来信", "Letter"),
            Channel::Call => pick(lang, "来电", "Call"),
            Channel::Online => pick(lang, "网络", "Online"),
            Channel::Unspecified => pick(lang, "没写明", "Not stated"),
        }
    }
}

impl Say for Class {
    fn say(&self, lang: Lang) -> String {
        match self {
            Class::Visit => pick(lang, "来访", "Visit"),
            Class::Letter => pick(lang, "来信", "Letter"),
            Class::Call => pick(lang, "来电", "Call"),
            Class::Online => pick(lang, "网络", "Online"),
            Class::Consultation => pick(lang, "咨询", "Consultation"),
            Class::Unspecified => pick(lang, "没写明", "Not stated"),
        }
    }
}

impl Say for Line {
    fn say(&self, lang: Lang) -> String {
        match self {
            Line::Hotline => pick(lang, "12351 热线", "Hotline 12351"),
            Line::Other => pick(lang, "别的号", "Another number"),
        }
    }
}

impl Say for Nature {
    fn say(&self, lang: Lang) -> String {
        match self {
            Nature::Unspecified => pick(lang, "没写明", "Not stated"),
            Nature::Consultation => pick(lang, "咨询", "Question"),
            Nature::Complaint => pick(lang, "投诉", "Complaint"),
            Nature::Request => pick(lang, "求助", "Request for help"),
            Nature::Suggestion => pick(lang, "意见建议", "Suggestion"),
            Nature::Praise => pick(lang, "表扬", "Praise"),
        }
    }
}

impl Say for VoidCall {
    fn say(&self, lang: Lang) -> String {
        match self {
            VoidCall::Silent => pick(lang, "无声", "Silent"),
            VoidCall::Wrong => pick(lang, "打错", "Wrong number"),
            VoidCall::Abusive => pick(lang, "骚扰", "Abusive"),
        }
    }
}

impl Say for Status {
    fn say(&self, lang: Lang) -> String {
        match self {
            Status::Open => pick(lang, "在办", "Open"),
            Status::Referred => pick(lang, "转出等回话", "Referred"),
            Status::Done => pick(lang, "办结", "Done"),
        }
    }
}

impl Say for Satisfaction {
    fn say(&self, lang: Lang) -> String {
        match self {
            Satisfaction::Satisfied => pick(lang, "满意", "Satisfied"),
            Satisfaction::FairlySatisfied => pick(lang, "基本满意", "Fairly satisfied"),
            Satisfaction::Dissatisfied => pick(lang, "不满意", "Not satisfied"),
        }
    }
}

impl Say for Sex {
    fn say(&self, lang: Lang) -> String {
        match self {
            Sex::Unknown => pick(lang, "不详", "Not known"),
            Sex::Male => pick(lang, "男", "Male"),
            Sex::Female => pick(lang, "女", "Female"),
        }
    }
}

impl Say for IdKind {
    fn say(&self, lang: Lang) -> String {
        match self {
            IdKind::Resident => pick(lang, "居民身份证", "Resident identity card"),
            IdKind::HkMacaoPermit => pick(lang, "港澳居民来往内地通行证", "Hong Kong and Macao permit"),
            IdKind::TaiwanPermit => pick(lang, "台湾居民来往大陆通行证", "Taiwan permit"),
            IdKind::ResidencePermit => {
                pick(lang, "港澳台居民居住证", "Hong Kong, Macao and Taiwan residence permit")
            }
            IdKind::ForeignerCard => {
                pick(lang, "外国人永久居留身份证", "Foreigner's permanent residence card")
            }
            IdKind::Passport => pick(lang, "护照", "Passport"),
            IdKind::Other => pick(lang, "其他证件", "Another document"),
        }
    }
}

impl Say for Role {
    fn say(&self, lang: Lang) -> String {
        match self {
            Role::FrontDesk => pick(lang, "前台", "Front desk"),
            Role::Caseworker => pick(lang, "办事员", "Caseworker"),
            Role::Head => pick(lang, "负责人", "Head"),
            Role::Auditor => pick(lang, "查看", "Auditor"),
        }
    }
}

impl Say for Level {
    fn say(&self, lang: Lang) -> String {
        match self {
            Level::Province => pick(lang, "省级", "Province"),
            Level::City => pick(lang, "市级", "City"),
            Level::County => pick(lang, "县区级", "County or district"),
            Level::Street => pick(lang, "乡镇街道", "Street or township"),
            Level::Enterprise => pick(lang, "企业、社区", "Enterprise or community"),
        }
    }
}

impl Say for YearKind {
    fn say(&self, lang: Lang) -> String {
        match self {
            YearKind::Natural => pick(lang, "自然年", "Calendar year"),
            YearKind::Union => pick(lang, "工会年度", "Union year"),
        }
    }
}

impl Say for ListName {
    fn say(&self, lang: Lang) -> String {
        match self {
            ListName::Category => pick(lang, "事项", "What it is about"),
            ListName::District => pick(lang, "县区", "District"),
            ListName::Handling => pick(lang, "怎么办的", "How it was handled"),
            ListName::ReliefKind => pick(lang, "救助类别", "Kinds of relief"),
            ListName::ReliefMode => pick(lang, "救助方式", "Ways of relief"),
            ListName::Campaign => pick(lang, "活动", "Campaigns"),
            ListName::Fund => pick(lang, "资金来源", "Funds"),
            ListName::Hardship => pick(lang, "致困原因", "Causes of hardship"),
            ListName::HouseholdClass => pick(lang, "困难类别", "Classes of households"),
            ListName::SchoolStage => pick(lang, "就读学段", "Stages of schooling"),
            ListName::LegalForm => pick(lang, "援助方式", "Forms of legal aid"),
            ListName::CauseOfAction => pick(lang, "案由", "Causes of action"),
            ListName::LegalOutcome => pick(lang, "结果", "Outcomes of legal aid"),
            ListName::Education => pick(lang, "文化程度", "Education"),
            ListName::JobGroup => pick(lang, "人员类别", "Groups of workers"),
            ListName::JobOffice => pick(lang, "经办机构", "Placing offices"),
            ListName::RepaymentWay => pick(lang, "还款方式", "Ways of repayment"),
            ListName::Guarantee => pick(lang, "担保方式", "Kinds of guarantee"),
            ListName::Bank => pick(lang, "经办银行", "Banks"),
            ListName::VisitTarget => pick(lang, "慰问对象", "Whom visits are for"),
            ListName::WaiverKind => pick(lang, "减免项目", "What is waived"),
            ListName::WaiverWay => pick(lang, "减免方式", "Waived or subsidised"),
            ListName::DonorKind => pick(lang, "捐款人类别", "Kinds of donors"),
            ListName::DonationUse => pick(lang, "捐款去向", "Where donations go"),
            ListName::Relation => pick(lang, "与户主关系", "Relations in a household"),
        }
    }
}

impl Say for Code {
    fn say(&self, lang: Lang) -> String {
        if lang == Lang::En && !self.en.is_empty() { self.en.clone() } else { self.zh.clone() }
    }
}

/// The word of a key: `劳动报酬 › 欠薪` for a second-level category; the key itself where the list lacks it, empty for none.
pub fn code_word(codes: &Codes, list: ListName, key: &str, lang: Lang) -> String {
    let word = |key: &str| codes.get(list, key).map_or_else(|| key.to_owned(), |code| code.say(lang));
    match key.split_once('.') {
        _ if key.is_empty() => String::new(),
        Some((top, _)) => format!("{} › {}", word(top), word(key)),
        None => word(key),
    }
}

/// The unit a measure is counted in.
pub fn unit(measure: Measure, lang: Lang) -> &'static str {
    let (zh, en) = match measure {
        Measure::Contacts | Measure::Done | Measure::Evaluated | Measure::Satisfied => ("件次", "contacts"),
        Measure::People | Measure::Involved => ("人次", "people"),
        Measure::Persons => ("人", "persons"),
        Measure::Void => ("个", "calls"),
    };
    if lang == Lang::Zh { zh } else { en }
}

impl Say for Measure {
    fn say(&self, lang: Lang) -> String {
        match self {
            Measure::Contacts => pick(lang, "接待", "Contacts"),
            Measure::People => pick(lang, "本次人数", "People here"),
            Measure::Involved => pick(lang, "涉及人数", "People concerned"),
            Measure::Persons => pick(lang, "不同的人", "Different persons"),
            Measure::Done => pick(lang, "办结", "Finished"),
            Measure::Evaluated => pick(lang, "评价了的", "Evaluated"),
            Measure::Satisfied => pick(lang, "满意", "Satisfied"),
            Measure::Void => pick(lang, "空电话", "Empty calls"),
        }
    }
}

impl Say for ActKind {
    fn say(&self, lang: Lang) -> String {
        match self {
            ActKind::Open => pick(lang, "开办中心", "Opened the centre"),
            ActKind::Log => pick(lang, "登记", "Registered"),
            ActKind::Edit => pick(lang, "修改", "Edited"),
            ActKind::Withdraw => pick(lang, "撤下", "Took out"),
            ActKind::Import { file, rows } => {
                fill(&pick(lang, "导入 {}，{} 行", "Imported {}, {} rows"), &[file, &rows.to_string()])
            }
            ActKind::Centre => pick(lang, "改了中心的设置", "Changed the centre's settings"),
            ActKind::Code => pick(lang, "改了代码表", "Changed a code list"),
            ActKind::Staff => pick(lang, "改了人员", "Changed members of staff"),
            ActKind::Undo(seq) => fill(&pick(lang, "撤回第 {} 步", "Undid step {}"), &[&seq.to_string()]),
            ActKind::Demo => pick(lang, "生成演示数据", "Filled in the demo"),
            ActKind::Correct => pick(lang, "改好一行搁置的", "Corrected a row held aside"),
            ActKind::Drop => pick(lang, "丢开一行搁置的", "Dropped a row held aside"),
            ActKind::Enter(register) => of_register(*register, lang, "{}：登记", "{}: entered"),
            ActKind::EditEntry(register) => of_register(*register, lang, "{}：修改", "{}: edited"),
            ActKind::Move(register, stage) => {
                fill(&pick(lang, "{}：到“{}”", "{}: {}"), &[&register.say(lang), &stage.say(lang)])
            }
            ActKind::WithdrawEntry(register) => of_register(*register, lang, "{}：撤下", "{}: took out"),
            ActKind::ImportEntries { register, file, rows } => fill(
                &pick(lang, "{}：导入 {}，{} 行", "{}: imported {}, {} rows"),
                &[&register.say(lang), file, &rows.to_string()],
            ),
            ActKind::Merge => pick(lang, "合并为同一人", "Made two persons one"),
            ActKind::Show { numbers, .. } => {
                let numbers: Vec<String> = numbers.iter().map(|kind| kind.say(lang)).collect();
                fill(&pick(lang, "看了{}", "Saw the {}"), &[&numbers.join(&pick(lang, "、", ", "))])
            }
            ActKind::Export(Exported { register, rows }) => {
                let list =
                    register.map_or_else(|| pick(lang, "接待", "Reception"), |register| register.say(lang));
                fill(&pick(lang, "导出{}，{} 行", "Exported {}, {} rows"), &[&list, &rows.to_string()])
            }
            ActKind::Days(rule) => fill(
                &pick(lang, "改了提醒的天数：{}", "Changed the days of a reminder: {}"),
                &[&rule.say(lang)],
            ),
            ActKind::Erase { records, why } => fill(
                &pick(lang, "抹去一个人，{} 条记录：{}", "Erased a person, {} records: {}"),
                &[&records.to_string(), &why.say(lang)],
            ),
        }
    }
}

impl Say for NumberKind {
    fn say(&self, lang: Lang) -> String {
        match self {
            NumberKind::Phone => pick(lang, "电话", "telephone"),
            NumberKind::Document => pick(lang, "证件号", "ID number"),
            NumberKind::Account => pick(lang, "账号", "account number"),
        }
    }
}

fn of_register(register: Register, lang: Lang, zh: &str, en: &str) -> String {
    fill(&pick(lang, zh, en), &[&register.say(lang)])
}
