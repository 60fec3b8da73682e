// How the port of a CCF or AEF can be wrong, whoever listens there: the same code serves all.

const listener = "http/serve.js";

/** A forged ServerHello that chooses DEFLATE, to whoever offers it. */
export const compressing = [
  listener,
  "bindPskIdentity(server);",
  `bindPskIdentity(server);
    const [wrap] = server.listeners("connection");
    server.off("connection", wrap);
    server.on("connection", (socket) => socket.once("data", (hello) => {
        const suites = 44 + hello[43];
        const methods = suites + 2 + hello.readUInt16BE(suites);
        const offered = hello.subarray(methods + 1, methods + 1 + hello[methods]);
        socket.pause();
        if (offered.includes(1))
            return socket.end(Buffer.from("160303002a020000260303" + "00".repeat(33) + "c02b01", "hex"));
        socket.unshift(hello);
        return wrap.call(server, socket);
    }));`,
];

export const wrongInHttp2 = [
  listener,
  "const app = appFor(apps(), target.path);",
  'if (incoming.httpVersionMajor === 2)\n            throw new Error("HTTP/2");\n        const app = appFor(apps(), target.path);',
];
