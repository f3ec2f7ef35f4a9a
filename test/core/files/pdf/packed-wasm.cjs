/** What the build makes of the file (esbuild.config.mjs): bytes, packed with gzip. */
const { readFileSync } = require('node:fs');
const { gzipSync } = require('node:zlib');

const wasm = readFileSync(require.resolve('@hyzyla/pdfium/dist/pdfium.wasm'));
module.exports = { __esModule: true, default: gzipSync(wasm, { level: 1 }) };
