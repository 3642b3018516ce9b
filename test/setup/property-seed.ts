import fc from 'fast-check';

// A run of CI says the same each time it is asked; runs at a desk try new cases each time.
if (process.env['CI']) fc.configureGlobal({ seed: 20_261_123 });
