import { mutant } from "./mutant.js";

const relay = "ccf/relay.js";
const check = "ccf/request-check.js";

export const selection = [
  mutant(
    "own-address-unknown",
    "ccf/start.js",
    ["[peer.apiRoot, ...peer.replicas, ...peer.aliases]", "[...peer.aliases]"],
    "a peer is known by its aliases alone",
    ...[2, 4, 5, 8, 21],
  ),
  mutant(
    "aliases-unknown",
    "ccf/start.js",
    ["[peer.apiRoot, ...peer.replicas, ...peer.aliases]", "[peer.apiRoot]"],
    "a peer is known by its own address alone",
    ...[3, 4, 21],
  ),
  mutant(
    "address-as-written",
    "ccf/registry.js",
    [
      "this.#addresses.get(interfaceInformation(ccfAddress))",
      'this.#addresses.get(`https://${ccfAddress.fqdn ?? ccfAddress.ipv4Addr}:${ccfAddress.port ?? 443}${ccfAddress.apiPrefix ?? ""}`)',
    ],
    "an address is compared as the caller wrote it",
    4,
  ),
  mutant(
    "prefix-ignored",
    "ccf/registry.js",
    [
      "this.#addresses.get(interfaceInformation(ccfAddress))",
      "[...this.#addresses].find(([text]) => new URL(text).origin === new URL(interfaceInformation(ccfAddress)).origin)?.[1]",
    ],
    "the prefix of an address plays no part",
    5,
  ),
  mutant(
    "unknown-address-dialled",
    check,
    [
      "    if (home === undefined)\n        throw",
      `    const address = body.ccfInformation?.ccfAddress;
    if (home === undefined && address !== undefined)
        fetch(\`https://\${address.ipv4Addr}:\${address.port}\`).catch(() => {});
    if (home === undefined)
        throw`,
    ],
    "an address that selects nobody is dialled before it is refused",
    6,
  ),
  mutant(
    "named-address-dialled",
    relay,
    [
      'method: "POST", //',
      `method: "POST",
            ...(asked.ccfInformation?.ccfAddress?.ipv4Addr === undefined ? {} : { baseUrl:
                \`https://\${asked.ccfInformation.ccfAddress.ipv4Addr}:\${asked.ccfInformation.ccfAddress.port}/ccf-security-info/v1\` }), //`,
    ],
    "the peer is dialled at the address that the caller named",
    7,
  ),
  mutant(
    "two-peers-selected",
    check,
    ["if (selected.length > 1)", "if (false)"],
    "members that select different peers pass",
    8,
  ),
  mutant(
    "first-peer-always",
    relay,
    ["this.#peers.get(ccfId);", 'this.#peers.get(ccfId === "ccf-c2" ? "ccf-c1" : ccfId);'],
    "the first peer is asked where the second is named",
    9,
  ),
  mutant(
    "default-peer",
    check,
    ["return selected[0];", 'return selected[0] ?? "ccf-c1";'],
    "a peer is asked where nobody was selected",
    ...[5, 6, 10],
  ),
  mutant(
    "never-home",
    "ccf/core-function.js",
    [
      "if (home === this.#registry.ccfId)",
      'if (caller.role === "ccf" && home === this.#registry.ccfId)',
    ],
    "a CCF that an AEF names as itself is looked for among its peers",
    11,
  ),
];
