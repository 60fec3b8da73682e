import { type Site, securityInfoRequest } from "../contract/sites.js";
import type { World } from "../contract/world.js";

/** The key that a site's request is about, in hex: not what a test has gathered, but what the AEF is told. */
export const keyAtStake = async (world: World, site: Site): Promise<string> => {
  const { apiInvokerId = world.id("invoker") } = site.good(world);
  const ccfId = apiInvokerId === world.id("invoker") ? "ccf-b" : "ccf-a";
  const request = securityInfoRequest(world, "ccf-a", "aef");
  const body = { ...Object(request.body), apiInvokerId, ccfInformation: { ccfId } };
  const { status, json } = await world.send({ ...request, body });
  const { aefPsk } = Object(json);
  if (typeof aefPsk !== "string")
    throw new Error(`${site.name}: a key was asked for, not ${status}`);
  return aefPsk;
};
