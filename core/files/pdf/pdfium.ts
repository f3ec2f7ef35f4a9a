import packed from '@hyzyla/pdfium/pdfium.wasm';

import { pdfiumFunctions, type PdfiumFunctions } from './pdfium-functions';
import { through } from './through';
import { wasmHost } from './wasm-host';

const MiB = 1024 * 1024;
/** Where the memory of one document ends. A page of 40 megapixels in colour takes 120 MB, the rest is room for images in it. */
const MAX_MEMORY_BYTES = 512 * MiB;
/** WebAssembly gives no memory back; an instance that grew beyond this isn't kept. */
const KEPT_MEMORY_BYTES = 96 * MiB;

/** An instance of the module. */
export interface Pdfium extends PdfiumFunctions {
	/**
	 * Lets memory grow by so many bytes while `work` runs. What takes more is given up: it throws, and the instance
	 * can't be used any more.
	 */
	withinMemory<Result>(bytes: number, work: () => Result): Result;
}

let compiled: Promise<WebAssembly.Module> | undefined;
/** An instance that the next document can use: starting one takes a few milliseconds. */
let idle: Pdfium | undefined;

const compile = async () =>
	await WebAssembly.compile(await through(packed, new DecompressionStream('gzip')));

async function start(): Promise<Pdfium> {
	compiled ??= compile().then(undefined, (error: unknown) => {
		// Memory may have been short for a moment: the next document tries again.
		compiled = undefined;
		throw error;
	});
	const host = wasmHost(MAX_MEMORY_BYTES);
	const instance = await WebAssembly.instantiate(await compiled, host.imports);
	const pdfium = pdfiumFunctions.parse(instance.exports);
	host.connect(pdfium);
	pdfium.emscripten_stack_init();
	pdfium.__wasm_call_ctors();
	pdfium.FPDF_InitLibrary();
	const memoryBytes = () => pdfium.memory.buffer.byteLength;
	return {
		...pdfium,
		withinMemory: (bytes, work) => {
			host.limitMemory(memoryBytes() + bytes);
			const result = work();
			host.limitMemory(MAX_MEMORY_BYTES);
			return result;
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

/** After the document was closed in order. */
export function giveBackPdfium(pdfium: Pdfium): void {
	if (pdfium.memory.buffer.byteLength <= KEPT_MEMORY_BYTES) idle = pdfium;
}
