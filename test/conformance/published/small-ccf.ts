import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import type { Fault } from "./fault.js";
import { aefIds, Refused, refuseStrangers } from "./strangers.js";

// An independent CCF of today in bare node:http, right unless told to have a fault: no case may fail
// what is right, and each must name what is wrong.

interface Entry {
  aefId: string;
  prefSecurityMethods: string[];
  authenticationInfo?: string;
}

export interface SmallCcfOptions {
  fault?: Fault | undefined;
  /** The key of an AEF, by the request that asked for it, as it is told. */
  keyOf?: (request: IncomingMessage, aefId: string) => string;
  /** The subjects that are on record; without it there are no certificates. */
  subjects?: readonly string[] | undefined;
}

const members = ["securityInfo", "notificationDestination", "supportedFeatures"];

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = "";
  for await (const chunk of request) text += chunk;
  return text;
};

const isRight = ({ securityInfo, notificationDestination }: Record<string, unknown>): boolean =>
  Array.isArray(securityInfo) &&
  securityInfo.every((e) => e.aefId !== undefined && Array.isArray(e.prefSecurityMethods)) &&
  notificationDestination !== undefined;

/** The listener, for node:http and node:https alike. */
export const smallCcf = ({ fault, keyOf, subjects }: SmallCcfOptions = {}): RequestListener => {
  const contexts = new Map<string, Entry[]>();
  const makeKey = keyOf ?? (() => randomBytes(32).toString("hex"));

  const agree = async (request: IncomingMessage): Promise<Entry[]> => {
    const text = await bodyOf(request);
    if (request.headers["content-type"] !== "application/json" && fault !== "no 415")
      throw new Refused(415);
    let body: Record<string, unknown>;
    try {
      body = JSON.parse(text);
    } catch {
      throw new Refused(fault === "500 for not JSON" ? 500 : 400);
    }
    if (!isRight(body)) throw new Refused(fault === "no checks" ? 500 : 400);
    const isStrict =
      fault === "strict members" && Object.keys(body).some((m) => !members.includes(m));
    if (isStrict) throw new Refused(400);
    const asked = body.securityInfo as Entry[];
    if (asked.some(({ aefId }) => !aefIds.includes(aefId))) {
      if (fault === "drops unknown AEFs") request.socket.destroy();
      if (fault !== "accepts unknown AEFs") throw new Refused(404);
    }
    const kept = fault === "one entry only" ? asked.slice(0, 1) : asked;
    return kept.map(({ aefId, prefSecurityMethods, authenticationInfo }) => ({
      aefId,
      prefSecurityMethods,
      authenticationInfo:
        (fault === "keeps the invoker's key" && authenticationInfo) || makeKey(request, aefId),
    }));
  };

  const told = (entries: Entry[], withKey: boolean) => ({
    securityInfo: entries.map(({ aefId, prefSecurityMethods, authenticationInfo }) => ({
      aefId,
      prefSecurityMethods,
      ...methodOf(prefSecurityMethods),
      ...(withKey && fault !== "no key"
        ? {
            [fault === "key in authorizationInfo" ? "authorizationInfo" : "authenticationInfo"]:
              authenticationInfo,
          }
        : {}),
    })),
    notificationDestination: "https://invoker.invalid/notifications",
    supportedFeatures: fault === "all features" ? "F" : "0",
  });

  const methodOf = (preferred: string[]) => {
    if (fault === "other method") return { selSecurityMethod: "PSK" };
    if (fault === "the invoker's first method") return { selSecurityMethod: preferred[0] };
    return preferred.includes("PSK") ? { selSecurityMethod: "PSK" } : {};
  };

  const answer = async (request: IncomingMessage) => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://ccf");
    const [, , , , id = "", custom = ""] = pathname.split("/");
    const operation = `${request.method} ${custom}`.trim();
    const held = contexts.get(id);
    const asked = { operation, id, aefs: held?.map(({ aefId }) => aefId) };
    if (subjects !== undefined) refuseStrangers(request, asked, { fault, subjects });
    if (operation === "HEAD" && fault === "500 for HEAD") throw new Refused(500);
    if (operation === "PUT") {
      const entries = await agree(request);
      if (fault !== "first context stays" || held === undefined) contexts.set(id, entries);
      const location = {
        "doubles Location": `${pathname}/${id}`,
        "misplaces Location": "/trustedInvokers",
        "forgets Location": undefined,
      }[String(fault)];
      const isForgotten = fault === "forgets Location";
      return {
        status: fault === "200 for 201" ? 200 : 201,
        headers: isForgotten ? {} : { location: location ?? pathname },
        body: told(entries, fault === "key to the invoker"),
      };
    }
    if (held === undefined && !(operation === "POST update" && fault === "update creates"))
      throw new Refused(fault === "400 for 404" ? 400 : 404);
    if (operation === "GET") {
      const isStrict = [...searchParams.keys()].some((name) => !name.endsWith("Info"));
      if (isStrict && fault === "strict query") throw new Refused(400);
      const asked = searchParams.get("authenticationInfo");
      const isAsked = asked === "true" || (asked === "false" && fault === "false is true");
      return { status: 200, body: told(held ?? [], isAsked || fault === "key unasked") };
    }
    if (operation === "DELETE") {
      if (fault !== "deletes nothing") contexts.delete(id);
      return { status: 204 };
    }
    if (operation === "POST update") {
      const entries = await agree(request);
      if (fault !== "updates nothing") contexts.set(id, entries);
      return { status: 200, body: told(entries, false) };
    }
    if (operation !== "POST delete") throw new Refused(405);
    const { cause } = JSON.parse(await bodyOf(request));
    if (cause === undefined && fault !== "any notification") throw new Refused(400);
    if (fault !== "revokes nothing") contexts.delete(id);
    return { status: 204 };
  };

  return async (request, response) => {
    try {
      const { status, headers = {}, body } = await answer(request);
      response.writeHead(status, { ...headers, "content-type": "application/json" });
      response.end(body && JSON.stringify(body));
    } catch (error) {
      const status = error instanceof Refused ? error.status : 500;
      const type = fault?.startsWith("errors as ") ? fault.slice(10) : "application/problem+json";
      const shown = fault === "another status in the problem" ? 200 : status;
      response.writeHead(status, { "content-type": type });
      response.end(JSON.stringify({ status: shown }));
    }
  };
};
