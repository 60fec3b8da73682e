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

exports.ApiId = validate12;
const schema13 = {"type":"string","description":"Id that a CCF gave a published service API."};

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

exports.ApiInvokerId = validate13;
const schema14 = {"type":"string","description":"The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same."};

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

exports.ApiPrefix = validate14;
const schema15 = {"type":"string","description":"Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count."};

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

exports.Cause = validate15;
const schema16 = {"anyOf":[{"type":"string","enum":["INVALID_MSG_FORMAT","MANDATORY_IE_MISSING","MANDATORY_IE_INCORRECT","OPTIONAL_IE_INCORRECT","OPTIONAL_QUERY_PARAM_INCORRECT","CLIENT_CERTIFICATE_REQUIRED","CONSUMER_NOT_AUTHORIZED","CCF_NOT_IN_AGREEMENT","RELAY_NOT_ALLOWED","SECURITY_METHOD_NOT_SELECTED","FULL_HANDSHAKE_REQUIRED","AUTHENTICATION_REJECTED","API_INVOKER_NOT_FOUND","SECURITY_CONTEXT_NOT_FOUND","AEF_NOT_FOUND","RESOURCE_URI_STRUCTURE_NOT_FOUND","INTERFACE_AMBIGUOUS","PSK_CONNECTION_REQUIRED","INBOUND_SERVER_ERROR","TARGET_CCF_NOT_REACHABLE","TIMED_OUT_REQUEST"]},{"type":"string","description":"Room for later causes, and for those of TS 29.500 5.2.7.2 not listed here."}],"description":"The machine-readable reason. The values are those of TS 29.500 5.2.7.2, and ours where it\nhas none.\n\n- `INVALID_MSG_FORMAT` (400): the request cannot be read, for instance broken JSON.\n- `MANDATORY_IE_MISSING` (400): a required member, or one whose condition holds, is absent.\n- `MANDATORY_IE_INCORRECT` (400): such a member has a wrong type or value.\n- `OPTIONAL_IE_INCORRECT` (400): an optional member has a wrong type or value.\n- `OPTIONAL_QUERY_PARAM_INCORRECT` (400): an optional query parameter has a wrong value.\n- `CLIENT_CERTIFICATE_REQUIRED` (401): no client certificate, or none from a known anchor.\n- `CONSUMER_NOT_AUTHORIZED` (403): the anchor is known, but not for this role or id;\n  somebody else's id or interface; or a calling CCF without agreement.\n- `CCF_NOT_IN_AGREEMENT` (403): the CCF that the request names selects no peer.\n- `RELAY_NOT_ALLOWED` (403): a CCF named anyone but the receiver.\n- `SECURITY_METHOD_NOT_SELECTED` (403): the method is not the one selected for this invoker\n  and AEF, or none can be selected.\n- `FULL_HANDSHAKE_REQUIRED` (403): no key can come from this connection: not a TLS 1.2 full\n  handshake with extended master secret, or its key was revoked or has expired. The\n  connection is closed and nothing stored.\n- `AUTHENTICATION_REJECTED` (403): all that the AEF tells a stranger.\n- `API_INVOKER_NOT_FOUND` (404): no such invoker is onboarded at the CCF.\n- `SECURITY_CONTEXT_NOT_FOUND` (404): no security context, an expired or a revoked one.\n- `AEF_NOT_FOUND` (404): no such AEF, or no such interface, at the CCF.\n- `RESOURCE_URI_STRUCTURE_NOT_FOUND` (404): no such path.\n- `INTERFACE_AMBIGUOUS` (409): several keys match and the request names no interface.\n- `PSK_CONNECTION_REQUIRED` (421): the connection is not keyed by PSK.\n- `INBOUND_SERVER_ERROR` (502): the peer's answer breaks the contract or contradicts the\n  question.\n- `TARGET_CCF_NOT_REACHABLE` (504): no connection to the peer CCF.\n- `TIMED_OUT_REQUEST` (504): the peer CCF did not answer in time.\n"};

function validate15(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema16.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate15.errors = vErrors;
return errors === 0;
}

