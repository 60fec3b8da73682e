import { createRequire, Module } from "node:module";

type Prism = typeof import("@stoplight/prism-http");

// Prism is CommonJS.
const require = createRequire(import.meta.url);
const name = "@stoplight/prism-http";
const fakerName = "@faker-js/faker";

/**
 * Faker with its sixty languages is half of Prism's load time, and only invented answers need it:
 * until somebody asks for one, a stand-in has its place in Node's module cache.
 */
const withoutFaker = <T>(load: () => T): T => {
  const prismRequire = createRequire(require.resolve(name));
  const file = prismRequire.resolve(fakerName);
  if (require.cache[file] !== undefined) return load();
  const standIn = new Module(file);
  const get = (_: object, member: string | symbol): unknown =>
    Reflect.get(prismRequire(fakerName).default, member);
  standIn.exports = { default: new Proxy({}, { get }) };
  standIn.loaded = true;
  require.cache[file] = standIn;
  try {
    return load();
  } finally {
    delete require.cache[file];
  }
};

let prism: Prism | undefined;

/** Loads Prism, which takes a good part of a second: only a mock pays for it. */
export const loadPrism = (): Prism => {
  prism ??= withoutFaker((): Prism => require(name));
  return prism;
};
