import { expect } from "./expect.js";
import { answerJson, type Behaviour } from "./neighbour.js";

/** A party of the suite that sends whoever asks back to where he asked, for ever. */
export const redirectLoop = () => {
  let questions = 0;
  const behave: Behaviour = (asked, response) => {
    questions++;
    const location = `https://${asked.headers.host}${asked.path}`;
    const problem = { status: 307, title: "Temporary Redirect" };
    return answerJson(307, problem, { location })(asked, response);
  };
  return {
    behave,
    /** Expects that the target gave up after the first redirect, if it followed even that. */
    expectGivenUp: () =>
      expect(questions <= 2, "it followed redirects on and on", {
        expected: "the question, and at most one redirect followed",
        actual: `${questions} requests`,
      }),
  };
};
