/** What PDFium's WebAssembly asks of its host: musl and Emscripten calls. */
export interface WasmHost {
	readonly imports: Record<string, Record<string, WebAssembly.ImportFunction>>;
	/** Must be called before anything else runs. */
	connect(instance: HostExports): void;
	/** Called again and again by whatever the module computes. */
	onPause(pause: () => void): void;
	/** How far the module's memory may grow from now on, in bytes; beyond that its allocations fail. */
	limitMemory(bytes: number): void;
	/** Whether the module was ever refused memory: what it wanted it for, such as an image, may be missing. */
	readonly refusedMemory: () => boolean;
}

/** What the host needs of the instance to answer. */
interface HostExports {
	readonly memory: WebAssembly.Memory;
	readonly __indirect_function_table: WebAssembly.Table;
	readonly setThrew: (threw: number, value: number) => void;
	readonly emscripten_stack_get_current: () => number;
	readonly _emscripten_stack_restore: (pointer: number) => void;
}

/** errno as the C library of the module numbers them (WASI). */
const BAD_FILE = 8;
const NO_SUCH_FILE = 44;
const NOT_SUPPORTED = 52;

const WASM_PAGE_BYTES = 65_536;

/** Thrown by C code that jumps out of an error, as libjpeg does on a broken image. */
class LongJump extends Error {}

/** The C code met something that it never goes on from. */
class WasmAborted extends Error {
	override readonly name = 'WasmAborted';
}

/**
 * A world without files, clock or environment: the module computes, and sees nothing of the machine. That replaces
 * Emscripten's own glue, which brings a file system, a console and a way to find its own script.
 *
 * @param maxBytes how far the module's memory may grow; beyond that its allocations fail
 */
export function wasmHost(maxBytes: number): WasmHost {
	let connected: HostExports | undefined;
	let limit = maxBytes;
	let refused = false;
	let pause: () => void = () => undefined;
	const instance = (): HostExports => {
		if (connected === undefined) throw new WasmAborted('called before it was started');
		return connected;
	};

	/** Calls through the table; a jump that C code makes ends here (Emscripten's `invoke_*`). */
	const invoke = (index: number, ...values: number[]): unknown => {
		const exports = instance();
		const stack = exports.emscripten_stack_get_current();
		const jumpedBack = (error: unknown) => {
			if (!(error instanceof LongJump)) throw error;
			exports._emscripten_stack_restore(stack);
			exports.setThrew(1, 0);
			return 0;
		};
		const target = exports.__indirect_function_table.get(index);
		if (typeof target !== 'function') throw new WasmAborted('called no function');
		try {
			return Reflect.apply(target, undefined, values);
		} catch (error) {
			return jumpedBack(error);
		}
	};

	const grow = (wanted: number): number => {
		const { memory } = instance();
		// Grown in larger steps than asked for, as growing costs; C passes sizes as signed numbers.
		const bytes = Math.min(Math.max(wanted >>> 0, memory.buffer.byteLength * 1.2), limit);
		if (wanted >>> 0 > bytes) {
			refused = true;
			return 0;
		}
		memory.grow(Math.ceil((bytes - memory.buffer.byteLength) / WASM_PAGE_BYTES));
		return 1;
	};

	const write = (pointer: number, values: readonly number[]) => {
		const view = new DataView(instance().memory.buffer);
		for (const [index, value] of values.entries()) view.setInt32(pointer + 4 * index, value, true);
		return 0;
	};
	/** `struct tm` of 1 January 1970: seconds, minutes, hours, day, month, year - 1900, weekday, day of year, … */
	const epoch = (_time: bigint, pointer: number) => write(pointer, [0, 0, 0, 1, 0, 70, 4, 0, 0, 0]);

	const missing = () => -NO_SUCH_FILE;
	const unsupported = () => -NOT_SUPPORTED;
	const badFile = () => BAD_FILE;
	return {
		connect(exports) {
			connected = exports;
		},
		onPause(does) {
			pause = does;
		},
		refusedMemory: () => refused,
		limitMemory(bytes) {
			limit = Math.min(bytes, maxBytes);
		},
		imports: {
			env: {
				...Object.fromEntries(
					['v', 'ii', 'iii', 'iiii', 'iiiii', 'viii', 'viiii'].map((signature) => [
						`invoke_${signature}`,
						invoke,
					]),
				),
				pause: () => {
					pause();
				},
				_emscripten_throw_longjmp() {
					throw new LongJump();
				},
				_abort_js() {
					throw new WasmAborted('the C code gave up');
				},
				emscripten_resize_heap: grow,
				emscripten_date_now: () => 0,
				_tzset_js: (timezone: number, daylight: number, standard: number, summer: number) => {
					write(timezone, [0]);
					write(daylight, [0]);
					write(standard, [0]);
					write(summer, [0]);
				},
				_gmtime_js: epoch,
				_localtime_js: epoch,
				__syscall_openat: missing,
				__syscall_stat64: missing,
				__syscall_lstat64: missing,
				__syscall_newfstatat: missing,
				__syscall_fstat64: unsupported,
				__syscall_fcntl64: unsupported,
				__syscall_ioctl: unsupported,
				__syscall_ftruncate64: unsupported,
				__syscall_getdents64: unsupported,
				__syscall_unlinkat: missing,
				__syscall_rmdir: missing,
			},
			wasi_snapshot_preview1: {
				fd_close: badFile,
				fd_write: badFile,
				fd_read: badFile,
				fd_sync: badFile,
				fd_seek: badFile,
				environ_sizes_get: (count: number, bytes: number) => {
					write(count, [0]);
					return write(bytes, [0]);
				},
				environ_get: () => 0,
			},
		},
	};
}
