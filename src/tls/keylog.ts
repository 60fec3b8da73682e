import { constants, fchmodSync, openSync, writeSync } from "node:fs";

/**
 * Opens an NSS key log for Wireshark, mode 0600, appending; returns the listener for `keylog` events of
 * servers and client sockets. Refuses a symbolic link and somebody else's file. Whoever reads the file
 * reads the traffic and can derive AEF_PSK.
 */
export function openKeylog(file: string): (line: Buffer) => void {
  const flags = constants.O_WRONLY | constants.O_APPEND | constants.O_CREAT | constants.O_NOFOLLOW;
  const descriptor = openSync(file, flags, 0o600);
  fchmodSync(descriptor, 0o600);
  return (line) => {
    writeSync(descriptor, line);
  };
}
