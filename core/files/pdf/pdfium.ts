import packed from '@hyzyla/pdfium/pdfium.wasm';

import { allocate } from './c-memory';
import { TakesTooLong } from './drawing-time';
import { pdfiumFunctions, type PdfiumFunctions } from './pdfium-functions';
import { through } from '../through';
import { wasmHost } from './wasm-host';

const MiB = 1024 * 1024;
/** Where the memory of one document ends. A page of 40 megapixels in colour takes 120 MB, the rest is room for images in it. */
const MAX_MEMORY_BYTES = 256 * MiB;
/** WebAssembly gives no memory back; an instance that grew beyond this isn't kept. */
const KEPT_MEMORY_BYTES = 96 * MiB;
/** Room for the stack of what is paused; what nests deeper than this is given up. */
const PAUSED_STACK_BYTES = MiB;
const POINTER_BYTES = 4;
/** Loops between two looks at the clock, see tools/pdfium/pausable.mjs. */
const FUEL = 200;

/** What a call may do between its slices. */
export interface Slices {
	/** Whether it should stop here for a while. */
	readonly isDue: () => boolean;
	/** Called at the begin of each slice. */
	readonly begin: () => void;
	/** Done while it is stopped. Where this throws the instance can't be used any more. */
	readonly between: () => Promise<void>;
}

/** Pauses that a call may come to outside slices, each after `FUEL` loops: some ten milliseconds. */
const MOST_UNSLICED = 20_000;

/** The functions of an instance, each with something done before it; but those that are called within others. */
const before = (exports: Readonly<Record<string, unknown>>, act: () => void) =>
	Object.fromEntries(
		Object.entries(exports).map(([name, value]) => [
			name,
			typeof value === 'function' && !name.startsWith('asyncify')
				? (...given: readonly number[]): unknown => {
						act();
						return Reflect.apply(value, undefined, given);
					}
				: value,
		]),
	);

/** An instance of the module. */
export interface Pdfium extends PdfiumFunctions {
	/**
	 * Calls one function of the module that may take long, in slices. Until it has ended no other may be called.
	 *
	 * @param call is made anew for each slice, as that is how it goes on
	 */
	inSlices(slices: Slices, call: () => number): Promise<number>;
	/**
	 * Lets memory grow by so many bytes while `work` runs. What takes more is given up: it throws, and the instance
	 * can't be used any more.
	 */
	withinMemory<Result>(bytes: number, work: () => Promise<Result>): Promise<Result>;
	/** Whether it ever wanted more: then an image may be missing. */
	readonly refusedMemory: () => boolean;
}

let compiled: Promise<WebAssembly.Module> | undefined;
/** An instance that the next document can use: starting one takes a few milliseconds. */
let idle: Pdfium | undefined;

const compile = async () =>
	await WebAssembly.compile(await through(packed, new DecompressionStream('gzip')));

/** States of `asyncify_get_state`. */
const UNWINDING = 1;
const REWINDING = 2;

/** @returns where Asyncify keeps the stack: a pointer to its top and one to its end, then the stack itself */
function stackRoom(pdfium: PdfiumFunctions): number {
	const room = allocate(pdfium, PAUSED_STACK_BYTES);
	const pointers = new DataView(pdfium.memory.buffer, room, 2 * POINTER_BYTES);
	pointers.setUint32(0, room + 2 * POINTER_BYTES, true);
	pointers.setUint32(POINTER_BYTES, room + PAUSED_STACK_BYTES, true);
	return room;
}

async function start(): Promise<Pdfium> {
	compiled ??= compile().then(undefined, (error: unknown) => {
		// Memory may have been short for a moment: the next document tries again.
		compiled = undefined;
		throw error;
	});
	const host = wasmHost(MAX_MEMORY_BYTES);
	const instance = await WebAssembly.instantiate(await compiled, host.imports);
	let pauses = 0;
	const pdfium = pdfiumFunctions.parse(
		before(instance.exports, () => {
			pauses = 0;
		}),
	);
	host.connect(pdfium);
	let room = 0;
	/** Outside slices nobody has a turn: what computes for long there is given up. */
	const notInSlices = () => {
		if (++pauses > MOST_UNSLICED) throw new TakesTooLong();
		return false;
	};
	let isDue: () => boolean = notInSlices;
	// Before anything runs: fuel that was used up would not be looked at again.
	host.onPause(() => {
		pdfium.fuel.value = FUEL;
		if (pdfium.asyncify_get_state() === REWINDING) pdfium.asyncify_stop_rewind();
		else if (isDue()) pdfium.asyncify_start_unwind(room);
	});
	pdfium.emscripten_stack_init();
	pdfium.__wasm_call_ctors();
	pdfium.FPDF_InitLibrary();
	room = stackRoom(pdfium);
	const memoryBytes = () => pdfium.memory.buffer.byteLength;
	return {
		...pdfium,
		inSlices: async (slices, call) => {
			const slice = () => {
				slices.begin();
				({ isDue } = slices);
				const result = call();
				isDue = notInSlices;
				return result;
			};
			let result = slice();
			while (pdfium.asyncify_get_state() === UNWINDING) {
				pdfium.asyncify_stop_unwind();
				await slices.between();
				pdfium.asyncify_start_rewind(room);
				result = slice();
			}
			return result;
		},
		refusedMemory: host.refusedMemory,
		withinMemory: async (bytes, work) => {
			host.limitMemory(memoryBytes() + bytes);
			try {
				return await work();
			} finally {
				host.limitMemory(MAX_MEMORY_BYTES);
			}
		},
	};
}

/**
 * An instance of PDFium for one document. Each open document has its own, so that one that breaks PDFium takes
 * no other with it: after a trap its memory can't be trusted, and it must not be given back.
 */
export async function takePdfium(): Promise<Pdfium> {
	const taken = idle;
	idle = undefined;
	return taken ?? (await start());
}

/** Whether an instance is kept for the next document, so that what it holds must be let go in order. */
export const isKept = (pdfium: Pdfium): boolean =>
	pdfium.memory.buffer.byteLength <= KEPT_MEMORY_BYTES;

/** After the document was closed in order. */
export function giveBackPdfium(pdfium: Pdfium): void {
	if (isKept(pdfium)) idle = pdfium;
}
