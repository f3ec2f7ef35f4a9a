const common = require('./jest.config.cjs');

/** Tests that start a real n8n: `npm run test:e2e`. */
/** @type {import('jest').Config} */
module.exports = {
	...common,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/global-setup.ts',
	// n8n waits more than it works: for mails 15 seconds each. Two suites share a small machine well.
	maxWorkers: 2,
	// Starting n8n takes half a minute, reading a page some seconds.
	testTimeout: 900_000,
};
