const common = require('./jest.config.cjs');

/** Tests that start a real n8n: `npm run test:e2e`. */
/** @type {import('jest').Config} */
module.exports = {
	...common,
	testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/e2e/global-setup.ts',
	// n8n and the local engine use all of the machine.
	maxWorkers: 1,
	// Starting n8n takes half a minute, reading a page some seconds.
	testTimeout: 900_000,
};
