import { homeRows } from "./home.js";

/** Every row of the table, in its order. */
export const rows = [...homeRows];
