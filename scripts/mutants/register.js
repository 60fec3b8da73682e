// Loaded by a party that is to be broken: one module of it is changed as it is read.
import { register } from "node:module";

register("./hook.js", import.meta.url, { data: process.env.CAPIF_MUTANT });
