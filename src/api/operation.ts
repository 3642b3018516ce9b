import type { z } from 'zod';

/** Who may call an operation: names a policy in `server/policies`, `public` being before sign-in. */
export type PolicyName =
  | 'public'
  | 'signed-in'
  | 'administer'
  | 'open-case'
  | 'read-case'
  | 'add-material'
  | 'review'
  | 'own-case'
  | 'read-consultations'
  | 'release-set-aside'
  | 'work-lanes'
  | 'deconflict';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** One operation of the API: routes, OpenAPI and the typed client all follow from it. `body: 'bytes'` streams the request as it is. */
export type Operation<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType | 'bytes' | null = z.ZodType | 'bytes' | null,
  Reply extends z.ZodType | 'bytes' = z.ZodType | 'bytes',
> = {
  readonly id: string;
  readonly summary: string;
  readonly method: Method;
  /** Path with `{name}` parameters, under `/api`. */
  readonly path: string;
  readonly policy: PolicyName;
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly reply: Reply;
};

/** Freezes an operation and keeps its exact types. */
export function operation<
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType | 'bytes' | null,
  Reply extends z.ZodType | 'bytes',
>(of: Operation<Params, Query, Body, Reply>): Operation<Params, Query, Body, Reply> {
  return Object.freeze(of);
}

type InputOf<Part> = Part extends z.ZodType
  ? z.input<Part>
  : Part extends 'bytes'
    ? Uint8Array | Blob | ReadableStream<Uint8Array>
    : undefined;

/** What a caller hands over. */
export type CallOf<Op extends Operation> = {
  params: z.input<Op['params']>;
  query: z.input<Op['query']>;
  body: InputOf<Op['body']>;
};

/** What a caller gets back. */
export type ReplyOf<Op extends Operation> = Op['reply'] extends z.ZodType ? z.output<Op['reply']> : Response;
