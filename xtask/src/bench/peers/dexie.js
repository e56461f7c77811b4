// Dexie 4 with five indexes, strict durability.
import Dexie from "../npm/dexie/dexie.min.mjs";
import { opening } from "./plain.js";

let db, rows = [];
const open = async () => {
  if (db) return;
  db = new Dexie("peer-dexie", { chromeTransactionDurability: "strict" });
  db.version(1).stores({ rows: "id, at, category, employer, phone" });
  await db.open();
};
const close = async () => {
  db?.close();
  db = undefined;
  rows = [];
};

export default {
  id: "dexie", title: "Dexie", close,
  clear: async () => {
    await close();
    await Dexie.delete("peer-dexie");
    await open();
  },
  importRows: async (all) => { await db.rows.bulkAdd(all); },
  reopen: async () => {
    await open();
    return opening(await db.rows.toArray());
  },
  ready: async () => {
    await open();
    rows = await db.rows.toArray();
    return rows.length;
  },
  save: async (row) => {
    await open();
    await db.rows.put(row);
  },
};
