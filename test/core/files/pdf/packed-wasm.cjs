/** What the build puts in its place (tools/pdfium/pausable.mjs): bytes, packed with gzip. `npm run build` makes it. */
const { readFileSync } = require('node:fs');
const { resolve } = require('node:path');

const PACKED = '../../../../node_modules/.cache/space-ocr-pdfium/pdfium.wasm.gz';
module.exports = { __esModule: true, default: readFileSync(resolve(__dirname, PACKED)) };
