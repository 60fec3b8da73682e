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

exports.AefPsk = validate12;
const schema13 = {"type":"string","format":"password","pattern":"^[A-Fa-f0-9]{64}$","description":"AEF_PSK (TS 33.122 A.1), 32 octets in hex. Written in lower case; readers accept either case. Never logged, never in a URL or header."};
const pattern0 = new RegExp("^[A-Fa-f0-9]{64}$", "u");

function validate12(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]{64}$"},message:"must match pattern \""+"^[A-Fa-f0-9]{64}$"+"\""};
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
validate12.errors = vErrors;
return errors === 0;
}

exports.AefPskId = validate13;
const schema14 = {"type":"string","pattern":"^[a-f0-9]{16}$","description":"Which AEF_PSK is meant: the first 8 octets of HMAC-SHA-256 with AEF_PSK as key over the text `capif-aef-psk-id`, in lower-case hex. A selector only: no access follows from it, and it may be logged."};
const pattern1 = new RegExp("^[a-f0-9]{16}$", "u");

function validate13(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern1.test(data)){
const err0 = {instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[a-f0-9]{16}$"},message:"must match pattern \""+"^[a-f0-9]{16}$"+"\""};
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
validate13.errors = vErrors;
return errors === 0;
}

exports.ApiInvokerId = validate14;
const schema15 = {"type":"string","description":"The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same."};

function validate14(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate14.errors = vErrors;
return errors === 0;
}

exports.ApiPrefix = validate15;
const schema16 = {"type":"string","description":"Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count."};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate15.errors = vErrors;
return errors === 0;
}

exports.Cause = validate16;
const schema17 = {"anyOf":[{"type":"string","enum":["INVALID_MSG_FORMAT","MANDATORY_IE_MISSING","MANDATORY_IE_INCORRECT","OPTIONAL_IE_INCORRECT","OPTIONAL_QUERY_PARAM_INCORRECT","CLIENT_CERTIFICATE_REQUIRED","CONSUMER_NOT_AUTHORIZED","CCF_NOT_IN_AGREEMENT","RELAY_NOT_ALLOWED","SECURITY_METHOD_NOT_SELECTED","FULL_HANDSHAKE_REQUIRED","AUTHENTICATION_REJECTED","API_INVOKER_NOT_FOUND","SECURITY_CONTEXT_NOT_FOUND","AEF_NOT_FOUND","RESOURCE_URI_STRUCTURE_NOT_FOUND","INTERFACE_AMBIGUOUS","PSK_CONNECTION_REQUIRED","INBOUND_SERVER_ERROR","TARGET_CCF_NOT_REACHABLE","TIMED_OUT_REQUEST"]},{"type":"string","description":"Room for later causes, and for those of TS 29.500 5.2.7.2 not listed here."}],"description":"The machine-readable reason. The values are those of TS 29.500 5.2.7.2, and ours where it\nhas none.\n\n- `INVALID_MSG_FORMAT` (400): the request cannot be read, for instance broken JSON.\n- `MANDATORY_IE_MISSING` (400): a required member, or one whose condition holds, is absent.\n- `MANDATORY_IE_INCORRECT` (400): such a member has a wrong type or value.\n- `OPTIONAL_IE_INCORRECT` (400): an optional member has a wrong type or value.\n- `OPTIONAL_QUERY_PARAM_INCORRECT` (400): an optional query parameter has a wrong value.\n- `CLIENT_CERTIFICATE_REQUIRED` (401): no client certificate, or none from a known anchor.\n- `CONSUMER_NOT_AUTHORIZED` (403): the anchor is known, but not for this role or id;\n  somebody else's id or interface; or a calling CCF without agreement.\n- `CCF_NOT_IN_AGREEMENT` (403): the CCF that the request names selects no peer.\n- `RELAY_NOT_ALLOWED` (403): a CCF named anyone but the receiver.\n- `SECURITY_METHOD_NOT_SELECTED` (403): the method is not the one selected for this invoker\n  and AEF, or none can be selected.\n- `FULL_HANDSHAKE_REQUIRED` (403): no key can come from this connection: not a TLS 1.2 full\n  handshake with extended master secret, or its key was revoked or has expired. The\n  connection is closed and nothing stored.\n- `AUTHENTICATION_REJECTED` (403): all that the AEF tells a stranger.\n- `API_INVOKER_NOT_FOUND` (404): no such invoker is onboarded at the CCF.\n- `SECURITY_CONTEXT_NOT_FOUND` (404): no security context, an expired or a revoked one.\n- `AEF_NOT_FOUND` (404): no such AEF, or no such interface, at the CCF.\n- `RESOURCE_URI_STRUCTURE_NOT_FOUND` (404): no such path.\n- `INTERFACE_AMBIGUOUS` (409): several keys match and the request names no interface.\n- `PSK_CONNECTION_REQUIRED` (421): the connection is not keyed by PSK.\n- `INBOUND_SERVER_ERROR` (502): the peer's answer breaks the contract or contradicts the\n  question.\n- `TARGET_CCF_NOT_REACHABLE` (504): no connection to the peer CCF.\n- `TIMED_OUT_REQUEST` (504): the peer CCF did not answer in time.\n"};

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema17.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate16.errors = vErrors;
return errors === 0;
}

