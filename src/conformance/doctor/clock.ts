import { type Finding, ok, warning } from "./finding.js";

/** What two clocks may differ by before the dates of certificates mean two things. */
const bearableMs = 30_000;

/** Holds the Date header of an answer that has just come against this host's clock. */
export const examineClock = (
  where: string,
  date: string | undefined,
  now = Date.now(),
): Finding => {
  const theirs = Date.parse(date ?? "");
  if (Number.isNaN(theirs))
    return warning(
      { topic: "clock", where, message: "the answer has no Date header: its clock is not known" },
      "compare the clocks by hand",
    );
  const seconds = Math.round((theirs - now) / 1000);
  if (Math.abs(theirs - now) <= bearableMs)
    return ok("clock", where, `within ${Math.abs(seconds)} s of ours`);
  const message = `the target's clock is ${Math.abs(seconds)} s ${seconds > 0 ? "ahead of" : "behind"} ours`;
  return warning(
    { topic: "clock", where, message },
    "set both clocks: expired and not yet valid certificates are told by them",
  );
};
