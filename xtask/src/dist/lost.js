// Finds the nearest folder above that holds a build of the desk, and loads its root with the page asked for.
(async () => {
  const { pathname, search, hash } = window.location;
  let folder = pathname.replace(/[^/]*$/, "");
  for (;;) {
    if (await holdsDesk(folder)) {
      const rest = pathname.slice(folder.length);
      // An empty rest would load this very page again.
      if (rest === "") break;
      window.location.replace(`${folder}?to=${encodeURIComponent(rest + search)}${hash}`);
      return;
    }
    if (folder === "/") break;
    folder = folder.replace(/[^/]+\/+$/, "");
  }
  document.getElementById("lost").hidden = false;

  async function holdsDesk(folder) {
    try {
      const response = await fetch(`${folder}build.json`, { cache: "no-store" });
      return response.ok && (await response.json()).product === "bangfu-desk";
    } catch {
      return false;
    }
  }
})();