exports.CcfAddress = validate17;
const schema18 = {"type":"object","description":"Where a CCF is reached by its peers: exactly one of the three kinds of address. Compared as the text `https://<host>:<port><apiPrefix>` with every alias that is configured for a peer, never through DNS. It selects a configured peer; nobody dials or resolves it.","properties":{"fqdn":{"$ref":"#/definitions/Fqdn"},"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"}},"oneOf":[{"required":["fqdn"]},{"required":["ipv4Addr"]},{"required":["ipv6Addr"]}]};
const schema19 = {"type":"string","description":"A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot."};
const schema20 = {"type":"string","format":"ipv4","description":"An IPv4 address in dotted decimal notation."};
const schema21 = {"type":"string","format":"ipv6","description":"An IPv6 address, best written as RFC 5952 says; compared in that form."};
const schema22 = {"type":"integer","minimum":0,"maximum":65535,"description":"A TCP port; 443 if absent."};
const formats0 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const formats2 = /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i;

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fqdn === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "fqdn"},message:"must have required property '"+"fqdn"+"'"};
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
if(data.ipv4Addr === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ipv4Addr"},message:"must have required property '"+"ipv4Addr"+"'"};
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
if(data.ipv6Addr === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "ipv6Addr"},message:"must have required property '"+"ipv6Addr"+"'"};
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
if(data.fqdn !== undefined){
if(typeof data.fqdn !== "string"){
const err4 = {instancePath:instancePath+"/fqdn",schemaPath:"#/definitions/Fqdn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.ipv4Addr !== undefined){
let data1 = data.ipv4Addr;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err5 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.ipv6Addr !== undefined){
let data2 = data.ipv6Addr;
if(typeof data2 === "string"){
if(!(formats2.test(data2))){
const err7 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate17.errors = vErrors;
return errors === 0;
}

exports.CcfId = validate18;
const schema24 = {"type":"string","description":"Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222."};

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

exports.CcfInformation = validate19;
const schema25 = {"type":"object","description":"The seed's \"CCF-B information (address)\": the CCF where the invoker is onboarded. At least one of the two members; a receiver accepts either. Members that select different peers are 400 `MANDATORY_IE_INCORRECT`. A CCF that is named itself takes the invoker for a local one.","properties":{"ccfId":{"$ref":"#/definitions/CcfId"},"ccfAddress":{"$ref":"#/definitions/CcfAddress"}},"anyOf":[{"required":["ccfId"]},{"required":["ccfAddress"]}],"x-deviation":[{"id":"e","note":"The seed speaks of an address; an id does as well, and no address has to be trusted."}]};

function validate19(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ccfId === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "ccfId"},message:"must have required property '"+"ccfId"+"'"};
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
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ccfAddress === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "ccfAddress"},message:"must have required property '"+"ccfAddress"+"'"};
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
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
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
if(data.ccfId !== undefined){
if(typeof data.ccfId !== "string"){
const err3 = {instancePath:instancePath+"/ccfId",schemaPath:"#/definitions/CcfId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.ccfAddress !== undefined){
if(!(validate17(data.ccfAddress, {instancePath:instancePath+"/ccfAddress",parentData:data,parentDataProperty:"ccfAddress",rootData}))){
vErrors = vErrors === null ? validate17.errors : vErrors.concat(validate17.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate19.errors = vErrors;
return errors === 0;
}

exports.Fqdn = validate21;

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate21.errors = vErrors;
return errors === 0;
}

exports.InterconnectFeatures = validate22;
const schema28 = {"allOf":[{"$ref":"#/definitions/SupportedFeatures"}],"description":"Features of aef-authentication and ccf-security-info, in a bit mask (TS 29.500 6.6.2): 1 CcfDiscovery, CCF-A finds the home CCF without being told (TS 23.222 8.25.3.10); 2 RevocationNotification, the CCF tells when a key that it gave is revoked; 3 PkiMethod, the relay of root certificates for TLS with certificates; 4 OauthMethod, the same for access tokens. Features 1, 3 and 4 are reserved: version 1 has no members for them.","x-ffs":true,"x-ffs-note":"The seed leaves open whether the invoker has to name its CCF (feature 1) and how TLS with certificates works across domains (feature 3).","x-features":[{"number":1,"name":"CcfDiscovery","reserved":true},{"number":2,"name":"RevocationNotification"},{"number":3,"name":"PkiMethod","reserved":true},{"number":4,"name":"OauthMethod","reserved":true}]};
const schema29 = {"type":"string","pattern":"^[A-Fa-f0-9]*$","description":"A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none."};
const pattern2 = new RegExp("^[A-Fa-f0-9]*$", "u");

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/SupportedFeatures/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]*$"},message:"must match pattern \""+"^[A-Fa-f0-9]*$"+"\""};
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
const err1 = {instancePath,schemaPath:"#/definitions/SupportedFeatures/type",keyword:"type",params:{type: "string"},message:"must be string"};
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

exports.InterfaceDescription = validate23;
const schema30 = {"type":"object","description":"An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own.","properties":{"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"fqdn":{"$ref":"#/definitions/Fqdn"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"},"securityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"Methods that this interface supports. Plays no part when interfaces are compared."}},"oneOf":[{"required":["ipv4Addr"]},{"required":["ipv6Addr"]},{"required":["fqdn"]}],"x-ffs":true,"x-ffs-note":"No standard says which octets the \"service API interface information\" of TS 33.122 A.1 is. Here P0 is the text `https://<host>:<port><apiPrefix>`, NFKC, UTF-8, the port always written, one trailing slash of the prefix cut, the host as A-labels in lower case, dotted IPv4, or RFC 5952 in brackets. It is made from the element of `aefInterfaces` that the CCF gave, never from what the invoker dialled; behind topology hiding that is the entry point, and AEFs behind one entry point share a key. IPv4 address and FQDN of one host are two interfaces."};
const schema36 = {"anyOf":[{"type":"string","enum":["PSK","PKI","OAUTH"]},{"type":"string","description":"Room for later methods; a receiver that does not know one does not use it."}],"description":"How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token.","x-ffs":true,"x-ffs-note":"The seed leaves PKI across domains open. Only PSK is defined between domains here."};

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema36.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate23.errors = vErrors;
return errors === 0;
}

exports.InvalidParam = validate24;
const schema37 = {"type":"object","required":["param"],"properties":{"param":{"type":"string","description":"A JSON Pointer into the body (`/aefId`), or the name of a query parameter or header."},"reason":{"type":"string","description":"What is wrong with it."}}};

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate24.errors = vErrors;
return errors === 0;
}

exports.Ipv4Addr = validate25;

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate25.errors = vErrors;
return errors === 0;
}

exports.Ipv6Addr = validate26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate26.errors = vErrors;
return errors === 0;
}

