import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decode } from 'fast-png';

import { sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { twoPageTiff } from '../files/images/make-tiff';
import { fileItem, run } from './workflow';

/* Small files of n8n's in-memory storage lie side by side in one pool of Node: none may be read as another. */

let service: Awaited<ReturnType<typeof startServiceDouble>>;
beforeAll(async () => {
	service = await startServiceDouble(() => ({ does: 'read', extraction: sureInvoice }));
});
afterAll(async () => {
	await service.close();
});

const shadeOf = (image: string) => decode(Buffer.from(image, 'latin1')).data[0];

test('several small TIFFs in one run: each is sent with its own pages', async () => {
	const shades = Array.from(
		{ length: 8 },
		(_, index) => [10 + index * 20, 20 + index * 20] as const,
	);
	const items = shades.map(([first, second], index) => {
		// pieces of odd lengths between the files
		Buffer.from('x'.repeat(2 * index + 1));
		return fileItem(`file-${index}.tif`, twoPageTiff(first, second));
	});
	await run({ url: service.url, items, parameters: { failedOutput: true } });
	expect(service.calls.map(({ image }) => shadeOf(image)).sort((a = 0, b = 0) => a - b)).toEqual(
		shades.flat().sort((a, b) => a - b),
	);
});
