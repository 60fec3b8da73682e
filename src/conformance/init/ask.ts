import { createInterface } from "node:readline/promises";
import { type Role, roles } from "../case.js";
import type { InitOptions } from "./target-file.js";

/** Where questions go and answers come from. */
export interface Conversation {
  input: NodeJS.ReadableStream;
  output: NodeJS.WritableStream;
}

type Asked = Partial<InitOptions>;

const isRole = (text: string): text is Role => (roles as readonly string[]).includes(text);

/** Asks for what the flags leave open; an empty answer leaves it out, or takes what is in brackets. */
export const askForOptions = async (
  given: Asked,
  { input, output }: Conversation,
): Promise<InitOptions> => {
  const terminal = createInterface({ input, output });
  const ask = async (question: string, known: string | undefined, usual = "") => {
    if (known !== undefined) return known;
    const answer = (await terminal.question(`${question}${usual && ` [${usual}]`}: `)).trim();
    return answer === "" ? usual : answer;
  };
  const optional = async (question: string, known: string | undefined, usual = "") => {
    const answer = await ask(question, known, usual);
    return answer === "" ? undefined : answer;
  };
  const askForRole = async (): Promise<Role> => {
    for (;;) {
      const answer = await ask(`What is under test (${roles.join(", ")})`, given.role, "ccf-home");
      if (isRole(answer)) return answer;
      output.write("That is none of them.\n");
    }
  };
  try {
    const role = await askForRole();
    const apiRoot =
      role === "invoker"
        ? undefined
        : await optional("Its apiRoot, https://host:port<prefix>", given.apiRoot);
    const aefApiRoot =
      role === "interconnect" ? await optional("The AEF's apiRoot", given.aefApiRoot) : undefined;
    const id =
      role === "invoker" ? undefined : await optional("Its own id (ccfId, aefId)", given.id);
    const ca = await optional("The CA of its certificates, a PEM file", given.ca);
    const pki =
      given.cert === undefined
        ? await optional(
            "A folder for a throw-away PKI of the suite's",
            given.pki,
            "conformance-pki",
          )
        : given.pki;
    const out = await ask("The target file to write", given.out, "target.yaml");
    return { ...given, role, apiRoot, aefApiRoot, id, ca, pki, out };
  } finally {
    terminal.close();
  }
};
