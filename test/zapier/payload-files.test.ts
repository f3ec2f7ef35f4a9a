import { afterEach, describe, expect, test } from '@jest/globals';

import { documentOf, lines } from '../core/decision/documents';
import { stashInZapier, type Stash } from '../../zapier/src/output/payload-file';
import { openStage, pageNamed, reads, type Stage, type StageOptions } from './stage';
import { errorOf, type Json } from './zap';

const bill = documentOf(
	{
		supplier: 'Müller & Söhne',
		vat_id: 'DE136695976',
		invoice_number: 'RE/2025-001',
		issue_date: '2025-04-30',
		due_date: '2025-05-30',
		currency: 'EUR',
		subtotal: '100.00',
		tax: '19.00',
		total_due: '119.00',
	},
	lines('Stifte | 4 | 15.00 | 60.00', 'Tinte | 2 | 20.00 | 40.00'),
);
const UBL = {
	accounting_payload: 'ubl_invoice',
	buyer_name: 'Example B.V.',
	buyer_country: 'NL',
	seller_country: 'DE',
};
const DATEV = {
	accounting_payload: 'datev_batch',
	vendor: '70001',
	account: '4930',
	tax_code: '9',
	consultant_number: '1001',
	client_number: '1',
};

let stage: Stage;
afterEach(async () => {
	await stage.close();
});
const open = async (options: StageOptions = {}) => {
	stage = await openStage({ behave: () => reads(bill), ...options });
};
const extract = async (form: Json) =>
	await stage.zap.extract({ file: [stage.link('invoice.png')], ...form });
const stashedText = (encoding: string) =>
	new TextDecoder(encoding).decode(stage.zap.stashed[0]?.bytes);

describe('a payload that is a file comes as a link, which the next step fetches', () => {
	test.each<[Json, string, string, string, string]>([
		[{ accounting_payload: 'csv' }, 'invoice-RE-2025-001.csv', 'text/csv', 'utf-8', 'Stifte'],
		[DATEV, 'EXTF_invoice-RE-2025-001.csv', 'text/csv', 'windows-1252', 'Müller & Söhne'],
		[UBL, 'invoice-RE-2025-001.xml', 'application/xml', 'utf-8', '<cbc:ID>RE/2025-001'],
	])('%j', async (form, fileName, mimeType, encoding, content) => {
		await open();
		const link = `https://files.example/1/${fileName}`;
		expect(await extract(form)).toMatchObject({
			accounting: { ready: true, file: link },
			documents: [{ accounting_file: link }],
		});
		expect(stage.zap.stashed).toMatchObject([{ fileName, mimeType }]);
		expect(stashedText(encoding)).toContain(content);
		expect(await stage.zap.extractOutputs(form)).toEqual(
			expect.arrayContaining([expect.objectContaining({ key: 'accounting__file', type: 'file' })]),
		);
	});

	test('each document of several has its own', async () => {
		await open({ files: { 'one.png': pageNamed('1'), 'two.png': pageNamed('2') } });
		const result = await stage.zap.extract({
			file: [stage.link('one.png'), stage.link('two.png')],
			accounting_payload: 'csv',
		});
		expect(new Set(stage.zap.stashed)).toHaveProperty('size', 2);
		expect(result).toMatchObject({
			documents: [
				{ accounting_file: 'https://files.example/1/invoice-RE-2025-001.csv' },
				{ accounting_file: 'https://files.example/2/invoice-RE-2025-001.csv' },
			],
		});
	});

	test('so does Prepare for Accounting', async () => {
		await open();
		const { document_json } = await extract({});
		expect(stage.zap.stashed).toEqual([]);
		expect(await stage.zap.prepare({ document_json, ...UBL })).toMatchObject({
			accounting: { file: 'https://files.example/1/invoice-RE-2025-001.xml' },
		});
		expect(stashedText('utf-8')).toContain('<cbc:ID>RE/2025-001');
		expect((await stage.zap.prepareOutputs(UBL)).map(({ key }) => key)).toContain(
			'accounting__file',
		);
	});
});

test('what is no file, or lacks something, is none, and none is promised', async () => {
	await open();
	const xero = { accounting_payload: 'xero_bill', account: '429', tax_code: 'INPUT2' };
	expect(await extract(xero)).toMatchObject({ accounting: { ready: true, file: null } });
	expect((await stage.zap.extractOutputs(xero)).map(({ key }) => key)).not.toContain(
		'accounting__file',
	);
	expect(await extract({ accounting_payload: 'ubl_invoice' })).toMatchObject({
		accounting: { ready: false, file: null },
		documents: [{ accounting_file: '' }],
	});
	expect(stage.zap.stashed).toEqual([]);
});

test('a document that halts the run leaves no file behind', async () => {
	await open({ behave: () => reads(documentOf({ supplier: 'ACME Co.' })) });
	const run = extract({ accounting_payload: 'csv', on_low_confidence: 'halt' });
	expect((await errorOf(run)).name).toBe('HaltedError');
	expect(stage.zap.stashed).toEqual([]);
});

test('a file that Zapier does not keep is an error, so that no later step goes on without it', async () => {
	const stash: Stash = () => Promise.reject(new Error('RPC request failed after 3 attempts'));
	await open({ stash });
	const failed = await errorOf(extract({ accounting_payload: 'csv' }));
	expect(failed).toMatchObject({ name: 'AppError' });
	expect(failed.message).toMatch(
		/Zapier could not keep the file invoice-RE-2025-001\.csv: RPC request failed.*Replay the run/,
	);
	const { document_json } = await extract({});
	const prepared = stage.zap.prepare({ document_json, accounting_payload: 'csv' });
	expect((await errorOf(prepared)).message).toMatch(/could not keep the file/);
});

test('a storage that never answers ends with the time of the run', async () => {
	let isAsked: () => void = () => undefined;
	const asked = new Promise<void>((resolve) => {
		isAsked = resolve;
	});
	await open({
		stash: async () => {
			isAsked();
			return await new Promise<string>(() => undefined);
		},
	});
	const run = errorOf(extract({ accounting_payload: 'csv' }));
	await asked;
	stage.zap.clock.pass(30_000);
	expect((await run).message).toMatch(/the time for this run is over: 1 of 1 pages were read/);
});

test('Zapier gets the bytes with their length, name and type', async () => {
	await open();
	const given: unknown[] = [];
	const z = {
		stashFile: (...args: unknown[]) => {
			given.push(...args);
			return 'https://files.example/1';
		},
	};
	const file = { fileName: 'a.csv', mimeType: 'text/csv', bytes: Uint8Array.from([77, 252]) };
	expect(await stashInZapier(z, file)).toBe('https://files.example/1');
	expect(given).toEqual([Buffer.from([77, 252]), 2, 'a.csv', 'text/csv']);
});
