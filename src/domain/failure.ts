/** An error the user can act on: what happened, why, what to do next, under a permanent code. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly code: string;
  readonly next: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, what: string, next: string, details: Readonly<Record<string, unknown>> = {}) {
    super(what);
    this.code = code;
    this.next = next;
    this.details = details;
  }
}
