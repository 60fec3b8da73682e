// What is said of samples, and what a result is made of.
import { judged, median, meets } from "./statistics.js";

export const share = (value) => `${Math.round(value * 100)} %`;

/** A sample in words. */
export const told = (sample) => {
  if (sample === undefined) return "void";
  const { value, loadShare, serverShare } = sample;
  const shares = Object.entries({ "load generator": loadShare, server: serverShare })
    .filter(([, one]) => one !== undefined)
    .map(([name, one]) => `${name} ${share(one)}`);
  return [value.toPrecision(4), ...(shares.length === 0 ? [] : [`(${shares.join(", ")})`])].join(
    " ",
  );
};

/** The work of a result. */
export const nameOf = ({ work }, connections) =>
  connections === undefined ? work : `${work}, ${connections} connections`;

/** A row's result, as results.json has it. */
export const resultOf = (row, connections, taken, note) => {
  const { work, unit, goal, better } = { ...row, work: nameOf(row, connections) };
  const wasVoid = taken.some(({ ours, peer }) => ours === undefined || peer === undefined);
  const loads = taken.flatMap(({ ours, peer }) => [ours?.loadShare, peer?.loadShare]);
  const load = loads.includes(undefined) ? {} : { loadShare: Number(median(loads).toFixed(2)) };
  const notes = [note, wasVoid ? "no number: the load generator was the limit" : undefined];
  const said = notes.filter((text) => text !== undefined).join("; ");
  return {
    ...{ work, ...judged(taken), unit, goal, better, rounds: taken.length, ...load },
    ...(said === "" ? {} : { note: said }),
  };
};

/** A result in words. */
export const line = (result) => {
  const { work, ours, peer, unit, ratio, goal, better, loadShare, note } = result;
  const figures = ratio === null ? "no number" : `${ours} / ${peer} ${unit} = ${ratio}`;
  const wanted = `${better === "lower" ? "<=" : ">="} ${goal}`;
  const verdict = meets(result) ? "met" : "MISSED";
  const load = loadShare === undefined ? undefined : `load generator ${share(loadShare)} of a core`;
  return [`${work}: ${figures} (${wanted}: ${verdict})`, load, note]
    .filter((part) => part !== undefined)
    .join("; ");
};
