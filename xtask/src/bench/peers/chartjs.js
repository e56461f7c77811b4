// Chart.js on the canvas given, without its animation.
const { Chart } = window;
let chart;

export default {
  id: "chartjs", title: "Chart.js",
  close: async () => {},
  wipe: () => chart?.destroy(),
  draw: async (canvas, kind, { labels, series }) => {
    canvas.width = 800;
    canvas.height = 400;
    const lines = kind === "lines";
    chart = new Chart(canvas, {
      type: lines ? "line" : "bar",
      data: {
        labels,
        datasets: series.map(({ name, color, values }) => ({
          label: name, data: values, backgroundColor: color, borderColor: color, ...(lines && { borderWidth: 1, pointRadius: 0 }),
        })),
      },
      options: { responsive: false, animation: false, devicePixelRatio: 2, normalized: true, plugins: { legend: { display: false } } },
    });
    return canvas;
  },
};
