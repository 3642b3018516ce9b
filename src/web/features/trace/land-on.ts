/**
 * For the ref of an answer: takes the focus where it was lost with the question, so that keys go on from there. A stable
 * function, so that it runs once for each answer.
 */
export function landOn(answer: HTMLElement | null): void {
  const { activeElement, body } = document;
  if (answer !== null && (activeElement === null || activeElement === body)) answer.focus({ preventScroll: true });
}
