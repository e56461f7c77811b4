// Plain IndexedDB, one record a row, strict durability; what is written may pass a seal first.
import { MONTHS, monthOf } from "../full/rows.js";

const BATCH = 2000;

const done = (request) => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

const written = (transaction) => new Promise((resolve, reject) => {
  transaction.oncomplete = () => resolve();
  transaction.onabort = () => reject(transaction.error);
});

export const opening = (rows) => {
  const months = new Array(MONTHS).fill(0);
  let amount = 0;
  for (const row of rows) {
    months[monthOf(row.at)] += 1;
    amount += row.amount;
  }
  return { n: rows.length, months, amount };
};

/// A contender over one database. `seal(rows)` and `unseal(kept)` turn some rows into what is kept and back.
export const store = (id, title, seal, unseal, prepare = async () => {}) => {
  let db, rows = [];
  const open = async () => {
    if (db) return;
    await prepare();
    const request = indexedDB.open(`peer-${id}`, 1);
    request.onupgradeneeded = () => request.result.createObjectStore("rows", { keyPath: "id" });
    db = await done(request);
  };
  const put = (kept) => {
    const transaction = db.transaction("rows", "readwrite", { durability: "strict" });
    const place = transaction.objectStore("rows");
    for (const one of kept) place.put(one);
    return written(transaction);
  };
  const read = async () => {
    await open();
    return unseal(await done(db.transaction("rows").objectStore("rows").getAll()));
  };
  const close = async () => {
    db?.close();
    db = undefined;
    rows = [];
  };
  return {
    id, title, close,
    clear: async () => {
      await close();
      await done(indexedDB.deleteDatabase(`peer-${id}`));
      await open();
    },
    importRows: async (all) => {
      for (let from = 0; from < all.length; from += BATCH) await put(await seal(all.slice(from, from + BATCH)));
    },
    reopen: async () => opening(await read()),
    ready: async () => {
      rows = await read();
      return rows.length;
    },
    save: async (row) => {
      await open();
      await put(await seal([row]));
    },
  };
};

export default store("plain", "plain IndexedDB", async (rows) => rows, async (kept) => kept);
