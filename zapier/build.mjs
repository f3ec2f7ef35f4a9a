import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { packedWasm, silentDebug } from '../esbuild-plugins.mjs';

const FOLDER = dirname(fileURLToPath(import.meta.url));

/** The Zapier app: core and its libraries inside, only Zapier's own platform outside. */
await build({
	absWorkingDir: FOLDER,
	entryPoints: ['src/index.ts'],
	outfile: join(FOLDER, 'dist/index.js'),
	bundle: true,
	format: 'esm',
	platform: 'node',
	target: 'node22',
	external: ['zapier-platform-core'],
	plugins: [silentDebug, packedWasm],
	legalComments: 'none',
	logLevel: 'warning',
});
