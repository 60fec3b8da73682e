/** Header fields under lower-case names, as HTTP/1.1 clients here give and take them. */
export type FieldRecord = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What header fields are made from: pairs, or a record under names of any case. */
export type FieldsInit = Iterable<readonly [string, string]> | Readonly<Record<string, string>>;

const isPairs = (init: FieldsInit): init is Iterable<readonly [string, string]> =>
  Symbol.iterator in init;

/** Header fields of one message: what {@link Headers} has of use here, without its checks and copies. */
export class HeaderFields {
  readonly record: FieldRecord;

  /** The record's names are in lower case. */
  constructor(record: FieldRecord) {
    this.record = record;
  }

  /** Fields under names of any case; of two with one name the last counts. */
  static of(init: FieldsInit = {}): HeaderFields {
    const record: Record<string, string> = {};
    for (const [name, value] of isPairs(init) ? init : Object.entries(init))
      record[name.toLowerCase()] = value;
    return new HeaderFields(record);
  }

  /** A field's value, several joined by commas; null if there is none. */
  get(name: string): string | null {
    const key = name.toLowerCase();
    const value = Object.hasOwn(this.record, key) ? this.record[key] : undefined;
    if (value === undefined) return null;
    return typeof value === "string" ? value : value.join(", ");
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  /** As Headers has them: cookies one by one, others joined. */
  *[Symbol.iterator](): Generator<[string, string]> {
    for (const [name, value] of Object.entries(this.record))
      if (typeof value === "string") yield [name, value];
      else if (name === "set-cookie") for (const one of value ?? []) yield [name, one];
      else if (value !== undefined) yield [name, value.join(", ")];
  }
}

/** What a request has besides its address; a GET without a body unless told. */
export interface TransportInit {
  method?: string;
  headers?: FieldsInit;
  body?: string | Uint8Array | null | undefined;
  /** Milliseconds for it, where its transport allows more. */
  timeoutMs?: number | undefined;
  /** Ends the exchange. */
  signal?: AbortSignal | null | undefined;
}

/** A request as a transport takes it: all of it is there before it is sent. */
export class TransportRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderFields;
  readonly body: string | Uint8Array | null;
  readonly timeoutMs: number | undefined;
  readonly signal: AbortSignal | undefined;

  constructor(url: string, init: TransportInit = {}) {
    const { method = "GET", headers, body, timeoutMs, signal } = init;
    this.url = url;
    this.method = method;
    this.headers = headers instanceof HeaderFields ? headers : HeaderFields.of(headers);
    this.body = body ?? null;
    this.timeoutMs = timeoutMs;
    this.signal = signal ?? undefined;
  }
}

/** What is told of an answer; a {@link Response} is one as well. */
export interface AnswerHead {
  readonly status: number;
  readonly headers: { get: (name: string) => string | null; has: (name: string) => boolean };
}

const utf8 = new TextDecoder();
const withoutBody = [204, 205, 304];

/** An answer that has been read: reading it again costs nothing, so that it never has to be copied. */
export class TransportAnswer implements AnswerHead {
  /** Where it came from, after a redirect. */
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderFields;
  readonly content: Buffer;
  #text: string | undefined;
  #json: { value: unknown } | undefined;

  constructor(url: string, status: number, fields: FieldRecord, content: Buffer) {
    this.url = url;
    this.status = status;
    this.headers = new HeaderFields(fields);
    this.content = content;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status <= 299;
  }

  /** Itself: reading does not use it up. */
  clone(): this {
    return this;
  }

  /** The same as the platform has it. */
  toResponse(): Response {
    const { url, status, headers, content } = this;
    const isEmpty = content.byteLength === 0 || withoutBody.includes(status);
    const response = new Response(isEmpty ? null : content, { status, headers: [...headers] });
    return Object.defineProperty(response, "url", { value: url });
  }

  async text(): Promise<string> {
    this.#text ??= utf8.decode(this.content);
    return this.#text;
  }

  /** The body as JSON, parsed once for whoever asks; SyntaxError if it is none. */
  async json(): Promise<unknown> {
    this.#json ??= { value: JSON.parse(await this.text()) };
    return this.#json.value;
  }
}
