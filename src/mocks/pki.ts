import { existsSync } from "node:fs";
import { join } from "node:path";
import { LabPki } from "../lab/pki.js";

/** The files of a mock's throw-away PKI, relative to its folder. */
export interface MockPkiFiles {
  ca: string;
  cert: string;
  key: string;
}

/**
 * Makes a throw-away PKI: `pki/mock.pem` for the mock, and an invoker, an AEF and two CCFs to call
 * it with; `ca.pem` are the anchors of all. TypeError in the folder of a lab, whose files have the
 * same names.
 */
export const makeMockPki = async (directory: string, host: string): Promise<MockPkiFiles> => {
  if (existsSync(join(directory, "lab.json")))
    throw new TypeError(`${directory} belongs to a lab: choose another folder`);
  const pki = await LabPki.create(directory, host);
  const [mock] = await Promise.all([
    pki.issue("mock", { domain: "a", role: "ccf", id: "mock" }),
    pki.issue("invoker", { domain: "b", role: "invoker", id: "API-INVOKER-7f3c" }),
    pki.issue("aef", { domain: "a", role: "aef", id: "aef-a" }),
    pki.issue("ccf-a", { domain: "a", role: "ccf", id: "ccf-a" }),
    pki.issue("ccf-b", { domain: "b", role: "ccf", id: "ccf-b" }),
  ]);
  return { ca: pki.writeAnchors("ca.pem"), ...mock };
};
