const windowMs = 5000;

/** Says of each new connection whether its address has not had too many just now. */
export type AdmitConnection = (address: string) => boolean;

/**
 * Counts new connections by address, in fixed windows: several at once are welcome, as after a restart
 * of whoever is there, and what a window's number is exceeded by is let go.
 */
export const connectionRate = (perSecond: number): AdmitConnection => {
  const most = (perSecond * windowMs) / 1000;
  let counts = new Map<string, number>();
  let endsAt = 0;
  return (address) => {
    const present = performance.now();
    if (present >= endsAt) {
      counts = new Map();
      endsAt = present + windowMs;
    }
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    return count <= most;
  };
};
