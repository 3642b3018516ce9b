import { leadsPage } from '../pages-of-things.ts';
import { ThingsPage } from './things-page.tsx';

/** Leads with their ages and their triage, and checks of proposals and visitors. */
export const LeadsPage = () => <ThingsPage of={leadsPage} />;
