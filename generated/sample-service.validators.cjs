"use strict";
exports.AefId = validate11;
const schema12 = {"type":"string","description":"Id of an API exposing function at the CCF where it is registered. At a peer CCF an AEF is the pair of that CCF's id and this one."};

function validate11(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate11.errors = vErrors;
return errors === 0;
}

exports.ApiInvokerId = validate12;
const schema13 = {"type":"string","description":"The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same."};

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate12.errors = vErrors;
return errors === 0;
}

exports.ApiPrefix = validate13;
const schema14 = {"type":"string","description":"Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count."};

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate13.errors = vErrors;
return errors === 0;
}

exports.CallerIdentity = validate14;
const schema15 = {"type":"object","description":"Who is at the other end of the PSK connection. Carries no secret.","required":["apiInvokerId","ccfId","aefId","securityMethod"],"properties":{"apiInvokerId":{"$ref":"#/definitions/ApiInvokerId"},"ccfId":{"allOf":[{"$ref":"#/definitions/CcfId"}],"description":"The CCF that confirmed the invoker."},"aefId":{"allOf":[{"$ref":"#/definitions/AefId"}],"description":"The AEF that answers."},"interfaceDetails":{"allOf":[{"$ref":"#/definitions/InterfaceDescription"}],"description":"The interface that the key is bound to."},"securityMethod":{"allOf":[{"$ref":"#/definitions/SecurityMethod"}],"description":"How the connection is authenticated."}}};
const schema17 = {"type":"string","description":"Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222."};
const schema25 = {"anyOf":[{"type":"string","enum":["PSK","PKI","OAUTH"]},{"type":"string","description":"Room for later methods; a receiver that does not know one does not use it."}],"description":"How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token.","x-ffs":true,"x-ffs-note":"The seed leaves PKI across domains open. Only PSK is defined between domains here."};
const schema19 = {"type":"object","description":"An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own.","properties":{"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"fqdn":{"$ref":"#/definitions/Fqdn"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"},"securityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"Methods that this interface supports. Plays no part when interfaces are compared."}},"oneOf":[{"required":["ipv4Addr"]},{"required":["ipv6Addr"]},{"required":["fqdn"]}],"x-ffs":true,"x-ffs-note":"No standard says which octets the \"service API interface information\" of TS 33.122 A.1 is. Here P0 is the text `https://<host>:<port><apiPrefix>`, NFKC, UTF-8, the port always written, one trailing slash of the prefix cut, the host as A-labels in lower case, dotted IPv4, or RFC 5952 in brackets. It is made from the element of `aefInterfaces` that the CCF gave, never from what the invoker dialled; behind topology hiding that is the entry point, and AEFs behind one entry point share a key. IPv4 address and FQDN of one host are two interfaces."};
const schema20 = {"type":"string","format":"ipv4","description":"An IPv4 address in dotted decimal notation."};
const schema21 = {"type":"string","format":"ipv6","description":"An IPv6 address, best written as RFC 5952 says; compared in that form."};
const schema22 = {"type":"string","description":"A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot."};
const schema23 = {"type":"integer","minimum":0,"maximum":65535,"description":"A TCP port; 443 if absent."};
const formats0 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const formats2 = /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i;

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv4Addr === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "ipv4Addr"},message:"must have required property '"+"ipv4Addr"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv6Addr === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ipv6Addr"},message:"must have required property '"+"ipv6Addr"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fqdn === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "fqdn"},message:"must have required property '"+"fqdn"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv4Addr !== undefined){
let data0 = data.ipv4Addr;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
const err4 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ipv6Addr !== undefined){
let data1 = data.ipv6Addr;
if(typeof data1 === "string"){
if(!(formats2.test(data1))){
const err6 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.fqdn !== undefined){
if(typeof data.fqdn !== "string"){
const err8 = {instancePath:instancePath+"/fqdn",schemaPath:"#/definitions/Fqdn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.port !== undefined){
let data3 = data.port;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.apiPrefix !== undefined){
if(typeof data.apiPrefix !== "string"){
const err12 = {instancePath:instancePath+"/apiPrefix",schemaPath:"#/definitions/ApiPrefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.securityMethods !== undefined){
let data5 = data.securityMethods;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/securityMethods",schemaPath:"#/properties/securityMethods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs24 = errors;
let valid10 = false;
const _errs25 = errors;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((data6 === "PSK") || (data6 === "PKI")) || (data6 === "OAUTH"))){
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema25.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs27 = errors;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid1 = _errs27 === errors;
valid10 = valid10 || _valid1;
}
if(!valid10){
const err17 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/securityMethods",schemaPath:"#/properties/securityMethods/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate15.errors = vErrors;
return errors === 0;
}


function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.apiInvokerId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiInvokerId"},message:"must have required property '"+"apiInvokerId"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.ccfId === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ccfId"},message:"must have required property '"+"ccfId"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.aefId === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "aefId"},message:"must have required property '"+"aefId"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.securityMethod === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "securityMethod"},message:"must have required property '"+"securityMethod"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.apiInvokerId !== undefined){
if(typeof data.apiInvokerId !== "string"){
const err4 = {instancePath:instancePath+"/apiInvokerId",schemaPath:"#/definitions/ApiInvokerId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.ccfId !== undefined){
if(typeof data.ccfId !== "string"){
const err5 = {instancePath:instancePath+"/ccfId",schemaPath:"#/definitions/CcfId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.aefId !== undefined){
if(typeof data.aefId !== "string"){
const err6 = {instancePath:instancePath+"/aefId",schemaPath:"#/definitions/AefId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.interfaceDetails !== undefined){
if(!(validate15(data.interfaceDetails, {instancePath:instancePath+"/interfaceDetails",parentData:data,parentDataProperty:"interfaceDetails",rootData}))){
vErrors = vErrors === null ? validate15.errors : vErrors.concat(validate15.errors);
errors = vErrors.length;
}
}
if(data.securityMethod !== undefined){
let data4 = data.securityMethod;
const _errs17 = errors;
let valid9 = false;
const _errs18 = errors;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data4 === "PSK") || (data4 === "PKI")) || (data4 === "OAUTH"))){
const err8 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema25.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid0 = _errs18 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs20 = errors;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs20 === errors;
valid9 = valid9 || _valid0;
}
if(!valid9){
const err10 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
else {
errors = _errs17;
if(vErrors !== null){
if(_errs17){
vErrors.length = _errs17;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err11 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
validate14.errors = vErrors;
return errors === 0;
}

exports.Cause = validate17;
const schema27 = {"anyOf":[{"type":"string","enum":["INVALID_MSG_FORMAT","MANDATORY_IE_MISSING","MANDATORY_IE_INCORRECT","OPTIONAL_IE_INCORRECT","OPTIONAL_QUERY_PARAM_INCORRECT","CLIENT_CERTIFICATE_REQUIRED","CONSUMER_NOT_AUTHORIZED","CCF_NOT_IN_AGREEMENT","RELAY_NOT_ALLOWED","SECURITY_METHOD_NOT_SELECTED","FULL_HANDSHAKE_REQUIRED","AUTHENTICATION_REJECTED","API_INVOKER_NOT_FOUND","SECURITY_CONTEXT_NOT_FOUND","AEF_NOT_FOUND","RESOURCE_URI_STRUCTURE_NOT_FOUND","INTERFACE_AMBIGUOUS","PSK_CONNECTION_REQUIRED","INBOUND_SERVER_ERROR","TARGET_CCF_NOT_REACHABLE","TIMED_OUT_REQUEST"]},{"type":"string","description":"Room for later causes, and for those of TS 29.500 5.2.7.2 not listed here."}],"description":"The machine-readable reason. The values are those of TS 29.500 5.2.7.2, and ours where it\nhas none.\n\n- `INVALID_MSG_FORMAT` (400): the request cannot be read, for instance broken JSON.\n- `MANDATORY_IE_MISSING` (400): a required member, or one whose condition holds, is absent.\n- `MANDATORY_IE_INCORRECT` (400): such a member has a wrong type or value.\n- `OPTIONAL_IE_INCORRECT` (400): an optional member has a wrong type or value.\n- `OPTIONAL_QUERY_PARAM_INCORRECT` (400): an optional query parameter has a wrong value.\n- `CLIENT_CERTIFICATE_REQUIRED` (401): no client certificate, or none from a known anchor.\n- `CONSUMER_NOT_AUTHORIZED` (403): the anchor is known, but not for this role or id;\n  somebody else's id or interface; or a calling CCF without agreement.\n- `CCF_NOT_IN_AGREEMENT` (403): the CCF that the request names selects no peer.\n- `RELAY_NOT_ALLOWED` (403): a CCF named anyone but the receiver.\n- `SECURITY_METHOD_NOT_SELECTED` (403): the method is not the one selected for this invoker\n  and AEF, or none can be selected.\n- `FULL_HANDSHAKE_REQUIRED` (403): no key can come from this connection: not a TLS 1.2 full\n  handshake with extended master secret, or its key was revoked or has expired. The\n  connection is closed and nothing stored.\n- `AUTHENTICATION_REJECTED` (403): all that the AEF tells a stranger.\n- `API_INVOKER_NOT_FOUND` (404): no such invoker is onboarded at the CCF.\n- `SECURITY_CONTEXT_NOT_FOUND` (404): no security context, an expired or a revoked one.\n- `AEF_NOT_FOUND` (404): no such AEF, or no such interface, at the CCF.\n- `RESOURCE_URI_STRUCTURE_NOT_FOUND` (404): no such path.\n- `INTERFACE_AMBIGUOUS` (409): several keys match and the request names no interface.\n- `PSK_CONNECTION_REQUIRED` (421): the connection is not keyed by PSK.\n- `INBOUND_SERVER_ERROR` (502): the peer's answer breaks the contract or contradicts the\n  question.\n- `TARGET_CCF_NOT_REACHABLE` (504): no connection to the peer CCF.\n- `TIMED_OUT_REQUEST` (504): the peer CCF did not answer in time.\n"};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((((((((((((((((((((data === "INVALID_MSG_FORMAT") || (data === "MANDATORY_IE_MISSING")) || (data === "MANDATORY_IE_INCORRECT")) || (data === "OPTIONAL_IE_INCORRECT")) || (data === "OPTIONAL_QUERY_PARAM_INCORRECT")) || (data === "CLIENT_CERTIFICATE_REQUIRED")) || (data === "CONSUMER_NOT_AUTHORIZED")) || (data === "CCF_NOT_IN_AGREEMENT")) || (data === "RELAY_NOT_ALLOWED")) || (data === "SECURITY_METHOD_NOT_SELECTED")) || (data === "FULL_HANDSHAKE_REQUIRED")) || (data === "AUTHENTICATION_REJECTED")) || (data === "API_INVOKER_NOT_FOUND")) || (data === "SECURITY_CONTEXT_NOT_FOUND")) || (data === "AEF_NOT_FOUND")) || (data === "RESOURCE_URI_STRUCTURE_NOT_FOUND")) || (data === "INTERFACE_AMBIGUOUS")) || (data === "PSK_CONNECTION_REQUIRED")) || (data === "INBOUND_SERVER_ERROR")) || (data === "TARGET_CCF_NOT_REACHABLE")) || (data === "TIMED_OUT_REQUEST"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema27.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(typeof data !== "string"){
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate17.errors = vErrors;
return errors === 0;
}

exports.CcfId = validate18;

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate18.errors = vErrors;
return errors === 0;
}

exports.Fqdn = validate19;

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

exports.InterfaceDescription = validate20;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv4Addr === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "ipv4Addr"},message:"must have required property '"+"ipv4Addr"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
var _valid0 = _errs2 === errors;
if(_valid0){
valid0 = true;
passing0 = 0;
}
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv6Addr === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ipv6Addr"},message:"must have required property '"+"ipv6Addr"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
var _valid0 = _errs3 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 1];
}
else {
if(_valid0){
valid0 = true;
passing0 = 1;
}
const _errs4 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fqdn === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "fqdn"},message:"must have required property '"+"fqdn"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
var _valid0 = _errs4 === errors;
if(_valid0 && valid0){
valid0 = false;
passing0 = [passing0, 2];
}
else {
if(_valid0){
valid0 = true;
passing0 = 2;
}
}
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs1;
if(vErrors !== null){
if(_errs1){
vErrors.length = _errs1;
}
else {
vErrors = null;
}
}
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ipv4Addr !== undefined){
let data0 = data.ipv4Addr;
if(typeof data0 === "string"){
if(!(formats0.test(data0))){
const err4 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\""};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
else {
const err5 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ipv6Addr !== undefined){
let data1 = data.ipv6Addr;
if(typeof data1 === "string"){
if(!(formats2.test(data1))){
const err6 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\""};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
else {
const err7 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.fqdn !== undefined){
if(typeof data.fqdn !== "string"){
const err8 = {instancePath:instancePath+"/fqdn",schemaPath:"#/definitions/Fqdn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.port !== undefined){
let data3 = data.port;
if(!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))){
const err9 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if((typeof data3 == "number") && (isFinite(data3))){
if(data3 > 65535 || isNaN(data3)){
const err10 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data3 < 0 || isNaN(data3)){
const err11 = {instancePath:instancePath+"/port",schemaPath:"#/definitions/Port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
}
if(data.apiPrefix !== undefined){
if(typeof data.apiPrefix !== "string"){
const err12 = {instancePath:instancePath+"/apiPrefix",schemaPath:"#/definitions/ApiPrefix/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
if(data.securityMethods !== undefined){
let data5 = data.securityMethods;
if(Array.isArray(data5)){
if(data5.length < 1){
const err13 = {instancePath:instancePath+"/securityMethods",schemaPath:"#/properties/securityMethods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
const len0 = data5.length;
for(let i0=0; i0<len0; i0++){
let data6 = data5[i0];
const _errs24 = errors;
let valid10 = false;
const _errs25 = errors;
if(typeof data6 !== "string"){
const err14 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
if(!(((data6 === "PSK") || (data6 === "PKI")) || (data6 === "OAUTH"))){
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema25.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid1 = _errs25 === errors;
valid10 = valid10 || _valid1;
if(!valid10){
const _errs27 = errors;
if(typeof data6 !== "string"){
const err16 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
var _valid1 = _errs27 === errors;
valid10 = valid10 || _valid1;
}
if(!valid10){
const err17 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
else {
errors = _errs24;
if(vErrors !== null){
if(_errs24){
vErrors.length = _errs24;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err18 = {instancePath:instancePath+"/securityMethods",schemaPath:"#/properties/securityMethods/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
}
}
else {
const err19 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
validate20.errors = vErrors;
return errors === 0;
}

exports.InvalidParam = validate21;
const schema37 = {"type":"object","required":["param"],"properties":{"param":{"type":"string","description":"A JSON Pointer into the body (`/aefId`), or the name of a query parameter or header."},"reason":{"type":"string","description":"What is wrong with it."}}};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.param === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "param"},message:"must have required property '"+"param"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.param !== undefined){
if(typeof data.param !== "string"){
const err1 = {instancePath:instancePath+"/param",schemaPath:"#/properties/param/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.reason !== undefined){
if(typeof data.reason !== "string"){
const err2 = {instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
}
else {
const err3 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
validate21.errors = vErrors;
return errors === 0;
}

exports.Ipv4Addr = validate22;

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!(formats0.test(data))){
const err0 = {instancePath,schemaPath:"#/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate22.errors = vErrors;
return errors === 0;
}

exports.Ipv6Addr = validate23;

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!(formats2.test(data))){
const err0 = {instancePath,schemaPath:"#/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate23.errors = vErrors;
return errors === 0;
}

exports.Port = validate24;

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))){
const err0 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if((typeof data == "number") && (isFinite(data))){
if(data > 65535 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data < 0 || isNaN(data)){
const err2 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
validate24.errors = vErrors;
return errors === 0;
}

exports.ProblemDetails = validate25;
const schema41 = {"type":"object","description":"What went wrong (RFC 9457, TS 29.122). The media type is exactly `application/problem+json`.","properties":{"type":{"type":"string","description":"A URI that names the kind of problem."},"title":{"type":"string","description":"A short text that all problems of a kind share."},"status":{"type":"integer","description":"The HTTP status code."},"detail":{"type":"string","description":"What is special about this occurrence."},"instance":{"type":"string","description":"A URI that names this occurrence."},"cause":{"$ref":"#/definitions/Cause"},"invalidParams":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/InvalidParam"},"description":"Which members or parameters were at fault. Present with the IE and query parameter causes."},"supportedFeatures":{"$ref":"#/definitions/SupportedFeatures"}}};
const schema44 = {"type":"string","pattern":"^[A-Fa-f0-9]*$","description":"A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none."};
const pattern0 = new RegExp("^[A-Fa-f0-9]*$", "u");

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.type !== undefined){
if(typeof data.type !== "string"){
const err0 = {instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.title !== undefined){
if(typeof data.title !== "string"){
const err1 = {instancePath:instancePath+"/title",schemaPath:"#/properties/title/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
if(data.status !== undefined){
let data2 = data.status;
if(!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))){
const err2 = {instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.detail !== undefined){
if(typeof data.detail !== "string"){
const err3 = {instancePath:instancePath+"/detail",schemaPath:"#/properties/detail/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.instance !== undefined){
if(typeof data.instance !== "string"){
const err4 = {instancePath:instancePath+"/instance",schemaPath:"#/properties/instance/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.cause !== undefined){
let data5 = data.cause;
const _errs13 = errors;
let valid2 = false;
const _errs14 = errors;
if(typeof data5 !== "string"){
const err5 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((((((((((((((((((((data5 === "INVALID_MSG_FORMAT") || (data5 === "MANDATORY_IE_MISSING")) || (data5 === "MANDATORY_IE_INCORRECT")) || (data5 === "OPTIONAL_IE_INCORRECT")) || (data5 === "OPTIONAL_QUERY_PARAM_INCORRECT")) || (data5 === "CLIENT_CERTIFICATE_REQUIRED")) || (data5 === "CONSUMER_NOT_AUTHORIZED")) || (data5 === "CCF_NOT_IN_AGREEMENT")) || (data5 === "RELAY_NOT_ALLOWED")) || (data5 === "SECURITY_METHOD_NOT_SELECTED")) || (data5 === "FULL_HANDSHAKE_REQUIRED")) || (data5 === "AUTHENTICATION_REJECTED")) || (data5 === "API_INVOKER_NOT_FOUND")) || (data5 === "SECURITY_CONTEXT_NOT_FOUND")) || (data5 === "AEF_NOT_FOUND")) || (data5 === "RESOURCE_URI_STRUCTURE_NOT_FOUND")) || (data5 === "INTERFACE_AMBIGUOUS")) || (data5 === "PSK_CONNECTION_REQUIRED")) || (data5 === "INBOUND_SERVER_ERROR")) || (data5 === "TARGET_CCF_NOT_REACHABLE")) || (data5 === "TIMED_OUT_REQUEST"))){
const err6 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema27.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs14 === errors;
valid2 = valid2 || _valid0;
if(!valid2){
const _errs16 = errors;
if(typeof data5 !== "string"){
const err7 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs16 === errors;
valid2 = valid2 || _valid0;
}
if(!valid2){
const err8 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs13;
if(vErrors !== null){
if(_errs13){
vErrors.length = _errs13;
}
else {
vErrors = null;
}
}
}
}
if(data.invalidParams !== undefined){
let data6 = data.invalidParams;
if(Array.isArray(data6)){
if(data6.length < 1){
const err9 = {instancePath:instancePath+"/invalidParams",schemaPath:"#/properties/invalidParams/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
const len0 = data6.length;
for(let i0=0; i0<len0; i0++){
let data7 = data6[i0];
if(data7 && typeof data7 == "object" && !Array.isArray(data7)){
if(data7.param === undefined){
const err10 = {instancePath:instancePath+"/invalidParams/" + i0,schemaPath:"#/definitions/InvalidParam/required",keyword:"required",params:{missingProperty: "param"},message:"must have required property '"+"param"+"'"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
if(data7.param !== undefined){
if(typeof data7.param !== "string"){
const err11 = {instancePath:instancePath+"/invalidParams/" + i0+"/param",schemaPath:"#/definitions/InvalidParam/properties/param/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data7.reason !== undefined){
if(typeof data7.reason !== "string"){
const err12 = {instancePath:instancePath+"/invalidParams/" + i0+"/reason",schemaPath:"#/definitions/InvalidParam/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
}
else {
const err13 = {instancePath:instancePath+"/invalidParams/" + i0,schemaPath:"#/definitions/InvalidParam/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
}
else {
const err14 = {instancePath:instancePath+"/invalidParams",schemaPath:"#/properties/invalidParams/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
if(data.supportedFeatures !== undefined){
let data10 = data.supportedFeatures;
if(typeof data10 === "string"){
if(!pattern0.test(data10)){
const err15 = {instancePath:instancePath+"/supportedFeatures",schemaPath:"#/definitions/SupportedFeatures/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]*$"},message:"must match pattern \""+"^[A-Fa-f0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
else {
const err16 = {instancePath:instancePath+"/supportedFeatures",schemaPath:"#/definitions/SupportedFeatures/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
}
}
else {
const err17 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
validate25.errors = vErrors;
return errors === 0;
}

exports.SecurityMethod = validate26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs0 = errors;
let valid0 = false;
const _errs1 = errors;
if(typeof data !== "string"){
const err0 = {instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(!(((data === "PSK") || (data === "PKI")) || (data === "OAUTH"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema25.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
var _valid0 = _errs1 === errors;
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(typeof data !== "string"){
const err2 = {instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
var _valid0 = _errs3 === errors;
valid0 = valid0 || _valid0;
}
if(!valid0){
const err3 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
else {
errors = _errs0;
if(vErrors !== null){
if(_errs0){
vErrors.length = _errs0;
}
else {
vErrors = null;
}
}
}
validate26.errors = vErrors;
return errors === 0;
}

exports.SupportedFeatures = validate27;

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]*$"},message:"must match pattern \""+"^[A-Fa-f0-9]*$"+"\""};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
else {
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate27.errors = vErrors;
return errors === 0;
}

