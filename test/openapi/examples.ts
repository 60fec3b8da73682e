import { type Media, operations, type Schema } from "./documents.js";

interface PlacedExample {
  operationId: string;
  /** `request`, `parameter <name>`, `<status>` or `<status> <header>`. */
  place: string;
  name: string;
  schema: Schema;
  value: unknown;
}

/** Everything that has to have an example: each body, header and parameter of each operation. */
export const exampled = operations.flatMap(({ operation, parameters }) => {
  const { operationId, requestBody, responses } = operation;
  const named = (place: string, media: Media) => ({ operationId, place, media });
  return [
    ...parameters.map((parameter) => named(`parameter ${parameter.name}`, parameter)),
    ...Object.values(requestBody?.content ?? {}).map((media) => named("request", media)),
    ...Object.entries(responses).flatMap(([status, { headers, content }]) => [
      ...Object.entries(headers ?? {}).map(([name, header]) => named(`${status} ${name}`, header)),
      ...Object.values(content ?? {}).map((media) => named(status, media)),
    ]),
  ];
});

export const examples: readonly PlacedExample[] = exampled.flatMap(
  ({ operationId, place, media: { schema, examples } }) =>
    Object.entries(examples ?? {}).map(([name, { value }]) => ({
      operationId,
      place,
      name,
      schema,
      value,
    })),
);

/** The members of an example, at any depth, with the objects that bear them. */
export const insideOf = (value: unknown): [string, unknown, object][] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]): [string, unknown, object][] => [
    [name, member, value],
    ...insideOf(member),
  ]);
};
