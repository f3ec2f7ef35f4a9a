const swc = [
	'@swc/jest',
	{ jsc: { parser: { syntax: 'typescript' }, target: 'es2023' }, module: { type: 'commonjs' } },
];

/** ES modules that tests load from source; what n8n loads is bundled. */
const ESM_PACKAGES = [
	'file-type',
	'strtok3',
	'token-types',
	'@tokenizer',
	'@borewit',
	'uint8array-extras',
	'p-limit',
	'yocto-queue',
	'fast-png',
	'iobuffer',
	'image-size',
	'get-port',
	'content-disposition',
	'asn1js',
	'@peculiar/utils',
	'htmlparser2',
	'entities',
	'domhandler',
	'domutils',
	'domelementtype',
	'dom-serializer',
];

/** The most that a timer takes; a longer one would be over at once. In milliseconds. */
const LONGEST = 2 ** 31 - 1;
/** A campaign of fuzzing tries so many times more in one test: test/tools/fuzz/campaign.ts. */
const factor = Number(process.env.SPACE_OCR_FUZZ_FACTOR) || 1;

/** @type {import('jest').Config} */
module.exports = {
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	// They start a real n8n: jest.e2e.config.cjs.
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/e2e/'],
	transform: { '\\.[jt]s$': swc },
	transformIgnorePatterns: [`/node_modules/(?!(${ESM_PACKAGES.join('|')})/)`, '<rootDir>/dist/'],
	moduleNameMapper: {
		'^@hyzyla/pdfium/pdfium\\.wasm$': '<rootDir>/test/core/files/pdf/packed-wasm.cjs',
	},
	modulePathIgnorePatterns: ['<rootDir>/dist/package.json', '<rootDir>/.cache/'],
	// n8n's engine prints every error of a node; the tests look at the errors themselves.
	silent: true,
	maxWorkers: 2,
	// No test measures time; a busy machine may take its own. A lower limit is one on the clock, which fails there.
	testTimeout: Math.min(LONGEST, 300_000 * Math.max(1, factor)),
};
