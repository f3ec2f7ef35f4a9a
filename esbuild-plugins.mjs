import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';

/** Logging of a dependency that would read the environment; n8n's scan forbids that, and nobody reads the log. */
export const silentDebug = {
	name: 'silent-debug',
	setup(bundle) {
		bundle.onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'silent' }));
		bundle.onLoad({ filter: /.*/, namespace: 'silent' }, () => ({
			contents: 'module.exports = () => () => undefined;',
		}));
	},
};

/**
 * PDFium comes packed inside its file: n8n allows a node to read none. `Buffer` takes 2 ms for it, the decoder that
 * esbuild brings 70.
 */
export const packedWasm = {
	name: 'packed-wasm',
	setup(bundle) {
		bundle.onLoad({ filter: /\.wasm$/ }, async ({ path }) => ({
			contents: `export default Buffer.from('${gzipSync(await readFile(path), { level: 9 }).toString('base64')}', 'base64');`,
		}));
	},
};
