// The bench: ours and plain peers by turns in one page, medians of paired ratios. The product runs as it is shipped.
import init, * as ours from "./jobs.js";
import Dexie from "./dexie.js";

const median = (numbers) => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

const timed = async (job) => {
  const start = performance.now();
  await job();
  return performance.now() - start;
};

// A, B, then B, A, …: drift of the machine falls on both.
const paired = async (rounds, a, b) => {
  const left = [], right = [], ratios = [];
  for (let round = 0; round < rounds + 3; round++) {
    const order = round % 2 ? [a, b] : [b, a];
    const first = await timed(() => order[0](round));
    const second = await timed(() => order[1](round));
    if (round < 3) continue;
    const [x, y] = round % 2 ? [first, second] : [second, first];
    left.push(x); right.push(y); ratios.push(x / y);
  }
  return { ours: median(left), peer: median(right), ratio: median(ratios) };
};

const openPlain = () => new Promise((done, failed) => {
  const request = indexedDB.open("plain", 1);
  request.onupgradeneeded = () => request.result.createObjectStore("rows", { keyPath: "id" });
  request.onsuccess = () => done(request.result);
  request.onerror = () => failed(request.error);
});

const plainPut = (db, id) => new Promise((done, failed) => {
  const transaction = db.transaction("rows", "readwrite", { durability: "strict" });
  transaction.objectStore("rows").put({
    id, at: Date.now(), channel: 2, service: 0, category: 3, district: 4, employer: "bench works", name: `bench ${id}`,
    phone: `1990000${id % 10000}`, idNumber: "", people: 1, involved: 1, staff: "bench", status: 0,
    summary: "asks when the wages of last month will be paid, and what to do if they are not",
  });
  transaction.oncomplete = () => done();
  transaction.onabort = () => failed(transaction.error);
});

const objects = (count) => Array.from({ length: count }, (_, n) => ({
  id: n, month: `20${10 + (n % 36) % 3}-${1 + n % 12}`, category: `category.${(n * 7919) % 30}`, channel: n % 4, void: false,
}));

const reduceObjects = (rows) => rows.reduce((counts, row) => {
  if (row.void) return counts;
  const key = `${row.month}|${row.category}`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}, new Map());

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));

const until = async (what, find) => {
  const start = performance.now();
  for (;;) {
    const found = find();
    if (found) return found;
    if (performance.now() - start > 60000) throw new Error(`never seen: ${what}`);
    await frame();
  }
};

// The shipped page in a frame of the same origin, its demo centre being the one the bench filled.
const pages = async (rounds) => {
  const view = document.createElement("iframe");
  view.width = 1280; view.height = 800; view.src = "./index.html";
  document.body.append(view);
  const page = () => view.contentDocument;
  (await until("the opening page", () => page()?.querySelector('[name="try-demo"]'))).click();
  const go = (path) => until(path, () => page().querySelector(`a[href$="${path}"]`)).then((link) => link.click());
  const seen = {
    today: () => until("today", () => page().querySelector("h1") && location && view.contentWindow.location.pathname.endsWith("/today")),
    list: () => until("a row", () => page().querySelector('[data-table="contacts"] [data-id]')),
    month: () => until("the total", () => page().querySelector('[data-figure="contacts.total"][data-value]') && page().querySelector("canvas")),
  };
  await until("the frame", () => page().querySelector('a[href$="/intake"]'));
  const times = { list: [], month: [] };
  for (let round = 0; round < rounds + 2; round++) {
    for (const [name, path] of [["list", "/intake"], ["month", "/statistics"]]) {
      await go("/today");
      await seen.today();
      await frame();
      const took = await timed(async () => { await go(path); await seen[name](); await frame(); });
      if (round >= 2) times[name].push(took);
    }
  }
  view.remove();
  return { list: median(times.list), month: median(times.month) };
};

// The rows of the product's own made-up ledger, as a plain page would keep them: four indexes, and one text to search.
const FIELDS = ["day", "channel", "nature", "category", "district", "handling", "people", "involved", "phone", "idNumber", "name",
  "employer", "receiver", "demand", "notes"];
const peerRows = (lines) => lines.trimEnd().split("\n").map((line, n) => {
  const row = { id: n + 1 };
  line.split("\t").forEach((field, at) => { row[FIELDS[at]] = at < 3 || at === 6 || at === 7 ? Number(field) : field; });
  return row;
});
const openDexie = async () => {
  const db = new Dexie("peer");
  db.version(1).stores({ contacts: "id, day, category, employer, phone" });
  await db.open();
  return db;
};

