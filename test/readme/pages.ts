import { readFileSync } from "node:fs";
import { marked, type Token } from "marked";

/** A fenced block of a page; its info string is the language and, perhaps, `runnable`. */
export interface Block {
  language: string;
  runnable: boolean;
  text: string;
}

/** The fenced blocks of a page, in their order. */
export const blocksOf = (page: string): Block[] => {
  const blocks: Block[] = [];
  const tokens = marked.lexer(readFileSync(new URL(`../../${page}`, import.meta.url), "utf8"));
  marked.walkTokens(tokens, (token: Token) => {
    if (token.type !== "code") return;
    const [language = "", ...marks] = (token.lang ?? "").split(" ");
    blocks.push({ language, runnable: marks.includes("runnable"), text: token.text });
  });
  return blocks;
};

/** The commands of a block of shell, each on one line. */
export const commandsOf = ({ text }: Block): string[] =>
  text
    .replaceAll(/\\\n\s*/g, "")
    .split("\n")
    .filter((line) => line !== "");

/** The arguments of a command of ours that says in a comment that it stays up. */
export const staysUp = (command: string): string[] | undefined =>
  /^npx capif-interconnect (.+?) +# .*leave it running/.exec(command)?.[1]?.split(" ");
