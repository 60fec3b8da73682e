import { aefPskId, deriveAefPsk, interfaceInformation } from "capif-interconnect/psk";

const aefPsk = deriveAefPsk({
  masterSecret: Buffer.from(Array.from({ length: 48 }, (_, octet) => octet)),
  sessionId: Buffer.from(Array.from({ length: 32 }, (_, octet) => 0x80 + octet)),
  interfaceInformation: interfaceInformation({
    fqdn: "AEF-A.example.com",
    port: 8443,
    apiPrefix: "/nef/",
  }),
});

console.log(JSON.stringify({ aefPskId: aefPskId(aefPsk) }));
