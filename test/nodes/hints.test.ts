import { afterEach, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

import { hintsOf } from '../../cli/run-workflow';
import { sureInvoice } from '../service-double/extractions';
import { errorBody, startServiceDouble, type Behaviour } from '../service-double/service-double';
import { files, start } from './workflow';

let service: Awaited<ReturnType<typeof startServiceDouble>>;
afterEach(async () => {
	await service.close();
});

const withoutRows = { cells: sureInvoice.cells, tables: { line_items: [] } };

describe('no line items', () => {
	const hints = async (count: number, parameters: INodeParameters = {}) => {
		service = await startServiceDouble(() => ({ does: 'read', extraction: withoutRows }));
		return hintsOf(await start({ url: service.url, items: files(count), parameters }).result);
	};

	test('the documents are named', async () => {
		expect(await hints(2)).toEqual([
			'No line items were found in doc-0.png, doc-1.png. Look whether the page prints any; if it does, a sharper scan helps.',
		]);
	});

	test('many are counted', async () => {
		expect((await hints(7)).join()).toContain('doc-4.png and 2 more. ');
	});

	test('nothing is said when none were asked for', async () => {
		const exampleJson = '{"supplier": "ACME Co."}';
		expect(await hints(1, { schemaMode: 'example', exampleJson })).toEqual([]);
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
			hints: ['12 scans are left. Buy more, or wait for the free ones of 2026-04-01.'],
			asked: 1,
		});
	});

	test('that suffices is not mentioned', async () => {
		expect(await run('manual', answer(200, amount(500)))).toEqual({ hints: [], asked: 1 });
	});

	test('is not asked for when nobody looks at the panel', async () => {
		expect(await run('cli', answer(200, amount(0)))).toEqual({ hints: [], asked: 0 });
	});

	test('that is not told fails nothing', async () => {
		expect((await run('manual', answer(403, errorBody('forbidden', 'no')))).hints).toEqual([]);
	});
});
