// uPlot draws on a canvas of its own, beside the one given.
import uPlot from "../npm/uplot/uPlot.esm.js";

let plot;

const bars = (of, n) => {
  const width = 0.8 / n;
  const disp = (at) => ({
    x0: { unit: 1, values: (u) => u.data[0].map((x) => x - 0.4 + at * width) },
    size: { unit: 1, values: (u) => u.data[0].map(() => width) },
  });
  return of.map((one, at) => ({ ...one, width: 0, fill: one.stroke, paths: uPlot.paths.bars({ disp: disp(at) }) }));
};

export default {
  id: "uplot", title: "uPlot", control: ["bars", "lines"],
  close: async () => {},
  wipe: () => plot?.destroy(),
  draw: (canvas, kind, { labels, series }) => new Promise((done) => {
    const lines = series.map(({ name, color }) => ({ label: name, stroke: color, width: 1 }));
    const names = (u, at) => at.map((x) => labels[x] ?? "");
    plot = new uPlot({
      width: 800, height: 400, legend: { show: false }, cursor: { show: false },
      scales: { x: { time: false, range: kind === "bars" ? [-0.5, labels.length - 0.5] : undefined } },
      axes: [{ values: names }, {}],
      series: [{}, ...(kind === "bars" ? bars(lines, series.length) : lines.map((one) => ({ ...one, points: { show: false } })))],
      hooks: { draw: [(u) => done(u.ctx.canvas)] },
    }, [labels.map((_, at) => at), ...series.map(({ values }) => values)], canvas.parentElement);
  }),
};
