import { NotTestable } from "../../../bench/failures.js";
import type { HomeBench } from "../../../bench/home.js";

/** A member of the target file; NotTestable without it. */
export const given = <T>(value: T | undefined, name: string): T => {
  if (value === undefined) throw new NotTestable(`ccf-home.${name}`);
  return value;
};

/** A question about another AEF of the target file than `aef`, and its first interface. */
export const about = (known: HomeBench["target"]["secondAef"], name: string) => {
  const { aefId, interfaces } = given(known, name);
  return { aefId, interfaceDetails: given(interfaces[0], `${name}.interfaces`) };
};
