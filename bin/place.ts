import type { Place } from '#cli/command-host';
import type { Terminal } from '#cli/terminal';

export type PlaceOf = { readonly home: string; readonly terminal: Terminal; readonly version: string };

/** Everything that is done to one data folder, loaded when it is asked for. */
export function placeAt(of: PlaceOf): Place {
  return {
    home: of.home,
    async serve(options) {
      const { serve } = await import('./serve.ts');
      await serve(of, options);
    },
    async demo(options) {
      const { demo } = await import('./demo.ts');
      await demo(of, options);
    },
    async work() {
      const { work } = await import('./work.ts');
      await work(of);
    },
    async workplace() {
      const { openWorkplace } = await import('./workplace.ts');
      return openWorkplace(of);
    },
    async accounts() {
      const { openAccounts } = await import('./accounts.ts');
      return openAccounts(of);
    },
    async operate() {
      const { openOperatorTools } = await import('./operator-tools.ts');
      return openOperatorTools(of);
    },
    async status() {
      const { statusOf } = await import('./status.ts');
      return statusOf(of);
    },
  };
}
