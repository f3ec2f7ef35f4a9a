/**
 * Fuzzes the reading of files, the node, the engine and the Zapier app, and the faults of the service: `npm run fuzz -- [factor]
 * [seed]`. The factor says how many times more is tried than in `npm test` (20 by default, some minutes; 2000 for a
 * night). The seed is printed: the same seed tries the same.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';

const [factor = '20', seed = String(randomInt(2 ** 31))] = process.argv.slice(2);
console.log(`factor ${factor}, seed ${seed}; the same again: npm run fuzz -- ${factor} ${seed}`);
const { status } = spawnSync(
	process.execPath,
	[
		'node_modules/jest/bin/jest.js',
		...[
			'test/tools/fuzz',
			'test/nodes/faults',
			'test/nodes/nothing-lost',
			'test/local-engine/server/faults',
		],
		'--runInBand',
	],
	{
		stdio: 'inherit',
		env: { ...process.env, SPACE_OCR_FUZZ_FACTOR: factor, SPACE_OCR_FUZZ_SEED: seed },
	},
);
process.exitCode = status ?? 1;
