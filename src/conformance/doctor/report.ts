import { doctorExitCode, type Finding } from "./finding.js";

const marks = { ok: "ok     ", warning: "WARNING", problem: "PROBLEM" } as const;

const linesOf = ({ level, topic, where, message, advice }: Finding): string[] => [
  `${marks[level]}  ${topic.padEnd(12)}  ${where}: ${message}`,
  ...(advice === undefined ? [] : [`         ${"".padEnd(12)}  -> ${advice}`]),
];

const counted = (count: number, name: string): string =>
  `${count} ${name}${count === 1 ? "" : "s"}`;

/** The findings for a terminal, the problems last; without `all` only what is not as it should be. */
export const doctorLines = (findings: readonly Finding[], all = true): string[] => {
  const of = (level: Finding["level"]) => findings.filter((one) => one.level === level);
  const shown = [...(all ? of("ok") : []), ...of("warning"), ...of("problem")];
  const verdict = { 0: "ready to run", 2: "something to mend first", 3: "the target is away" };
  return [
    ...shown.flatMap(linesOf),
    `${counted(of("problem").length, "problem")}, ${counted(of("warning").length, "warning")}: ${verdict[doctorExitCode(findings)]}`,
  ];
};
