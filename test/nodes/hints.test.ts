import { afterEach, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { hintsOf } from '../../cli/run-workflow';
import { cell, sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { files, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
afterEach(async () => {
	await service.close();
});

const withoutRows = { cells: sureInvoice.cells, tables: { line_items: [] } };

describe('what became of the documents', () => {
	const doubtful = {
		...sureInvoice,
		cells: { ...sureInvoice.cells, total_due: cell('1,234.50', { match_ratio: 0.44 }) },
	};
	const hints = async (behaviours: readonly Behaviour[], parameters: INodeParameters = {}) => {
		let call = 0;
		service = await startServiceDouble(
			() => behaviours[call++] ?? { does: 'read', extraction: sureInvoice },
		);
		const { result } = start({
			url: service.url,
			items: files(behaviours.length),
			parameters: { failedOutput: true, technicalOptions: { maxConcurrency: 1 }, ...parameters },
		});
		return hintsOf(await result);
	};
	const sure: Behaviour = { does: 'read', extraction: sureInvoice };
	const unsure: Behaviour = { does: 'read', extraction: doubtful };
	const refused: Behaviour = {
		does: 'answer',
		status: 400,
		body: errorBody('invalid_image', 'no'),
	};

	test('is counted, with the first reason of those that were not accepted', async () => {
		expect(await hints([sure, unsure, refused])).toEqual([
			'1 accepted, 1 to review, 1 failed. doc-1.png: total_due: match ratio 0.44 is below 0.85; doc-2.png: no',
		]);
	});

	test('is the same where all leave by one output', async () => {
		expect((await hints([sure, unsure], { gate: false })).join()).toMatch(
			/^1 accepted, 1 to review\. doc-1\.png: /,
		);
	});

	test('names three of many', async () => {
		expect((await hints(Array.from({ length: 5 }, () => unsure))).join()).toMatch(
			/^5 to review\. doc-0.*doc-1.*doc-2.*; and 2 more$/,
		);
	});

	test('is counted by document where each row is an item', async () => {
		expect(await hints([sure, sure], { output: 'rows' })).toEqual(['2 accepted']);
	});
});

describe('no line items', () => {
	const hints = async (count: number, parameters: INodeParameters = {}) => {
		service = await startServiceDouble(() => ({ does: 'read', extraction: withoutRows }));
		return hintsOf(await start({ url: service.url, items: files(count), parameters }).result);
	};

	test('the documents are named', async () => {
		expect(await hints(2)).toEqual([
			'2 accepted',
			'No line items were found in doc-0.png, doc-1.png. Look whether the page prints any; if it does, a sharper scan helps.',
		]);
	});

	test('many are counted', async () => {
		expect((await hints(7)).join()).toContain('doc-4.png and 2 more. ');
	});

	test('nothing is said when none were asked for', async () => {
		const exampleJson = '{"supplier": "ACME Co."}';
		expect(await hints(1, { schemaMode: 'example', exampleJson })).toEqual(['1 accepted']);
	});
});

describe('the balance', () => {
	const amount = (paid: number) => ({
		free: {
			used: 95,
			limit: 100,
			remaining: 5,
			cycleStart: null,
			cycleEnd: '2026-04-01T00:00:00Z',
		},
		flatfee: { enabled: false },
		balance: paid,
	});
	const answer = (status: number, body: object): Behaviour => ({ does: 'answer', status, body });
	const run = async (mode: 'cli' | 'manual', balance: Behaviour) => {
		service = await startServiceDouble(({ path }) =>
			path === '/amount' ? balance : { does: 'read', extraction: sureInvoice },
		);
		const hints = hintsOf(await start({ url: service.url, items: files(2), mode }).result);
		return { hints, asked: service.calls.filter(({ path }) => path === '/amount').length };
	};

	test('that runs low is said, after one question', async () => {
		expect(await run('manual', answer(200, amount(7)))).toEqual({
			hints: [
				'2 accepted',
				'12 scans are left. Buy more, or wait for the free ones of 2026-04-01.',
			],
			asked: 1,
		});
	});

	test('that suffices is not mentioned', async () => {
		expect(await run('manual', answer(200, amount(500)))).toEqual({
			hints: ['2 accepted'],
			asked: 1,
		});
	});

	test('is not asked for when nobody looks at the panel', async () => {
		expect(await run('cli', answer(200, amount(0)))).toEqual({ hints: ['2 accepted'], asked: 0 });
	});

	test('that is not told fails nothing', async () => {
		expect((await run('manual', answer(403, errorBody('forbidden', 'no')))).hints).toEqual([
			'2 accepted',
		]);
	});
});
