import { decisionsPage } from '../pages-of-things.ts';
import { ThingsPage } from './things-page.tsx';

/** Charges, policy choices and how the case ends: the log of decisions. */
export const DecisionsPage = () => <ThingsPage of={decisionsPage} />;
