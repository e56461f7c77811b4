import sqlite3InitModule from "../npm/sqlite/index.mjs";
import { CATEGORIES, CELLS, CHANNELS, MONTHS, SHOWN, monthOf } from "../full/rows.js";

const COLUMNS = ["id", "at", "month", "channel", "service", "category", "district", "employer", "name", "phone", "idNumber", "summary",
  "amount", "staff", "status"];
const TABLE = `CREATE TABLE rows (id INTEGER PRIMARY KEY, at INTEGER, month INTEGER, channel INTEGER, service INTEGER, category INTEGER,
  district INTEGER, employer TEXT, name TEXT, phone TEXT, idNumber TEXT, summary TEXT, amount INTEGER, staff TEXT, status INTEGER);
  CREATE INDEX rows_cell ON rows (month, category, channel, amount);
  CREATE INDEX rows_district ON rows (district, month, category, channel, amount);`;
const FILE = "/peer.db";
let pool, db, kept;

const insert = (rows) => {
  const statement = db.prepare(`INSERT OR REPLACE INTO rows VALUES (${COLUMNS.map(() => "?").join()})`);
  for (const row of rows) {
    statement.bind(COLUMNS.map((column) => (column === "month" ? monthOf(row.at) : row[column]))).stepReset();
  }
  statement.finalize();
};

const each = (sql, bind, take) => {
  const statement = db.prepare(sql);
  if (bind.length) statement.bind(bind);
  while (statement.step()) take(statement);
  statement.finalize();
};

const acts = {
  open: async () => {
    const sqlite3 = await sqlite3InitModule();
    pool = await sqlite3.installOpfsSAHPoolVfs({ name: "peer" });
    db = new pool.OpfsSAHPoolDb(FILE);
  },
  close: () => {
    db.close();
    pool.pauseVfs();
  },
  clear: async () => {
    db.close();
    await pool.wipeFiles();
    db = new pool.OpfsSAHPoolDb(FILE);
    db.exec(TABLE);
  },
  begin: () => db.exec("BEGIN"),
  insert,
  commit: () => db.exec("COMMIT"),
  save: (row) => insert([row]),
  opening: () => {
    const months = new Array(MONTHS).fill(0);
    let n = 0, amount = 0;
    each("SELECT month, count(*), sum(amount) FROM rows GROUP BY month", [], (row) => {
      months[row.getInt(0)] = row.getInt(1);
      n += row.getInt(1);
      amount += Number(row.get(2));
    });
    return { n, months, amount };
  },
  all: () => {
    kept = db.selectArrays("SELECT * FROM rows");
    return kept.length;
  },
  stats: (district) => {
    const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0);
    const where = district === null ? "" : "WHERE district = ?";
    each(`SELECT month, category, channel, count(*), sum(amount) FROM rows ${where} GROUP BY month, category, channel`,
      district === null ? [] : [district], (row) => {
        const cell = (row.getInt(0) * CATEGORIES + row.getInt(1)) * CHANNELS + row.getInt(2);
        count[cell] = row.getInt(3);
        sum[cell] = Number(row.get(4));
      });
    return { count, sum };
  },
  search: (q) => {
    const hits = [];
    let count = 0;
    each("SELECT id FROM rows WHERE instr(name, ?1) OR instr(phone, ?1) OR instr(summary, ?1) ORDER BY id", [q], (row) => {
      if (count++ < SHOWN) hits.push(row.getInt(0));
    });
    return { count, hits };
  },
};

self.onmessage = async ({ data: { number, what, argument } }) => {
  try {
    const answer = await acts[what](argument);
    self.postMessage({ number, answer: what === "begin" || what === "commit" ? null : answer });
  } catch (error) {
    self.postMessage({ number, error: String(error?.message ?? error) });
  }
};
