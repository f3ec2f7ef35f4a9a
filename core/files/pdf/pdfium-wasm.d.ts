/** The build (esbuild.config.mjs) and the tests (jest.config.cjs) load the file like this. */
declare module '@hyzyla/pdfium/pdfium.wasm' {
	/** PDFium compiled to WebAssembly, packed with gzip. */
	const packed: Uint8Array<ArrayBuffer>;
	export default packed;
}
