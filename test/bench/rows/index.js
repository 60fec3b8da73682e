import { contextsRow } from "./contexts.js";
import { elevenStepsRow } from "./eleven-steps.js";
import { homeRows } from "./home.js";
import { initiationRow } from "./initiation.js";
import { relayRow } from "./relay.js";
import { workersRow } from "./workers.js";

/** Every row of the table, in its order. */
export const rows = [...homeRows, initiationRow, elevenStepsRow, relayRow, contextsRow, workersRow];
