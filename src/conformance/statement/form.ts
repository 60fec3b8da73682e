import { type Role, roles } from "../case.js";
import type { Target } from "../target/target.js";
import { wrapped } from "../target/wrapped.js";
import type { StatementItem } from "./items.js";
import { statementAnswers, statementParts } from "./statement.js";

/** What the form says of a target; of none, it is a form to fill in. */
export type StatedTarget = Pick<Target, "features"> & Partial<Pick<Target, "name" | Role>>;

const played: Record<Role, string> = {
  "ccf-home": "the invoker's CCF (CCF-B)",
  "ccf-relay": "the AEF's CCF (CCF-A)",
  aef: "an API exposing function",
  invoker: "an API invoker",
  interconnect: "CCF-A, CCF-B and AEF as a whole",
};

const roleLine = (role: Role, target: StatedTarget | undefined): string => {
  const offered = target?.[role] === undefined ? "[ ]" : "[x]";
  return `# ${offered} ${role}: ${played[role]}`;
};

const itemLines = (
  { id, question, clause, informational, default: byDefault }: StatementItem,
  answer: boolean,
): string[] => [
  "",
  ...wrapped(question, "  # "),
  ...wrapped(
    `${clause}. Default ${byDefault}.${informational === true ? " For the reader: no case asks." : ""}`,
    "  # ",
  ),
  `  ${id}: ${answer}`,
];

const heading = (name: string | undefined): string[] => [
  `# Implementation conformance statement${name === undefined ? "" : ` of ${name}`}`,
  "# Set each answer to true or false and put the whole of `features:` into the target file.",
  "",
  "# Roles: those that the target file has a member for.",
];

/** The statement as commented YAML, the `features:` of a target file: filled in, or with the defaults. */
export const statementForm = (target?: StatedTarget): string => {
  const answers = statementAnswers(target ?? {});
  const lines = [
    ...heading(target?.name?.replace(/\s+/g, " ")),
    ...roles.map((role) => roleLine(role, target)),
    "",
    "features:",
    ...statementParts().flatMap(({ title, items }) => [
      "",
      `  # ${title}`,
      ...items.flatMap((one) => itemLines(one, answers[one.id] === true)),
    ]),
  ];
  return `${lines.join("\n")}\n`;
};
