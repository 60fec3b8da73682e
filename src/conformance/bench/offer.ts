import {
  type ClientHello,
  extension,
  isGrease,
  isPskWithoutForwardSecrecy,
  isSuiteOfProfile,
} from "./client-hello.js";
import { expect } from "./expect.js";

const lowestVersion = 0x0303;
const hex = (suite: number): string => `0x${suite.toString(16).padStart(4, "0")}`;

const kindOf = (suite: number): string =>
  isPskWithoutForwardSecrecy(suite) ? `plain or RSA-encrypted PSK ${hex(suite)}` : hex(suite);

/** Expects that a ClientHello offers what TS 33.210 6.2 allows, and nothing else. */
export const expectOfferOfProfile = (hello: ClientHello): void => {
  const { versions, compressions, suites, extensions } = hello;
  const old = versions.filter((version) => version < lowestVersion && !isGrease(version));
  expect(old.length === 0, "the client offers TLS older than 1.2", { actual: old.map(hex) });
  const weak = suites.filter((suite) => !isSuiteOfProfile(suite) && !isGrease(suite));
  expect(
    weak.length === 0,
    "the client offers suites without authenticated encryption or forward secrecy",
    { expected: "AEAD suites with an ephemeral key exchange", actual: weak.map(kindOf).join(", ") },
  );
  expect(
    compressions.every((method) => method === 0),
    "the client offers compression",
    { expected: "method 0 alone", actual: compressions.join(", ") },
  );
  expect(!extensions.has(extension.earlyData), "the client offers early data");
};
