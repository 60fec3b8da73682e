import { ConfigurationError } from "../../contract/configuration.js";
import type { Target } from "../target/target.js";
import { contractItems } from "./contract-items.js";
import { options, type StatementItem } from "./items.js";

/** What a target declares of itself. */
export interface Statement {
  /** The answer to an item, or its default. TypeError for an item that there is not. */
  declares: (id: string) => boolean;
}

/** A part of the statement, with its heading. */
export interface StatementPart {
  title: string;
  items: readonly StatementItem[];
}

let parts: readonly StatementPart[] | undefined;

/** The whole statement, read from the documents once. */
export const statementParts = (): readonly StatementPart[] => {
  if (parts !== undefined) return parts;
  const { features, operations, openPoints } = contractItems();
  parts = [
    { title: "Options: what may be done or not without being wrong.", items: options },
    { title: "Features: the bits of supportedFeatures.", items: features },
    { title: "Operations, by the role that offers them.", items: operations },
    {
      title: "Open points: what the sources leave open, and what the contract makes of it.",
      items: openPoints,
    },
  ];
  return parts;
};

/** Every item of the statement. */
export const statementItems = (): readonly StatementItem[] =>
  statementParts().flatMap(({ items }) => items);

/** The statement that a target file makes; ConfigurationError for what is no answer to an item. */
export const statementOf = ({ features = {} }: Pick<Target, "features">): Statement => {
  const items = new Map(statementItems().map((one) => [one.id, one]));
  for (const [id, answer] of Object.entries(features)) {
    if (!items.has(id))
      throw new ConfigurationError("features", `${id} is no item of the statement`);
    if (typeof answer !== "boolean")
      throw new ConfigurationError("features", `${id} is answered with true or false`);
  }
  return {
    declares: (id) => {
      const item = items.get(id);
      if (item === undefined) throw new TypeError(`no item ${id}`);
      return (features[id] ?? item.default) === true;
    },
  };
};

/** Every item with the target's answer. */
export const statementAnswers = (target: Pick<Target, "features">): { [item: string]: boolean } => {
  const { declares } = statementOf(target);
  return Object.fromEntries(statementItems().map(({ id }) => [id, declares(id)]));
};