exports.CcfAddress = validate16;
const schema17 = {"type":"object","description":"Where a CCF is reached by its peers: exactly one of the three kinds of address. Compared as the text `https://<host>:<port><apiPrefix>` with every alias that is configured for a peer, never through DNS. It selects a configured peer; nobody dials or resolves it.","properties":{"fqdn":{"$ref":"#/definitions/Fqdn"},"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"}},"oneOf":[{"required":["fqdn"]},{"required":["ipv4Addr"]},{"required":["ipv6Addr"]}]};
const schema18 = {"type":"string","description":"A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot."};
const schema19 = {"type":"string","format":"ipv4","description":"An IPv4 address in dotted decimal notation."};
const schema20 = {"type":"string","format":"ipv6","description":"An IPv6 address, best written as RFC 5952 says; compared in that form."};
const schema21 = {"type":"integer","minimum":0,"maximum":65535,"description":"A TCP port; 443 if absent."};
const formats0 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
const formats2 = /^((([0-9a-f]{1,4}:){7}([0-9a-f]{1,4}|:))|(([0-9a-f]{1,4}:){6}(:[0-9a-f]{1,4}|((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){5}(((:[0-9a-f]{1,4}){1,2})|:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3})|:))|(([0-9a-f]{1,4}:){4}(((:[0-9a-f]{1,4}){1,3})|((:[0-9a-f]{1,4})?:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){3}(((:[0-9a-f]{1,4}){1,4})|((:[0-9a-f]{1,4}){0,2}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){2}(((:[0-9a-f]{1,4}){1,5})|((:[0-9a-f]{1,4}){0,3}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(([0-9a-f]{1,4}:){1}(((:[0-9a-f]{1,4}){1,6})|((:[0-9a-f]{1,4}){0,4}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:))|(:(((:[0-9a-f]{1,4}){1,7})|((:[0-9a-f]{1,4}){0,5}:((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)){3}))|:)))$/i;

function validate16(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate16.errors = vErrors;
return errors === 0;
}

exports.CcfId = validate17;
const schema23 = {"type":"string","description":"Id of a CAPIF core function, as in ServiceAPIDescription of TS 29.222."};

function validate17(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate17.errors = vErrors;
return errors === 0;
}

exports.CcfInformation = validate18;
const schema24 = {"type":"object","description":"The seed's \"CCF-B information (address)\": the CCF where the invoker is onboarded. At least one of the two members; a receiver accepts either. Members that select different peers are 400 `MANDATORY_IE_INCORRECT`. A CCF that is named itself takes the invoker for a local one.","properties":{"ccfId":{"$ref":"#/definitions/CcfId"},"ccfAddress":{"$ref":"#/definitions/CcfAddress"}},"anyOf":[{"required":["ccfId"]},{"required":["ccfAddress"]}],"x-deviation":[{"id":"e","note":"The seed speaks of an address; an id does as well, and no address has to be trusted."}]};

function validate18(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(validate16(data.ccfAddress, {instancePath:instancePath+"/ccfAddress",parentData:data,parentDataProperty:"ccfAddress",rootData}))){
vErrors = vErrors === null ? validate16.errors : vErrors.concat(validate16.errors);
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
validate18.errors = vErrors;
return errors === 0;
}

exports.Fqdn = validate20;

function validate20(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate20.errors = vErrors;
return errors === 0;
}

exports.InterfaceDescription = validate21;
const schema27 = {"type":"object","description":"An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own.","properties":{"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"fqdn":{"$ref":"#/definitions/Fqdn"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"},"securityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"Methods that this interface supports. Plays no part when interfaces are compared."}},"oneOf":[{"required":["ipv4Addr"]},{"required":["ipv6Addr"]},{"required":["fqdn"]}],"x-ffs":true,"x-ffs-note":"No standard says which octets the \"service API interface information\" of TS 33.122 A.1 is. Here P0 is the text `https://<host>:<port><apiPrefix>`, NFKC, UTF-8, the port always written, one trailing slash of the prefix cut, the host as A-labels in lower case, dotted IPv4, or RFC 5952 in brackets. It is made from the element of `aefInterfaces` that the CCF gave, never from what the invoker dialled; behind topology hiding that is the entry point, and AEFs behind one entry point share a key. IPv4 address and FQDN of one host are two interfaces."};
const schema33 = {"anyOf":[{"type":"string","enum":["PSK","PKI","OAUTH"]},{"type":"string","description":"Room for later methods; a receiver that does not know one does not use it."}],"description":"How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token.","x-ffs":true,"x-ffs-note":"The seed leaves PKI across domains open. Only PSK is defined between domains here."};

function validate21(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema33.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate21.errors = vErrors;
return errors === 0;
}

exports.InvalidParam = validate22;
const schema34 = {"type":"object","required":["param"],"properties":{"param":{"type":"string","description":"A JSON Pointer into the body (`/aefId`), or the name of a query parameter or header."},"reason":{"type":"string","description":"What is wrong with it."}}};

function validate22(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate22.errors = vErrors;
return errors === 0;
}

exports.Ipv4Addr = validate23;

function validate23(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate23.errors = vErrors;
return errors === 0;
}

exports.Ipv6Addr = validate24;

function validate24(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate24.errors = vErrors;
return errors === 0;
}

exports.KeyDerivation = validate25;
const schema37 = {"anyOf":[{"type":"string","enum":["TLS12_MASTER_SECRET"]},{"type":"string","description":"Room for later derivations; a receiver that does not know one skips it."}],"description":"Which secret of the CAPIF-1e session AEF_PSK is derived from. `TLS12_MASTER_SECRET`: master secret and Session ID of a TLS 1.2 full handshake with extended master secret (RFC 7627), session tickets off, as TS 33.122 A.1 has it.","x-ffs":true,"x-ffs-note":"TS 33.122 A.1 has no form for TLS 1.3. The value TLS_EXPORTER is reserved for one: 48 octets of the TLS exporter (RFC 8446 7.5; RFC 5705 with extended master secret), label EXPERIMENTAL-3GPP-CAPIF-AEF-PSK, context the apiInvokerId in UTF-8, then A.1 with an empty P1."};

function validate25(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(!(data === "TLS12_MASTER_SECRET")){
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema37.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate25.errors = vErrors;
return errors === 0;
}

exports.Port = validate26;

function validate26(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate26.errors = vErrors;
return errors === 0;
}

exports.ProblemDetails = validate27;
const schema39 = {"type":"object","description":"What went wrong (RFC 9457, TS 29.122). The media type is exactly `application/problem+json`.","properties":{"type":{"type":"string","description":"A URI that names the kind of problem."},"title":{"type":"string","description":"A short text that all problems of a kind share."},"status":{"type":"integer","description":"The HTTP status code."},"detail":{"type":"string","description":"What is special about this occurrence."},"instance":{"type":"string","description":"A URI that names this occurrence."},"cause":{"$ref":"#/definitions/Cause"},"invalidParams":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/InvalidParam"},"description":"Which members or parameters were at fault. Present with the IE and query parameter causes."},"supportedFeatures":{"$ref":"#/definitions/SupportedFeatures"}}};
const schema42 = {"type":"string","pattern":"^[A-Fa-f0-9]*$","description":"A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none."};
const pattern0 = new RegExp("^[A-Fa-f0-9]*$", "u");

function validate27(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err6 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/Cause/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema16.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate27.errors = vErrors;
return errors === 0;
}

exports.RemainingValidity = validate28;
const schema43 = {"type":"integer","minimum":1,"description":"Whole seconds, rounded down, for which AEF_PSK may still be used. Relative, because clocks differ between domains: a receiver counts from when it sent its request, on a monotonic clock. A relay hands on less, never more. With less than a second left there is no key: 404 `SECURITY_CONTEXT_NOT_FOUND`."};

function validate28(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate28.errors = vErrors;
return errors === 0;
}

exports.RevocationCause = validate29;
const schema44 = {"anyOf":[{"type":"string","enum":["OVERLIMIT_USAGE","UNEXPECTED_REASON"]},{"type":"string","description":"Room for later causes; a receiver acts on one that it does not know all the same."}],"description":"Why a permission or a key is revoked (Cause of TS 29.222): `OVERLIMIT_USAGE` the service API was used more than agreed, `UNEXPECTED_REASON` anything else."};

function validate29(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema44.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate29.errors = vErrors;
return errors === 0;
}

exports.SecurityApiFeatures = validate30;
const schema45 = {"allOf":[{"$ref":"#/definitions/SupportedFeatures"}],"description":"Features of CAPIF_Security_API (TS 29.222 8.5.6), in a bit mask: 1 Notification_test_event, 2 Notification_websocket, 3 SecurityInfoPerAPI, 4 RNAA, 5 CAPIF_Ext1, 6 CAPIF_Ext2, 7 CAPIF_4. The members that this document adds need no bit: who does not know them ignores them.","x-features":[{"number":1,"name":"Notification_test_event"},{"number":2,"name":"Notification_websocket"},{"number":3,"name":"SecurityInfoPerAPI"},{"number":4,"name":"RNAA"},{"number":5,"name":"CAPIF_Ext1"},{"number":6,"name":"CAPIF_Ext2"},{"number":7,"name":"CAPIF_4"}]};

function validate30(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
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
validate30.errors = vErrors;
return errors === 0;
}

exports.SecurityInformation = validate31;
const schema47 = {"type":"object","description":"What is agreed for one AEF or one interface (SecurityInformation of TS 29.222): exactly one of `aefId` and `interfaceDetails` says which.","required":["prefSecurityMethods"],"properties":{"interfaceDetails":{"$ref":"#/definitions/InterfaceDescription"},"aefId":{"$ref":"#/definitions/AefId"},"apiId":{"allOf":[{"$ref":"#/definitions/ApiId"}],"description":"The service API that the entry is about.","x-condition":"Feature SecurityInfoPerAPI."},"prefSecurityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"The methods that the invoker supports, the preferred one first."},"keyDerivations":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/KeyDerivation"},"writeOnly":true,"description":"The derivations that the invoker supports, the preferred one first. Absent means TLS12_MASTER_SECRET. If the CCF supports none of them, the answer is 400 OPTIONAL_IE_INCORRECT.","x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"selSecurityMethod":{"allOf":[{"$ref":"#/definitions/SecurityMethod"}],"readOnly":true,"description":"The method that the CCF selected, one of `prefSecurityMethods`. Absent from an answer it says that invoker and AEF have no method in common, or none that the CCF allows.","x-condition":"Present in an answer if a method could be selected."},"aefInterfaces":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/InterfaceDescription"},"readOnly":true,"description":"The seed's \"AEF details\": the AEF's interfaces, behind topology hiding those of the entry point. One AEF_PSK each, derived from the element exactly as it stands here.","x-condition":"Present in an answer if selSecurityMethod is PSK.","x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"keyDerivation":{"allOf":[{"$ref":"#/definitions/KeyDerivation"}],"readOnly":true,"description":"The derivation that the CCF used, one that the invoker supports.","x-condition":"Present in an answer if selSecurityMethod is PSK.","x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"remainingValidity":{"allOf":[{"$ref":"#/definitions/RemainingValidity"}],"readOnly":true,"description":"For how long the keys of this entry may still be used.","x-condition":"Present in an answer if selSecurityMethod is PSK.","x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"authenticationInfo":{"type":"string","format":"password","readOnly":true,"description":"With PSK the key of the interface: 64 lower-case hex digits. TS 29.222 leaves the content open.","x-condition":"Present in the answer to an AEF that asked with authenticationInfo=true, if selSecurityMethod is PSK. Never in an answer to the invoker.","x-ffs":true,"x-ffs-note":"TS 29.222 says neither how the key is written nor for how long it is valid."},"authorizationInfo":{"type":"string","format":"password","readOnly":true,"description":"Information for authorization; none with PSK."}},"oneOf":[{"required":["interfaceDetails"]},{"required":["aefId"]}]};

function validate31(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.interfaceDetails === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "interfaceDetails"},message:"must have required property '"+"interfaceDetails"+"'"};
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
if(data.aefId === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "aefId"},message:"must have required property '"+"aefId"+"'"};
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
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
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
if(data.prefSecurityMethods === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "prefSecurityMethods"},message:"must have required property '"+"prefSecurityMethods"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.interfaceDetails !== undefined){
if(!(validate21(data.interfaceDetails, {instancePath:instancePath+"/interfaceDetails",parentData:data,parentDataProperty:"interfaceDetails",rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
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
if(data.apiId !== undefined){
if(typeof data.apiId !== "string"){
const err5 = {instancePath:instancePath+"/apiId",schemaPath:"#/definitions/ApiId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.prefSecurityMethods !== undefined){
let data3 = data.prefSecurityMethods;
if(Array.isArray(data3)){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/prefSecurityMethods",schemaPath:"#/properties/prefSecurityMethods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs16 = errors;
let valid8 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data4 === "PSK") || (data4 === "PKI")) || (data4 === "OAUTH"))){
const err8 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema33.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs19 = errors;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err10 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
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
}
else {
const err11 = {instancePath:instancePath+"/prefSecurityMethods",schemaPath:"#/properties/prefSecurityMethods/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.keyDerivations !== undefined){
let data5 = data.keyDerivations;
if(Array.isArray(data5)){
if(data5.length < 1){
const err12 = {instancePath:instancePath+"/keyDerivations",schemaPath:"#/properties/keyDerivations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs25 = errors;
let valid12 = false;
const _errs26 = errors;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(data6 === "TLS12_MASTER_SECRET")){
const err14 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema37.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs26 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const _errs28 = errors;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid12 = valid12 || _valid2;
}
if(!valid12){
const err16 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err17 = {instancePath:instancePath+"/keyDerivations",schemaPath:"#/properties/keyDerivations/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err17];
}
else {
vErrors.push(err17);
}
errors++;
}
}
if(data.selSecurityMethod !== undefined){
let data7 = data.selSecurityMethod;
const _errs33 = errors;
let valid15 = false;
const _errs34 = errors;
if(typeof data7 !== "string"){
const err18 = {instancePath:instancePath+"/selSecurityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err18];
}
else {
vErrors.push(err18);
}
errors++;
}
if(!(((data7 === "PSK") || (data7 === "PKI")) || (data7 === "OAUTH"))){
const err19 = {instancePath:instancePath+"/selSecurityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema33.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err19];
}
else {
vErrors.push(err19);
}
errors++;
}
var _valid3 = _errs34 === errors;
valid15 = valid15 || _valid3;
if(!valid15){
const _errs36 = errors;
if(typeof data7 !== "string"){
const err20 = {instancePath:instancePath+"/selSecurityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err20];
}
else {
vErrors.push(err20);
}
errors++;
}
var _valid3 = _errs36 === errors;
valid15 = valid15 || _valid3;
}
if(!valid15){
const err21 = {instancePath:instancePath+"/selSecurityMethod",schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err21];
}
else {
vErrors.push(err21);
}
errors++;
}
else {
errors = _errs33;
if(vErrors !== null){
if(_errs33){
vErrors.length = _errs33;
}
else {
vErrors = null;
}
}
}
}
if(data.aefInterfaces !== undefined){
let data8 = data.aefInterfaces;
if(Array.isArray(data8)){
if(data8.length < 1){
const err22 = {instancePath:instancePath+"/aefInterfaces",schemaPath:"#/properties/aefInterfaces/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err22];
}
else {
vErrors.push(err22);
}
errors++;
}
const len2 = data8.length;
for(let i2=0; i2<len2; i2++){
if(!(validate21(data8[i2], {instancePath:instancePath+"/aefInterfaces/" + i2,parentData:data8,parentDataProperty:i2,rootData}))){
vErrors = vErrors === null ? validate21.errors : vErrors.concat(validate21.errors);
errors = vErrors.length;
}
}
}
else {
const err23 = {instancePath:instancePath+"/aefInterfaces",schemaPath:"#/properties/aefInterfaces/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err23];
}
else {
vErrors.push(err23);
}
errors++;
}
}
if(data.keyDerivation !== undefined){
let data10 = data.keyDerivation;
const _errs44 = errors;
let valid20 = false;
const _errs45 = errors;
if(typeof data10 !== "string"){
const err24 = {instancePath:instancePath+"/keyDerivation",schemaPath:"#/definitions/KeyDerivation/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err24];
}
else {
vErrors.push(err24);
}
errors++;
}
if(!(data10 === "TLS12_MASTER_SECRET")){
const err25 = {instancePath:instancePath+"/keyDerivation",schemaPath:"#/definitions/KeyDerivation/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema37.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err25];
}
else {
vErrors.push(err25);
}
errors++;
}
var _valid4 = _errs45 === errors;
valid20 = valid20 || _valid4;
if(!valid20){
const _errs47 = errors;
if(typeof data10 !== "string"){
const err26 = {instancePath:instancePath+"/keyDerivation",schemaPath:"#/definitions/KeyDerivation/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err26];
}
else {
vErrors.push(err26);
}
errors++;
}
var _valid4 = _errs47 === errors;
valid20 = valid20 || _valid4;
}
if(!valid20){
const err27 = {instancePath:instancePath+"/keyDerivation",schemaPath:"#/definitions/KeyDerivation/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err27];
}
else {
vErrors.push(err27);
}
errors++;
}
else {
errors = _errs44;
if(vErrors !== null){
if(_errs44){
vErrors.length = _errs44;
}
else {
vErrors = null;
}
}
}
}
if(data.remainingValidity !== undefined){
let data11 = data.remainingValidity;
if(!(((typeof data11 == "number") && (!(data11 % 1) && !isNaN(data11))) && (isFinite(data11)))){
const err28 = {instancePath:instancePath+"/remainingValidity",schemaPath:"#/definitions/RemainingValidity/type",keyword:"type",params:{type: "integer"},message:"must be integer"};
if(vErrors === null){
vErrors = [err28];
}
else {
vErrors.push(err28);
}
errors++;
}
if((typeof data11 == "number") && (isFinite(data11))){
if(data11 < 1 || isNaN(data11)){
const err29 = {instancePath:instancePath+"/remainingValidity",schemaPath:"#/definitions/RemainingValidity/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"};
if(vErrors === null){
vErrors = [err29];
}
else {
vErrors.push(err29);
}
errors++;
}
}
}
if(data.authenticationInfo !== undefined){
if(!(typeof data.authenticationInfo === "string")){
const err30 = {instancePath:instancePath+"/authenticationInfo",schemaPath:"#/properties/authenticationInfo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err30];
}
else {
vErrors.push(err30);
}
errors++;
}
}
if(data.authorizationInfo !== undefined){
if(!(typeof data.authorizationInfo === "string")){
const err31 = {instancePath:instancePath+"/authorizationInfo",schemaPath:"#/properties/authorizationInfo/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err31];
}
else {
vErrors.push(err31);
}
errors++;
}
}
}
else {
const err32 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err32];
}
else {
vErrors.push(err32);
}
errors++;
}
validate31.errors = vErrors;
return errors === 0;
}

exports.SecurityMethod = validate34;

function validate34(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err1 = {instancePath,schemaPath:"#/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema33.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate34.errors = vErrors;
return errors === 0;
}

exports.SecurityNotification = validate36;
const schema57 = {"type":"object","description":"What is revoked, and why (SecurityNotification of TS 29.222).","required":["apiInvokerId","apiIds","cause"],"properties":{"apiInvokerId":{"$ref":"#/definitions/ApiInvokerId"},"aefId":{"$ref":"#/definitions/AefId"},"apiIds":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/ApiId"},"description":"The service APIs."},"cause":{"$ref":"#/definitions/RevocationCause"}}};
const schema58 = {"type":"string","description":"The id that a CCF gave the API invoker when it was onboarded (TS 33.122 6.1). It means something only together with the id of that CCF: two CCFs may issue the same."};
const schema59 = {"type":"string","description":"Id of an API exposing function at the CCF where it is registered. At a peer CCF an AEF is the pair of that CCF's id and this one."};
const schema60 = {"type":"string","description":"Id that a CCF gave a published service API."};
const schema61 = {"anyOf":[{"type":"string","enum":["OVERLIMIT_USAGE","UNEXPECTED_REASON"]},{"type":"string","description":"Room for later causes; a receiver acts on one that it does not know all the same."}],"description":"Why a permission or a key is revoked (Cause of TS 29.222): `OVERLIMIT_USAGE` the service API was used more than agreed, `UNEXPECTED_REASON` anything else."};

function validate36(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
if(data.apiIds === undefined){
const err1 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiIds"},message:"must have required property '"+"apiIds"+"'"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
if(data.cause === undefined){
const err2 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "cause"},message:"must have required property '"+"cause"+"'"};
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
if(data.apiIds !== undefined){
let data2 = data.apiIds;
if(Array.isArray(data2)){
if(data2.length < 1){
const err5 = {instancePath:instancePath+"/apiIds",schemaPath:"#/properties/apiIds/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
const len0 = data2.length;
for(let i0=0; i0<len0; i0++){
if(typeof data2[i0] !== "string"){
const err6 = {instancePath:instancePath+"/apiIds/" + i0,schemaPath:"#/definitions/ApiId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
}
else {
const err7 = {instancePath:instancePath+"/apiIds",schemaPath:"#/properties/apiIds/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
if(data.cause !== undefined){
let data4 = data.cause;
const _errs14 = errors;
let valid7 = false;
const _errs15 = errors;
if(typeof data4 !== "string"){
const err8 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
if(!((data4 === "OVERLIMIT_USAGE") || (data4 === "UNEXPECTED_REASON"))){
const err9 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema61.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid0 = _errs15 === errors;
valid7 = valid7 || _valid0;
if(!valid7){
const _errs17 = errors;
if(typeof data4 !== "string"){
const err10 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
}
errors++;
}
var _valid0 = _errs17 === errors;
valid7 = valid7 || _valid0;
}
if(!valid7){
const err11 = {instancePath:instancePath+"/cause",schemaPath:"#/definitions/RevocationCause/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
else {
errors = _errs14;
if(vErrors !== null){
if(_errs14){
vErrors.length = _errs14;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err12 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
validate36.errors = vErrors;
return errors === 0;
}

exports.ServiceSecurity = validate37;
const schema62 = {"type":"object","description":"A security context (ServiceSecurity of TS 29.222), as answered.","required":["securityInfo"],"properties":{"securityInfo":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityInformation"},"description":"One entry for each AEF or interface."},"notificationDestination":{"type":"string","format":"uri","description":"Where the invoker wants notifications. Stored; nothing is sent there unless its origin is configured.","x-condition":"Present in a request; in an answer to the invoker, never to an AEF."},"requestTestNotification":{"type":"boolean","description":"`true` asks for a test notification.","x-condition":"Feature Notification_test_event."},"websockNotifConfig":{"$ref":"#/definitions/WebsockNotifConfig"},"ccfInformation":{"allOf":[{"$ref":"#/definitions/CcfInformation"}],"readOnly":true,"description":"This CCF, as its peers know it: id and CAPIF-6e address. The invoker hands it to the AEF unchanged (initiateAuthentication).","x-condition":"Present in an answer to the invoker if PSK is selected.","x-ffs":true,"x-ffs-note":"The seed does not say where the invoker learns what it has to pass on.","x-ts29222":"CAPIF_Security_API, ServiceSecurity: new member, new feature"},"supportedFeatures":{"$ref":"#/definitions/SecurityApiFeatures"}}};
const schema63 = {"type":"object","description":"Notifications over a WebSocket (TS 29.122). Feature Notification_websocket.","properties":{"websocketUri":{"type":"string","description":"Where to open it. Set by the CCF."},"requestWebsocketUri":{"type":"boolean","description":"`true` asks for it."}}};
const formats12 = require("ajv-formats/dist/formats").fullFormats.uri;

function validate37(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.securityInfo === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "securityInfo"},message:"must have required property '"+"securityInfo"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.securityInfo !== undefined){
let data0 = data.securityInfo;
if(Array.isArray(data0)){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/securityInfo",schemaPath:"#/properties/securityInfo/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate31(data0[i0], {instancePath:instancePath+"/securityInfo/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate31.errors : vErrors.concat(validate31.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/securityInfo",schemaPath:"#/properties/securityInfo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.notificationDestination !== undefined){
let data2 = data.notificationDestination;
if(typeof data2 === "string"){
if(!(formats12(data2))){
const err3 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.requestTestNotification !== undefined){
if(typeof data.requestTestNotification !== "boolean"){
const err5 = {instancePath:instancePath+"/requestTestNotification",schemaPath:"#/properties/requestTestNotification/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.websockNotifConfig !== undefined){
let data4 = data.websockNotifConfig;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.websocketUri !== undefined){
if(typeof data4.websocketUri !== "string"){
const err6 = {instancePath:instancePath+"/websockNotifConfig/websocketUri",schemaPath:"#/definitions/WebsockNotifConfig/properties/websocketUri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data4.requestWebsocketUri !== undefined){
if(typeof data4.requestWebsocketUri !== "boolean"){
const err7 = {instancePath:instancePath+"/websockNotifConfig/requestWebsocketUri",schemaPath:"#/definitions/WebsockNotifConfig/properties/requestWebsocketUri/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/websockNotifConfig",schemaPath:"#/definitions/WebsockNotifConfig/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.ccfInformation !== undefined){
if(!(validate18(data.ccfInformation, {instancePath:instancePath+"/ccfInformation",parentData:data,parentDataProperty:"ccfInformation",rootData}))){
vErrors = vErrors === null ? validate18.errors : vErrors.concat(validate18.errors);
errors = vErrors.length;
}
}
if(data.supportedFeatures !== undefined){
if(!(validate30(data.supportedFeatures, {instancePath:instancePath+"/supportedFeatures",parentData:data,parentDataProperty:"supportedFeatures",rootData}))){
vErrors = vErrors === null ? validate30.errors : vErrors.concat(validate30.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate37.errors = vErrors;
return errors === 0;
}

exports.ServiceSecurityReq = validate41;
const schema64 = {"description":"A security context as requested: TS 29.222 asks for the notification address here. Members that only a CCF may say are ignored, not stored and not echoed.","type":"object","required":["notificationDestination"],"allOf":[{"$ref":"#/definitions/ServiceSecurity"}]};
const schema65 = {"type":"object","description":"A security context (ServiceSecurity of TS 29.222), as answered.","required":["securityInfo"],"properties":{"securityInfo":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityInformation"},"description":"One entry for each AEF or interface."},"notificationDestination":{"type":"string","format":"uri","description":"Where the invoker wants notifications. Stored; nothing is sent there unless its origin is configured.","x-condition":"Present in a request; in an answer to the invoker, never to an AEF."},"requestTestNotification":{"type":"boolean","description":"`true` asks for a test notification.","x-condition":"Feature Notification_test_event."},"websockNotifConfig":{"$ref":"#/definitions/WebsockNotifConfig"},"ccfInformation":{},"supportedFeatures":{"$ref":"#/definitions/SecurityApiFeatures"}}};
const schema78 = {"type":"object","description":"Notifications over a WebSocket (TS 29.122). Feature Notification_websocket.","properties":{"websocketUri":{"type":"string","description":"Where to open it. Set by the CCF."},"requestWebsocketUri":{"type":"boolean","description":"`true` asks for it."}}};
const schema66 = {"type":"object","description":"What is agreed for one AEF or one interface (SecurityInformation of TS 29.222): exactly one of `aefId` and `interfaceDetails` says which.","required":["prefSecurityMethods"],"properties":{"interfaceDetails":{"$ref":"#/definitions/InterfaceDescription"},"aefId":{"$ref":"#/definitions/AefId"},"apiId":{"allOf":[{"$ref":"#/definitions/ApiId"}],"description":"The service API that the entry is about.","x-condition":"Feature SecurityInfoPerAPI."},"prefSecurityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"The methods that the invoker supports, the preferred one first."},"keyDerivations":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/KeyDerivation"},"writeOnly":true,"description":"The derivations that the invoker supports, the preferred one first. Absent means TLS12_MASTER_SECRET. If the CCF supports none of them, the answer is 400 OPTIONAL_IE_INCORRECT.","x-ts29222":"CAPIF_Security_API, SecurityInformation: new member, new feature"},"selSecurityMethod":{},"aefInterfaces":{},"keyDerivation":{},"remainingValidity":{},"authenticationInfo":{},"authorizationInfo":{}},"oneOf":[{"required":["interfaceDetails"]},{"required":["aefId"]}]};
const schema73 = {"anyOf":[{"type":"string","enum":["PSK","PKI","OAUTH"]},{"type":"string","description":"Room for later methods; a receiver that does not know one does not use it."}],"description":"How invoker and AEF authenticate on CAPIF-2e (TS 33.122 6.5.2): `PSK` TLS-PSK with AEF_PSK, `PKI` TLS with certificates, `OAUTH` TLS with an access token.","x-ffs":true,"x-ffs-note":"The seed leaves PKI across domains open. Only PSK is defined between domains here."};
const schema77 = {"anyOf":[{"type":"string","enum":["TLS12_MASTER_SECRET"]},{"type":"string","description":"Room for later derivations; a receiver that does not know one skips it."}],"description":"Which secret of the CAPIF-1e session AEF_PSK is derived from. `TLS12_MASTER_SECRET`: master secret and Session ID of a TLS 1.2 full handshake with extended master secret (RFC 7627), session tickets off, as TS 33.122 A.1 has it.","x-ffs":true,"x-ffs-note":"TS 33.122 A.1 has no form for TLS 1.3. The value TLS_EXPORTER is reserved for one: 48 octets of the TLS exporter (RFC 8446 7.5; RFC 5705 with extended master secret), label EXPERIMENTAL-3GPP-CAPIF-AEF-PSK, context the apiInvokerId in UTF-8, then A.1 with an empty P1."};
const schema67 = {"type":"object","description":"An interface of an AEF (InterfaceDescription of TS 29.222): exactly one of the three kinds of address. Its apiRoot is `https://host:port` followed by `apiPrefix`, and every API of the AEF lives below it. Each interface has an AEF_PSK of its own.","properties":{"ipv4Addr":{"$ref":"#/definitions/Ipv4Addr"},"ipv6Addr":{"$ref":"#/definitions/Ipv6Addr"},"fqdn":{"$ref":"#/definitions/Fqdn"},"port":{"$ref":"#/definitions/Port"},"apiPrefix":{"$ref":"#/definitions/ApiPrefix"},"securityMethods":{"type":"array","minItems":1,"items":{"$ref":"#/definitions/SecurityMethod"},"description":"Methods that this interface supports. Plays no part when interfaces are compared."}},"oneOf":[{"required":["ipv4Addr"]},{"required":["ipv6Addr"]},{"required":["fqdn"]}],"x-ffs":true,"x-ffs-note":"No standard says which octets the \"service API interface information\" of TS 33.122 A.1 is. Here P0 is the text `https://<host>:<port><apiPrefix>`, NFKC, UTF-8, the port always written, one trailing slash of the prefix cut, the host as A-labels in lower case, dotted IPv4, or RFC 5952 in brackets. It is made from the element of `aefInterfaces` that the CCF gave, never from what the invoker dialled; behind topology hiding that is the entry point, and AEFs behind one entry point share a key. IPv4 address and FQDN of one host are two interfaces."};
const schema68 = {"type":"string","format":"ipv4","description":"An IPv4 address in dotted decimal notation."};
const schema69 = {"type":"string","format":"ipv6","description":"An IPv6 address, best written as RFC 5952 says; compared in that form."};
const schema70 = {"type":"string","description":"A fully qualified domain name. Compared as A-labels, in lower case, without trailing dot."};
const schema71 = {"type":"integer","minimum":0,"maximum":65535,"description":"A TCP port; 443 if absent."};
const schema72 = {"type":"string","description":"Path segments between host and API name, with a leading slash; absent and `/` are the same. Case and escapes count."};

function validate44(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
const err15 = {instancePath:instancePath+"/securityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema73.anyOf[0].enum},message:"must be equal to one of the allowed values"};
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
validate44.errors = vErrors;
return errors === 0;
}


function validate43(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
const _errs1 = errors;
let valid0 = false;
let passing0 = null;
const _errs2 = errors;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.interfaceDetails === undefined){
const err0 = {instancePath,schemaPath:"#/oneOf/0/required",keyword:"required",params:{missingProperty: "interfaceDetails"},message:"must have required property '"+"interfaceDetails"+"'"};
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
if(data.aefId === undefined){
const err1 = {instancePath,schemaPath:"#/oneOf/1/required",keyword:"required",params:{missingProperty: "aefId"},message:"must have required property '"+"aefId"+"'"};
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
}
if(!valid0){
const err2 = {instancePath,schemaPath:"#/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"};
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
if(data.prefSecurityMethods === undefined){
const err3 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "prefSecurityMethods"},message:"must have required property '"+"prefSecurityMethods"+"'"};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
if(data.interfaceDetails !== undefined){
if(!(validate44(data.interfaceDetails, {instancePath:instancePath+"/interfaceDetails",parentData:data,parentDataProperty:"interfaceDetails",rootData}))){
vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
errors = vErrors.length;
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
if(data.apiId !== undefined){
if(typeof data.apiId !== "string"){
const err5 = {instancePath:instancePath+"/apiId",schemaPath:"#/definitions/ApiId/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.prefSecurityMethods !== undefined){
let data3 = data.prefSecurityMethods;
if(Array.isArray(data3)){
if(data3.length < 1){
const err6 = {instancePath:instancePath+"/prefSecurityMethods",schemaPath:"#/properties/prefSecurityMethods/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
const len0 = data3.length;
for(let i0=0; i0<len0; i0++){
let data4 = data3[i0];
const _errs16 = errors;
let valid8 = false;
const _errs17 = errors;
if(typeof data4 !== "string"){
const err7 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
if(!(((data4 === "PSK") || (data4 === "PKI")) || (data4 === "OAUTH"))){
const err8 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema73.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
var _valid1 = _errs17 === errors;
valid8 = valid8 || _valid1;
if(!valid8){
const _errs19 = errors;
if(typeof data4 !== "string"){
const err9 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
var _valid1 = _errs19 === errors;
valid8 = valid8 || _valid1;
}
if(!valid8){
const err10 = {instancePath:instancePath+"/prefSecurityMethods/" + i0,schemaPath:"#/definitions/SecurityMethod/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err10];
}
else {
vErrors.push(err10);
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
}
else {
const err11 = {instancePath:instancePath+"/prefSecurityMethods",schemaPath:"#/properties/prefSecurityMethods/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err11];
}
else {
vErrors.push(err11);
}
errors++;
}
}
if(data.keyDerivations !== undefined){
let data5 = data.keyDerivations;
if(Array.isArray(data5)){
if(data5.length < 1){
const err12 = {instancePath:instancePath+"/keyDerivations",schemaPath:"#/properties/keyDerivations/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err12];
}
else {
vErrors.push(err12);
}
errors++;
}
const len1 = data5.length;
for(let i1=0; i1<len1; i1++){
let data6 = data5[i1];
const _errs25 = errors;
let valid12 = false;
const _errs26 = errors;
if(typeof data6 !== "string"){
const err13 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err13];
}
else {
vErrors.push(err13);
}
errors++;
}
if(!(data6 === "TLS12_MASTER_SECRET")){
const err14 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/0/enum",keyword:"enum",params:{allowedValues: schema77.anyOf[0].enum},message:"must be equal to one of the allowed values"};
if(vErrors === null){
vErrors = [err14];
}
else {
vErrors.push(err14);
}
errors++;
}
var _valid2 = _errs26 === errors;
valid12 = valid12 || _valid2;
if(!valid12){
const _errs28 = errors;
if(typeof data6 !== "string"){
const err15 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err15];
}
else {
vErrors.push(err15);
}
errors++;
}
var _valid2 = _errs28 === errors;
valid12 = valid12 || _valid2;
}
if(!valid12){
const err16 = {instancePath:instancePath+"/keyDerivations/" + i1,schemaPath:"#/definitions/KeyDerivation/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"};
if(vErrors === null){
vErrors = [err16];
}
else {
vErrors.push(err16);
}
errors++;
}
else {
errors = _errs25;
if(vErrors !== null){
if(_errs25){
vErrors.length = _errs25;
}
else {
vErrors = null;
}
}
}
}
}
else {
const err17 = {instancePath:instancePath+"/keyDerivations",schemaPath:"#/properties/keyDerivations/type",keyword:"type",params:{type: "array"},message:"must be array"};
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
validate43.errors = vErrors;
return errors === 0;
}

const schema79 = {"allOf":[{"$ref":"#/definitions/SupportedFeatures"}],"description":"Features of CAPIF_Security_API (TS 29.222 8.5.6), in a bit mask: 1 Notification_test_event, 2 Notification_websocket, 3 SecurityInfoPerAPI, 4 RNAA, 5 CAPIF_Ext1, 6 CAPIF_Ext2, 7 CAPIF_4. The members that this document adds need no bit: who does not know them ignores them.","x-features":[{"number":1,"name":"Notification_test_event"},{"number":2,"name":"Notification_websocket"},{"number":3,"name":"SecurityInfoPerAPI"},{"number":4,"name":"RNAA"},{"number":5,"name":"CAPIF_Ext1"},{"number":6,"name":"CAPIF_Ext2"},{"number":7,"name":"CAPIF_4"}]};
const schema80 = {"type":"string","pattern":"^[A-Fa-f0-9]*$","description":"A bit mask in hexadecimal (TS 29.571 5.2.2): the last character carries features 1 to 4, feature 1 is its lowest bit. The client sends what it supports, the server answers with what both do. `0` and the empty string mean none."};

function validate47(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(typeof data === "string"){
if(!pattern0.test(data)){
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
validate47.errors = vErrors;
return errors === 0;
}


function validate42(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.securityInfo === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "securityInfo"},message:"must have required property '"+"securityInfo"+"'"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
if(data.securityInfo !== undefined){
let data0 = data.securityInfo;
if(Array.isArray(data0)){
if(data0.length < 1){
const err1 = {instancePath:instancePath+"/securityInfo",schemaPath:"#/properties/securityInfo/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
const len0 = data0.length;
for(let i0=0; i0<len0; i0++){
if(!(validate43(data0[i0], {instancePath:instancePath+"/securityInfo/" + i0,parentData:data0,parentDataProperty:i0,rootData}))){
vErrors = vErrors === null ? validate43.errors : vErrors.concat(validate43.errors);
errors = vErrors.length;
}
}
}
else {
const err2 = {instancePath:instancePath+"/securityInfo",schemaPath:"#/properties/securityInfo/type",keyword:"type",params:{type: "array"},message:"must be array"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
}
if(data.notificationDestination !== undefined){
let data2 = data.notificationDestination;
if(typeof data2 === "string"){
if(!(formats12(data2))){
const err3 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/format",keyword:"format",params:{format: "uri"},message:"must match format \""+"uri"+"\""};
if(vErrors === null){
vErrors = [err3];
}
else {
vErrors.push(err3);
}
errors++;
}
}
else {
const err4 = {instancePath:instancePath+"/notificationDestination",schemaPath:"#/properties/notificationDestination/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err4];
}
else {
vErrors.push(err4);
}
errors++;
}
}
if(data.requestTestNotification !== undefined){
if(typeof data.requestTestNotification !== "boolean"){
const err5 = {instancePath:instancePath+"/requestTestNotification",schemaPath:"#/properties/requestTestNotification/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err5];
}
else {
vErrors.push(err5);
}
errors++;
}
}
if(data.websockNotifConfig !== undefined){
let data4 = data.websockNotifConfig;
if(data4 && typeof data4 == "object" && !Array.isArray(data4)){
if(data4.websocketUri !== undefined){
if(typeof data4.websocketUri !== "string"){
const err6 = {instancePath:instancePath+"/websockNotifConfig/websocketUri",schemaPath:"#/definitions/WebsockNotifConfig/properties/websocketUri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err6];
}
else {
vErrors.push(err6);
}
errors++;
}
}
if(data4.requestWebsocketUri !== undefined){
if(typeof data4.requestWebsocketUri !== "boolean"){
const err7 = {instancePath:instancePath+"/websockNotifConfig/requestWebsocketUri",schemaPath:"#/definitions/WebsockNotifConfig/properties/requestWebsocketUri/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err7];
}
else {
vErrors.push(err7);
}
errors++;
}
}
}
else {
const err8 = {instancePath:instancePath+"/websockNotifConfig",schemaPath:"#/definitions/WebsockNotifConfig/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err8];
}
else {
vErrors.push(err8);
}
errors++;
}
}
if(data.supportedFeatures !== undefined){
if(!(validate47(data.supportedFeatures, {instancePath:instancePath+"/supportedFeatures",parentData:data,parentDataProperty:"supportedFeatures",rootData}))){
vErrors = vErrors === null ? validate47.errors : vErrors.concat(validate47.errors);
errors = vErrors.length;
}
}
}
else {
const err9 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err9];
}
else {
vErrors.push(err9);
}
errors++;
}
validate42.errors = vErrors;
return errors === 0;
}


function validate41(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(!(validate42(data, {instancePath,parentData,parentDataProperty,rootData}))){
vErrors = vErrors === null ? validate42.errors : vErrors.concat(validate42.errors);
errors = vErrors.length;
}
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.notificationDestination === undefined){
const err0 = {instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "notificationDestination"},message:"must have required property '"+"notificationDestination"+"'"};
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
const err1 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
validate41.errors = vErrors;
return errors === 0;
}

exports.SupportedFeatures = validate50;

function validate50(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
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
validate50.errors = vErrors;
return errors === 0;
}

exports.WebsockNotifConfig = validate51;

function validate51(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}){
let vErrors = null;
let errors = 0;
if(data && typeof data == "object" && !Array.isArray(data)){
if(data.websocketUri !== undefined){
if(typeof data.websocketUri !== "string"){
const err0 = {instancePath:instancePath+"/websocketUri",schemaPath:"#/properties/websocketUri/type",keyword:"type",params:{type: "string"},message:"must be string"};
if(vErrors === null){
vErrors = [err0];
}
else {
vErrors.push(err0);
}
errors++;
}
}
if(data.requestWebsocketUri !== undefined){
if(typeof data.requestWebsocketUri !== "boolean"){
const err1 = {instancePath:instancePath+"/requestWebsocketUri",schemaPath:"#/properties/requestWebsocketUri/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"};
if(vErrors === null){
vErrors = [err1];
}
else {
vErrors.push(err1);
}
errors++;
}
}
}
else {
const err2 = {instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"};
if(vErrors === null){
vErrors = [err2];
}
else {
vErrors.push(err2);
}
errors++;
}
validate51.errors = vErrors;
return errors === 0;
}

