import { importX } from 'eslint-plugin-import-x';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import tseslint from 'typescript-eslint';

import { oneName } from './tools/lint/one-name.mjs';

/** What the pure core may import besides itself: libraries that know no platform either. */
const CORE_PACKAGES = [
	'zod/v4-mini',
	'file-type/core',
	'image-size',
	'@hyzyla/pdfium',
	'@hyzyla/pdfium/pdfium.wasm',
	'p-limit',
	'crypto',
	'big.js',
	'csv-stringify/sync',
	'fast-xml-builder',
	'jsonc-parser',
	'saxes',
	'fflate',
	'postal-mime',
	'asn1js',
	'htmlparser2',
];

/** Memory of WebAssembly is whole; `response.buffer()` is a call. */
const BUFFER_OF_A_VIEW = [
	'MemberExpression[property.name="buffer"]:not([object.name="memory"], [object.property.name="memory"], CallExpression > .callee)',
	'ObjectPattern > Property[key.name="buffer"]',
].map((selector) => ({
	selector,
	message:
		'The buffer of a view may hold other documents: use ownMemory or viewOf of core/files/own-memory.',
}));

const zone = (target, from, message) => ({ target, from, message });

/** The rules of the house, for every file; n8n's own are in eslint.config.mjs. */
export default tseslint.config(
	{ ignores: ['**/dist/**', '.cache/**', '**/node_modules/**', '**/*.mjs', '**/*.cjs', '**/*.js'] },
	{
		files: ['**/*.{ts,tsx}'],
		extends: [tseslint.configs.strictTypeChecked],
		plugins: { 'import-x': importX },
		languageOptions: { parserOptions: { project: ['./tsconfig.json', './page/tsconfig.json'] } },
		settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()] },
		rules: {
			'@typescript-eslint/consistent-type-assertions': ['error', { assertionStyle: 'never' }],
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			'no-console': 'error',
			'no-empty': 'error',
			'no-restricted-syntax': ['error', ...BUFFER_OF_A_VIEW],
			// Arrows point down only: adapters know the core, not each other; the core knows nobody.
			'import-x/no-restricted-paths': [
				'error',
				{
					zones: [
						zone(
							'./core',
							[
								'./nodes',
								'./credentials',
								'./page',
								'./zapier',
								'./local-engine',
								'./cli',
								'./studio',
								'./tools',
							],
							'The core knows no adapter.',
						),
						zone(
							['./nodes', './credentials'],
							['./zapier', './local-engine', './cli', './studio', './tools'],
							'Adapters do not know each other.',
						),
						zone(
							'./page',
							[
								...['./nodes', './credentials', './zapier', './local-engine', './cli'],
								...['./studio', './tools'],
							],
							'The page gets its data from the node, and knows only the core.',
						),
						zone(
							'./zapier',
							['./nodes', './credentials', './local-engine', './cli', './studio', './tools'],
							'Adapters do not know each other.',
						),
						zone(
							'./local-engine',
							['./nodes', './credentials', './zapier', './cli', './studio', './tools'],
							'Adapters do not know each other.',
						),
						zone(
							'./studio/page',
							['./zapier', './local-engine', './cli', './tools', './studio/server'],
							'The page gets its data from the server; it knows the core, the page of the review, and what the node stores.',
						),
					],
				},
			],
		},
	},
	{ files: ['core/files/own-memory.ts'], rules: { 'no-restricted-syntax': 'off' } },
	{ files: ['tools/bench/**/*.ts'], rules: { 'no-console': 'off' } },
	{
		files: ['core/**/*.ts'],
		plugins: { house: { rules: { 'one-name': oneName } } },
		rules: {
			'house/one-name': ['error', 'core'],
			'no-restricted-globals': [
				'error',
				...['fetch', 'setTimeout', 'setInterval', 'setImmediate', 'process', 'performance'].map(
					(name) => ({
						name,
						message: 'The core is pure: take it as an argument.',
					}),
				),
			],
			'no-restricted-properties': [
				'error',
				{
					object: 'Date',
					property: 'now',
					message: 'The core has no clock: take now() as an argument.',
				},
				{ object: 'Math', property: 'random', message: 'Take random() as an argument.' },
			],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						{
							regex: `^(?!\\.|(?:${CORE_PACKAGES.map((name) => name.replaceAll('/', '\\/')).join('|')})$)`,
							message: `The core imports no platform, only ${CORE_PACKAGES.join(', ')}.`,
						},
					],
				},
			],
		},
	},
);
