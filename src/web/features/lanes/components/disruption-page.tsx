import { disruptionPage } from '../pages-of-things.ts';
import { ThingsPage } from './things-page.tsx';

/** Disruptions from plan to measured effect, and warnings of threats to life. */
export const DisruptionPage = () => <ThingsPage of={disruptionPage} />;
