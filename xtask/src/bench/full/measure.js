// Rounds in rotated order, medians, paired ratios, and the check of every answer.
export class Wrong extends Error {}

/// Says to whoever started the bench how far it is; it may have stopped to listen.
export const tell = (word) => fetch(`report?${encodeURIComponent(word)}`).catch(() => {});
const LONG = 20000;

const same = (a, b) => a.length === b.length && Array.prototype.every.call(a, (value, at) => Number(value) === Number(b[at]));

/// Fails the run where an answer is not the naive one. An answer of numbers may be an array or a typed array.
export const equal = (who, what, got, wanted) => {
  for (const [part, value] of Object.entries(wanted)) {
    const is = got?.[part];
    const fine = Array.isArray(value) ? is && same(is, value) : Number(is) === value;
    if (!fine) throw new Wrong(`${who}: wrong ${part} of ${what}`);
  }
};

const sorted = (numbers) => [...numbers].sort((a, b) => a - b);
export const median = (numbers) => {
  const all = sorted(numbers), middle = all.length >> 1;
  return all.length % 2 ? all[middle] : (all[middle - 1] + all[middle]) / 2;
};
const p95 = (numbers) => sorted(numbers)[Math.ceil(numbers.length * 0.95) - 1];

/// Runs a job with each contender in turn, another first each round, and one of them twice: the control.
/// `job` = { name, has, rounds, warm, before, run, check }; what `run` gives is checked outside the clock.
export const rounds = async (contenders, job) => {
  const able = contenders.filter((one) => job.has.every((member) => one[member]));
  const twice = able.find((one) => one.control?.includes(job.name)) ?? able.find((one) => one.id !== "ours");
  const turns = able.map((one) => ({ id: one.id, one, times: [] }));
  if (twice) turns.push({ id: "control", one: twice, times: [] });
  let said = performance.now();
  for (let round = 0; round < job.rounds + job.warm; round++) {
    for (let n = 0; n < turns.length; n++) {
      const turn = turns[(n + round) % turns.length];
      if (turn.error) continue;
      if (performance.now() - said > LONG) {
        said = performance.now();
        await tell(`step ${job.name}, round ${round}`);
      }
      try {
        await job.before?.(turn.one, round, turn.id === "control");
        const start = performance.now();
        const got = await job.run(turn.one, round);
        const took = performance.now() - start;
        await job.check?.(turn.one, got, round, turn.id === "control");
        if (round >= job.warm) turn.times.push(took);
      } catch (error) {
        if (error instanceof Wrong) throw error;
        turn.error = String(error?.message ?? error).slice(0, 160);
      }
    }
  }
  return { name: job.name, rounds: job.rounds, ...summary(turns, twice) };
};

const summary = (turns, twice) => {
  const mine = turns.find((turn) => turn.id === "ours");
  const ratio = (a, b) => median(a.map((time, at) => time / b[at]));
  const peers = {};
  for (const { id, times, error } of turns) {
    if (id === "control") continue;
    peers[id] = error ? { error } : { ms: median(times), p95: p95(times) };
    if (mine && !mine.error && !error && id !== "ours") {
      Object.assign(peers[id], { ratio: ratio(mine.times, times), ratio95: p95(mine.times) / p95(times) });
    }
  }
  const control = turns.find((turn) => turn.id === "control");
  const first = turns.find((turn) => turn.one === twice);
  const fine = control && !control.error && !first.error;
  return { peers, control: fine ? { id: twice.id, ratio: ratio(control.times, first.times) } : null };
};
