import { connect, type TLSSocket } from "node:tls";

/** The fingerprint of the certificate that a new connection with these credentials is shown. */
export const shownAt = (
  apiRoot: string,
  credentials: { cert: Buffer; key: Buffer },
): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname: host, port } = new URL(apiRoot);
    // Which certificate is shown is asked, not who vouches for it.
    const options = { host, port: Number(port), ...credentials, rejectUnauthorized: false };
    const socket: TLSSocket = connect(options, () => {
      resolve(socket.getPeerCertificate().fingerprint256);
      socket.destroy();
    });
    socket.once("error", reject);
  });
