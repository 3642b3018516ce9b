import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Where `.ci/run` wants the results as JSON. */
const report = process.env['LAMPLIGHTER_TEST_REPORT'];

/** The longest file first: begun last it would run on alone. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLongest = (file: TestSpecification) => file.moduleId.includes('/test/non-interference/');
    return [...sorted.filter(isLongest), ...sorted.filter((file) => !isLongest(file))];
  }
}

export default defineConfig({
  resolve: {
    // Tests read the sources, not what package.json's `imports` names for the built program.
    alias: [{ find: /^#(\w+)\//, replacement: fileURLToPath(new URL('./src/$1/', import.meta.url)) }],
  },
  test: {
    include: [
      'src/**/*.test.{ts,tsx}',
      'test/**/*.test.ts',
      'demo/**/*.test.ts',
      'data/**/*.test.ts',
      'bench/**/*.test.ts',
    ],
    environment: 'node',
    setupFiles: ['test/setup/property-seed.ts'],
    globalSetup: ['test/setup/build.ts', 'test/setup/postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes when the machine gets to it, and not within vitest's usual second.
    expect: { poll: { timeout: 30_000 } },
    sequence: { sequencer: LongestFirst },
    pool: 'forks',
    // Files of one worker share what they import: importing it for each of them took a tenth of the whole run.
    isolate: false,
    maxWorkers: 2,
    reporters: report ? ['default', ['json', { outputFile: report }]] : ['default'],
  },
});
