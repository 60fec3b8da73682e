/** Why no answer came that the contract could judge. */
export type TransportFailure = "unreachable" | "timeout" | "broken" | "redirect";

/** An exchange that ended without an answer. */
export class TransportError extends Error {
  readonly failure: TransportFailure;
  /** Whether a connection had taken the request: it may have arrived. */
  readonly wasSent: boolean;

  constructor(
    failure: TransportFailure,
    message: string,
    { wasSent = failure !== "unreachable", ...options }: ErrorOptions & { wasSent?: boolean } = {},
  ) {
    super(message, options);
    this.name = "TransportError";
    this.failure = failure;
    this.wasSent = wasSent;
  }
}

/** The failure that whatever ended an exchange is. */
export const transportError = (error: unknown): TransportError => {
  for (let at = error; at instanceof Error; at = at.cause) {
    if (at instanceof TransportError) return at;
    if (at.name === "TimeoutError") return new TransportError("timeout", "no answer in time");
  }
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const message = cause instanceof Error ? cause.message : String(cause);
  return new TransportError("broken", message, { cause: error });
};
