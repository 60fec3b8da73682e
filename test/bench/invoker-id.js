/** Invokers by number: ids of one length, so that requests about them are, too. */
export const invokerId = (number) => `API-INVOKER-${String(number).padStart(7, "0")}`;