// Longest task of this page while a job runs; the browser tells only of those above 50 ms.
const longestTask = async (job) => {
  let longest = 0;
  const watch = new PerformanceObserver((list) => list.getEntries().forEach((entry) => { longest = Math.max(longest, entry.duration); }));
  watch.observe({ entryTypes: ["longtask"] });
  await frame();
  await job();
  await frame();
  watch.disconnect();
  return longest;
};

// Imports into fresh databases, ours and the peer's by turns; both are left full.
const imports = async (rounds, rows) => {
  const left = [], right = [], ratios = [], tasks = [], steps = [];
  for (let round = 0; round < rounds; round++) {
    await ours.fill(100);
    await Dexie.delete("peer");
    const db = await openDexie();
    const mine = async () => {
      let took = 0;
      tasks.push(await longestTask(async () => { took = await timed(async () => { steps.push(await ours.takeIn()); }); }));
      return took;
    };
    const theirs = () => timed(() => db.contacts.bulkAdd(rows));
    const [x, y] = round % 2 ? [await mine(), await theirs()] : (await theirs().then(async (y) => [await mine(), y]));
    db.close();
    left.push(x); right.push(y); ratios.push(x / y);
  }
  return { ours: median(left), peer: median(right), ratio: median(ratios), longestTask: Math.max(...tasks), steps: Math.min(...steps) };
};

// From nothing in memory to the first chart's numbers, against all rows in the peer's memory.
const firstChart = (rounds) => paired(rounds, async () => {
  await ours.reopen();
  if (!(await ours.recount() > 90000)) throw new Error("the first chart has no numbers");
}, async () => {
  const db = await openDexie();
  if ((await db.contacts.toArray()).length < 90000) throw new Error("the peer has no rows");
  db.close();
});

// Words that stand in some row, another each time; the peer has one text a row.
const searches = (rounds, rows) => {
  const texts = rows.map((row) => [row.name, row.employer, row.demand, row.notes, row.idNumber, row.phone].join("\n").toLowerCase());
  const words = (round) => {
    const row = rows[(round * 7919 + 13) % rows.length];
    return [row.demand.slice(2, 6), row.phone.slice(-6) || "0000", row.employer.slice(0, 4), row.name][round % 4].trim() || "x";
  };
  const found = { ours: [], peer: [] };
  const count = (whose, round, number) => { found[whose][round] = number; };
  return paired(rounds, async (round) => count("ours", round, await ours.search(words(round))), async (round) => {
    const needle = words(round).toLowerCase();
    count("peer", round, texts.filter((text) => text.includes(needle)).length);
  }).then((pair) => {
    const apart = found.ours.findIndex((number, round) => number < found.peer[round] || number === 0);
    if (apart >= 0) throw new Error(`search ${apart}: ${found.ours[apart]} rows found, the peer found ${found.peer[apart]}`);
    return pair;
  });
};

const run = async () => {
  await init();
  const db = await openPlain();
  const small = 100, large = 100000;
  let id = 0;
  const saves = () => paired(60, () => ours.save(id++), () => plainPut(db, id++));
  const result = { agent: navigator.userAgent, small, large };
  await ours.fill(small);
  result.saveSmall = await saves();
  result.fill = await timed(() => ours.fill(large));
  result.saveLarge = await saves();
  const rows = objects(large);
  let counted = 0;
  result.recount = await paired(30, async () => { counted = await ours.recount(); }, async () => reduceObjects(rows));
  result.counted = counted;
  const ledger = peerRows(ours.prepare(large));
  result.import = await imports(3, ledger);
  result.undo = await timed(() => ours.undo());
  await ours.takeIn();
  await ours.search("x");
  result.firstChart = await firstChart(9);
  result.reopen = await timed(async () => { await ours.reopen(); await ours.search("x"); });
  result.search = await searches(60, ledger);
  await Dexie.delete("peer");
  ours.close();
  result.pages = await pages(15);
  return result;
};

run().then((result) => JSON.stringify(result), (error) => JSON.stringify({ error: String(error?.message ?? error) }))
  .then((text) => fetch(`report?${encodeURIComponent(text)}`));
