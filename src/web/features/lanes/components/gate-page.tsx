import { gatePage } from '../pages-of-things.ts';
import { ThingsPage } from './things-page.tsx';
import { WordingBeside } from './wording-beside.tsx';

/** From intelligence to evidence, with the sanitised wording beside the original. */
export const GatePage = () => <ThingsPage of={gatePage} beside={(thing) => <WordingBeside of={thing} />} />;
