// DuckDB in its worker, in memory, from Arrow columns.
import * as duckdb from "../npm/duckdb/duckdb-browser.mjs";
import * as arrow from "apache-arrow";
import { CATEGORIES, CELLS, CHANNELS, SHOWN, monthOf } from "../full/rows.js";

const CHUNK = 100000;
const file = (name) => new URL(`npm/duckdb/${name}`, location.href).href;
let db, connection;

const close = async () => {
  await connection?.close();
  await db?.terminate();
  db = connection = undefined;
};

const table = (rows) => {
  const numbers = (of) => arrow.vectorFromArray(Int32Array.from(rows, of));
  const texts = (name) => arrow.vectorFromArray(rows.map((row) => row[name]), new arrow.Utf8());
  return new arrow.Table({
    id: numbers((row) => row.id), month: numbers((row) => monthOf(row.at)), category: numbers((row) => row.category),
    channel: numbers((row) => row.channel), district: numbers((row) => row.district), amount: numbers((row) => row.amount),
    name: texts("name"), phone: texts("phone"), summary: texts("summary"),
  });
};

export default {
  id: "duckdb", title: "DuckDB-wasm", close,
  load: async (rows) => {
    await close();
    db = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), new Worker(file("duckdb-browser-eh.worker.js")));
    await db.instantiate(file("duckdb-eh.wasm"));
    connection = await db.connect();
    for (let from = 0; from < rows.length; from += CHUNK) {
      await connection.insertArrowTable(table(rows.slice(from, from + CHUNK)), { name: "rows", create: from === 0 });
    }
  },
  stats: async (district) => {
    const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0);
    const where = district === null ? "" : `WHERE district = ${district}`;
    const answer = await connection.query(
      `SELECT CAST((month * ${CATEGORIES} + category) * ${CHANNELS} + channel AS INTEGER) AS cell, CAST(count(*) AS INTEGER) AS n,
       CAST(sum(amount) AS DOUBLE) AS s FROM rows ${where} GROUP BY month, category, channel`);
    const [cells, counts, sums] = ["cell", "n", "s"].map((name) => answer.getChild(name).toArray());
    cells.forEach((cell, at) => {
      count[cell] = counts[at];
      sum[cell] = sums[at];
    });
    return { count, sum };
  },
  search: async (q) => {
    const text = `'${q.replaceAll("'", "''")}'`;
    const answer = await connection.query(
      `SELECT id FROM rows WHERE contains(name, ${text}) OR contains(phone, ${text}) OR contains(summary, ${text}) ORDER BY id`);
    const ids = answer.numRows ? answer.getChild("id").toArray() : [];
    return { count: ids.length, hits: Array.from(ids.slice(0, SHOWN)) };
  },
};
