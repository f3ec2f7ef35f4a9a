/** The part of WebAssembly that is used here. Node brings it, the types of a browser would bring far more. */
declare namespace WebAssembly {
	type ImportFunction = (...values: never[]) => unknown;

	/** A compiled module; instances share it. */
	class Module {
		private readonly compiled: true;
	}
	class Instance {
		readonly exports: Readonly<Record<string, unknown>>;
	}
	class Memory {
		private constructor();
		readonly buffer: ArrayBuffer;
		/** @param pages of 64 KiB */
		grow(pages: number): number;
	}
	class Table {
		private constructor();
		get(index: number): unknown;
	}

	class Global {
		private constructor();
		value: number;
	}

	function compile(bytes: Uint8Array<ArrayBuffer>): Promise<Module>;
	function instantiate(
		module: Module,
		imports: Record<string, Record<string, ImportFunction>>,
	): Promise<Instance>;
}
