import { readDocument, resolveIn } from "../contract/documents.js";
import type { Operation } from "../contract/operations.js";

const read = new Map<string, Map<string, string[]>>();

const readExamples = (operation: Operation): Map<string, string[]> => {
  const document = readDocument(operation.api);
  const { responses = {} } = document.paths[operation.path]?.[operation.method] ?? {};
  const entries = Object.entries(responses).map(([status, reference]) => {
    const { content = {} } = resolveIn(document, reference);
    const names = Object.values(content).flatMap(({ examples = {} }) => Object.keys(examples));
    return [status, names] as const;
  });
  return new Map(entries.filter(([status]) => status !== "default"));
};

/** The named examples of each status that an operation documents, in the document's order. */
export const examplesOf = (operation: Operation): Map<string, string[]> => {
  const examples = read.get(operation.operationId) ?? readExamples(operation);
  read.set(operation.operationId, examples);
  return examples;
};
