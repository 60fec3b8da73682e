import type { X509Certificate } from "node:crypto";
import { expect } from "../bench/expect.js";
import { broken } from "../bench/failures.js";

const names = ({ subject, subjectAltName = "" }: X509Certificate): string =>
  decodeURIComponent(`${subject} ${subjectAltName}`.replace(/%(?![0-9a-f]{2})/gi, "%25"));

/** A client certificate that the target showed, and what the target file says of it. */
export interface Shown {
  certificate: X509Certificate | undefined;
  /** Whether `clientCa` vouches for it, if there is one. */
  isVouchedFor: boolean;
  /** The target's id, where it is known. */
  id: string | undefined;
}

/** Expects that the target shows its own certificate, of its own CA. */
export const expectOwnCertificate = ({ certificate, isVouchedFor, id }: Shown): void => {
  if (certificate === undefined) throw broken({ message: "it shows no certificate" });
  expect(isVouchedFor, "its certificate is not its CA's");
  expect(id === undefined || names(certificate).includes(id), "it names another party", {
    expected: id,
    actual: names(certificate),
  });
};
