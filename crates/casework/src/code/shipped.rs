//! The lists a new centre starts with. Data, not rules: the centre edits them, but a key never changes its meaning.
//!
//! Category keys: `pay` (`.arrears .overtime .minimum .deduction`), `contract` (`.unsigned .dismissal .change .compensation`),
//! `social` (`.pension .medical .unemployment .injury .maternity`), `injury` (`.recognition .benefits .disease`), `hours`
//! (`.worktime .leave`), `safety`, `women`, `restructuring` (`.placement .closure`), `relief` (`.living .medical .education
//! .card .emergency`), `jobs` (`.seeking .vacancy .training`), `loans` (`.application .repayment`), `union` (`.membership
//! .founding .dues .democracy .model-worker`), `mutual`, `legal` (`.aid .advice .mediation`), `policy`, `feedback`
//! (`.suggestion .praise .complaint`), `other`.
//! Handling keys: `answered finished in-hand to-labour to-district to-relief to-elsewhere case-opened`.

use super::{Code, CodeKey, Codes, ListName};

/// Key, Chinese word, English word; a key with a dot is of the second level and follows its parent.
const CATEGORIES: &[(&str, &str, &str)] = &[
    ("pay", "劳动报酬", "Pay"),
    ("pay.arrears", "拖欠工资", "Wage arrears"),
    ("pay.overtime", "加班费", "Overtime pay"),
    ("pay.minimum", "最低工资", "Minimum wage"),
    ("pay.deduction", "克扣工资", "Deductions from pay"),
    ("contract", "劳动合同", "Labour contract"),
    ("contract.unsigned", "未签合同", "No written contract"),
    ("contract.dismissal", "解除终止", "Dismissal and ending"),
    ("contract.change", "变更续订", "Change and renewal"),
    ("contract.compensation", "经济补偿", "Severance pay"),
    ("social", "社会保险", "Social insurance"),
    ("social.pension", "养老保险", "Pension insurance"),
    ("social.medical", "医疗保险", "Medical insurance"),
    ("social.unemployment", "失业保险", "Unemployment insurance"),
    ("social.injury", "工伤保险参保", "Work injury insurance cover"),
    ("social.maternity", "生育保险", "Maternity insurance"),
    ("injury", "工伤职业病", "Work injury and disease"),
    ("injury.recognition", "工伤认定", "Recognition of an injury"),
    ("injury.benefits", "工伤待遇", "Injury benefits"),
    ("injury.disease", "职业病", "Occupational disease"),
    ("hours", "工时休假", "Hours and leave"),
    ("hours.worktime", "工作时间", "Working hours"),
    ("hours.leave", "休假", "Leave"),
    ("safety", "劳动安全卫生", "Safety and health"),
    ("women", "女职工和未成年工", "Women and young workers"),
    ("restructuring", "企业改制", "Restructuring"),
    ("restructuring.placement", "改制安置", "Placement of staff"),
    ("restructuring.closure", "停产破产", "Closure and bankruptcy"),
    ("relief", "困难帮扶", "Hardship relief"),
    ("relief.living", "生活困难求助", "Living costs"),
    ("relief.medical", "医疗救助", "Medical relief"),
    ("relief.education", "助学", "Schooling relief"),
    ("relief.card", "优待证办理", "Hardship card"),
    ("relief.emergency", "临时救急", "Emergency relief"),
    ("jobs", "就业服务", "Jobs"),
    ("jobs.seeking", "求职", "Looking for work"),
    ("jobs.vacancy", "招聘", "Looking for workers"),
    ("jobs.training", "技能培训", "Training"),
    ("loans", "创业贷款", "Start-up loans"),
    ("loans.application", "小额贷款申请", "Micro-loan application"),
    ("loans.repayment", "还款贴息", "Repayment and interest subsidy"),
    ("union", "工会事务", "Union affairs"),
    ("union.membership", "入会转会", "Membership"),
    ("union.founding", "组建工会", "Founding a union"),
    ("union.dues", "会费经费", "Dues and funds"),
    ("union.democracy", "职代会厂务公开", "Workers' congress and open books"),
    ("union.model-worker", "劳模待遇", "Model workers"),
    ("mutual", "互助保障和普惠", "Mutual aid and member benefits"),
    ("legal", "法律服务", "Legal services"),
    ("legal.aid", "法律援助", "Legal aid"),
    ("legal.advice", "法律咨询", "Legal advice"),
    ("legal.mediation", "争议调解", "Mediation"),
    ("policy", "政策咨询", "Policy advice"),
    ("feedback", "意见建议", "Feedback"),
    ("feedback.suggestion", "工作建议", "Suggestion"),
    ("feedback.praise", "表扬", "Praise"),
    ("feedback.complaint", "对工作人员的投诉", "Complaint about staff"),
    ("other", "其他", "Other"),
];

/// How the desk handled a contact.
const HANDLINGS: &[(&str, &str, &str)] = &[
    ("answered", "当场答复", "Answered on the spot"),
    ("finished", "已办结", "Finished"),
    ("in-hand", "正在办理", "In hand"),
    ("to-labour", "转劳动保障部门", "Referred to the labour authority"),
    ("to-district", "转县区工会", "Referred to the district union"),
    ("to-relief", "列入救助", "Entered for relief"),
    ("to-elsewhere", "转其他单位", "Referred elsewhere"),
    ("case-opened", "立案办理", "Case opened"),
];

/// The shipped lists. Districts are the centre's own and start empty.
pub fn shipped() -> Codes {
    let mut codes = entries(ListName::Category, CATEGORIES);
    codes.extend(entries(ListName::Handling, HANDLINGS));
    Codes(codes)
}

/// Entries of a list out of their keys, Chinese and English words.
pub(super) fn entries(list: ListName, words: &[(&str, &str, &str)]) -> Vec<Code> {
    let entry = |&(key, zh, en): &(&str, &str, &str)| {
        CodeKey::parse(key).map(|key| Code { list, key, zh: zh.to_owned(), en: en.to_owned(), active: true })
    };
    words.iter().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_key_is_well_formed_once_and_behind_its_parent() {
        let codes = shipped();
        assert_eq!(codes.0.len(), CATEGORIES.len() + HANDLINGS.len());
        let mut seen = HashSet::new();
        for code in &codes.0 {
            assert!(seen.insert((code.list, code.key.as_str().to_owned())), "{:?} twice", code.key);
            assert!(
                seen.contains(&(code.list, code.key.top().to_owned())),
                "{:?} before its parent",
                code.key
            );
            assert!(code.key.as_str().matches('.').count() <= 1);
            assert!(!code.zh.is_empty() && !code.en.is_empty());
        }
    }

    #[test]
    fn no_word_stands_twice_in_a_list() {
        let codes = shipped();
        for list in [ListName::Category, ListName::Handling] {
            let words: HashSet<_> = codes.of(list).map(|code| &code.zh).collect();
            assert_eq!(words.len(), codes.of(list).count());
        }
    }
}
