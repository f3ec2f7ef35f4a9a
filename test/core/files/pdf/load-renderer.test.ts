import { expect, test } from '@jest/globals';

import { UnsupportedFileError } from '../../../../core/files/file-kind';
import { loadRenderer } from '../../../../core/files/pdf/load-renderer';
import { fileBytes } from './documents';
import { inOneGo } from '../../../files/turns';

test('the renderer is loaded once, and works', async () => {
	const [one, other] = await Promise.all([loadRenderer(), loadRenderer()]);
	expect(one).toBe(other);
	const pdf = await one.openPdf(fileBytes('drawn.pdf'), inOneGo);
	expect(pdf.pageCount).toBe(1);
	expect((await pdf.renderPage(1, { dpi: 72, colour: false })).width).toBe(596);
	await expect(pdf.renderPage(2, { dpi: 72, colour: false })).rejects.toThrow(RangeError);
	pdf.close();
});

test('its errors are of the class that the caller knows', async () => {
	const { openPdf } = await loadRenderer();
	await expect(openPdf(new Uint8Array(), inOneGo)).rejects.toThrow(UnsupportedFileError);
});
