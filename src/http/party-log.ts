import { pino } from "pino";
import { withoutKeys } from "../contract/shown-message.js";

/** What is masked by its name, wherever in a line; whatever looks like a key is masked besides. */
const secretMembers = ["aefPsk", "masterSecret", "key", "password", "pskCallback", "psk"];

/**
 * The log of a process: JSON lines on stderr, one write each, so that several processes may share
 * it. Nothing secret is told on purpose; the masks are for what gets in by mistake.
 */
export const partyLog = (name: string, level: string): pino.Logger =>
  pino(
    {
      name,
      level,
      redact: {
        paths: secretMembers.flatMap((member) => [member, `*.${member}`, `*.*.${member}`]),
        censor: "(redacted)",
      },
      hooks: { streamWrite: withoutKeys },
    },
    pino.destination({ dest: 2, sync: true }),
  );
