import type { z } from 'zod';
import type { Operation, ReplyOf } from '#api/operation';
import type { OperationId, Operations } from '#api/operations';
import type { InCase, SignedIn } from './authorised.ts';
import type { Exchange } from './exchange.ts';
import { administer } from './policies/administer.ts';
import { deconflict, type AcrossCases } from './policies/deconflict.ts';
import { openCase } from './policies/open-case.ts';
import { readCase } from './policies/read-case.ts';
import { signedIn } from './policies/signed-in.ts';
import { casesOf } from './sessions/memberships-of.ts';

type BodyOf<Body extends Operation['body']> = Body extends z.ZodType
  ? z.output<Body>
  : Body extends 'bytes'
    ? ReadableStream<Uint8Array> | null
    : undefined;

/** A request whose every part fits its schema. */
export type Call<Op extends Operation> = {
  readonly params: z.output<Op['params']>;
  readonly query: z.output<Op['query']>;
  readonly body: BodyOf<Op['body']>;
};

/** What answers one operation; made only by the functions below, each of which asks a policy first. */
export type Handler<Op extends Operation> = {
  readonly policies: readonly Operation['policy'][];
  /** Looks at who asks before the body is read; throws where they may not. */
  readonly admit: (
    exchange: Exchange,
    params: Record<string, unknown>,
  ) => Promise<(call: Call<Op>) => Promise<ReplyOf<Op>>>;
};

/** One handler for every operation: a missing one does not compile. */
export type Handlers = { readonly [Id in OperationId]: Handler<Operations[Id]> };

/** Answers before sign-in. */
export function publicly<Op extends Operation>(
  run: (call: Call<Op>, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return { policies: ['public'], admit: async (exchange) => (call) => run(call, exchange) };
}

/** Answers whoever is signed in. */
export function bySignedIn<Op extends Operation>(
  run: (call: Call<Op>, scope: SignedIn, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return {
    policies: ['signed-in'],
    admit: async (exchange) => {
      const scope = signedIn(exchange.actor);
      return (call) => run(call, scope, exchange);
    },
  };
}

/** Answers administrators. */
export function byAdministrator<Op extends Operation>(
  run: (call: Call<Op>, scope: SignedIn<'administer'>, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return {
    policies: ['administer'],
    admit: async (exchange) => {
      const scope = administer(signedIn(exchange.actor));
      return (call) => run(call, scope, exchange);
    },
  };
}

/** Answers accounts that may open cases. */
export function byCaseOpener<Op extends Operation>(
  run: (call: Call<Op>, scope: SignedIn<'open-case'>, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return {
    policies: ['open-case'],
    admit: async (exchange) => {
      const scope = openCase(signedIn(exchange.actor));
      return (call) => run(call, scope, exchange);
    },
  };
}

/** Answers deconfliction officers, across the compartments in which they are that. */
export function acrossCases<Op extends Operation>(
  run: (call: Call<Op>, across: AcrossCases, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return {
    policies: ['deconflict'],
    admit: async (exchange) => {
      const { actor } = signedIn(exchange.actor);
      const across = deconflict({ actor }, await casesOf(exchange.context.store, actor));
      return (call) => run(call, across, exchange);
    },
  };
}

/** Answers members of the case; what they may do in which compartment is asked of a policy once the record is known. */
export function inCase<Op extends Operation>(
  run: (call: Call<Op>, scope: InCase, exchange: Exchange) => Promise<ReplyOf<Op>>,
): Handler<Op> {
  return {
    policies: [
      'read-case',
      'add-material',
      'review',
      'own-case',
      'read-consultations',
      'release-set-aside',
      'work-lanes',
    ],
    admit: async (exchange, params) => {
      const { actor } = signedIn(exchange.actor);
      const caseId = String(params['caseId']);
      const scope = readCase({ actor, caseId, memberships: exchange.membershipsIn(caseId) });
      return (call) => run(call, scope, exchange);
    },
  };
}
