import { Link } from '@tanstack/react-router';
import { spotlight } from '@mantine/spotlight';
import type { ReactNode } from 'react';
import { openWarnNow } from '../features/lanes/components/warn-now.tsx';
import { AwayBanner } from './away-banner.tsx';
import { Kbd } from '../ui/kbd.tsx';

/** The bar on every screen; inside a case its name, search and marking stand in it. */
export function TopBar({ children, end }: { children?: ReactNode; end: ReactNode }) {
  return (
    <div>
      <header className="top">
        <Link to="/" className="brand">
          <i className="lamp" />
          <span className="hide-narrow">Lamplighter</span>
        </Link>
        {children}
        <button type="button" className="bare" onClick={() => spotlight.open()} aria-label="Go to anything: Ctrl K">
          <Kbd of="Ctrl K" />
        </button>
        <i className="grow" />
        <button type="button" className="warn-button" onClick={openWarnNow} title="Warn of a threat to life: !">
          Threat to life <Kbd of="!" />
        </button>
        {end}
      </header>
      <AwayBanner />
    </div>
  );
}
