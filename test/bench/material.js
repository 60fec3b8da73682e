// Who is who in the benchmark: certificates, and the configurations of our parties.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { LabPki } from "../../dist/lab/pki.js";
import { freePort } from "./processes.js";

const host = "127.0.0.1";
const unlimited = { requests: 1_000_000_000, seconds: 1 };
/** Everybody calls from one address. */
export const limits = { connectionsPerSecond: 1_000_000 };
const identities = {
  invoker: { domain: "b", role: "invoker", id: "API-INVOKER-1" },
  aef: { domain: "a", role: "aef", id: "aef-1" },
  "ccf-a": { domain: "a", role: "ccf", id: "ccf-a" },
  "ccf-b": { domain: "b", role: "ccf", id: "ccf-b" },
};

const planned = async () => {
  const [a, b, aef] = [await freePort(), await freePort(), await freePort()];
  return {
    a: { port: a, apiRoot: `https://${host}:${a}` },
    b: { port: b, apiRoot: `https://${host}:${b}` },
    aef: { port: aef, apiRoot: `https://${host}:${aef}` },
    details: { ipv4Addr: host, port: aef, securityMethods: ["PSK"] },
  };
};

const configurations = ({ a, b, aef, details }, tls) => {
  const ofAef = { aefId: "aef-1", interfaces: [details] };
  const { invoker, ...rates } = { invoker: unlimited, aef: unlimited, ccf: unlimited };
  const ccf = { limits, rates: { ...rates, invoker, peer: unlimited } };
  return {
    "ccf-a": {
      ...ccf,
      ccfId: "ccf-a",
      listen: { host, port: a.port },
      tls: tls["ccf-a"],
      trustAnchors: [{ ca: "pki/domain-a-ca.pem", vouchesFor: [{ role: "aef" }] }],
      aefs: [ofAef],
      peers: [{ ccfId: "ccf-b", apiRoot: b.apiRoot, ca: "pki/domain-b-ca.pem" }],
    },
    "ccf-b": {
      ...ccf,
      ccfId: "ccf-b",
      listen: { host, port: b.port },
      tls: tls["ccf-b"],
      trustAnchors: [{ ca: "pki/domain-b-ca.pem", vouchesFor: [{ role: "invoker" }] }],
      invokers: [{ apiInvokerId: "API-INVOKER-1" }],
      peers: [{ ccfId: "ccf-a", apiRoot: a.apiRoot, ca: "pki/domain-a-ca.pem", aefs: [ofAef] }],
    },
    aef: {
      aefId: "aef-1",
      tls: tls.aef,
      interfaces: [{ ipv4Addr: host, port: aef.port }],
      coreFunction: { apiRoot: a.apiRoot, ca: "pki/domain-a-ca.pem" },
      limits,
      rates: { address: unlimited, invoker: unlimited, upstream: unlimited },
    },
  };
};

/** Makes certificates and configurations in a folder; `changes` go into the configurations. */
export const createMaterial = async (directory, changes = {}) => {
  mkdirSync(directory, { recursive: true });
  const pki = await LabPki.create(directory, host);
  const ca = pki.writeAnchors("ca.pem");
  const tls = {};
  for (const [name, identity] of Object.entries(identities))
    tls[name] = await pki.issue(name, identity);
  const plan = await planned();
  const file = (name) => join(directory, name);
  const write = (name, value) => {
    writeFileSync(file(name), JSON.stringify(value), { mode: 0o600 }); // JSON is YAML
    return file(name);
  };
  const made = Object.entries(configurations(plan, tls)).map(([name, configuration]) => [
    name,
    write(`${name}.yaml`, { ...configuration, ...changes[name] }),
  ]);
  return {
    plan,
    write,
    configuration: Object.fromEntries(made),
    /** The files of an identity, with the anchors of both domains. */
    filesOf: (name) => ({
      cert: file(tls[name].cert),
      key: file(tls[name].key),
      ca: file(ca),
    }),
    anchors: { ca: file(ca) },
  };
};
