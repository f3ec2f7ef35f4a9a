import { describe, expect, test } from '@jest/globals';
import { encode } from 'fast-png';
import * as fc from 'fast-check';
import { degrees, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';

import type { Cell, Extraction } from '../../../core/api/extraction';
import { openPdf } from '../../../core/files/pdf/renderer';
import { withWitness } from '../../../core/witness/witness';
import { pageOfValues, type PageOfValues } from '../../files/pdf/page-of-values';
import { inOneGo } from '../../files/turns';
import { cell } from '../../service-double/extractions';

const PRINTED = {
	supplier: 'Muster Handel GmbH',
	invoice_number: 'R-2026-0815',
	issue_date: '12.03.2026',
	iban: 'DE89 3704 0044 0532 0130 00',
	quantity: '3',
	subtotal: '164,50',
	tax: '31,26',
	total_due: '1.195,76 EUR',
};

/** The values as the service reads them: where they stand, and unsure. */
const readingOf = (
	{ boxes }: PageOfValues,
	changed: Readonly<Record<string, string | Partial<Cell>>> = {},
): Extraction => ({
	cells: Object.fromEntries(
		Object.entries(PRINTED).map(([name, value]) => {
			const change = changed[name] ?? {};
			const bbox = boxes[name] ?? null;
			return typeof change === 'string'
				? [name, cell(change, { match_ratio: 0.9, bbox })]
				: [name, cell(value, { match_ratio: 0.4, bbox, ...change })];
		}),
	),
	tables: {},
});

async function witnessed(page: PageOfValues, extraction: Extraction): Promise<Extraction> {
	const pdf = await openPdf(page.bytes, inOneGo);
	const text = await pdf.pageText(1);
	pdf.close();
	const [result] = withWitness([{ extraction, text }], '2026-06-01');
	if (result === undefined) throw new Error('no page');
	return result;
}
const sure = { text_verified: true, verified_by: 'pdf_text' };
const allOf = (evidence: object) =>
	Object.fromEntries(Object.keys(PRINTED).map((name) => [name, evidence]));

describe('the PDF’s own text', () => {
	test('makes sure what it has in the same place', async () => {
		const page = await pageOfValues(PRINTED);
		expect((await witnessed(page, readingOf(page))).cells).toMatchObject(allOf(sure));
	});

	test('tells each digit that was misread, in any field', async () => {
		const page = await pageOfValues(PRINTED);
		const withDigits = Object.entries(PRINTED).filter(([, value]) => /\d/.test(value));
		await fc.assert(
			fc.asyncProperty(
				fc.constantFrom(...withDigits),
				fc.nat(),
				fc.integer({ min: 1, max: 9 }),
				async ([name, value], at, more) => {
					const places = Array.from(value).flatMap((one, index) => (/\d/.test(one) ? [index] : []));
					const place = places[at % places.length] ?? 0;
					const digit = (Number(value[place]) + more) % 10;
					const misread = `${value.slice(0, place)}${digit}${value.slice(place + 1)}`;
					const { cells } = await witnessed(page, readingOf(page, { [name]: misread }));
					expect(cells[name]).toMatchObject({
						text_verified: false,
						verified_by: 'pdf_text',
						pdf_text: value,
					});
				},
			),
			{ numRuns: 60 },
		);
	});

	test('is found by the value alone where the service gave no place, when it is long enough', async () => {
		const page = await pageOfValues(PRINTED);
		const { cells } = await witnessed(
			page,
			readingOf(page, { invoice_number: { bbox: null }, quantity: { bbox: null } }),
		);
		expect(cells.invoice_number).toMatchObject(sure);
		expect(cells.quantity).toMatchObject({ text_verified: null });
	});

	test('is not taken for a doubt where the box is too small', async () => {
		const page = await pageOfValues(PRINTED);
		const { total_due } = page.boxes;
		const bbox = total_due === undefined ? null : { ...total_due, xmin: total_due.xmin + 15 };
		const { cells } = await witnessed(page, readingOf(page, { total_due: { bbox } }));
		expect(cells.total_due).toMatchObject(sure);
	});

	test.each([90, 180, 270])(
		'of a page turned by %i degrees stands where it is shown',
		async (angle) => {
			const page = await pageOfValues(PRINTED, (own) => {
				own.setRotation(degrees(angle));
			});
			const turn = ({ xmin, xmax, ymin, ymax }: NonNullable<PageOfValues['boxes'][string]>) =>
				angle === 90
					? { xmin: 1000 - ymax, xmax: 1000 - ymin, ymin: xmin, ymax: xmax }
					: angle === 180
						? { xmin: 1000 - xmax, xmax: 1000 - xmin, ymin: 1000 - ymax, ymax: 1000 - ymin }
						: { xmin: ymin, xmax: ymax, ymin: 1000 - xmax, ymax: 1000 - xmin };
			const turned = {
				...page,
				boxes: Object.fromEntries(
					Object.entries(page.boxes).map(([name, box]) => [name, turn(box)]),
				),
			};
			expect((await witnessed(turned, readingOf(turned))).cells).toMatchObject(allOf(sure));
		},
	);
});

describe('the PDF’s own text is silent', () => {
	const silent = allOf({ text_verified: null });
	const misread = { total_due: '1.195,78 EUR' };

	test('where an OCR program wrote it invisibly', async () => {
		const page = await pageOfValues(PRINTED, undefined, (own) => {
			own.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
		});
		expect((await witnessed(page, readingOf(page, misread))).cells).toMatchObject(silent);
	});

	test('where it lies under a scan', async () => {
		const page = await pageOfValues(PRINTED, async (own, document) => {
			const image = encode({ width: 8, height: 8, channels: 1, data: new Uint8Array(64) });
			own.drawImage(await document.embedPng(image), { x: 0, y: 0, width: 595, height: 842 });
		});
		expect((await witnessed(page, readingOf(page, misread))).cells).toMatchObject(silent);
	});

	test('where it contradicts more than it confirms', async () => {
		const other = Object.fromEntries(
			Object.entries(PRINTED).map(([name, value]) => [name, value.replaceAll(/\d/g, '7')]),
		);
		const page = await pageOfValues(other);
		expect((await witnessed(page, readingOf(page))).cells).toMatchObject(silent);
	});
});
