// The jobs of the full bench. Each gives its rounds; every answer is checked against the naive recount.
import { Wrong, equal, median, rounds, tell } from "./measure.js";
import { CATEGORIES, CHANNELS, MONTHS, makeRows, naiveOpening, naiveSearch, naiveStats, words } from "./rows.js";

const COLORS = ["#2b6cb0", "#c05621", "#2f855a", "#6b46c1"];
const POINTS = 55550, DISTRICTS = 20, STRIDE = 37;

const usage = async () => (await navigator.storage.estimate()).usage;

/// Bytes of the origin once they stand still: what is written goes on being sorted for a while.
const settled = async () => {
  let last = await usage();
  for (let look = 0; look < 40; look++) {
    await new Promise((done) => setTimeout(done, 500));
    const next = await usage();
    if (next === last) return next;
    last = next;
  }
  return last;
};

/// Imports into emptied stores. Disk is read at the first, into an origin without garbage.
export const imports = async (contenders, rows, count, warm) => {
  const disk = {};
  let before = 0;
  const job = await rounds(contenders, {
    name: "import", has: ["importRows", "clear", "reopen"], rounds: count, warm,
    before: async (one, round) => {
      await one.clear();
      before = round ? 0 : await settled();
    },
    run: (one) => one.importRows(rows),
    check: async (one, _, round, isControl) => {
      // A file that is open may not be counted yet.
      await one.close();
      if (round === 0 && !isControl) disk[one.id] = (await settled() - before) / rows.length;
      equal(one.id, "an import", await one.reopen(), naiveOpening(rows));
      await one.close();
    },
  });
  return { job, disk };
};

/// From nothing in memory to the counts of the first chart. Of ours also from the door on, whose engine has been started before
/// anybody can unlock.
export const opening = async (contenders, rows, count) => {
  const wanted = naiveOpening(rows), warm = 1, doors = [];
  const job = await rounds(contenders, {
    name: "reopen", has: ["importRows", "reopen"], rounds: count, warm,
    before: (one) => one.close(),
    run: async (one) => {
      const got = await one.reopen();
      if (one.id === "ours") doors.push(performance.now() - performance.getEntriesByName("door").at(-1).startTime);
      return got;
    },
    check: async (one, got) => {
      equal(one.id, "an opening", got, wanted);
      await one.close();
    },
  });
  if (doors.length) job.peers.ours.door = median(doors.slice(warm));
  return job;
};

/// From nothing in memory to every column of every row.
export const ready = (contenders, rows, count) => rounds(contenders, {
  name: "ready", has: ["importRows", "ready"], rounds: count, warm: 1,
  before: (one) => one.close(),
  run: async (one) => {
    if (one.id === "ours") await one.reopen();
    return one.ready();
  },
  check: async (one, got) => {
    if (typeof got === "number" && got !== rows.length) throw new Wrong(`${one.id}: ${got} rows read of ${rows.length}`);
    await one.close();
  },
});

/// Every column of one store into memory, in a page that has nothing else; whoever started it looks how it grew. At least so many
/// rows must be there: some stores have those of the saves as well.
export const fill = async (one, count) => {
  const there = one.id === "ours" ? (await one.reopen()).n : count;
  const read = (await one.ready()) ?? there;
  if (typeof read === "number" && read < count) throw new Wrong(`${one.id}: ${read} rows read of ${count}`);
};

/// Saves of one row beside all the others.
export const saves = async (contenders, rows, count) => {
  const more = makeRows(2 * count + 40, 11, rows.length + 1);
  const stores = contenders.filter((one) => one.importRows && one.save);
  for (const one of stores) await one.reopen();
  const saved = Object.fromEntries(stores.map((one) => [one.id, []]));
  const job = await rounds(stores, {
    name: "save", has: ["save"], rounds: count, warm: 10,
    run: (one) => {
      const row = more[saved[one.id].length];
      saved[one.id].push(row);
      return one.save(row);
    },
  });
  for (const one of stores) {
    await one.close();
    if (!job.peers[one.id].error) equal(one.id, "the saves", await one.reopen(), naiveOpening(rows.concat(saved[one.id])));
    await one.close();
  }
  return job;
};

