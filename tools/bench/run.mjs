/** Runs a bench written in TypeScript: `node tools/bench/run.mjs documents/memory`. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { build } from 'esbuild';

for (const name of process.argv.slice(2)) {
	// Inside the project, so that its packages are found.
	const outfile = resolve('node_modules/.cache/space-ocr-bench', `${name}.cjs`);
	await build({
		entryPoints: [`tools/bench/${name}.ts`],
		outfile,
		bundle: true,
		platform: 'node',
		format: 'cjs',
		packages: 'external',
		// an ES module's default export is none for CommonJS, so this one is bundled
		alias: { 'get-port': resolve('node_modules/get-port/index.js') },
		logLevel: 'error',
	});
	const { status } = spawnSync(process.execPath, ['--expose-gc', outfile], { stdio: 'inherit' });
	if (status !== 0) process.exitCode = 1;
}
