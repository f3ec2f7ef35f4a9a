/**
 * PDFium's WebAssembly made so that it can stop in the middle of whatever it does, and go on later: it draws inside n8n's
 * own process, where nothing else runs meanwhile, and a page of 1 KB can keep it busy for minutes.
 *
 * Every loop that does more than step through bytes counts down `fuel`; at 0 it calls the import `env.pause`. There the
 * host may begin to unwind the stack, and later have it built up again: Binaryen's Asyncify does that part.
 * https://kripken.github.io/blog/wasm/2019/07/16/asyncify.html
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const MODULES = resolve(import.meta.dirname, '../../node_modules');
const PDFIUM = join(MODULES, '@hyzyla/pdfium/dist/pdfium.wasm');
const BINARYEN = join(MODULES, 'binaryen');
const FOLDER = join(MODULES, '.cache/space-ocr-pdfium');
/** What it was made of stands beside what was made. */
const PACKED = join(FOLDER, 'pdfium.wasm.gz');
const KEY = join(FOLDER, 'made-of.txt');

/** What Node.js 20 knows; more would be used where it saves a byte. */
const FEATURES = [
	'--mvp-features',
	...['bulk-memory', 'bulk-memory-opt', 'sign-ext', 'mutable-globals'].map(
		(name) => `--enable-${name}`,
	),
	...['nontrapping-float-to-int', 'multivalue'].map((name) => `--enable-${name}`),
];
/** Functions of the host on whose return the stack may be unwinding. */
const PAUSING = [
	'pause',
	...['v', 'ii', 'iii', 'iiii', 'iiiii', 'viii', 'viiii'].map((name) => `invoke_${name}`),
];
const ASYNCIFY = [
	'--asyncify',
	`--pass-arg=asyncify-imports@${PAUSING.map((name) => `env.${name}`).join(',')}`,
	'-O2',
];

/** Loops between two looks at the clock: some microseconds, or milliseconds where each goes over a row of pixels. */
const FUEL = 200;
const COUNT_DOWN = [
	' (global.set $fuel (i32.sub (global.get $fuel) (i32.const 1)))',
	' (if (i32.eqz (global.get $fuel)) (then (call $pause)))',
].join('');
const LOOP_HEAD = /\(loop(?: \$[^\s()]+)?(?: \((?:result|param|type)[^()]*\))*/y;
const [QUOTE, BACKSLASH, OPEN, CLOSE] = [0x22, 0x5c, 0x28, 0x29];

/** Where loops begin that call something, or hold another loop. Those that do neither end soon. */
function longLoops(text) {
	const open = [];
	const around = [];
	const found = [];
	for (let at = 0; at < text.length; at++) {
		const code = text.charCodeAt(at);
		if (code === QUOTE) {
			while (text.charCodeAt(++at) !== QUOTE) if (text.charCodeAt(at) === BACKSLASH) at++;
		} else if (code === OPEN) {
			const isLoop = text.startsWith('(loop', at);
			if (isLoop || text.startsWith('(call', at)) for (const loop of around) loop.isLong = true;
			const one = isLoop ? { at, isLong: false } : undefined;
			open.push(one);
			if (one) around.push(one);
		} else if (code === CLOSE) {
			const one = open.pop();
			if (one === undefined) continue;
			around.pop();
			if (one.isLong) found.push(one.at);
		}
	}
	return found.sort((one, other) => one - other);
}

/** Puts a text before the first line that begins so. */
function before(text, line, insertion) {
	const at = text.indexOf(`\n ${line}`);
	if (at === -1) throw new Error(`PDFium's WebAssembly has no ${line}`);
	return `${text.slice(0, at)}\n ${insertion}${text.slice(at)}`;
}

function withFuel(text) {
	const parts = [];
	let done = 0;
	for (const at of longLoops(text)) {
		LOOP_HEAD.lastIndex = at;
		const end = at + LOOP_HEAD.exec(text)[0].length;
		parts.push(text.slice(done, end), COUNT_DOWN);
		done = end;
	}
	const counting = [...parts, text.slice(done)].join('');
	const imported = before(counting, '(import ', '(import "env" "pause" (func $pause))');
	const global = before(imported, '(global ', `(global $fuel (mut i32) (i32.const ${FUEL}))`);
	return before(global, '(export ', '(export "fuel" (global $fuel))');
}

function makePausable() {
	const folder = mkdtempSync(join(tmpdir(), 'space-ocr-pdfium-'));
	const tool = (name, args) =>
		execFileSync(process.execPath, [join(BINARYEN, 'bin', name), ...args, ...FEATURES], {
			cwd: folder,
		});
	try {
		tool('wasm-dis', [PDFIUM, '-o', 'pdfium.wat']);
		const text = readFileSync(join(folder, 'pdfium.wat'), 'utf8');
		writeFileSync(join(folder, 'counting.wat'), withFuel(text));
		tool('wasm-opt', ['counting.wat', ...ASYNCIFY, '-o', 'pausable.wasm']);
		return gzipSync(readFileSync(join(folder, 'pausable.wasm')), { level: 9 });
	} finally {
		rmSync(folder, { recursive: true });
	}
}

const readOrUndefined = (file) => {
	try {
		return readFileSync(file);
	} catch (error) {
		if (error.code === 'ENOENT') return undefined;
		throw error;
	}
};

/** In one step: another build may read it at the same time. */
function write(file, content) {
	writeFileSync(`${file}.${process.pid}`, content);
	renameSync(`${file}.${process.pid}`, file);
}

let packed;

/**
 * The WebAssembly, packed with gzip. Making it takes a minute, so it is kept until PDFium, Binaryen or this file change.
 *
 * @returns {Buffer}
 */
export function pausablePdfium() {
	if (packed !== undefined) return packed;
	const key = [PDFIUM, join(BINARYEN, 'package.json'), import.meta.filename]
		.map((file) => createHash('sha256').update(readFileSync(file)).digest('hex'))
		.join('\n');
	const kept = readOrUndefined(KEY)?.toString() === key ? readOrUndefined(PACKED) : undefined;
	if (kept !== undefined) return (packed = kept);
	console.log('making PDFium pausable: a minute, once');
	packed = makePausable();
	mkdirSync(FOLDER, { recursive: true });
	write(PACKED, packed);
	write(KEY, key);
	return packed;
}
