// Arquero over typed columns, on the page.
import { CATEGORIES, CELLS, CHANNELS, monthOf } from "../full/rows.js";

const { aq } = window;
let table;

export default {
  id: "arquero", title: "Arquero",
  close: async () => { table = undefined; },
  load: async (rows) => {
    const bytes = (of) => Uint8Array.from(rows, of);
    table = aq.table({
      month: bytes((row) => monthOf(row.at)), category: bytes((row) => row.category), channel: bytes((row) => row.channel),
      district: bytes((row) => row.district), amount: Int32Array.from(rows, (row) => row.amount),
    });
  },
  stats: async (district) => {
    const some = district === null ? table : table.params({ district }).filter((d, $) => d.district === $.district);
    const answer = some.groupby("month", "category", "channel").rollup({ n: aq.op.count(), s: aq.op.sum("amount") });
    const [months, categories, channels, counts, sums] =
      ["month", "category", "channel", "n", "s"].map((name) => answer.array(name));
    const count = new Array(CELLS).fill(0), sum = new Array(CELLS).fill(0);
    counts.forEach((n, at) => {
      const cell = (months[at] * CATEGORIES + categories[at]) * CHANNELS + channels[at];
      count[cell] = n;
      sum[cell] = sums[at];
    });
    return { count, sum };
  },
};
