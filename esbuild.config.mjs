import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';

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
	const { metafile } = await build({
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
		metafile: true,
		legalComments: 'none',
		logLevel: 'warning',
	});
	for (const file of ['SpaceOcr.node.json', 'space-ocr.svg', 'space-ocr.dark.svg'])
		await cp(`nodes/SpaceOcr/${file}`, `dist/nodes/SpaceOcr/${file}`);
	await writeFile('dist/THIRD_PARTY_LICENSES', await licencesOf(Object.keys(metafile.inputs)));
}

/** Name, version and licence text of every library among the files that were bundled. */
async function licencesOf(files) {
	const folders = files.flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
	const sections = [...new Set(folders)].sort().map(async (folder) => {
		const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
		const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
		if (file === undefined) throw new Error(`${name} brings no licence text`);
		const text = await readFile(`${folder}/${file}`, 'utf8');
		return `\n${name} ${version} (${license})\n\n${text.trim()}\n`;
	});
	const rule = `\n${'-'.repeat(80)}\n`;
	return `This package contains the libraries below.\n${rule}${(await Promise.all(sections)).join(rule)}`;
}

/** The local engine and the command line: bundled with core, packages stay outside. */
async function buildLocalEngine() {
	await rm('local-engine/dist', { recursive: true, force: true });
	await build({
		entryPoints: { main: 'local-engine/main.ts', cli: 'local-engine/cli/main.ts' },
		outdir: 'local-engine/dist',
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node24',
		packages: 'external',
		sourcemap: true,
		logLevel: 'warning',
	});
}

await Promise.all([buildNodes(), buildLocalEngine()]);
