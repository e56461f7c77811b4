//! What each register is for and how the work at its desk goes, in words. Stages and figures are not written here: the
//! page shows them from the tables the program goes by.

use casework::register::Register;

use super::Lang;
use super::terms::pick;
use crate::words;

words! {
    /// The page that explains a desk.
    GuideWords {
        title: "说明：{}" / "Guide: {}",
        purpose: "这本登记管什么" / "What it is for",
        steps: "怎么用" / "How it is used",
        stages: "一件事怎么走" / "How an entry goes",
        stage: "进展" / "Stage",
        next: "接下来可以到" / "May go on to",
        needs: "到这一步要填好" / "Must be filled in by then",
        state: "要不要再办" / "Anything left to do",
        is_open: "还要办" / "Yes",
        is_ended: "不用再办" / "No",
        with_reason: "{}（写原因）" / "{} (with a reason)",
        skips: "往后跳过几步也可以，要写原因。" / "Later stages may be reached at once, with a reason.",
        nothing: "没有" / "None",
        figures: "有哪些数，怎么数" / "Its figures and how each is counted",
        figure: "指标" / "Figure",
        rule: "怎么数" / "How it is counted",
        splits: "每个数还能按这些分开看：{}。" / "Each can be split by: {}.",
        due: "到期提醒" / "What it reminds of",
        due_set: "天数由负责人在设置里定，上面是今天按的数。" / "A head sets the days in the settings; these are the numbers that hold today.",
        back: "回到登记簿" / "Back to the list",
    }
}

/// What a register is for, in one or two sentences.
pub fn purpose(register: Register, lang: Lang) -> String {
    let (zh, en) = match register {
        Register::Relief => (
            "困难职工的救助从申请到发放都记在这里：谁家、什么困难、给多少、从哪笔钱里出、发到谁手里。",
            "Hardship relief from application to payment: which household, what need, how much, from which fund, into whose hands.",
        ),
        Register::Legal => (
            "法律咨询和援助案件都记在这里：咨询当场答复就办结，案件从受理、指派一直跟到有结果。",
            "Legal advice and cases: advice is closed on the spot, a case is followed from acceptance and assignment to its outcome.",
        ),
        Register::Seeker => (
            "找工作的人记在这里：会什么、想做什么、推荐到哪家、录用没有，满 3 个月和 6 个月回访。",
            "People who look for work: skills and wishes, where they were referred, whether they were hired, asked again after three and six months.",
        ),
        Register::Vacancy => (
            "用人单位的招聘岗位记在这里，推荐的时候从里面挑。",
            "Posts that employers offer; referrals choose among them.",
        ),
        Register::Fair => (
            "每一场招聘会记一条：多少单位、多少岗位、来了多少人、达成多少意向。",
            "One entry for each job fair: employers, posts, visitors, agreements.",
        ),
        Register::Loan => (
            "就业小额贷款从申请到结清都记在这里，每一期还款记一行，欠多少、逾期没有自己算出来。",
            "Employment micro-loans from application to settlement; each instalment is a row, what is owed or overdue is counted from them.",
        ),
        Register::HomeVisit => (
            "上门慰问记在这里：看望了谁、送了多少钱、什么东西。",
            "Visits to homes: who was visited, with how much money and which goods.",
        ),
        Register::Waiver => (
            "给困难职工减免的费用记在这里：什么项目、减了多少、哪个单位减的。",
            "Charges waived or subsidised: which, how much, by which unit.",
        ),
        Register::Card => (
            "发出去的优待证记在这里：证号、有效期、收回没有。",
            "Hardship cards that were issued: number, validity, whether taken back.",
        ),
        Register::Donation => (
            "单位和个人的捐款捐物记在这里，去向和收据号也记上。",
            "Donations of money and goods from units and persons, with their use and receipt numbers.",
        ),
    };
    pick(lang, zh, en)
}

/// How the work at the desk goes with it, in a few sentences.
pub fn usage(register: Register, lang: Lang) -> String {
    let (zh, en) = match register {
        Register::Relief => (
            "接待记录可以直接转过来，人和诉求都带着。家庭成员一人一行；收款人不是本人也不是家庭成员时会提醒。公示期满、长时间没动的会出现在今日页。",
            "A contact leads here with its person and what was asked. Each member of the household is a row; a payee outside the household is doubted. Today's page reminds of notices that have stood long enough and of what has not moved.",
        ),
        Register::Legal => (
            "咨询选“咨询”，写好案由，按“保存并办结”一次就完。案件写上仲裁、开庭日期，快开庭时会提醒。挽回的钱在有结果时填。",
            "For advice choose that form, name the cause and press “Save and close”: one act. For a case enter the days of arbitration and hearing, and today's page reminds of a near one. Money recovered is entered with the outcome.",
        ),
        Register::Seeker => (
            "推荐的时候挑一个招聘岗位；没成就记“未成”，以后还能再推荐。录用后按日期提醒回访。",
            "A referral names a post. What came to nothing is noted as such and may be referred again. After hiring, the days to ask again are reminded of.",
        ),
        Register::Vacancy => (
            "招满了就改成“招满”，不招了改成“结束”；过了有效期会提醒。",
            "Set it to filled when all posts are taken, to ended when no longer offered; one past its validity is reminded of.",
        ),
        Register::Fair => (
            "办完一场登记一条，没有后面的步骤。",
            "Entered once the fair is over; there is nothing further to do.",
        ),
        Register::Loan => (
            "审批时填好金额和期限，放款后把每期应还的写成一行，还了填上实还日期和本金；也可以导入还款表，按合同编号、身份证号或者姓名和电话对到贷款上，对不上的不记，会说明原因。到期没还的会出现在今日页。",
            "Amount and term are set at approval. Once paid out, each instalment due is a row; when paid, its day and principal are entered. A sheet of repayments can be imported too: each goes to its loan by contract number, ID number, or name and telephone; what fits none stays out, with the reason. What is overdue is reminded of.",
        ),
        Register::HomeVisit | Register::Waiver => {
            ("办一次登记一条，没有后面的步骤。", "Entered once each time; there is nothing further to do.")
        }
        Register::Card => (
            "发证时登记；收回的改成“结束”，写明原因。",
            "Entered when issued; set it to ended, with a reason, when taken back.",
        ),
        Register::Donation => (
            "收到一笔登记一条；物品在“物品”里一样一行，折价算进金额。",
            "One entry for each; goods are rows of their own, and their worth counts as money.",
        ),
    };
    pick(lang, zh, en)
}
