// The bench: ours and plain peers by turns in one page, medians of paired ratios. The product runs as it is shipped.
import init, * as ours from "./jobs.js";

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
  result.search = median(await Promise.resolve().then(async () => {
    const times = [];
    for (let round = 0; round < 20; round++) times.push(await timed(() => ours.list(round)));
    return times;
  }));
  result.reopen = await timed(() => ours.reopen());
  ours.close();
  result.pages = await pages(15);
  return result;
};

run().then((result) => JSON.stringify(result), (error) => JSON.stringify({ error: String(error?.message ?? error) }))
  .then((text) => fetch(`report?${encodeURIComponent(text)}`));
