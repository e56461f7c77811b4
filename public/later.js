// Brings the second part of the page's program: everything behind the door. A build in one part names none.
"use strict";

const later = (() => {
  const name = document.querySelector("meta[name=later]")?.content;
  const address = name && new URL(name, document.baseURI).href;
  let program;

  const isHere = () => !address || program.later_is_here.value === 1;

  function join(module) {
    if (isHere()) return;
    new WebAssembly.Instance(module, { first: program });
    program.later_is_here.value = 1;
  }

  async function fetched() {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`the second part of the program: status ${answer.status}`);
    join(await WebAssembly.compile(await answer.arrayBuffer()));
  }

  return {
    meet(first) {
      program = first;
    },

    bring() {
      return isHere() ? Promise.resolve() : fetched();
    },

    // The first part needs the second at once: it waits here. Bytes as text, for a page may wait for nothing else.
    bringNow() {
      if (isHere()) return;
      performance.mark("later-now");
      const request = new XMLHttpRequest();
      request.open("GET", address, false);
      request.overrideMimeType("text/plain; charset=x-user-defined");
      request.send();
      if (request.status !== 200) throw new Error(`the second part of the program: status ${request.status}`);
      join(new WebAssembly.Module(Uint8Array.from(request.responseText, (sign) => sign.charCodeAt(0) & 255)));
    },
  };
})();
