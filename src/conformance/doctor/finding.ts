/** What a finding is about. */
export const topics = [
  "file",
  "certificate",
  "listen",
  "command",
  "hook",
  "reach",
  "tls",
  "access",
  "clock",
  "prerequisite",
] as const;
export type Topic = (typeof topics)[number];

/** One thing that was looked at. No secret is ever in it. */
export interface Finding {
  /** A problem has to be mended before a run; a warning makes some verdicts worth less. */
  level: "ok" | "warning" | "problem";
  topic: Topic;
  /** The member of the target file. */
  where: string;
  message: string;
  /** What to do. */
  advice?: string;
}

type Told = Omit<Finding, "level" | "advice">;

export const ok = (topic: Topic, where: string, message: string): Finding => ({
  level: "ok",
  topic,
  where,
  message,
});

export const warning = (told: Told, advice: string): Finding => ({
  level: "warning",
  ...told,
  advice,
});

export const problem = (told: Told, advice: string): Finding => ({
  level: "problem",
  ...told,
  advice,
});

/** 0 without problem, 2 if something has to be configured otherwise, 3 if only the target is away. */
export const doctorExitCode = (findings: readonly Finding[]): 0 | 2 | 3 => {
  const problems = findings.filter(({ level }) => level === "problem");
  if (problems.some(({ topic }) => topic !== "reach")) return 2;
  return problems.length > 0 ? 3 : 0;
};