exports.Port = validate27;

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate27.errors = vErrors;
return errors === 0;
}

exports.ProblemDetails = validate28;
const schema41 = {"type":"object","description":"What went wrong (RFC 9457, TS 29.122). The media type is exactly `application/problem+json`.","properties":{"type":{"type":"string","description":"A URI that names the kind of problem."},"title":{"type":"string","description":"A short text that all problems of a kind share."},"status":{"type":"integer","description":"The HTTP status code."},"detail":{"type":"string","description":"What is special about this occurrence."},"instance":{"type":"string","description":"A URI that names this occurrence."},"cause":{"$ref":"#/definitions/Cause"},"invalidParams":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/InvalidParam"},"description":"Which members or parameters were at fault. Present with the IE and query parameter causes."},"supportedFeatures":{"$ref":"#/definitions/SupportedFeatures"}}};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err6 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema17.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
if(!pattern2.test(data10)){
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
validate28.errors = vErrors;
return errors === 0;
}

exports.RemainingValidity = validate29;
const schema45 = {"type":"integer","minimum":1,"description":"Whole seconds, rounded down, for which AEF_PSK may still be used. Relative, because clocks differ between domains: a receiver counts from when it sent its request, on a monotonic clock. A relay hands on less, never more. With less than a second left there is no key: 404 `SECURITY_CONTEXT_NOT_FOUND`."};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data < 1 || isNaN(data)){
const err1 = {instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
validate29.errors = vErrors;
return errors === 0;
}

exports.RevocationCause = validate30;
const schema46 = {"anyOf":[{"type":"string","enum":["OVERLIMIT_USAGE","UNEXPECTED_REASON"]},{"type":"string","description":"Room for later causes; a receiver acts on one that it does not know all the same."}],"description":"Why a permission or a key is revoked (Cause of TS 29.222): `OVERLIMIT_USAGE` the service API was used more than agreed, `UNEXPECTED_REASON` anything else."};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!((data === "OVERLIMIT_USAGE") || (data === "UNEXPECTED_REASON"))){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema46.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate30.errors = vErrors;
return errors === 0;
}

exports.SecurityInfoReq = validate32;
const schema48 = {"type":"object","required":["apiInvokerId","aefId","supportedFeatures"],"properties":{"apiInvokerId":{"allOf":[{"$ref":"#/definitions/ApiInvokerId"}],"description":"The invoker that the information is about.","x-ts29222":"CAPIF_Security_API, GET trustedInvokers/{apiInvokerId}: exists, in the path"},"aefId":{"allOf":[{"$ref":"#/definitions/AefId"}],"description":"The AEF that the key is bound to. An AEF gives its own id only, a peer CCF the id of an AEF that its agreement covers.","x-deviation":[{"id":"b","note":"The seed forwards the invoker's id alone; a key is bound to an AEF, and the home CCF cannot see which one asks."}],"x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"},"interfaceDetails":{"allOf":[{"$ref":"#/definitions/InterfaceDescription"}],"description":"The interface that the key is bound to, registered to that AEF.","x-condition":"Needed if several keys match; absent, the request ends in 409 INTERFACE_AMBIGUOUS then.","x-deviation":[{"id":"b","note":"A key is bound to an interface, which the seed does not send."}],"x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"},"ccfInformation":{"allOf":[{"$ref":"#/definitions/CcfInformation"}],"description":"The invoker's home CCF. It selects a configured peer, or the receiver itself; a peer CCF has to name the receiver (otherwise 403 RELAY_NOT_ALLOWED).","x-condition":"Present unless feature CcfDiscovery (reserved) is used; otherwise absence is 400 MANDATORY_IE_MISSING.","x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"},"securityMethod":{"allOf":[{"$ref":"#/definitions/SecurityMethod"}],"description":"The method that the AEF wants to use; absent means the selected one. If it is not the selected one the answer is 403 SECURITY_METHOD_NOT_SELECTED.","x-deviation":[{"id":"b","note":"The method is not in the seed."}],"x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"},"notificationDestination":{"type":"string","format":"uri","description":"Where securityInfoRevoked goes: https, without user information or fragment, on an origin that is configured for the caller; otherwise 400 OPTIONAL_IE_INCORRECT. A relay never hands it on and gives its own.","x-condition":"Present if the caller offers feature RevocationNotification.","x-deviation":[{"id":"b","note":"The seed has no revocation."}],"x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"},"supportedFeatures":{"allOf":[{"$ref":"#/definitions/InterconnectFeatures"}],"description":"What the caller supports (features of ccf-security-info).","x-deviation":[{"id":"b","note":"Feature negotiation of TS 29.500 6.6.2."}],"x-ts29222":"CAPIF_Security_API, GET trustedInvokers: new query parameter, new feature"}}};
const schema49 = {"type":"string","description":"The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same."};
const schema50 = {"type":"string","description":"Id of an API exposing function at the CCF where it is registered. At a peer CCF an AEF is the pair of that CCF's id and this one."};
const schema57 = {"anyOf":[{"type":"string","enum":["PSK","PKI","OAUTH"]},{"type":"string","description":"Room for later methods; a receiver that does not know one does not use it."}],"description":"How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token.","x-ffs":true,"x-ffs-note":"The seed leaves PKI across domains open. Only PSK is defined between domains here."};
const schema51 = {"type":"object","description":"An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own.","properties":{"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"fqdn":{"$ref":"#/definitions/Fqdn"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"},"securityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"Methods that this interface supports. Plays no part when interfaces are compared."}},"oneOf":[{"required":["ipv4Addr"]},{"required":["ipv6Addr"]},{"required":["fqdn"]}],"x-ffs":true,"x-ffs-note":"No standard says which octets the \"service API interface information\" of TS 33.122 A.1 is. Here P0 is the text `https://<host>:<port><apiPrefix>`, NFKC, UTF-8, the port always written, one trailing slash of the prefix cut, the host as A-labels in lower case, dotted IPv4, or RFC 5952 in brackets. It is made from the element of `aefInterfaces` that the CCF gave, never from what the invoker dialled; behind topology hiding that is the entry point, and AEFs behind one entry point share a key. IPv4 address and FQDN of one host are two interfaces."};
const schema52 = {"type":"string","format":"ipv4","description":"An IPv4 address in dotted decimal notation."};
const schema53 = {"type":"string","format":"ipv6","description":"An IPv6 address, best written as RFC 5952 says; compared in that form."};
const schema54 = {"type":"string","description":"A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot."};
const schema55 = {"type":"integer","minimum":0,"maximum":65535,"description":"A TCP port; 443 if absent."};
const schema56 = {"type":"string","description":"Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count."};

function validate33(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema57.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate33.errors = vErrors;
return errors === 0;
}

const schema58 = {"type":"object","description":"The seed's \"CCF-B information (address)\": the CCF where the invoker is onboarded. At least one of the two members; a receiver accepts either. Members that select different peers are 400 `MANDATORY_IE_INCORRECT`. A CCF that is named itself takes the invoker for a local one.","properties":{"ccfId":{"$ref":"#/definitions/CcfId"},"ccfAddress":{"$ref":"#/definitions/CcfAddress"}},"anyOf":[{"required":["ccfId"]},{"required":["ccfAddress"]}],"x-deviation":[{"id":"e","note":"The seed speaks of an address; an id does as well, and no address has to be trusted."}]};
const schema59 = {"type":"string","description":"Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222."};
const schema60 = {"type":"object","description":"Where a CCF is reached by its peers: exactly one of the three kinds of address. Compared as the text `https://<host>:<port><apiPrefix>` with every alias that is configured for a peer, never through DNS. It selects a configured peer; nobody dials or resolves it.","properties":{"fqdn":{"$ref":"#/definitions/Fqdn"},"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"}},"oneOf":[{"required":["fqdn"]},{"required":["ipv4Addr"]},{"required":["ipv6Addr"]}]};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.fqdn === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "fqdn"},message:"must have required property '"+"fqdn"+"'"};
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
if(data.ipv4Addr === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "ipv4Addr"},message:"must have required property '"+"ipv4Addr"+"'"};
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
if(data.ipv6Addr === undefined){
const err2 = {instancePath,schemaPath:"#/oneOf/2/required",keyword:"required",params:{missingProperty: "ipv6Addr"},message:"must have required property '"+"ipv6Addr"+"'"};
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
if(data.fqdn !== undefined){
if(typeof data.fqdn !== "string"){
const err4 = {instancePath:instancePath+"/fqdn",schemaPath:"#/definitions/Fqdn/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.ipv4Addr !== undefined){
let data1 = data.ipv4Addr;
if(typeof data1 === "string"){
if(!(formats0.test(data1))){
const err5 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/format",keyword:"format",params:{format: "ipv4"},message:"must match format \""+"ipv4"+"\""};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
else {
const err6 = {instancePath:instancePath+"/ipv4Addr",schemaPath:"#/definitions/Ipv4Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.ipv6Addr !== undefined){
let data2 = data.ipv6Addr;
if(typeof data2 === "string"){
if(!(formats2.test(data2))){
const err7 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/format",keyword:"format",params:{format: "ipv6"},message:"must match format \""+"ipv6"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/ipv6Addr",schemaPath:"#/definitions/Ipv6Addr/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}


function validate35(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ccfId === undefined){
const err0 = {instancePath,schemaPath:"#/anyOf/0/required",keyword:"required",params:{missingProperty: "ccfId"},message:"must have required property '"+"ccfId"+"'"};
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
valid0 = valid0 || _valid0;
if(!valid0){
const _errs3 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ccfAddress === undefined){
const err1 = {instancePath,schemaPath:"#/anyOf/1/required",keyword:"required",params:{missingProperty: "ccfAddress"},message:"must have required property '"+"ccfAddress"+"'"};
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
valid0 = valid0 || _valid0;
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
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
if(data.ccfId !== undefined){
if(typeof data.ccfId !== "string"){
const err3 = {instancePath:instancePath+"/ccfId",schemaPath:"#/definitions/CcfId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.ccfAddress !== undefined){
if(!(validate36(data.ccfAddress, {instancePath:instancePath+"/ccfAddress",parentData:data,parentDataProperty:"ccfAddress",rootData}))){
vErrors = vErrors === null ? validate36.errors : vErrors.concat(validate36.errors);
errors = vErrors.length;
}
}
}
else {
const err4 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
validate35.errors = vErrors;
return errors === 0;
}

const schema67 = {"allOf":[{"$ref":"#/definitions/SupportedFeatures"}],"description":"Features of aef-authentication and ccf-security-info, in a bit mask (TS 29.500 6.6.2): 1 CcfDiscovery, CCF-A finds the home CCF without being told (TS 23.222 8.25.3.10); 2 RevocationNotification, the CCF tells when a key that it gave is revoked; 3 PkiMethod, the relay of root certificates for TLS with certificates; 4 OauthMethod, the same for access tokens. Features 1, 3 and 4 are reserved: version 1 has no members for them.","x-ffs":true,"x-ffs-note":"The seed leaves open whether the invoker has to name its CCF (feature 1) and how TLS with certificates works across domains (feature 3).","x-features":[{"number":1,"name":"CcfDiscovery","reserved":true},{"number":2,"name":"RevocationNotification"},{"number":3,"name":"PkiMethod","reserved":true},{"number":4,"name":"OauthMethod","reserved":true}]};
const schema68 = {"type":"string","pattern":"^[A-Fa-f0-9]*$","description":"A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none."};

function validate39(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern2.test(data)){
const err0 = {instancePath,schemaPath:"#/definitions/SupportedFeatures/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]*$"},message:"must match pattern \""+"^[A-Fa-f0-9]*$"+"\""};
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
const err1 = {instancePath,schemaPath:"#/definitions/SupportedFeatures/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate39.errors = vErrors;
return errors === 0;
}

const formats20 = require("ajv-formats/dist/formats").fullFormats.uri;

function validate32(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data.aefId === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "aefId"},message:"must have required property '"+"aefId"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.supportedFeatures === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "supportedFeatures"},message:"must have required property '"+"supportedFeatures"+"'"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
if(data.apiInvokerId !== undefined){
if(typeof data.apiInvokerId !== "string"){
const err3 = {instancePath:instancePath+"/apiInvokerId",schemaPath:"#/definitions/ApiInvokerId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
if(data.aefId !== undefined){
if(typeof data.aefId !== "string"){
const err4 = {instancePath:instancePath+"/aefId",schemaPath:"#/definitions/AefId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.interfaceDetails !== undefined){
if(!(validate33(data.interfaceDetails, {instancePath:instancePath+"/interfaceDetails",parentData:data,parentDataProperty:"interfaceDetails",rootData}))){
vErrors = vErrors === null ? validate33.errors : vErrors.concat(validate33.errors);
errors = vErrors.length;
}
}
if(data.ccfInformation !== undefined){
if(!(validate35(data.ccfInformation, {instancePath:instancePath+"/ccfInformation",parentData:data,parentDataProperty:"ccfInformation",rootData}))){
vErrors = vErrors === null ? validate35.errors : vErrors.concat(validate35.errors);
errors = vErrors.length;
}
}
if(data.securityMethod !== undefined){
let data4 = data.securityMethod;
const _errs16 = errors;
let valid9 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err5 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
if(!(((data4 === "PSK") || (data4 === "PKI")) || (data4 === "OAUTH"))){
const err6 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema57.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
var _valid0 = _errs17 === errors;
valid9 = valid9 || _valid0;
if(!valid9){
const _errs19 = errors;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid9 = valid9 || _valid0;
}
if(!valid9){
const err8 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
else {
errors = _errs16;
if(vErrors !== null){
if(_errs16){
vErrors.length = _errs16;
}
else {
vErrors = null;
}
}
}
}
if(data.notificationDestination !== undefined){
let data5 = data.notificationDestination;
if(typeof data5 === "string"){
if(!(formats20(data5))){
const err9 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
}
else {
const err10 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
}
if(data.supportedFeatures !== undefined){
if(!(validate39(data.supportedFeatures, {instancePath:instancePath+"/supportedFeatures",parentData:data,parentDataProperty:"supportedFeatures",rootData}))){
vErrors = vErrors === null ? validate39.errors : vErrors.concat(validate39.errors);
errors = vErrors.length;
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
validate32.errors = vErrors;
return errors === 0;
}

exports.SecurityInfoRevocation = validate41;
const schema69 = {"type":"object","description":"Which key is no longer valid, and why. An unknown one is answered with 204 too.","required":["ccfId","apiInvokerId","aefId","cause"],"properties":{"ccfId":{"allOf":[{"$ref":"#/definitions/CcfId"}],"description":"The CCF that confirmed the invoker.","x-ts29222":"CAPIF_Security_API, SecurityNotification: new member, new feature"},"apiInvokerId":{"allOf":[{"$ref":"#/definitions/ApiInvokerId"}],"description":"The invoker at that CCF.","x-ts29222":"CAPIF_Security_API, SecurityNotification.apiInvokerId: exists"},"aefId":{"allOf":[{"$ref":"#/definitions/AefId"}],"description":"The AEF that the key is bound to.","x-ts29222":"CAPIF_Security_API, SecurityNotification.aefId: exists"},"aefPskId":{"allOf":[{"$ref":"#/definitions/AefPskId"}],"description":"The key.","x-condition":"Present if the method is PSK.","x-ts29222":"CAPIF_Security_API, SecurityNotification: new member, new feature"},"cause":{"allOf":[{"$ref":"#/definitions/RevocationCause"}],"description":"Why it is revoked.","x-ts29222":"CAPIF_Security_API, SecurityNotification.cause: exists"}}};
const schema73 = {"type":"string","pattern":"^[a-f0-9]{16}$","description":"Which AEF_PSK is meant: the first 8 octets of HMAC-SHA-256 with AEF_PSK as key over the text `capif-aef-psk-id`, in lower-case hex. A selector only: no access follows from it, and it may be logged."};
const schema74 = {"anyOf":[{"type":"string","enum":["OVERLIMIT_USAGE","UNEXPECTED_REASON"]},{"type":"string","description":"Room for later causes; a receiver acts on one that it does not know all the same."}],"description":"Why a permission or a key is revoked (Cause of TS 29.222): `OVERLIMIT_USAGE` the service API was used more than agreed, `UNEXPECTED_REASON` anything else."};

function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.ccfId === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ccfId"},message:"must have required property '"+"ccfId"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.apiInvokerId === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiInvokerId"},message:"must have required property '"+"apiInvokerId"+"'"};
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
if(data.cause === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cause"},message:"must have required property '"+"cause"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.ccfId !== undefined){
if(typeof data.ccfId !== "string"){
const err4 = {instancePath:instancePath+"/ccfId",schemaPath:"#/definitions/CcfId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.apiInvokerId !== undefined){
if(typeof data.apiInvokerId !== "string"){
const err5 = {instancePath:instancePath+"/apiInvokerId",schemaPath:"#/definitions/ApiInvokerId/type",keyword:"type",params:{type: "string"},message:"must be string"};
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
if(data.aefPskId !== undefined){
let data3 = data.aefPskId;
if(typeof data3 === "string"){
if(!pattern1.test(data3)){
const err7 = {instancePath:instancePath+"/aefPskId",schemaPath:"#/definitions/AefPskId/pattern",keyword:"pattern",params:{pattern: "^[a-f0-9]{16}$"},message:"must match pattern \""+"^[a-f0-9]{16}$"+"\""};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
else {
const err8 = {instancePath:instancePath+"/aefPskId",schemaPath:"#/definitions/AefPskId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.cause !== undefined){
let data4 = data.cause;
const _errs20 = errors;
let valid11 = false;
const _errs21 = errors;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
if(!((data4 === "OVERLIMIT_USAGE") || (data4 === "UNEXPECTED_REASON"))){
const err10 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema74.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid11 = valid11 || _valid0;
if(!valid11){
const _errs23 = errors;
if(typeof data4 !== "string"){
const err11 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
var _valid0 = _errs23 === errors;
valid11 = valid11 || _valid0;
}
if(!valid11){
const err12 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
else {
errors = _errs20;
if(vErrors !== null){
if(_errs20){
vErrors.length = _errs20;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err13 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

exports.SecurityInfoRsp = validate42;
const schema75 = {"type":"object","description":"What the home CCF confirms. A receiver refuses an answer that differs from its question in CCF, invoker, AEF or interface (a relay: 502 INBOUND_SERVER_ERROR).","x-reserved":["rootCaCertificates","aefPskJwe","apiId"],"required":["apiInvokerId","ccfId","aefId","securityMethod","supportedFeatures"],"properties":{"apiInvokerId":{"allOf":[{"$ref":"#/definitions/ApiInvokerId"}],"description":"The invoker of the request.","x-deviation":[{"id":"c","note":"So that an answer can be held against its question."}],"x-ts29222":"CAPIF_Security_API, ServiceSecurity: new member, new feature"},"ccfId":{"allOf":[{"$ref":"#/definitions/CcfId"}],"description":"The CCF that confirms the invoker. A relay sets it from its agreement with the peer that it asked. The AEF keeps (ccfId, apiInvokerId), never the id alone.","x-deviation":[{"id":"c","note":"The seed does not name the confirming CCF; two CCFs may issue the same invoker id."}],"x-ts29222":"CAPIF_Security_API, ServiceSecurity: new member, new feature"},"aefId":{"allOf":[{"$ref":"#/definitions/AefId"}],"description":"The AEF of the request.","x-deviation":[{"id":"c","note":"So that an answer can be held against its question."}],"x-ts29222":"CAPIF_Security_API, SecurityInformation.aefId: exists"},"interfaceDetails":{"allOf":[{"$ref":"#/definitions/InterfaceDescription"}],"description":"The interface that the key is bound to. An AEF with several interfaces learns here which one the single matching key is for; the other members hold it against the question.","x-condition":"If present it is the interface of the request, where that named one. Needed if the request named none and the AEF has several.","x-ffs":true,"x-ffs-note":"No standard has the interface in the answer; without it an AEF with several interfaces cannot tell what the key is for.","x-deviation":[{"id":"c","note":"The interface is part of what a key is."}],"x-ts29222":"CAPIF_Security_API, SecurityInformation.interfaceDetails: exists"},"securityMethod":{"allOf":[{"$ref":"#/definitions/SecurityMethod"}],"description":"The method selected for this invoker and AEF.","x-deviation":[{"id":"c","note":"The seed is about PSK only."}],"x-ts29222":"CAPIF_Security_API, SecurityInformation.selSecurityMethod: exists"},"aefPsk":{"allOf":[{"$ref":"#/definitions/AefPsk"}],"description":"The key. It goes into no log, no cache and no store of a relay.","x-condition":"Present if securityMethod is PSK.","x-ts29222":"CAPIF_Security_API, SecurityInformation.authenticationInfo: exists, untyped"},"aefPskId":{"allOf":[{"$ref":"#/definitions/AefPskId"}],"description":"The id of `aefPsk`. It has to fit the key.","x-condition":"Present if securityMethod is PSK.","x-deviation":[{"id":"c","note":"The key id is ours."}],"x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"remainingValidity":{"allOf":[{"$ref":"#/definitions/RemainingValidity"}],"description":"For how long the key may still be used.","x-condition":"Present if securityMethod is PSK.","x-deviation":[{"id":"c","note":"The seed answers with the key alone; TS 33.122 6.5.2.1 step 4 asks for this."}],"x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"supportedFeatures":{"allOf":[{"$ref":"#/definitions/InterconnectFeatures"}],"description":"What both support.","x-deviation":[{"id":"c","note":"Feature negotiation of TS 29.500 6.6.2."}],"x-ts29222":"CAPIF_Security_API, ServiceSecurity.supportedFeatures: exists"}}};

function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data.supportedFeatures === undefined){
const err4 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "supportedFeatures"},message:"must have required property '"+"supportedFeatures"+"'"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
if(data.apiInvokerId !== undefined){
if(typeof data.apiInvokerId !== "string"){
const err5 = {instancePath:instancePath+"/apiInvokerId",schemaPath:"#/definitions/ApiInvokerId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.ccfId !== undefined){
if(typeof data.ccfId !== "string"){
const err6 = {instancePath:instancePath+"/ccfId",schemaPath:"#/definitions/CcfId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data.aefId !== undefined){
if(typeof data.aefId !== "string"){
const err7 = {instancePath:instancePath+"/aefId",schemaPath:"#/definitions/AefId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.interfaceDetails !== undefined){
if(!(validate23(data.interfaceDetails, {instancePath:instancePath+"/interfaceDetails",parentData:data,parentDataProperty:"interfaceDetails",rootData}))){
vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
errors = vErrors.length;
}
}
if(data.securityMethod !== undefined){
let data4 = data.securityMethod;
const _errs18 = errors;
let valid10 = false;
const _errs19 = errors;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!(((data4 === "PSK") || (data4 === "PKI")) || (data4 === "OAUTH"))){
const err9 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema36.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs19 === errors;
valid10 = valid10 || _valid0;
if(!valid10){
const _errs21 = errors;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs21 === errors;
valid10 = valid10 || _valid0;
}
if(!valid10){
const err11 = {instancePath:instancePath+"/securityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
errors = _errs18;
if(vErrors !== null){
if(_errs18){
vErrors.length = _errs18;
}
else {
vErrors = null;
}
}
}
}
if(data.aefPsk !== undefined){
let data5 = data.aefPsk;
if(typeof data5 === "string"){
if(!pattern0.test(data5)){
const err12 = {instancePath:instancePath+"/aefPsk",schemaPath:"#/definitions/AefPsk/pattern",keyword:"pattern",params:{pattern: "^[A-Fa-f0-9]{64}$"},message:"must match pattern \""+"^[A-Fa-f0-9]{64}$"+"\""};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
}
else {
const err13 = {instancePath:instancePath+"/aefPsk",schemaPath:"#/definitions/AefPsk/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
}
if(data.aefPskId !== undefined){
let data6 = data.aefPskId;
if(typeof data6 === "string"){
if(!pattern1.test(data6)){
const err14 = {instancePath:instancePath+"/aefPskId",schemaPath:"#/definitions/AefPskId/pattern",keyword:"pattern",params:{pattern: "^[a-f0-9]{16}$"},message:"must match pattern \""+"^[a-f0-9]{16}$"+"\""};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
}
else {
const err15 = {instancePath:instancePath+"/aefPskId",schemaPath:"#/definitions/AefPskId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
}
if(data.remainingValidity !== undefined){
let data7 = data.remainingValidity;
if(!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))){
const err16 = {instancePath:instancePath+"/remainingValidity",schemaPath:"#/definitions/RemainingValidity/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
if((typeof data7 == "number") && (isFinite(data7))){
if(data7 < 1 || isNaN(data7)){
const err17 = {instancePath:instancePath+"/remainingValidity",schemaPath:"#/definitions/RemainingValidity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
}
if(data.supportedFeatures !== undefined){
if(!(validate22(data.supportedFeatures, {instancePath:instancePath+"/supportedFeatures",parentData:data,parentDataProperty:"supportedFeatures",rootData}))){
vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
errors = vErrors.length;
}
}
}
else {
const err18 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}

exports.SecurityMethod = validate45;

function validate45(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema36.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate45.errors = vErrors;
return errors === 0;
}

exports.SupportedFeatures = validate46;

function validate46(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern2.test(data)){
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
validate46.errors = vErrors;
return errors === 0;
}

