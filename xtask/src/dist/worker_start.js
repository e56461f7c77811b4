// Starts the worker. In WebKitGTK 2.50 a worker's own requests pass its service worker by, so what is kept offline is taken
// from the cache itself; KEPT names it and is written by the service worker alone. A failure reaches the page as an error.
(async () => {
  const address = new URL("WASM", self.location.href).href;
  const cache = typeof KEPT === "string" ? await caches.open(KEPT) : null;
  const kept = await cache?.match(address);
  await wasm_bindgen({ module_or_path: kept ?? fetch(address) });
})().catch((error) => setTimeout(() => { throw error; }));
