// The full bench: ours and its peers in one page. `bench({ rows, stores, slow })` leaves the result in `result`,
// `bench({ rows, memory: id })` fills the memory with one store, `bench({ rows, once, last })` imports once with ours;
// `report?…` tells how far it is.
import { Wrong, tell } from "./full/measure.js";
import * as jobs from "./full/jobs.js";
import { makeRows, naiveOpening, naiveStats } from "./full/rows.js";
import arrays from "./peers/arrays.js";
import arquero from "./peers/arquero.js";
import chartjs from "./peers/chartjs.js";
import crossfilter from "./peers/crossfilter.js";
import dexie from "./peers/dexie.js";
import duckdb from "./peers/duckdb.js";
import objects from "./peers/objects.js";
import plain from "./peers/plain.js";
import sealed from "./peers/sealed.js";
import sqlite from "./peers/sqlite.js";
import uplot from "./peers/uplot.js";

const PEERS = [plain, sealed, dexie, sqlite, duckdb, arquero, crossfilter, objects, arrays, uplot, chartjs];
const MANY = 300000;

// Ours has the same members, and they are no more than there are.
const ours = async () => {
  if (!(await fetch("contender.js")).ok) return [null, "there is no contender.js"];
  try {
    await import("./contender.js");
  } catch (error) {
    return [null, String(error?.message ?? error)];
  }
  return window.contender ? [Object.assign(window.contender, { id: "ours", title: "ours" }), ""] : [null, "no contender"];
};

/// Each planted wrong answer must fail a run of few rows, and a right one must not.
const selfTest = async () => {
  const rows = makeRows(500, 3);
  await objects.load(rows);
  const liar = (member, change) => ({ ...objects, id: "liar", [member]: async (argument) => change(await objects[member](argument)) });
  const bump = (part) => (answer) => ({ ...answer, [part]: answer[part].map((value, at) => (at === 7 ? value + 1 : value)) });
  const told = async (job) => job.then(() => false, (error) => error instanceof Wrong);
  const kept = {
    ...objects, clear: async () => {}, importRows: async () => {}, close: async () => {},
    reopen: async () => ({ ...naiveOpening(rows), n: rows.length - 1 }),
  };
  const found = [
    await told(jobs.stats([liar("stats", bump("count"))], rows, 1)),
    await told(jobs.stats([liar("stats", bump("sum"))], rows, 1)),
    await told(jobs.search([liar("search", (answer) => ({ ...answer, hits: answer.hits.slice(1) }))], rows, 1, 1)),
    await told(jobs.search([liar("search", (answer) => ({ ...answer, count: answer.count + 1 }))], rows, 1, 1)),
    await told(jobs.opening([{ ...kept, id: "liar" }], rows, 1)),
    await told(jobs.draws([{ id: "liar", draw: async (canvas) => canvas }], "bars", { labels: [], series: [] }, 1)),
  ];
  if (found.includes(false)) throw new Error(`self-test: wrong answer ${found.indexOf(false)} was not told`);
  if (await told(jobs.stats([objects], rows, 1))) throw new Error("self-test: a right answer was called wrong");
  await objects.close();
  return found.length;
};

// How much slower a loop is than a moment ago, on the page and in a worker: what the browser's throttle reaches.
const loop = () => {
  const start = performance.now();
  let x = 1;
  for (let n = 0; n < 5e7; n++) x = (x * 31 + n) | 0;
  return x === 7 ? 0 : performance.now() - start;
};
const spin = async () => {
  const inWorker = () => new Promise((done) => {
    const worker = new Worker(URL.createObjectURL(new Blob([`const loop = ${loop}; loop(); postMessage(loop())`])));
    worker.onmessage = ({ data }) => {
      worker.terminate();
      done(data);
    };
  });
  loop();
  return { page: loop(), worker: await inWorker() };
};

// One import of ours, and at last whether what was written opens.
let kept;
const importOnce = async (mine, count, last) => {
  kept ??= makeRows(count);
  await mine.clear();
  const start = performance.now();
  await mine.importRows(kept);
  const ms = performance.now() - start;
  await mine.close();
  return { ms, opens: last && (await mine.reopen().then(({ n }) => n === count, () => false)) };
};

const run = async ({ rows: count, stores, slow, memory, once, last }) => {
  const peer = PEERS.find((one) => one.id === memory);
  if (peer) {
    // Without ours: its code must not count as the peer's memory.
    await jobs.fill(peer, count);
    return {};
  }
  const [mine, missing] = await ours();
  if (memory) {
    if (!mine) throw new Error(missing);
    await jobs.fill(mine, count);
    return {};
  }
  if (once) {
    if (!mine) throw new Error(missing);
    return importOnce(mine, count, last);
  }
  const all = mine ? [mine, ...PEERS] : PEERS;
  const few = count > MANY;
  const result = {
    agent: navigator.userAgent, processors: navigator.hardwareConcurrency, rows: count, missing,
    titles: Object.fromEntries(PEERS.map(({ id, title }) => [id, title])), jobs: [], spin: await spin(),
  };
  const step = async (name, job) => {
    await tell(`step ${name}`);
    const done = await job();
    if (done?.peers) result.jobs.push(done);
    return done;
  };
  result.planted = await selfTest();
  const rows = makeRows(count);
  if (stores) {
    await step("import", async () => {
      const { job, disk } = await jobs.imports(all, rows, few ? 3 : 7, few ? 0 : 1);
      result.disk = disk;
      return job;
    });
    await step("reopen", () => jobs.opening(all, rows, few ? 3 : 9));
    await step("ready", () => jobs.ready(all, rows, few ? 3 : 7));
    await step("save", () => jobs.saves(all, rows, 60));
  }
  const [loaded, lost] = await step("load", () => jobs.load(all, rows));
  result.lost = lost;
  await step("stats", () => jobs.stats(loaded, rows, few ? 9 : 21));
  await step("redraw", () => jobs.redraw(loaded, rows, few || slow ? 7 : 15));
  for (const length of [1, 2, 3, 6]) await step(`search${length}`, () => jobs.search(loaded, rows, length, few ? 7 : 15));
  for (const one of all) await one.close();

  await step("bars", async () => jobs.draws(all, "bars", jobs.bars(naiveStats(rows, null)), slow ? 11 : 31));
  await step("lines", () => jobs.draws(all, "lines", jobs.lines(), slow ? 7 : 15));
  return result;
};

window.bench = async (options) => {
  try {
    window.result = await run(options);
  } catch (error) {
    window.result = { failed: String(error?.message ?? error) };
  }
  await tell("done");
};
await tell("page");
