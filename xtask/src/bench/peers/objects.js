// JavaScript as a plain page writes it: a loop over row objects, and includes over their texts.
import { naiveSearch, naiveStats } from "../full/rows.js";

let rows = [];

export default {
  id: "objects", title: "JavaScript, row objects (loop; includes)",
  control: ["stats", "redraw", "search1", "search2", "search3", "search6"],
  close: async () => { rows = []; },
  load: async (all) => { rows = all; },
  stats: async (district) => naiveStats(rows, district),
  search: async (q) => naiveSearch(rows, q),
};
