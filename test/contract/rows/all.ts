import type { Row } from "../rows.js";
import { bodyFormRows, bodyLengthRows } from "./body-form.js";
import { ccfInformationRows } from "./ccf-information.js";
import { handshakeRows } from "./handshake.js";
import { identityRows } from "./identity.js";
import { interfaceRows } from "./interfaces.js";
import { lookupRows } from "./lookups.js";
import { memberRows } from "./member-rows.js";
import { orderBeforeReadingRows } from "./order-before-reading.js";
import { orderOfContentRows } from "./order-of-content.js";
import { ownershipRows } from "./ownership.js";
import { resourceRows } from "./resources.js";

/** Every row that a test of this folder runs. */
export const allRows: readonly Row[] = [
  ...bodyFormRows,
  ...bodyLengthRows,
  ...ccfInformationRows,
  ...handshakeRows,
  ...identityRows,
  ...interfaceRows,
  ...lookupRows,
  ...memberRows,
  ...orderBeforeReadingRows,
  ...orderOfContentRows,
  ...ownershipRows,
  ...resourceRows,
];
