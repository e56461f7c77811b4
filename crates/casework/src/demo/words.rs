//! Word parts of the made-up year: names, districts, employers, and what people ask. All invented.

/// Key, Chinese and English name of each district, the busiest first.
pub(super) const DISTRICTS: &[(&str, &str, &str)] = &[
    ("qingyuan", "清垣区", "Qingyuan district"),
    ("yuanbei", "垣北区", "Yuanbei district"),
    ("dongta", "东塔区", "Dongta district"),
    ("hetao", "河套新区", "Hetao new district"),
    ("yunyuan", "云塬县", "Yunyuan county"),
    ("lingze", "岭泽县", "Lingze county"),
    ("bayan", "坝沿县", "Bayan county"),
    ("direct", "市直单位", "City's own units"),
];

/// The made-up centre.
pub(super) const CENTRE: &str = "清垣市职工帮扶中心";

/// Staff of the desk.
pub(super) const RECEIVERS: &[&str] = &["王芳", "孟庆云", "任志远", "单晓梅", "解建国"];

pub(super) const SURNAMES: &[&str] = &[
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙", "马", "朱", "胡", "郭", "何",
    "高", "林", "郑", "谢", "罗", "梁", "宋", "唐", "许", "韩", "冯", "邓", "曹", "彭", "曾", "萧", "田",
    "董", "潘", "袁", "蔡", "蒋", "余", "于", "杜", "叶", "程", "魏", "苏", "吕", "丁", "任", "卢",
];

pub(super) const GIVEN_MALE: &[&str] = &[
    "建", "国", "志", "强", "军", "勇", "伟", "明", "永", "成", "庆", "海", "春", "德", "福", "荣", "长",
    "宝", "振", "立", "新", "俊", "峰", "磊", "斌", "鹏", "飞", "亮", "宏", "广", "才", "山", "河", "林",
    "生", "富", "贵", "忠",
];

pub(super) const GIVEN_FEMALE: &[&str] = &[
    "秀", "英", "桂", "兰", "玉", "芳", "淑", "珍", "梅", "红", "丽", "霞", "艳", "敏", "静", "娟", "燕",
    "萍", "翠", "凤", "云", "莲", "香", "慧", "巧", "彩", "琴", "素", "爱", "春", "雪", "晓", "美", "华",
    "娜", "婷", "洁", "月",
];

/// First part of an employer's name.
pub(super) const EMPLOYER_NAMES: &[&str] = &[
    "盛垣", "通垣", "泰塬", "华岭", "昌岭", "富塬", "安垣", "永塬", "鑫塬", "福垣", "瑞岭", "恒塬", "岭丰",
    "泉盛", "垣达", "塬兴",
];

/// Second part of an employer's name.
pub(super) const EMPLOYER_TRADES: &[&str] = &[
    "纺织厂",
    "机械厂",
    "建筑公司",
    "餐饮公司",
    "物流公司",
    "电子厂",
    "家具厂",
    "食品公司",
    "保洁公司",
    "商贸公司",
    "服装厂",
    "印刷厂",
    "化工厂",
    "装饰公司",
    "超市",
    "客运公司",
];

/// What is asked for again and again: category, weight, natures (consultation, request, complaint, suggestion, praise) by
/// weight, busy months, and demands. `#` becomes a small number, `$` an amount of yuan.
pub(super) struct Story {
    pub category: &'static str,
    pub weight: u32,
    pub natures: [u32; 5],
    pub busy: &'static [u32],
    pub demands: &'static [&'static str],
}

pub(super) const ARREARS: &[&str] = &[
    "单位已有 # 个月没有发工资，老板总说等回款，想请工会帮忙要回来。",
    "工地干完活以后一直不结账，每人还差 $ 元。",
    "车间里 # 个班组的工资都拖着，问什么时候能发。",
    "离职后最后 # 个月的工资没有结清，打电话也不接。",
];

