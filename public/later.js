// Brings the second part of the page's program: everything behind the door. A build in one part names none.
"use strict";

const later = (() => {
  const name = document.querySelector("meta[name=later]")?.content;
  const address = name && new URL(name, document.baseURI).href;
  let program;
  let coming;
  let bytes;

  const isHere = () => !address || program.later_is_here.value === 1;

  function join(module) {
    if (isHere()) return;
    new WebAssembly.Instance(module, { first: program });
    program.later_is_here.value = 1;
  }

  async function fetched() {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`the second part of the program: status ${answer.status}`);
    bytes = new Uint8Array(await answer.arrayBuffer());
  }

  // Bytes as text, for a page may wait for nothing else.
  function fetchedNow() {
    const request = new XMLHttpRequest();
    request.open("GET", address, false);
    request.overrideMimeType("text/plain; charset=x-user-defined");
    request.send();
    if (request.status !== 200) throw new Error(`the second part of the program: status ${request.status}`);
    return Uint8Array.from(request.responseText, (sign) => sign.charCodeAt(0) & 255);
  }

  return {
    meet(first) {
      program = first;
      if (address) coming = fetched();
    },

    // Resolves when it can be had without the host, or where the host is there: a page that no service worker serves has
    // just come from it. (A service worker does not answer a request that the page waits for.)
    async near() {
      if (navigator.serviceWorker?.controller) await coming?.catch(() => {});
    },

    async bring() {
      await coming;
      if (!isHere()) join(await WebAssembly.compile(bytes));
    },

    // The first part needs the second at once: it waits here.
    bringNow() {
      if (isHere()) return;
      performance.mark("later-now");
      join(new WebAssembly.Module(bytes ?? fetchedNow()));
    },
  };
})();
