/** Runs a bench written in TypeScript: `node tools/bench/run.mjs documents/memory`. */
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

import { build } from 'esbuild';

// A number is for the benches, not the name of one.
const isNumber = (argument) => /^\d+$/.test(argument);
const numbers = process.argv.slice(2).filter(isNumber);
for (const name of process.argv.slice(2).filter((argument) => !isNumber(argument))) {
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
	const { status } = spawnSync(process.execPath, ['--expose-gc', outfile, ...numbers], {
		stdio: 'inherit',
	});
	if (status !== 0) process.exitCode = 1;
}
