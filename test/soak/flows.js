// One invoker that goes through the eleven steps again and again, ends keys, and takes notice.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { parse } from "yaml";
import { openTransport, TransportRequest } from "../../dist/contract/transport.js";
import { ApiInvoker } from "../../dist/invoker/index.js";
import { certificateClient } from "../../dist/tls/client-profiles.js";
import { contextOf } from "./context.js";
import { keyValiditySeconds } from "./parties.js";

const whoami = "/sample-service/v1/whoami";
const newKeyShare = 0.5;
const revokedShare = 0.25;
/** Milliseconds in which a party that was restarted has to take up what it has acknowledged. */
const patienceMs = 20_000;
const pauseMs = 100;
/** Milliseconds after which a key is replaced: what is left is more than what it may take to go on with it. */
const renewMs = (keyValiditySeconds * 1000) / 2;

const optionsOf = (directory, id) => {
  const { coreFunction, aef } = parse(readFileSync(join(directory, "invoker.yaml"), "utf8"));
  const pem = (file) => readFileSync(join(directory, file));
  return {
    apiInvokerId: id,
    tls: { cert: pem(`pki/${id}.pem`), key: pem(`pki/${id}.key`) },
    coreFunction: { apiRoot: coreFunction.apiRoot, ca: pem(coreFunction.ca) },
    aef: { aefId: aef.aefId },
    aefCa: pem(aef.ca),
    timeoutSeconds: 8,
  };
};

/** Who the AEF takes the invoker for, in TLS-PSK with a key; undefined if it lets nobody in. */
const callerBy = async (invoker, ready) => {
  const connection = invoker.connect(ready);
  try {
    return (await (await connection.fetch(whoami)).json()).apiInvokerId;
  } catch {
    return undefined;
  } finally {
    await connection.close();
  }
};

/** Whether the AEF gets ready for a key in step 4. */
const isReadyFor = (invoker, security) =>
  invoker.initiateAuthentication(security).then(
    () => true,
    () => false,
  );

/** An invoker's life until `isOver`; what it meets goes to the tally. */
export const liveAs = async (id, { directory, tally, revoked, isOver }) => {
  const options = optionsOf(directory, id);
  const invoker = new ApiInvoker(options);
  const { tls, coreFunction } = options;
  const toCcf = openTransport({
    tls: certificateClient({ ...tls, ca: coreFunction.ca }),
    timeoutMs: 8000,
  });
  const contextUrl = `${coreFunction.apiRoot}/capif-security/v1/trustedInvokers/${id}`;
  const ask = async (method) => {
    const { status } = await toCcf.fetch(new TransportRequest(contextUrl, { method }));
    return status;
  };
  const context = contextOf(id, ask, tally);
  /** The key that CCF-B has acknowledged. */
  let security;
  let negotiatedAt = 0;
  const isOld = () => performance.now() - negotiatedAt > renewMs;

  const negotiate = async () => {
    security = undefined; // an answer that does not come leaves open which key holds
    negotiatedAt = performance.now();
    await invoker.renewSession();
    security = await invoker.obtainSecurityMethod();
    tally.keys++;
  };

  const call = async () => {
    const ready = await invoker.initiateAuthentication(security);
    const { response, connection } = await invoker.call(security, ready, whoami);
    const { apiInvokerId } = await response.json();
    if (apiInvokerId !== id) tally.violation(`${id} counts as ${apiInvokerId}`);
    return { ready, connection };
  };

  /** A connection ends with its key, which was revoked at that moment. */
  const expectEnd = async (connection, at) => {
    for (; ; await wait(20)) {
      const asked = performance.now();
      const isOpen = await connection.fetch(whoami).then(
        () => true,
        () => false,
      );
      if (!isOpen) return;
      if (tally.mayStillBeTaken(at, asked)) continue;
      tally.violation(`a connection of ${id} outlived its key by ${Math.round(asked - at)} ms`);
      return;
    }
  };

  const revoke = async (ready, connection) => {
    const old = security;
    security = undefined; // whatever comes of it, nobody goes on with this key
    if (!(await context.remove())) return;
    const at = performance.now();
    const isTaken = async () =>
      (await callerBy(invoker, ready)) !== undefined || (await isReadyFor(invoker, old));
    revoked.push({ at, id, isTaken });
    tally.revocations++;
    await Promise.all([expectEnd(connection, at), context.expectGone()]);
  };

  /** The key was acknowledged: it has to be good again soon, whoever was restarted meanwhile. */
  const recover = async () => {
    for (const since = performance.now(); performance.now() - since < patienceMs; ) {
      await wait(pauseMs);
      try {
        const { connection } = await call();
        await connection.close();
        tally.recovered++;
        return;
      } catch (error) {
        tally.failed(error, since);
      }
    }
    tally.violation(`an acknowledged key of ${id} is lost`);
    security = undefined;
  };

  while (!isOver()) {
    const since = performance.now();
    try {
      if (security === undefined || isOld() || Math.random() < newKeyShare) await negotiate();
      else await context.check();
      const { ready, connection } = await call();
      if (Math.random() < revokedShare) await revoke(ready, connection);
      await connection.close();
      tally.flows++;
    } catch (error) {
      tally.failed(error, since);
      if (security === undefined) await wait(pauseMs);
      else await recover();
    }
  }
  await invoker.close();
  await toCcf.close();
};
