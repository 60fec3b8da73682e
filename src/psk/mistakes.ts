import { encodingMistakes } from "./mistakes/encoding.js";
import { interfaceMistakes } from "./mistakes/interface.js";
import { keyMistakes } from "./mistakes/key.js";
import type { Mistake } from "./mistakes/mistake.js";
import { sessionMistakes } from "./mistakes/session.js";

export type { Mistake } from "./mistakes/mistake.js";
export type { MistakeInputs, SessionSecrets } from "./mistakes/recipe.js";

/** The mistakes by part; a wrong derivation makes at most one of each part. */
export const mistakesByPart: readonly (readonly Mistake[])[] = [
  ...interfaceMistakes,
  ...sessionMistakes,
  ...encodingMistakes,
  ...keyMistakes,
];

/** Every known way to derive a wrong AEF_PSK, seen in public CCFs or likely. */
export const mistakes: readonly Mistake[] = mistakesByPart.flat();
