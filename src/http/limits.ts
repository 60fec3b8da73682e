import { largestBody } from "./request-body.js";

/** What a listener takes before it ends a connection; `Limits` of openapi/configuration.yaml. */
export interface Limits {
  connections: number;
  connectionsPerAddress: number;
  connectionsPerSecond: number;
  handshakeSeconds: number;
  headersSeconds: number;
  requestSeconds: number;
  idleSeconds: number;
  drainSeconds: number;
  headerBytes: number;
  bodyBytes: number;
  streams: number;
}

/** The defaults that openapi/configuration.yaml gives. */
export const defaultLimits: Limits = {
  connections: 4096,
  connectionsPerAddress: 512,
  connectionsPerSecond: 100,
  handshakeSeconds: 10,
  headersSeconds: 10,
  requestSeconds: 30,
  idleSeconds: 60,
  drainSeconds: 10,
  headerBytes: 16_384,
  bodyBytes: largestBody,
  streams: 100,
};

/** All limits, from those that somebody set. */
export const limitsOf = (given: Partial<Limits> = {}): Limits => ({ ...defaultLimits, ...given });
