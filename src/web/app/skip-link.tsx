import type { MouseEvent } from 'react';

/** Past the bars at once: into the text where one is open, else to the page. */
export function SkipLink() {
  const skip = (event: MouseEvent) => {
    event.preventDefault();
    (document.querySelector<HTMLElement>('.text-pane') ?? document.getElementById('main'))?.focus();
  };
  return (
    <a className="skip" href="#main" onClick={skip}>
      To the page
    </a>
  );
}
