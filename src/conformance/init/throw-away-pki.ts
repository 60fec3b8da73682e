import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { isIP } from "node:net";
import { join } from "node:path";
import { type CertificateRole, identityUri } from "../../tls/identity-uri.js";
import { type Authority, type CertificateRequest, createAuthority } from "../../tls/pki.js";

const day = 24 * 60 * 60 * 1000;
const lifeDays = 90;

/** The CAs of the suite: of the target's own domain, and of peers, who vouch for themselves alone. */
export const caNames = ["domain", "peer", "other-peer"] as const;
export type CaName = (typeof caNames)[number];

/** Who a certificate is for. */
export interface Wanted {
  role: CertificateRole;
  id: string;
  ca?: CaName;
  /** What differs from a certificate that is as it should be. */
  differs?: Partial<CertificateRequest>;
}

/** A certificate and its private key, as the target file names them. */
export interface Files {
  cert: string;
  key: string;
}

export const expired = (): Partial<CertificateRequest> => ({
  notBefore: new Date(Date.now() - 2 * day),
  notAfter: new Date(Date.now() - day),
});

/** Valid from the day on when everything else of the PKI has expired. */
export const notYetValid = (): Partial<CertificateRequest> => ({
  notBefore: new Date(Date.now() + lifeDays * day),
  notAfter: new Date(Date.now() + (lifeDays + 1) * day),
});

export const otherHost: Partial<CertificateRequest> = {
  dnsNames: ["elsewhere.example.org"],
  ipAddresses: ["192.0.2.1"],
};

/** A PKI for a vendor to trust in a test bed. The CAs' private keys are never written anywhere. */
export class ThrowAwayPki {
  readonly #directory: string;
  readonly #host: string;
  readonly #authorities = new Map<CaName, Promise<Authority>>();
  readonly #notAfter = new Date(Date.now() + lifeDays * day);

  /** `host` is where the suite's own parties will be found. */
  constructor(directory: string, host: string) {
    this.#directory = directory;
    this.#host = host;
    mkdirSync(directory, { recursive: true });
  }

  /** The CAs that have been needed so far, by name. */
  get used(): CaName[] {
    return caNames.filter((name) => this.#authorities.has(name));
  }

  fileOf(ca: CaName): string {
    return join(this.#directory, `${ca}-ca.pem`);
  }

  async issue(name: string, { role, id, ca = "domain", differs }: Wanted): Promise<Files> {
    const isAddress = isIP(this.#host) !== 0;
    const { cert, key } = await (await this.#authority(ca)).issue({
      commonName: id,
      uris: [identityUri(role, id)],
      dnsNames: ["localhost", ...(isAddress ? [] : [this.#host])],
      ipAddresses: [...new Set(["127.0.0.1", "::1", ...(isAddress ? [this.#host] : [])])],
      notAfter: this.#notAfter,
      ...differs,
    });
    return {
      cert: this.#write(`${name}.pem`, cert),
      key: this.#write(`${name}.key`, key, 0o600),
    };
  }

  #authority(name: CaName): Promise<Authority> {
    const known = this.#authorities.get(name);
    if (known !== undefined) return known;
    const made = createAuthority(`Conformance suite, ${name} CA`, { notAfter: this.#notAfter });
    this.#authorities.set(name, made);
    return made.then((authority) => {
      this.#write(`${name}-ca.pem`, authority.cert);
      return authority;
    });
  }

  #write(name: string, text: string, mode = 0o644): string {
    const file = join(this.#directory, name);
    rmSync(file, { force: true }); // an older file would keep its mode
    writeFileSync(file, text, { mode, flag: "wx" });
    return file;
  }
}
