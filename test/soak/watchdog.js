// Imported by each party of a soak: it ends with the soak, however that ends, for its standard input ends then.
process.stdin.once("close", () => process.kill(process.pid, "SIGKILL"));
process.stdin.resume().unref();
