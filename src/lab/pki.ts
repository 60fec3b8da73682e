import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { dirname, join } from "node:path";
import { type CertificateRole, identityUri } from "../tls/identity-uri.js";
import {
  type Authority,
  type CertificateRequest,
  createAuthority,
  loadAuthority,
} from "../tls/pki.js";
import type { Credentials } from "../tls/server-profiles.js";

/** Who a lab certificate is for, and which CA issues it. */
export interface IdentityRequest {
  domain: "a" | "b" | "outside" | "conformance";
  role: CertificateRole;
  id: string;
  /** What differs from a certificate that is as it should be. */
  certificate?: Partial<CertificateRequest>;
}

/** A certificate and its private key as files, relative to the lab's folder. */
export interface IdentityFiles {
  cert: string;
  key: string;
}

/** The throw-away PKI of a lab: one CA a domain, one outside both, and the conformance suite's. */
export class LabPki {
  readonly #directory: string;
  readonly #host: string;
  readonly #authorities: Record<IdentityRequest["domain"], Authority>;

  private constructor(
    directory: string,
    host: string,
    authorities: Record<IdentityRequest["domain"], Authority>,
  ) {
    this.#directory = directory;
    this.#host = host;
    this.#authorities = authorities;
  }

  /**
   * Makes the CAs below `directory`/pki, but for those that are `given`; `host` goes into every
   * server certificate.
   */
  static async create(
    directory: string,
    host: string,
    given: Partial<Record<"a" | "b", Credentials>> = {},
  ): Promise<LabPki> {
    const [a, b, outside, conformance] = await Promise.all([
      given.a === undefined ? createAuthority("Lab domain A") : loadAuthority(given.a),
      given.b === undefined ? createAuthority("Lab domain B") : loadAuthority(given.b),
      createAuthority("Lab outsider"),
      createAuthority("Lab conformance"),
    ]);
    const pki = new LabPki(directory, host, { a, b, outside, conformance });
    pki.#write("pki/domain-a-ca.pem", a.cert);
    pki.#write("pki/domain-b-ca.pem", b.cert);
    return pki;
  }

  /** Writes the anchor of the conformance suite's parties. */
  writeConformanceAnchor(): string {
    return this.#write("pki/conformance/ca.pem", this.#authorities.conformance.cert);
  }

  /** Writes several anchors into one file. */
  writeAnchors(file: string, extra: readonly string[] = []): string {
    const { a, b } = this.#authorities;
    return this.#write(file, [a.cert, b.cert, ...extra].join(""));
  }

  /** Issues an identity as `pki/<name>.pem` and `pki/<name>.key`, the key readable by its owner. */
  async issue(
    name: string,
    { domain, role, id, certificate }: IdentityRequest,
  ): Promise<IdentityFiles> {
    const addresses = ["127.0.0.1", "::1", ...(isIP(this.#host) === 0 ? [] : [this.#host])];
    const { cert, key } = await this.#authorities[domain].issue({
      commonName: id,
      uris: [identityUri(role, id)],
      dnsNames: ["localhost", ...(isIP(this.#host) === 0 ? [this.#host] : [])],
      ipAddresses: [...new Set(addresses)],
      ...certificate,
    });
    return {
      cert: this.#write(`pki/${name}.pem`, cert),
      key: this.#write(`pki/${name}.key`, key, 0o600),
    };
  }

  #write(file: string, text: string, mode = 0o644): string {
    const path = join(this.#directory, file);
    mkdirSync(dirname(path), { recursive: true });
    rmSync(path, { force: true }); // an older file would keep its mode
    writeFileSync(path, text, { mode, flag: "wx" });
    return file;
  }
}
