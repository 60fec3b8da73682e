import { withoutKeys } from "../contract/shown-message.js";

const longest = 300;
/** More than what any form of a key takes, and the character behind it. */
const margin = 128;

/**
 * Text that somebody else may have worded, as a log shows it: not long, without what could be a key.
 * It is cut first, for masks cost by the length; but so far behind what is shown that a key which
 * begins there is whole, and masked.
 */
export const foreign = (text: string | undefined): string | undefined => {
  if (text === undefined || text.length <= longest) return text && withoutKeys(text);
  const masked = withoutKeys(text.slice(0, longest + margin));
  const shown = text.length > longest + margin ? masked.slice(0, -margin) : masked;
  return `${shown.slice(0, longest)}...`;
};
