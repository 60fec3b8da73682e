import { isDeepStrictEqual } from "node:util";
import { keyOf, type MistakeInputs, type Recipe, rightRecipe } from "./recipe.js";

/** One way to derive a wrong AEF_PSK. */
export interface Mistake {
  /** Never changes. */
  readonly id: string;
  /** Whether a public CCF makes it; these come together, and are tried in any number. */
  readonly inTheWild?: boolean;
  /** Two mistakes of one part exclude each other. */
  readonly part: string;
  readonly title: string;
  /** What the side that made it has to change. */
  readonly advice: string;
  /** The derivation with this mistake in it; undefined where it cannot be made. */
  readonly change: (recipe: Recipe, inputs: MistakeInputs) => Partial<Recipe> | undefined;
  /** The wrong key; undefined where it cannot be made or would be the right one. TypeError for unusable interface details. */
  readonly derive: (inputs: MistakeInputs) => Buffer | undefined;
}

/** Everything of a mistake but the key, which follows from the change. */
export type MistakeEntry = Omit<Mistake, "part" | "derive">;

/** The recipe with the mistake in it; undefined where it cannot be made or changes nothing. */
export function withMistake(
  { change }: MistakeEntry,
  recipe: Recipe,
  inputs: MistakeInputs,
): Recipe | undefined {
  const wrong = { ...recipe, ...change(recipe, inputs) };
  return isDeepStrictEqual(wrong, recipe) ? undefined : wrong;
}

/** The mistakes of one part, in the order in which they are tried. */
export function mistakesIn(part: string, entries: readonly MistakeEntry[]): readonly Mistake[] {
  return entries.map((entry) => ({
    ...entry,
    part,
    derive: (inputs) => {
      const wrong = withMistake(entry, rightRecipe(inputs), inputs);
      return wrong && keyOf(wrong);
    },
  }));
}
