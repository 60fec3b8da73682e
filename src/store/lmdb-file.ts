import { closeSync, fstatSync, openSync, readSync } from "node:fs";

// A meta page of LMDB's file, as lmdb 3 writes it on 64-bit machines.
const magicAt = 24;
const versionAt = 28;
const pageSizeAt = 48;
const lastPageAt = 144;
const metaLength = 152;
const magic = 0xbeefc0de;
const knownVersion = 2;
/** Pages that a transaction took and gave back at the end of the file are never written. */
const unwrittenPages = 64;

const read = (file: number, at: number): Buffer => {
  const octets = Buffer.alloc(metaLength);
  const length = readSync(file, octets, 0, metaLength, at);
  return octets.subarray(0, length);
};

const faultOfMeta = (meta: Buffer, size: number): string | undefined => {
  if (meta.length < metaLength || meta.readUInt32LE(magicAt) !== magic)
    return "is damaged, or no database at all";
  if (meta.readUInt32LE(versionAt) !== knownVersion)
    return `was written by another version of LMDB (format ${meta.readUInt32LE(versionAt)})`;
  const pages = Number(meta.readBigUInt64LE(lastPageAt)) - unwrittenPages;
  return pages * meta.readUInt32LE(pageSizeAt) > size ? "is cut short" : undefined;
};

/** What is wrong with a database file, if LMDB must not see it: it maps the file, and would crash. */
export const faultOfLmdbFile = (path: string): string | undefined => {
  const file = openSync(path, "r");
  try {
    const { size } = fstatSync(file);
    if (size === 0) return undefined;
    const first = read(file, 0);
    const fault = faultOfMeta(first, size);
    return fault ?? faultOfMeta(read(file, first.readUInt32LE(pageSizeAt)), size);
  } finally {
    closeSync(file);
  }
};
