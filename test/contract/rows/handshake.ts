import { type Row, refusal, rowsAt, served } from "../rows.js";
import { put, putAtCcfB, update } from "../sites.js";

/** OpenSSL's SSL_OP_NO_EXTENDED_MASTER_SECRET, for which Node has no name. */
export const noExtendedMasterSecret = 1;

/** Step 1 has to come over the very handshake that AEF_PSK is derived from. */
export const handshakeRows: readonly Row[] = [
  ...rowsAt(
    [put, putAtCcfB, update],
    "derives nothing from TLS 1.3",
    refusal.fullHandshakeRequired,
    () => ({ tls: { minVersion: "TLSv1.3" } }),
  ),
  ...rowsAt(
    [put, putAtCcfB, update],
    "derives from TLS 1.2 with any of its suites",
    served,
    () => ({
      tls: { maxVersion: "TLSv1.2", ciphers: "ECDHE-ECDSA-AES256-GCM-SHA384" },
    }),
  ),
];
