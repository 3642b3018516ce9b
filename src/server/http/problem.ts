import type { Problem } from '#api/schemas/common';
import { Failure } from '#domain/failure';
import { statusOf } from './status-of.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Not valid',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Not possible here',
  408: 'Nothing more came',
  409: 'Someone was first',
  413: 'Too large',
  415: 'Wrong form',
  421: 'Wrong host',
  422: 'Not possible',
  429: 'Too many tries',
  500: 'Something went wrong here',
  503: 'Not available now',
};

/** RFC 9457: the failure as the API tells it, with its permanent code and what to do next. */
export function problemOf(failure: Failure): Problem {
  const status = statusOf(failure.code);
  const hasDetails = Object.keys(failure.details).length > 0;
  return {
    type: `urn:lamplighter:problem:${failure.code.toLowerCase()}`,
    title: titles[status] ?? 'Not possible',
    status,
    code: failure.code,
    detail: failure.message,
    next: failure.next,
    ...(hasDetails ? { details: { ...failure.details } } : {}),
  };
}

export function problemResponse(failure: Failure): Response {
  const problem = problemOf(failure);
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  const wait = failure.details['retryAfterSeconds'];
  if (typeof wait === 'number') headers['retry-after'] = String(Math.ceil(wait));
  // The rest of the request may never come, so nothing else is expected on this connection.
  if (problem.status === 408) headers['connection'] = 'close';
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
