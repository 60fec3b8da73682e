import type { ValidateFunction } from "ajv";

export declare const AefId: ValidateFunction;
export declare const ApiInvokerId: ValidateFunction;
export declare const ApiPrefix: ValidateFunction;
export declare const CallerIdentity: ValidateFunction;
export declare const Cause: ValidateFunction;
export declare const CcfId: ValidateFunction;
export declare const Fqdn: ValidateFunction;
export declare const InterfaceDescription: ValidateFunction;
export declare const InvalidParam: ValidateFunction;
export declare const Ipv4Addr: ValidateFunction;
export declare const Ipv6Addr: ValidateFunction;
export declare const Port: ValidateFunction;
export declare const ProblemDetails: ValidateFunction;
export declare const SecurityMethod: ValidateFunction;
export declare const SupportedFeatures: ValidateFunction;
