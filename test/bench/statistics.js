/** The middle value; of an even number the mean of the two in the middle. */
export const median = (values) => {
  if (values.length === 0) throw new TypeError("no values");
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Whether a ratio of ours to the peer's meets its goal; one that is not known meets none. */
export const meets = ({ ratio, goal, better }) =>
  ratio !== null && (better === "lower" ? ratio <= goal : ratio >= goal);

const rounded = (value) => Number(value.toPrecision(4));

/** The members of a result that its rounds tell; without a number if any round stayed void. */
export const judged = (rounds) => {
  if (rounds.some(({ ours, peer }) => ours === undefined || peer === undefined))
    return { ours: null, peer: null, ratio: null };
  const ours = median(rounds.map((round) => round.ours.value));
  const peer = median(rounds.map((round) => round.peer.value));
  return { ours: rounded(ours), peer: rounded(peer), ratio: Number((ours / peer).toFixed(3)) };
};
