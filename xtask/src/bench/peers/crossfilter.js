// crossfilter2 over the row objects, on the page. All rows are grouped anew; one district is its incremental filter.
import { CELLS, cellOf } from "../full/rows.js";

const { crossfilter } = window;
let cells, districts, standing;

const group = () => cells.group().reduce(
  (kept, row) => { kept.n += 1; kept.s += row.amount; return kept; },
  (kept, row) => { kept.n -= 1; kept.s -= row.amount; return kept; },
  () => ({ n: 0, s: 0 }));

const answer = (of) => {
  const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0);
  for (const { key, value } of of.all()) {
    count[key] = value.n;
    sum[key] = value.s;
  }
  return { count, sum };
};

export default {
  id: "crossfilter", title: "crossfilter2",
  close: async () => { cells = districts = standing = undefined; },
  load: async (rows) => {
    const all = crossfilter(rows);
    cells = all.dimension(cellOf);
    districts = all.dimension((row) => row.district);
    standing = group();
  },
  stats: async (district) => {
    if (district !== null) {
      districts.filterExact(district);
      return answer(standing);
    }
    districts.filterAll();
    const fresh = group();
    const all = answer(fresh);
    fresh.dispose();
    return all;
  },
};
