import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { html } from "../html.js";
import { table } from "../table.js";

const octets = (buffer) =>
  html`<code>${buffer.toString("hex").match(/../g)?.join(" ") ?? "none"}</code>`;

/** Cuts S where its lengths say, and refuses a vector that our derivation does not come to. */
const derived = (psk, vector) => {
  const p0 = psk.interfaceInformation(vector.interfaceDetails);
  const [sessionId, masterSecret] = ["sessionId", "masterSecret"].map((member) =>
    Buffer.from(vector[member], "hex"),
  );
  const s = psk.aefPskInput({ interfaceInformation: p0, sessionId });
  const aefPsk = psk.deriveAefPsk({ interfaceInformation: p0, sessionId, masterSecret });
  const aefPskId = psk.aefPskId(aefPsk);
  const ours = { p0, s: s.toString("hex"), aefPsk: aefPsk.toString("hex"), aefPskId };
  for (const [member, value] of Object.entries(ours))
    if (vector[member] !== value)
      throw new Error(`vector ${vector.name}: ${member} is not what the derivation gives`);
  return { p0, sessionId, masterSecret, s, aefPsk, aefPskId };
};

const rows = ({ p0, sessionId, masterSecret, s, aefPsk, aefPskId }) => {
  const length = Buffer.byteLength(p0);
  const [afterP0, afterL0, afterP1] = [1 + length, 3 + length, 3 + length + sessionId.length];
  return [
    ["Key", octets(masterSecret), "the TLS 1.2 master secret, 48 octets"],
    ["FC", octets(s.subarray(0, 1)), "AEF_PSK (TS 33.122 A.1)"],
    ["P0", octets(s.subarray(1, afterP0)), html`<code>${p0}</code>`],
    ["L0", octets(s.subarray(afterP0, afterL0)), `${length} octets, big-endian`],
    ["P1", octets(s.subarray(afterL0, afterP1)), "the Session ID of CAPIF-1e"],
    ["L1", octets(s.subarray(afterP1)), `${sessionId.length} octets, big-endian`],
    ["AEF_PSK", octets(aefPsk), "HMAC-SHA-256(Key, FC P0 L0 P1 L1)"],
    [
      "aefPskId",
      html`<code>${aefPskId}</code>`,
      "the first 8 octets of HMAC-SHA-256(AEF_PSK, “capif-aef-psk-id”)",
    ],
  ];
};

const section = (psk, vector) => html`
<h2 id="${vector.name}">${vector.name}</h2>
<p>Interface: <code>${JSON.stringify(vector.interfaceDetails)}</code></p>
${table(`Derivation of ${vector.name}`, ["Part", "Octets", "What it is"], rows(derived(psk, vector)))}`;

const kdfRow = (psk, { name, key, s, output }) => {
  const [keyOctets, input, wanted] = [key, s, output].map((text) => Buffer.from(text, "hex"));
  if (!psk.kdf(keyOctets, input).equals(wanted))
    throw new Error(`vector ${name}: output is not what the function gives`);
  return [name, octets(keyOctets), octets(input), octets(wanted)];
};

export const pages = async ({ root, vectors }) => {
  const psk = await import(pathToFileURL(join(root, "dist/psk/index.js")).href);
  const file = html`<a href="downloads/vectors/aef-psk.json" download>aef-psk.json</a>`;
  return [
    {
      path: "vectors.html",
      title: "Test vectors",
      section: "Documents",
      html: html`<h1>Test vectors</h1>
<p class="lead">AEF_PSK octet by octet: one key and one input, which is FC, P0, L0, P1 and L1 in a
row. The values are those of ${file}; each was derived once more when this page was built.</p>
${vectors.vectors.map((vector) => section(psk, vector))}
<h2 id="kdf">The key derivation function alone</h2>
<p>Published by others, for the function below AEF_PSK (TS 33.220 B.2).</p>
${table(
  "Vectors of the key derivation function",
  ["Source", "Key", "S", "Output"],
  vectors.kdf.map((one) => kdfRow(psk, one)),
)}`,
    },
  ];
};
