/** One element of DER: its identifier octet, and what is in it. */
export interface DerElement {
  readonly tag: number;
  readonly content: Buffer;
}

const LONG_FORM = 0x80;
const MOST_LENGTH_OCTETS = 4;
const MULTI_OCTET_TAG = 0x1f;

/**
 * The elements that octets consist of, one after another, not what is in them; TypeError, which never
 * shows octets, if they are none. A session is read at every handshake, and needs four elements of fifteen.
 */
export function derElements(octets: Buffer): DerElement[] {
  const elements: DerElement[] = [];
  for (let at = 0; at < octets.length; ) {
    const tag = octetAt(octets, at);
    if ((tag & MULTI_OCTET_TAG) === MULTI_OCTET_TAG) throw notDer();
    const { start, length } = lengthAt(octets, at + 1);
    const end = start + length;
    if (end > octets.length) throw notDer();
    elements.push({ tag, content: octets.subarray(start, end) });
    at = end;
  }
  return elements;
}

function lengthAt(octets: Buffer, at: number): { start: number; length: number } {
  const first = octetAt(octets, at);
  if (first < LONG_FORM) return { start: at + 1, length: first };
  const count = first - LONG_FORM;
  const start = at + 1 + count;
  if (count === 0 || count > MOST_LENGTH_OCTETS || start > octets.length) throw notDer();
  return { start, length: octets.readUIntBE(at + 1, count) };
}

function octetAt(octets: Buffer, at: number): number {
  const octet = octets[at];
  if (octet === undefined) throw notDer();
  return octet;
}

function notDer(): TypeError {
  return new TypeError("not DER");
}