pub(super) const STORIES: &[Story] = &[
    Story {
        category: "pay.arrears",
        weight: 120,
        natures: [10, 45, 45, 0, 0],
        busy: &[12, 1],
        demands: ARREARS,
    },
    Story {
        category: "pay.overtime",
        weight: 35,
        natures: [55, 10, 35, 0, 0],
        busy: &[5, 10],
        demands: &[
            "节假日连着上班，只给平时的工资，问加班费怎么算。",
            "每天多干 # 个小时，没有加班费也没有补休。",
        ],
    },
    Story {
        category: "contract.unsigned",
        weight: 40,
        natures: [60, 20, 20, 0, 0],
        busy: &[3],
        demands: &["上班 # 个月了还没有签合同，问能要求什么。", "单位让签空白合同，不知道该不该签。"],
    },
    Story {
        category: "contract.dismissal",
        weight: 55,
        natures: [45, 35, 20, 0, 0],
        busy: &[3, 12],
        demands: &["口头通知不用来了，没有说理由，问怎么办。", "厂里搬迁，不愿意去的人被要求自己写辞职信。"],
    },
    Story {
        category: "contract.compensation",
        weight: 35,
        natures: [70, 20, 10, 0, 0],
        busy: &[],
        demands: &["干了 # 年，合同到期不续，问补偿按什么标准。", "单位只肯给 $ 元补偿，觉得少了。"],
    },
    Story {
        category: "social.pension",
        weight: 70,
        natures: [75, 15, 10, 0, 0],
        busy: &[6],
        demands: &["以前在外地交过 # 年养老保险，问怎么转回来。", "快退休了，发现单位少交了 # 年。"],
    },
    Story {
        category: "social.medical",
        weight: 45,
        natures: [80, 15, 5, 0, 0],
        busy: &[12],
        demands: &["换单位以后医保断了 # 个月，问能不能补。", "在外地住院，问回来怎么报销。"],
    },
    Story {
        category: "injury.recognition",
        weight: 30,
        natures: [45, 50, 5, 0, 0],
        busy: &[7, 8],
        demands: &["上班路上被车撞了，问算不算工伤。", "手被机器压伤，单位不肯去申请认定。"],
    },
    Story {
        category: "injury.benefits",
        weight: 25,
        natures: [30, 55, 15, 0, 0],
        busy: &[],
        demands: &["工伤休息 # 个月，只发基本生活费。", "评上了伤残等级，一次性补助还没有给。"],
    },
    Story {
        category: "relief.living",
        weight: 110,
        natures: [15, 85, 0, 0, 0],
        busy: &[12, 1, 2],
        demands: &[
            "爱人常年有病，一家人靠一个人的工资，想申请困难补助。",
            "家里失火，过冬的东西都没有了，请求救急。",
            "单位停产 # 个月，家里有老人和上学的孩子，生活困难。",
        ],
    },
    Story {
        category: "relief.medical",
        weight: 45,
        natures: [15, 85, 0, 0, 0],
        busy: &[],
        demands: &["家人做手术自己要付 $ 元，问能不能申请医疗救助。", "每周要做透析，报销以后负担还是很重。"],
    },
    Story {
        category: "relief.education",
        weight: 50,
        natures: [20, 80, 0, 0, 0],
        busy: &[7, 8],
        demands: &[
            "女儿今年考上大学，学费要 $ 元，想申请助学。",
            "两个孩子都在上学，问今年的助学什么时候报名。",
        ],
    },
    Story {
        category: "jobs.seeking",
        weight: 70,
        natures: [10, 90, 0, 0, 0],
        busy: &[2, 3, 9],
        demands: &["下岗 # 个月，会电焊，想找一份离家近的活。", "四十多岁，做过保洁和帮厨，想找工作。"],
    },
    Story {
        category: "jobs.training",
        weight: 30,
        natures: [70, 30, 0, 0, 0],
        busy: &[3, 9],
        demands: &["想学中式烹调，问什么时候开班、收不收钱。", "问有没有育婴员的培训。"],
    },
    Story {
        category: "loans.application",
        weight: 30,
        natures: [45, 55, 0, 0, 0],
        busy: &[3, 4],
        demands: &["想开一间早点铺，需要 $ 元周转，问怎么贷款。", "贷款材料交了 # 周，问批下来没有。"],
    },
    Story {
        category: "union.membership",
        weight: 25,
        natures: [85, 10, 0, 5, 0],
        busy: &[],
        demands: &["送外卖的能不能入会，去哪里办。", "换了单位，会员关系怎么转。"],
    },
    Story {
        category: "legal.aid",
        weight: 25,
        natures: [30, 70, 0, 0, 0],
        busy: &[1],
        demands: &["仲裁要开庭了，请不起律师，想申请法律援助。", "判决赢了拿不到钱，想请人帮忙申请执行。"],
    },
    Story {
        category: "legal.advice",
        weight: 45,
        natures: [100, 0, 0, 0, 0],
        busy: &[],
        demands: &["问申请仲裁要准备哪些材料、多长时间有结果。", "问竞业限制的约定有没有用。"],
    },
    Story {
        category: "policy",
        weight: 75,
        natures: [100, 0, 0, 0, 0],
        busy: &[4, 11],
        demands: &[
            "问困难职工建档的条件和要带的材料。",
            "问灵活就业的社保补贴怎么领。",
            "问产假和护理假的天数。",
        ],
    },
    Story {
        category: "women",
        weight: 15,
        natures: [60, 15, 25, 0, 0],
        busy: &[3],
        demands: &["怀孕的同事被调去上夜班，问单位能不能这样安排。"],
    },
    Story {
        category: "safety",
        weight: 15,
        natures: [20, 10, 60, 10, 0],
        busy: &[7, 8],
        demands: &["车间温度很高，没有降温的东西也没有高温津贴。"],
    },
    Story {
        category: "feedback.suggestion",
        weight: 15,
        natures: [0, 0, 0, 100, 0],
        busy: &[],
        demands: &["建议周末也留人值班，平时请不下假。", "建议把培训课表贴到社区。"],
    },
    Story {
        category: "feedback.praise",
        weight: 10,
        natures: [0, 0, 0, 0, 100],
        busy: &[],
        demands: &["感谢帮忙要回了工资，专门来说一声。"],
    },
    Story {
        category: "other",
        weight: 20,
        natures: [50, 40, 10, 0, 0],
        busy: &[],
        demands: &["问小区供暖的事该找哪个部门。", "丢了证件，问在哪里补办。"],
    },
];

/// Trades people look for and are hired in.
pub(super) const TRADES: &[&str] =
    &["保安", "保洁", "电工", "焊工", "厨师", "营业员", "缝纫工", "司机", "会计", "家政"];

/// Small businesses.
pub(super) const BUSINESSES: &[&str] =
    &["早点摊", "小餐饮", "小卖部", "蔬菜零售", "缝纫加工", "养殖", "大棚种植", "理发"];

/// Job fairs: days before the end of the year, and what they are called.
pub(super) const FAIRS: &[(i32, &str)] = &[
    (290, "“春风行动”招聘会"),
    (205, "民营企业招聘周"),
    (128, "高校毕业生专场招聘会"),
    (41, "困难职工就业援助招聘会"),
];

/// Where they are held.
pub(super) const FAIR_PLACE: &str = "工人文化宫";

/// Why a post is no longer offered.
pub(super) const POST_OVER: &str = "有效期到了，单位不再招";

/// Goods given at a visit, and their units.
pub(super) const GOODS: &[(&str, &str)] = &[("大米", "袋"), ("食用油", "桶"), ("面粉", "袋"), ("棉被", "床")];

/// Why relief was refused.
pub(super) const REFUSED: &str = "收入高于标准";
