import { keyIdOf } from "./aef-psk.js";
import { withMistake } from "./mistakes/mistake.js";
import { keyOf, p0Of, type Recipe, rightRecipe, sOf } from "./mistakes/recipe.js";
import { type Mistake, type MistakeInputs, mistakesByPart } from "./mistakes.js";

/** A derivation that gives the other side's key. */
export interface Explanation {
  /** None if the other side derived as the contract says. */
  readonly mistakes: readonly Mistake[];
  /** The interface information that the other side used. */
  readonly p0: string;
  /** The octets that the other side put into the hash. */
  readonly s: Buffer;
}

const MOST_MISTAKES = 3;
const wildByPart = mistakesByPart.map((part) => part.filter(({ inTheWild }) => inTheWild));

/**
 * Finds the derivations with the fewest mistakes that give a key with this aefPskId: up to three of
 * any kind, any number of those seen in the wild. None means another session, or values that were not
 * given. TypeError for unusable inputs.
 */
export function explainAefPskId(aefPskId: string, inputs: MistakeInputs): Explanation[] {
  const wanted = aefPskId.toLowerCase();
  const right = rightRecipe(inputs);
  for (let count = 0; count <= mistakesByPart.length; count++) {
    const parts = count <= MOST_MISTAKES ? mistakesByPart : wildByPart;
    const found = [...derivations(right, inputs, parts, count)]
      .filter(({ recipe }) => keyIdOf(keyOf(recipe)) === wanted)
      .map(({ recipe, mistakes }) => ({ mistakes, p0: p0Of(recipe), s: sOf(recipe) }));
    if (found.length > 0) {
      return found;
    }
  }
  return [];
}

interface Derivation {
  readonly recipe: Recipe;
  readonly mistakes: readonly Mistake[];
}

/** Every derivation with exactly `count` mistakes, at most one of each part. */
function* derivations(
  recipe: Recipe,
  inputs: MistakeInputs,
  [part, ...rest]: readonly (readonly Mistake[])[],
  count: number,
): Generator<Derivation> {
  if (count === 0) {
    yield { recipe, mistakes: [] };
  } else if (part !== undefined) {
    yield* derivations(recipe, inputs, rest, count);
    for (const mistake of part) {
      const wrong = withMistake(mistake, recipe, inputs);
      for (const more of wrong ? derivations(wrong, inputs, rest, count - 1) : []) {
        yield { recipe: more.recipe, mistakes: [mistake, ...more.mistakes] };
      }
    }
  }
}