export const load = async (contenders, rows) => {
  const lost = {};
  for (const one of contenders.filter((one) => one.load)) {
    await tell(`step load, ${one.id}`);
    try {
      await one.load(rows);
    } catch (error) {
      lost[one.id] = String(error?.message ?? error).slice(0, 160);
    }
  }
  return [contenders.filter((one) => !lost[one.id]), lost];
};

export const stats = (contenders, rows, count) => {
  const wanted = naiveStats(rows, null);
  return rounds(contenders, {
    name: "stats", has: ["stats"], rounds: count, warm: 2,
    run: (one) => one.stats(null),
    check: (one, got) => equal(one.id, "a recount", got, wanted),
  });
};

export const search = (contenders, rows, length, count) => rounds(contenders, {
  name: `search${length}`, has: ["search"], rounds: count, warm: 1,
  run: (one, round) => one.search(words(rows, length, round)),
  check: (one, got, round) => equal(one.id, `a search ${length}`, got, naiveSearch(rows, words(rows, length, round))),
});

/// A place of 800 by 400, and a canvas in it for those that draw on one given.
const place = () => {
  const box = document.createElement("div");
  box.style.cssText = "width: 800px; height: 400px; position: absolute; top: 0; left: 0; background: white";
  const canvas = document.createElement("canvas");
  canvas.style.cssText = "width: 800px; height: 400px";
  box.append(canvas);
  document.body.append(box);
  return { box, canvas };
};

// One pixel read: the drawing must be finished, not only noted down.
const drawn = async (one, canvas, kind, data) => {
  const made = (await one.draw(canvas, kind, data)) ?? canvas;
  made.getContext("2d").getImageData(0, 0, 1, 1);
  return made;
};

const shown = (one, canvas) => {
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  const pixels = new Uint32Array(data.buffer), seen = new Set();
  for (let at = 0; at < pixels.length; at += STRIDE) seen.add(pixels[at]);
  if (seen.size < 3 || canvas.width !== 1600) {
    throw new Wrong(`${one.id}: nothing drawn on ${canvas.width} × ${canvas.height}`);
  }
};

export const bars = (count) => {
  const { count: cells } = count;
  const series = Array.from({ length: CHANNELS }, (_, channel) => ({
    name: ["来电", "来访", "网络", "来信"][channel], color: COLORS[channel],
    values: Array.from({ length: MONTHS }, (_, month) => {
      let sum = 0;
      for (let category = 0; category < CATEGORIES; category++) sum += Number(cells[(month * CATEGORIES + category) * CHANNELS + channel]);
      return sum;
    }),
  }));
  return { labels: Array.from({ length: MONTHS }, (_, month) => `${1 + (month % 12)}月`), series };
};

/// Three lines of 55,550 points.
export const lines = () => ({
  labels: Array.from({ length: POINTS }, (_, at) => String(at)),
  series: COLORS.slice(0, 3).map((color, n) => ({
    name: `线${n + 1}`, color, values: Array.from({ length: POINTS }, (_, at) => 50 + 20 * n + 10 * Math.sin(at / 900 + n) + ((at * 7919) % 97) / 12),
  })),
});

export const draws = (contenders, name, data, count) => {
  let at;
  return rounds(contenders, {
    name, has: ["draw"], rounds: count, warm: 3,
    before: () => { at = place(); },
    run: (one) => drawn(one, at.canvas, name, data),
    check: (one, canvas) => {
      shown(one, canvas);
      one.wipe?.();
      at.box.remove();
    },
  });
};

/// One district chosen, its rows counted, its bars drawn. Those that do not draw borrow uPlot's drawing.
export const redraw = (contenders, rows, count) => {
  const lender = contenders.find((one) => one.id === "uplot");
  const all = contenders.filter((one) => one.stats)
    .map((one) => (one.draw ? one : { ...one, draw: lender.draw, wipe: lender.wipe }));
  const wanted = Array.from({ length: DISTRICTS }, (_, district) => naiveStats(rows, district));
  let at;
  return rounds(all, {
    name: "redraw", has: ["stats", "draw"], rounds: count, warm: 2,
    before: () => { at = place(); },
    run: async (one, round) => {
      const got = await one.stats(round % DISTRICTS);
      return { got, canvas: await drawn(one, at.canvas, "bars", bars(got)) };
    },
    check: (one, { got, canvas }, round) => {
      equal(one.id, "a district", got, wanted[round % DISTRICTS]);
      shown(one, canvas);
      one.wipe?.();
      at.box.remove();
    },
  });
};
