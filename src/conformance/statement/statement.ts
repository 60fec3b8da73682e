import { ConfigurationError } from "../../contract/configuration.js";
import type { Target } from "../target/target.js";
import { statementItems } from "./items.js";

/** What a target declares of itself. */
export interface Statement {
  /** The answer to an item, or its default. TypeError for an item that there is not. */
  declares: (id: string) => boolean;
}

/** The statement that a target file makes; ConfigurationError for items that there are not. */
export const statementOf = ({ features = {} }: Pick<Target, "features">): Statement => {
  const unknown = Object.keys(features).find((id) => !statementItems.some((i) => i.id === id));
  if (unknown !== undefined)
    throw new ConfigurationError("features", `${unknown} is no item of the statement`);
  return {
    declares: (id) => {
      const item = statementItems.find((one) => one.id === id);
      if (item === undefined) throw new TypeError(`no item ${id}`);
      const answer = features[id] ?? item.default;
      if (typeof answer !== "boolean")
        throw new ConfigurationError("features", `${id} is answered with true or false`);
      return answer;
    },
  };
};
