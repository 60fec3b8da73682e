/** A load generator that uses so much of a core is what is measured, not the server. */
export const mostLoadShare = 0.9;

const mostAttempts = 8;

/** Whether a sample says nothing of the server. */
export const isVoid = ({ loadShare = 0 }) => loadShare >= mostLoadShare;

/** A sample that is not void; undefined if all attempts are. */
const valid = async (sample, onVoid) => {
  for (let attempt = 0; attempt < mostAttempts; attempt++) {
    const taken = await sample();
    if (!isVoid(taken)) return taken;
    onVoid(taken);
  }
  return undefined;
};

/**
 * Samples of two sides in turn, the order swapped every round, after a round that does not count.
 * A sample that is void is repeated, and undefined in its round if it stays so.
 */
export const alternate = async (sides, { rounds, onVoid = () => {}, onRound = () => {} }) => {
  const results = [];
  for (let round = -1; round < rounds; round++) {
    const order = round % 2 === 0 ? ["ours", "peer"] : ["peer", "ours"];
    const result = {};
    for (const side of order)
      result[side] = await (round < 0 ? sides[side]() : valid(sides[side], onVoid));
    if (round < 0) continue;
    results.push(result);
    onRound(round, result);
    if (order.some((side) => result[side] === undefined)) break; // no number comes of it any more
  }
  return results;
};
