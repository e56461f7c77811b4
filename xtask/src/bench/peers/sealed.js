// Plain IndexedDB, each record sealed by AES-256-GCM under a fresh nonce: the simplest page that keeps rows sealed.
import { store } from "./plain.js";

const BATCH = 2000;
let key;
const prepare = async () => {
  // Always the same one: another page must read what this one wrote.
  key ??= await crypto.subtle.importKey("raw", new Uint8Array(32).fill(7), "AES-GCM", false, ["encrypt", "decrypt"]);
};

const seal = (rows) => Promise.all(rows.map(async (row) => {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const text = new TextEncoder().encode(JSON.stringify(row));
  return { id: row.id, iv, sealed: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, key, text) };
}));

const unseal = async (kept) => {
  const rows = [];
  for (let from = 0; from < kept.length; from += BATCH) {
    const some = kept.slice(from, from + BATCH).map(async ({ iv, sealed }) =>
      JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, key, sealed))));
    for (const row of await Promise.all(some)) rows.push(row);
  }
  return rows;
};

export default store("sealed", "plain IndexedDB, each record AES-GCM", seal, unseal, prepare);
