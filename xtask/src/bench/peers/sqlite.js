// SQLite in a worker, on files of the origin (opfs-sahpool). Rows go to the worker as messages.
const CHUNK = 20000;
let worker, last = 0;
const waiting = new Map();

const ask = (what, argument) => new Promise((resolve, reject) => {
  waiting.set(++last, { resolve, reject });
  worker.postMessage({ number: last, what, argument });
});

const open = async () => {
  if (worker) return;
  worker = new Worker("peers/sqlite_worker.js", { type: "module" });
  const fail = (error) => {
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  };
  worker.onerror = (event) => fail(new Error(event.message || "the worker did not start"));
  worker.onmessage = ({ data: { number, answer, error } }) => {
    const { resolve, reject } = waiting.get(number);
    waiting.delete(number);
    if (error) reject(new Error(error)); else resolve(answer);
  };
  await ask("open");
};

const close = async () => {
  if (!worker) return;
  await ask("close");
  worker.terminate();
  worker = undefined;
};

const clear = async () => {
  await open();
  await ask("clear");
};

const importRows = async (rows) => {
  await ask("begin");
  for (let from = 0; from < rows.length; from += CHUNK) await ask("insert", rows.slice(from, from + CHUNK));
  await ask("commit");
};

export default {
  id: "sqlite", title: "sqlite-wasm, opfs-sahpool", control: ["import"], close, clear, importRows,
  reopen: async () => {
    await open();
    return ask("opening");
  },
  ready: async () => {
    await open();
    return ask("all");
  },
  save: async (row) => {
    await open();
    await ask("save", row);
  },
  load: async (rows) => {
    await clear();
    await importRows(rows);
  },
  stats: (district) => ask("stats", district),
  search: (q) => ask("search", q),
};
