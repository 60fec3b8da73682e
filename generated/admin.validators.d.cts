import type { ValidateFunction } from "ajv";

export declare const Readiness: ValidateFunction;
