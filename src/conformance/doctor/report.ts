import { doctorExitCode, type Finding } from "./finding.js";

const marks = { ok: "ok     ", warning: "WARNING", problem: "PROBLEM" } as const;

const linesOf = ({ level, topic, where, message, advice }: Finding): string[] => [
  `${marks[level]}  ${topic.padEnd(12)}  ${where}: ${message}`,
  ...(advice === undefined ? [] : [`         ${"".padEnd(12)}  -> ${advice}`]),
];

const counted = (count: number, name: string): string =>
  `${count} ${name}${count === 1 ? "" : "s"}`;

/** How much of what is as it should be is shown. */
export type GoodNews = "none" | "counted" | "all";

/** The part of the target file that a finding is about: its role, mostly. */
const partOf = ({ where }: Finding): string => where.split(/[.[]/)[0] ?? where;

/** What is as it should be, a line for each topic of each part. */
const countedLines = (good: readonly Finding[]): string[] => {
  const groups = new Map<string, Finding[]>();
  for (const one of good) {
    const name = `${one.topic} ${one.topic === "file" ? one.where : partOf(one)}`;
    groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || group.length === 1) return group.flatMap(linesOf);
    const message = `${group.length} as they should be`;
    return linesOf({ ...first, where: partOf(first), message });
  });
};

const goodLines = (good: readonly Finding[], shown: GoodNews): string[] => {
  if (shown === "none") return [];
  return shown === "all" ? good.flatMap(linesOf) : countedLines(good);
};

/** The findings for a terminal, the problems last and in full. */
export const doctorLines = (
  findings: readonly Finding[],
  shown: GoodNews = "counted",
): string[] => {
  const of = (level: Finding["level"]) => findings.filter((one) => one.level === level);
  const verdict = { 0: "ready to run", 2: "something to mend first", 3: "the target is away" };
  return [
    ...goodLines(of("ok"), shown),
    ...[...of("warning"), ...of("problem")].flatMap(linesOf),
    `${counted(of("problem").length, "problem")}, ${counted(of("warning").length, "warning")}: ${verdict[doctorExitCode(findings)]}`,
  ];
};
