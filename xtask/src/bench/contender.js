// The product as a harness asks it: `window.contender` (docs/harnesses.md). Rows and answers are turned over here; all else is
// the shipped engine's. What is asked while something is under way waits for it.
import init, * as ours from "./jobs.js";

const FIELDS = ["channel", "service", "category", "district", "employer", "name", "phone", "idNumber", "summary", "amount", "staff", "status"];
const FIELD = "\x1f", ROW = "\x1e";
// A sheet is one act; one of the bench's ledgers is 100,000 rows.
const SHEET = 200000, CHUNK = 2000;
const CELLS = 4320;

const plain = (value) => String(value ?? "").replace(/[\x1e\x1f]/g, " ");
const line = (row) => [JSON.stringify(row.id) ?? "", String(Number(row.at)), ...FIELDS.map((field) => plain(row[field]))].join(FIELD);

const importRows = async (rows) => {
  for (let sheet = 0; sheet < rows.length; sheet += SHEET) {
    const end = Math.min(sheet + SHEET, rows.length);
    await ours.contender_begin();
    for (let from = sheet; from < end; from += CHUNK) {
      ours.contender_read(rows.slice(from, Math.min(from + CHUNK, end)).map(line).join(ROW));
    }
    await ours.contender_import();
  }
};

const members = {
  clear: () => ours.contender_clear(),
  importRows,
  load: async (rows) => {
    await ours.contender_clear();
    await importRows(rows);
    await ours.contender_ready();
  },
  reopen: async () => {
    await ours.contender_door();
    // Where a person would be typing the passphrase.
    performance.mark("door");
    const [n, amount, ...months] = await ours.contender_reopen();
    return { n, months, amount };
  },
  ready: () => ours.contender_ready(),
  save: (row) => ours.contender_save(line(row)),
  stats: async (district) => {
    const both = await ours.contender_stats(district ?? undefined);
    return { count: Array.from(both.subarray(0, CELLS)), sum: Array.from(both.subarray(CELLS)) };
  },
  search: async (words) => JSON.parse(await ours.contender_search(String(words))),
  draw: async (canvas, kind, { labels, series }) => {
    if (kind !== "bars" && kind !== "lines") throw new Error("bars or lines");
    const values = new Float64Array(series.length * labels.length);
    for (const [n, { values: of }] of series.entries()) {
      if (of.length !== labels.length) throw new Error("a value for each label");
      values.set(of, n * labels.length);
    }
    ours.contender_draw(canvas, document.body, kind === "lines", labels.join(FIELD), series.map(({ name }) => String(name)),
      series.map(({ color }) => color), values);
  },
  close: () => ours.contender_close(),
};

let last = Promise.resolve();
const inTurn = (job) => (...words) => {
  const done = last.then(() => job(...words)).catch((error) => { throw error instanceof Error ? error : new Error(String(error)); });
  last = done.catch(() => {});
  return done;
};

await init();
export const contender = Object.fromEntries(Object.entries(members).map(([name, job]) => [name, inTurn(job)]));
window.contender = contender;

// Rows counted, summed and searched by hand; the bench fails where the product says otherwise. Numbers, employers and documents
// are full of digits that a search must not meet. Words without a blank: of several the product finds each, wherever it stands.
const NAMES = ["王建国", "李秀英", "欧阳明", "张三", "Anna Lin"], WHAT = ["拖欠工资", "工伤认定", "wages", "leave", "a contract", "高温津贴"];
const made = (count) => Array.from({ length: count }, (_, n) => ({
  id: n * 3 + 1, at: Date.UTC(2023, n * 5 % 34, 1 + n % 28, n % 24), channel: n % 4, service: n % 5, category: n * 7 % 30, district: n * 11 % 20,
  employer: `${n % 97}厂 works ${n * 37 % 1013}`, name: n % 7 ? `${NAMES[n % 5]}${n % 3 ? "" : n * 31 % 1009}` : "",
  phone: n % 6 ? `199${String(n * 7919 % 100000000).padStart(8, "0")}` : "",
  idNumber: n % 4 ? `320101${1960 + n % 40}0${1 + n % 9}${10 + n % 19}${String(n * 13 % 10000).padStart(4, "0")}` : "",
  summary: `来访者反映${WHAT[n % 6]}，涉及${n * 17 % 211}人，asks for help`, amount: n * 104729 % 3000000, staff: `staff ${n % 12}`, status: n % 3,
}));
// What to look for, of 1, 2, 3 and 6 signs and more: out of rows, and out of what a search must not look in.
const words = (rows) => [
  ...[1, 2, 3, 6].flatMap((length) => [rows[0].summary.slice(5, 5 + length), rows[2].summary.slice(5, 5 + length), rows[5].phone.slice(-length)]),
  "7", "王", "w", "01", "三9", "人，", "199", "202", "320", "026", "-00", "及20", "2023-0", "320101", "199000", "涉及12人，",
  "works", "厂", rows[3].name, rows[5].phone, rows[1].idNumber.slice(6, 14), "nobody-says-so",
];

const byHand = {
  month: (row, last) => {
    const day = new Date(row.at + 8 * 3600000);
    return 35 + day.getUTCFullYear() * 12 + day.getUTCMonth() - last;
  },
  last: (rows) => Math.max(...rows.map((row) => byHand.month(row, 35))),
  stats: (rows, district) => {
    const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0), last = byHand.last(rows);
    for (const row of rows) {
      const month = byHand.month(row, last);
      if (month < 0 || (district !== null && row.district !== district)) continue;
      const at = (month * 30 + row.category) * 4 + row.channel;
      count[at] += 1;
      sum[at] += row.amount;
    }
    return { count, sum };
  },
  search: (rows, words) => {
    const hits = rows.filter((row) => [row.name, row.phone, row.summary].some((text) => text.includes(words))).map((row) => row.id);
    return { count: hits.length, hits: hits.slice(0, 50) };
  },
  reopen: (rows) => {
    const months = new Array(36).fill(0), last = byHand.last(rows);
    for (const row of rows) months[byHand.month(row, last)] += 1;
    return { n: rows.length, months, amount: rows.reduce((sum, row) => sum + row.amount, 0) };
  },
};

export const check = async (count = 2000) => {
  const rows = made(count), [late] = made(count + 1).slice(-1);
  const same = (what, ours, theirs) => {
    if (JSON.stringify(ours) !== JSON.stringify(theirs)) throw new Error(`contender: ${what} differs from a recount by hand`);
  };
  const all = async () => {
    for (const district of [null, 0, 7]) same(`stats of ${district}`, await contender.stats(district), byHand.stats(rows, district));
    for (const word of words(rows)) {
      same(`search for ${word}`, await contender.search(word), byHand.search(rows, word));
    }
  };
  await contender.load(rows);
  await all();
  await contender.save(late);
  rows.push(late);
  same("reopen", await contender.reopen(), byHand.reopen(rows));
  await contender.ready();
  await all();
  await contender.close();
  return rows.length;
};
