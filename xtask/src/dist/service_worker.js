// The service worker of one build. It keeps every file of the build, each verified by its hash, and answers from them;
// it asks its own folder only. A new version waits until the page says "take-over".

const BUILD = "BUILD";
const FILES = "FILES";
const POLICY = "POLICY";

const ROOT = new URL("./", self.location.href);
// Caches are shared by all folders of an origin, so the folder is part of the name.
const PREFIX = `bangfu-desk ${ROOT.pathname} `;
const CACHE = PREFIX + BUILD;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));
self.addEventListener("message", (event) => {
  if (event.data === "take-over") self.skipWaiting();
  if (event.data === "serve" && self.registration.active) event.waitUntil(self.clients.claim());
});
self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || !url.href.startsWith(ROOT.href)) return;
  event.respondWith(answer(event.request, url));
});

// All or nothing: a file that is missing or altered fails the installation, and the version before stays.
async function install() {
  await caches.delete(CACHE);
  try {
    const cache = await caches.open(CACHE);
    for (const [name, hash] of Object.entries(FILES)) {
      await cache.put(address(name), await verified(name, hash));
    }
  } catch (error) {
    await caches.delete(CACHE);
    throw error;
  }
}

async function verified(name, hash) {
  // Past the HTTP cache: worker files have the same name in every build.
  const response = await fetch(address(name), { cache: "reload", redirect: "error", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${name}: status ${response.status}`);
  const body = await response.arrayBuffer();
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
  if (hex !== hash) throw new Error(`${name}: not the file of this build`);
  const headers = { "Content-Type": response.headers.get("Content-Type") || "application/octet-stream" };
  // A meta policy does not reach workers; this header does.
  headers["Content-Security-Policy"] = POLICY;
  headers["X-Content-Type-Options"] = "nosniff";
  // A worker is told which cache holds the rest of its build.
  const kept = name.endsWith("_loader.js") ? [`const KEPT = ${JSON.stringify(CACHE)};\n`, body] : [body];
  return new Response(new Blob(kept), { headers });
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

async function answer(request, url) {
  const path = decodeURIComponent(url.pathname.slice(ROOT.pathname.length));
  const name = path === "" ? "index.html" : path;
  if (Object.hasOwn(FILES, name)) {
    const cache = await caches.open(CACHE);
    // The browser may have dropped the cache; then the host answers.
    return (await cache.match(address(name))) || fetch(request);
  }
  if (request.mode === "navigate") return deep(request);
  return fetch(request);
}

// A deep address is answered with the root's page, told where its folder is: no second load, no detour by the root.
async function deep(request) {
  const cache = await caches.open(CACHE);
  const root = await cache.match(address("index.html"));
  if (!root) return fetch(request);
  const page = (await root.text()).replace(/<base href="[^"]*"/, `<base href="${ROOT.pathname}"`);
  return new Response(page, { headers: root.headers });
}

function address(name) {
  return new URL(name.split("/").map(encodeURIComponent).join("/"), ROOT).href;
}
