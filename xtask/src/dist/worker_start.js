// Starts the worker. The page starts this text from memory, so that its own policy holds here on every host, and writes BASE,
// its base address, before it. In WebKitGTK 2.50 a worker's own requests pass its service worker by, so what is kept offline is taken
// from the cache itself; KEPT names it and is written by the service worker alone. A failure reaches the page as an error.
(async () => {
  const address = new URL("WASM", BASE).href;
  const cache = typeof KEPT === "string" ? await caches.open(KEPT) : null;
  const kept = await cache?.match(address);
  await wasm_bindgen({ module_or_path: kept ?? fetch(address) });
})().catch((error) => setTimeout(() => { throw error; }));
