import { Failure } from '#domain/failure';

/** The one answer for what does not exist and for what the caller may not know of, word for word. */
export function notFound(): Failure {
  return new Failure(
    'LL-NOT-FOUND',
    'There is nothing here that you may see.',
    'Check the address, or ask a case owner.',
  );
}

/** For someone who sees the thing and lacks the role; says which role would do. */
export function forbidden(needs: string): Failure {
  return new Failure('LL-FORBIDDEN', `This needs ${needs}.`, 'Ask a case owner or an administrator.');
}

/** For what the caller can put right themselves; `issues` names the fields. */
export function invalid(
  what: string,
  next: string,
  issues: readonly { path: string; message: string }[] = [],
): Failure {
  return new Failure('LL-INVALID', what, next, issues.length > 0 ? { issues } : {});
}

/** Someone else decided first, or the state the user saw is gone. */
export function conflict(what: string, details: Readonly<Record<string, unknown>> = {}): Failure {
  return new Failure('LL-CONFLICT', what, 'Look at what stands now, then decide again.', details);
}

export function signInFirst(what = 'You are not signed in.'): Failure {
  return new Failure('LL-SIGN-IN', what, 'Sign in, or ask an administrator for a new sign-in link.');
}
