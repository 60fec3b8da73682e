import { casesOf } from "../../../case.js";
import { agreeing } from "./agreeing.js";
import { ending } from "./ending.js";
import { errors } from "./errors.js";
import { keys } from "./keys.js";
import { ownership } from "./ownership.js";
import { requests } from "./requests.js";

/** What a CCF of today has to do: CAPIF_Security_API as TS 29.222 publishes it. */
export const publishedCases = casesOf("ccf-home", {
  "as-published/agreeing": agreeing,
  "as-published/keys": keys,
  "as-published/ownership": ownership,
  "as-published/errors": errors,
  "as-published/requests": requests,
  "as-published/ending": ending,
});
