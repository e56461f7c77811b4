// JavaScript over typed arrays, on the page: the cell of each row is counted once, at loading.
import { CELLS, cellOf } from "../full/rows.js";

let cells, districts, amounts;

export default {
  id: "arrays", title: "JavaScript, typed arrays",
  close: async () => { cells = districts = amounts = undefined; },
  load: async (rows) => {
    cells = Uint16Array.from(rows, cellOf);
    districts = Uint8Array.from(rows, (row) => row.district);
    amounts = Uint32Array.from(rows, (row) => row.amount);
  },
  stats: async (district) => {
    const count = new Uint32Array(CELLS), sum = new Float64Array(CELLS);
    for (let at = 0; at < cells.length; at++) {
      if (district !== null && districts[at] !== district) continue;
      count[cells[at]] += 1;
      sum[cells[at]] += amounts[at];
    }
    return { count, sum };
  },
};
