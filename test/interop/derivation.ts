import type { InterfaceDescription } from "../../src/contract/types.js";
import { run } from "../support/run.js";

/** Everything that AEF_PSK comes from (TS 33.122 A.1), in hex but for P0. */
export interface Source {
  masterSecret: string;
  sessionId: string;
  p0: string;
}

/** A key and the id that names it, both in hex. */
export interface Derived {
  aefPsk: string;
  aefPskId: string;
}

/** P0 of an interface that is given by an IPv4 address and port, as the lab's is. */
export const p0Of = ({ ipv4Addr, port }: InterfaceDescription): string =>
  `https://${ipv4Addr}:${port}`;

const withLength = (octets: Buffer): Buffer =>
  Buffer.concat([octets, Buffer.from([octets.length >> 8, octets.length & 0xff])]);

const hmacByOpenssl = async (key: string, text: string): Promise<string> => {
  const mac = ["-mac", "HMAC", "-macopt", `hexkey:${key}`];
  const { stdout } = await run("openssl", ["dgst", "-sha256", "-r", ...mac], {
    input: Buffer.from(text, "hex"),
  });
  return stdout.split(" ")[0] ?? "";
};

/** The derivation by `openssl dgst`. */
export async function deriveByOpenssl({ masterSecret, sessionId, p0 }: Source): Promise<Derived> {
  const parts = [Buffer.from(p0), Buffer.from(sessionId, "hex")].map(withLength);
  const s = Buffer.concat([Buffer.from([0x7a]), ...parts]).toString("hex");
  const aefPsk = await hmacByOpenssl(masterSecret, s);
  const label = Buffer.from("capif-aef-psk-id").toString("hex");
  return { aefPsk, aefPskId: (await hmacByOpenssl(aefPsk, label)).slice(0, 16) };
}

const python = `
import hmac, json, sys
source = json.load(sys.stdin)
p0, p1 = source["p0"].encode(), bytes.fromhex(source["sessionId"])
s = b"\\x7a" + p0 + len(p0).to_bytes(2, "big") + p1 + len(p1).to_bytes(2, "big")
psk = hmac.new(bytes.fromhex(source["masterSecret"]), s, "sha256").digest()
key_id = hmac.new(psk, b"capif-aef-psk-id", "sha256").hexdigest()[:16]
print(json.dumps({"aefPsk": psk.hex(), "aefPskId": key_id}))
`;

/** The derivation by Python's hmac module. */
export async function deriveByPython(source: Source): Promise<Derived> {
  const { stdout } = await run("python3", ["-c", python], { input: JSON.stringify(source) });
  return JSON.parse(stdout);
}
