/** Mutations of what decides, and whether a test notices: `npm run mutation`, or `npm run mutation -- --mutate 'core/api/**'`. */
export default {
	mutate: [
		'core/{decision,values,api}/**/*.ts',
		'nodes/SpaceOcr/resources/document/extract/{review-rules,rule-condition}.ts',
		'!**/*.d.ts',
	],
	testRunner: 'jest',
	jest: {
		configFile: 'jest.config.cjs',
		// the tests beside what is mutated; what whole runs would notice besides is a second line
		config: {
			testMatch: ['<rootDir>/test/core/**/*.test.ts', '<rootDir>/test/nodes/review-rules.test.ts'],
		},
	},
	coverageAnalysis: 'perTest',
	// a test that a mutation sends round and round; no test measures time
	timeoutMS: 15_000,
	tempDirName: '.cache/stryker',
	reporters: ['clear-text', 'progress', 'html'],
	htmlReporter: { fileName: '.cache/mutation.html' },
	clearTextReporter: { allowColor: false, reportTests: false },
	ignorePatterns: [
		'.cache',
		'**/dist',
		'docs',
		'workflows',
		'test/e2e',
		'local-engine',
		'zapier',
		'cli',
	],
};
