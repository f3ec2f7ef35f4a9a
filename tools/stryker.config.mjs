/**
 * Changes what decides in small ways, and looks whether a test notices: `npm run mutation`. All of it takes hours, one
 * part with the tests beside it less: `PART=core/api npm run mutation`.
 */
const PARTS = {
	'core/api': { mutate: 'core/api/**/*.ts', tests: 'test/core/api/**/*.test.ts' },
	'core/values': { mutate: 'core/values/**/*.ts', tests: 'test/core/values/**/*.test.ts' },
	'core/decision': { mutate: 'core/decision/**/*.ts', tests: 'test/core/decision/**/*.test.ts' },
	rules: {
		mutate: 'nodes/SpaceOcr/resources/document/extract/{review-rules,rule-condition}.ts',
		tests: 'test/nodes/review-rules.test.ts',
	},
};

const { PART = '' } = process.env;
if (PART !== '' && !Object.hasOwn(PARTS, PART))
	throw new Error(`${PART}: not one of ${Object.keys(PARTS).join(', ')}`);
const parts = PART === '' ? Object.values(PARTS) : [PARTS[PART]];

export default {
	mutate: parts.map(({ mutate }) => mutate),
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.cjs',
		config: { testMatch: parts.map(({ tests }) => `<rootDir>/${tests}`) },
	},
	coverageAnalysis: 'perTest',
	dryRunTimeoutMinutes: 60,
	// a loop without end that a mutation makes; what only takes long on a busy machine would count as noticed
	timeoutMS: 15_000,
	tempDirName: '.cache/stryker',
	reporters: ['clear-text', 'progress', 'html'],
	htmlReporter: { fileName: '.cache/mutation.html' },
	clearTextReporter: { allowColor: false, reportTests: false },
	ignorePatterns: [
		...['.cache', '**/dist', 'docs', 'workflows'],
		...['test/e2e', 'local-engine', 'zapier', 'cli'],
	],
};
