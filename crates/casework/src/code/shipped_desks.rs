//! The lists of the other desks as they are shipped. Data, not rules: the centre edits them, but a key never changes its
//! meaning.

use super::shipped::entries;
use super::{Code, ListName};

type Words = &'static [(&'static str, &'static str, &'static str)];

/// Every list of the other desks.
const LISTS: &[(ListName, Words)] = &[
    (
        ListName::ReliefKind,
        &[
            ("schooling", "助学", "Schooling"),
            ("medical", "医疗", "Medical"),
            ("living", "生活", "Living costs"),
            ("temporary", "临时", "Temporary"),
            ("festival", "节日慰问", "Festival"),
            ("other", "其它", "Other"),
        ],
    ),
    (ListName::ReliefMode, &[("campaign", "集中", "Campaign"), ("everyday", "平时", "Everyday")]),
    (
        ListName::Campaign,
        &[
            ("new-year", "元旦春节", "New Year and Spring Festival"),
            ("labour-day", "五一", "Labour Day"),
            ("mid-autumn", "中秋", "Mid-Autumn"),
            ("national-day", "十一", "National Day"),
            ("schooling", "金秋助学", "Autumn schooling aid"),
            ("summer", "送清凉", "Summer heat"),
            ("one-day", "爱心一日捐", "One day's pay"),
            ("everyday", "日常", "Everyday"),
        ],
    ),
    (
        ListName::Fund,
        &[
            ("warmth", "送温暖基金", "Warmth fund"),
            ("union", "市总工会经费", "Union funds"),
            ("treasury", "市财政拨款", "City treasury"),
            ("central", "中央财政专项", "Central treasury"),
            ("higher", "上级工会补助", "Higher union"),
            ("donations", "社会捐助", "Donations"),
            ("other", "其他", "Other"),
        ],
    ),
    (
        ListName::Hardship,
        &[
            ("illness", "患重大疾病", "Serious illness"),
            ("schooling", "子女上学", "Children at school"),
            ("laid-off", "下岗失业", "Laid off"),
            ("living", "生活难以为继", "Cannot make a living"),
            ("single-parent", "单亲收入低", "Single parent, low income"),
            ("accident", "遭受意外灾害", "Accident or disaster"),
            ("disability", "本人或家属残疾", "Disability"),
            ("no-insurance", "未参加社会保险", "No social insurance"),
            ("other", "其他", "Other"),
        ],
    ),
    (
        ListName::HouseholdClass,
        &[
            ("deep", "深度困难", "Deep hardship"),
            ("relative", "相对困难", "Relative hardship"),
            ("accident", "意外致困", "Hardship by accident"),
            ("extreme", "特困", "Extreme hardship (old class)"),
            ("hardship", "困难", "Hardship (old class)"),
        ],
    ),
    (
        ListName::SchoolStage,
        &[
            ("primary", "小学", "Primary"),
            ("junior", "初中", "Junior secondary"),
            ("senior", "高中", "Senior secondary"),
            ("vocational", "中专", "Vocational"),
            ("college", "大专", "College"),
            ("university", "大学", "University"),
        ],
    ),
    (
        ListName::LegalForm,
        &[
            ("consultation", "咨询", "Consultation"),
            ("drafting", "代书", "Drafting"),
            ("mediation", "调解", "Mediation"),
            ("arbitration", "代理仲裁", "Arbitration"),
            ("court", "代理诉讼", "Court"),
        ],
    ),
    (
        ListName::CauseOfAction,
        &[
            ("relation", "确认劳动关系", "Whether there is a labour relation"),
            ("contract", "订立变更劳动合同", "Making or changing a contract"),
            ("dismissal", "违法解除劳动合同", "Unlawful dismissal"),
            ("pay", "追索劳动报酬", "Pay owed"),
            ("compensation", "经济补偿金", "Severance pay"),
            ("injury", "工伤保险待遇", "Injury benefits"),
            ("pension", "养老保险", "Pension"),
            ("social", "社会保险纠纷", "Social insurance"),
            ("hours", "工时休假", "Hours and leave"),
            ("welfare", "福利待遇", "Welfare"),
            ("other", "其他", "Other"),
        ],
    ),
    (
        ListName::LegalOutcome,
        &[
            ("answered", "已答复", "Answered"),
            ("drafted", "文书已交", "Paper drafted"),
            ("won", "胜诉", "Won"),
            ("part-won", "部分胜诉", "Won in part"),
            ("settled", "调解结案", "Settled"),
            ("lost", "败诉", "Lost"),
            ("withdrawn", "撤回", "Withdrawn"),
        ],
    ),
    (
        ListName::Education,
        &[
            ("primary", "小学", "Primary"),
            ("junior", "初中", "Junior secondary"),
            ("senior", "高中", "Senior secondary"),
            ("vocational", "中专", "Vocational"),
            ("college", "大专", "College"),
            ("bachelor", "本科", "Bachelor"),
            ("master", "研究生", "Postgraduate"),
        ],
    ),
    (
        ListName::JobGroup,
        &[
            ("laid-off", "下岗职工", "Laid-off worker"),
            ("unemployed", "失业人员", "Unemployed"),
            ("older", "4050人员", "Women from 40, men from 50"),
            ("migrant", "进城务工", "Migrant worker"),
            ("graduate", "大中专毕业生", "Graduate"),
            ("veteran", "复转军人", "Veteran"),
            ("disabled", "残疾人", "Disabled"),
            ("family", "困难职工家属", "Family of a worker in hardship"),
            ("none-employed", "零就业家庭", "Household without work"),
            ("model", "劳动模范", "Model worker"),
        ],
    ),
    (ListName::JobOffice, &[("centre", "市中心", "The centre")]),
    (
        ListName::RepaymentWay,
        &[
            ("at-end", "到期一次还本付息", "All at the end"),
            ("quarterly-interest", "按季付息到期还本", "Interest by quarter, principal at the end"),
            ("monthly-interest", "按月付息到期还本", "Interest by month, principal at the end"),
            ("annuity", "等额本息", "Equal instalments"),
            ("linear", "等额本金", "Equal principal"),
        ],
    ),
    (
        ListName::Guarantee,
        &[
            ("public-payroll", "财政供养人员担保", "Person on the public payroll"),
            ("employee", "企业职工担保", "Employee"),
            ("group", "联保小组", "Mutual group"),
            ("community", "信用社区", "Credit community"),
            ("company", "担保机构", "Guarantee company"),
            ("none", "无担保", "None"),
        ],
    ),
    (
        ListName::Bank,
        &[("credit-union", "农村信用社", "Rural credit union"), ("city", "商业银行", "Commercial bank")],
    ),
    (
        ListName::VisitTarget,
        &[
            ("hardship", "特困职工", "Worker in hardship"),
            ("model", "劳动模范", "Model worker"),
            ("retired", "离退休职工", "Retired worker"),
            ("veteran", "退转军人", "Veteran"),
            ("ill", "伤病残职工", "Injured, ill or disabled worker"),
            ("migrant", "困难农民工", "Migrant worker in hardship"),
        ],
    ),
    (
        ListName::WaiverKind,
        &[
            ("utilities", "水电费", "Water and electricity"),
            ("tuition", "学杂费", "School fees"),
            ("trade", "工商管理费", "Trade fees"),
            ("rent", "房租", "Rent"),
            ("heating", "取暖费", "Heating"),
            ("other", "其他", "Other"),
        ],
    ),
    (ListName::WaiverWay, &[("waived", "减免", "Waived"), ("subsidised", "补助", "Subsidised")]),
    (ListName::DonorKind, &[("unit", "单位", "Unit"), ("person", "个人", "Person")]),
    (
        ListName::DonationUse,
        &[
            ("fund", "注入市总本级送温暖基金", "Into the centre's warmth fund"),
            ("levels", "各级工会两节慰问使用", "Used by unions for festival visits"),
            ("named", "定向捐助", "For a named purpose"),
        ],
    ),
    (
        ListName::Relation,
        &[
            ("spouse", "配偶", "Spouse"),
            ("child", "子女", "Child"),
            ("parent", "父母", "Parent"),
            ("grandparent", "祖父母", "Grandparent"),
            ("grandchild", "孙子女", "Grandchild"),
            ("sibling", "兄弟姐妹", "Sibling"),
            ("other", "其他", "Other"),
        ],
    ),
];

/// All entries.
pub(super) fn shipped() -> impl Iterator<Item = Code> {
    LISTS.iter().flat_map(|(list, words)| entries(*list, words))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_list_of_a_desk_has_entries_with_keys_and_words_of_their_own() {
        let lists: HashSet<ListName> = LISTS.iter().map(|(list, _)| *list).collect();
        assert_eq!(lists.len(), LISTS.len());
        assert_eq!(lists.len(), ListName::ALL.len() - 3);
        for (list, words) in LISTS {
            let codes = entries(*list, words);
            assert_eq!(codes.len(), words.len(), "{list:?} has a key that is none");
            let keys: HashSet<_> = codes.iter().map(|code| code.key.as_str()).collect();
            let zh: HashSet<_> = codes.iter().map(|code| &code.zh).collect();
            assert_eq!((keys.len(), zh.len()), (words.len(), words.len()), "{list:?}");
        }
    }
}
