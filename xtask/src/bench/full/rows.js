// Made-up rows of one seed, and the naive answers every contender's must equal.
export const MONTHS = 36, CATEGORIES = 30, CHANNELS = 4, CELLS = MONTHS * CATEGORIES * CHANNELS, SHOWN = 50;
const EAST_EIGHT = 8 * 3600 * 1000, CHUNK = 10000;

const mulberry32 = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹";
const GIVEN = "伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂兰建国志文红玉华春梅海燕鹏飞鑫宇浩然";
const TRADES = ["机械", "纺织", "物流", "餐饮", "建筑", "电子", "家政", "环卫", "食品", "印刷"];
const STAFF = ["周敏", "吴强", "郑丽", "冯涛"];
const WHAT = ["拖欠工资", "工伤认定", "解除合同补偿", "社保未缴", "加班费", "高温津贴", "大病救助", "子女助学", "求职登记", "调解申请"];
const WHEN = ["上个月", "去年年底", "春节以后", "入职至今", "停工期间", "搬迁之后"];
const THEN = ["要求尽快答复", "已电话告知办理材料", "约定下周再来", "转交法律援助窗口", "希望帮助联系单位", "材料齐全已受理"];

// The start of each of the 36 months up to this one, and the end, in ms, by the civil days of UTC+8.
const bounds = (now) => {
  const day = new Date(now + EAST_EIGHT);
  const first = day.getUTCFullYear() * 12 + day.getUTCMonth() - MONTHS + 1;
  const start = (month) => Date.UTC(Math.floor(month / 12), month % 12, 1) - EAST_EIGHT;
  return Array.from({ length: MONTHS + 1 }, (_, n) => start(first + n));
};
const now = Date.now();
const BOUNDS = bounds(now);
const FIRST = new Date(BOUNDS[0] + EAST_EIGHT);
const FIRST_MONTH = FIRST.getUTCFullYear() * 12 + FIRST.getUTCMonth();

/// Month of an instant, 0 = the first of the 36.
export const monthOf = (at) => {
  const day = new Date(at + EAST_EIGHT);
  return day.getUTCFullYear() * 12 + day.getUTCMonth() - FIRST_MONTH;
};

export const cellOf = (row) => (monthOf(row.at) * CATEGORIES + row.category) * CHANNELS + row.channel;

// Eighteen digits with their check digit (GB 11643).
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const idNumber = (below) => {
  const two = (n) => String(n).padStart(2, "0");
  const body = `32010${1 + below(9)}19${two(60 + below(40))}${two(1 + below(12))}${two(1 + below(28))}${String(below(1000)).padStart(3, "0")}`;
  const sum = WEIGHTS.reduce((all, weight, at) => all + weight * Number(body[at]), 0);
  return body + "10X98765432"[sum % 11];
};

/// The first row is of this moment: who counts 36 months up to the newest row counts these. Every row passes the form's rules,
/// and no two say the same.
export const makeRows = (count, seed = 7, firstId = 1) => {
  const random = mulberry32(seed);
  const below = (n) => Math.floor(random() * n);
  const of = (list) => list[below(list.length)];
  const span = now - BOUNDS[0];
  const row = (id) => ({
    id, at: BOUNDS[0] + Math.floor((id === 1 ? 1 : random()) * span), channel: below(CHANNELS), service: below(5), category: below(CATEGORIES),
    district: below(20), employer: `${of(SURNAMES)}${of(GIVEN)}${of(TRADES)}有限公司`,
    name: of(SURNAMES) + of(GIVEN) + (below(4) ? of(GIVEN) : ""),
    phone: `1${3 + below(7)}${String(below(1e9)).padStart(9, "0")}`, idNumber: idNumber(below),
    summary: `来访者反映${of(WHEN)}${of(WHAT)}，涉及${1 + below(60)}人，${of(THEN)}。编号${below(1e6)}`,
    amount: below(5000000), staff: of(STAFF), status: below(3),
  });
  const rows = [];
  while (rows.length < count) {
    const chunk = Array.from({ length: Math.min(CHUNK, count - rows.length) }, (_, n) => row(firstId + rows.length + n));
    // Through JSON: no string is left in pieces that the first contender would have to join.
    for (const made of JSON.parse(JSON.stringify(chunk))) rows.push(made);
  }
  return rows;
};

export const naiveStats = (rows, district) => {
  const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0);
  for (const row of rows) {
    if (district !== null && row.district !== district) continue;
    const cell = cellOf(row);
    count[cell] += 1;
    sum[cell] += row.amount;
  }
  return { count, sum };
};

export const naiveSearch = (rows, q) => {
  const hits = [];
  let count = 0;
  for (const row of rows) {
    if (!row.name.includes(q) && !row.phone.includes(q) && !row.summary.includes(q)) continue;
    if (count++ < SHOWN) hits.push(row.id);
  }
  return { count, hits };
};

export const naiveOpening = (rows) => {
  const months = new Array(MONTHS).fill(0);
  let amount = 0;
  for (const row of rows) {
    months[monthOf(row.at)] += 1;
    amount += row.amount;
  }
  return { n: rows.length, months, amount };
};

/// Words of so many characters that stand in some row, another each round.
export const words = (rows, length, round) => {
  const row = rows[(round * 7919 + length * 131) % rows.length];
  const text = [row.summary, row.phone, row.name][round % 3];
  const from = text.length > length + 5 ? 5 : 0;
  return (text.length < length ? row.summary : text).slice(from, from + length);
};
