import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as z from 'zod/v4';

import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble } from '../service-double/service-double';
import { settled } from './settled';
import { startStage, type Stage } from './stage';
import { until } from './until';
import { dataTables } from './workflows-4-5-6/data-tables';
import { endingPageOf, sample, submitForm } from './workflows-4-5-6/form';
import { publish, type SavedCredential, type ShippedNode } from './workflows-4-5-6/publish';
import { startToolCallingModel } from './workflows-4-5-6/tool-calling-model';

let stage: Stage;
let engine: SavedCredential;

/** A credential of our own type for a service. */
async function credentialFor(name: string, baseUrl: string): Promise<SavedCredential> {
	const type = 'spaceOcrApi';
	const id = await stage.api.putCredential({ name, type, data: { apiKey: 'local', baseUrl } });
	return { id, name, type };
}

const isOurs = ({ type }: ShippedNode) => type.startsWith('n8n-nodes-space-ocr.');
const withCredential = (credential: SavedCredential) => (node: ShippedNode) =>
	isOurs(node) ? credential : undefined;
const formUrl = (path: string) => `${stage.url}/form/${path}`;

beforeAll(async () => {
	stage = await startStage();
	engine = await credentialFor('Engine', stage.engine.url);
});
afterAll(() => stage.close());

describe('4: line items to a table', () => {
	const ACCEPTED = 'Space OCR lines: accepted';
	const TO_CHECK = 'Space OCR lines: to check';
	const DAMAGED = { name: 'damaged.pdf', bytes: new TextEncoder().encode('%PDF-1.7\n') };

	test('every line of every upload is a row of one table, also when it is uploaded again', async () => {
		const file = '4-line-items-to-data-table.json';
		const { id, path } = await publish(stage.api, file, withCredential(engine));
		const upload = async () => {
			const files = ['invoice-two-pages.pdf', 'invoice-doubtful.png'].map((name) => sample(name));
			await submitForm(formUrl(path), [...(await Promise.all(files)), DAMAGED]);
		};
		await upload();
		await upload();
		const executions = await stage.api.executionsOf(id);
		const ended = await Promise.all(executions.map((one) => settled(stage.api, one.id)));
		expect(ended.map(({ status }) => status)).toEqual(['success', 'success']);

		const tables = await dataTables(stage);
		expect([...tables.keys()].toSorted()).toEqual([ACCEPTED, TO_CHECK]);
		const accepted = tables.get(ACCEPTED) ?? [];
		expect(accepted).toHaveLength(19);
		expect(accepted[18]).toMatchObject({
			file_name: 'invoice-two-pages.pdf',
			supplier: 'Tamarack Lane Supply Co.',
			invoice_number: 'TL-20871',
			issue_date: '2026-06-09',
			line_number: 19,
			item_description: 'Label rolls, pack of 12',
			quantity: 6,
			unit_price: 21.5,
			line_total: 129,
			total_due: 3181.87,
		});

		const toCheck = tables.get(TO_CHECK) ?? [];
		const ofFile = (name: string) => toCheck.filter(({ file_name }) => file_name === name);
		expect(toCheck).toHaveLength(5);
		expect(ofFile('invoice-doubtful.png')).toHaveLength(4);
		for (const row of ofFile('invoice-doubtful.png'))
			expect(row).toMatchObject({
				reasons: expect.stringMatching(/total_due: match ratio [\d.]+ is below 0\.85/),
				checked: null,
			});
		expect(ofFile('damaged.pdf')).toMatchObject([
			{ reasons: expect.stringContaining('the PDF is damaged or cut off'), line_number: null },
		]);
	});
});

describe('5: form upload to result page', () => {
	const FILE = '5-form-upload-to-result-page.json';
	const SCRIPT = '<script>alert(1)</script>';
	const IMAGE = '"><img src=x onerror=alert(1)>';

	test('the page shows values, line items, the decision and its reasons', async () => {
		const { path } = await publish(stage.api, FILE, withCredential(engine));
		const files = [sample('invoice-clean.png'), sample('invoice-doubtful.png')];
		const mail = sample('mail-two-invoices.eml', 'mail.docx');
		const chosen = [...(await Promise.all(files)), await mail];
		const page = await endingPageOf(await submitForm(formUrl(path), chosen));

		expect(page).toContain('invoice-clean.png <span class="accepted">Accepted</span>');
		expect(page).toContain('<td>Alder &amp; Finch Stationery Ltd.</td>');
		expect(page).toContain('<td>Recycled copy paper, 500 sheets</td>');
		expect(page).toContain('invoice-doubtful.png <span class="review">Needs review</span>');
		expect(page).toMatch(/<li>total_due: match ratio [\d.]+ is below 0\.85<\/li>/);
		// a mail by another name is opened, and what it brings is read or told
		expect(page).toContain('invoice-scan.pdf <span class="accepted">Accepted</span>');
		expect(page).toContain('<li>mail.docx › terms.txt: text</li>');
	});

	test('a file that cannot be read is on the page, with what to do', async () => {
		const { path } = await publish(stage.api, FILE, withCredential(engine));
		const damaged = { name: `${IMAGE}.pdf`, bytes: new TextEncoder().encode('%PDF-1.7\n') };
		const page = await endingPageOf(await submitForm(formUrl(path), [damaged]));

		expect(page).toContain('<span class="failed">Not read</span>');
		expect(page).toContain('the PDF is damaged or cut off');
		expect(page).not.toContain('<img');
	});

	test('what a document says is text on the page, whatever it says', async () => {
		const service = await startServiceDouble(() => ({
			does: 'read',
			extraction: {
				cells: {
					...sureInvoice.cells,
					supplier: cell(SCRIPT),
					invoice_number: cell(`{{ 1 + 1 }} ${IMAGE}`),
					total_due: cell(IMAGE),
				},
				tables: {
					line_items: [
						{
							item_description: cell(`</td></table>${SCRIPT}`),
							quantity: cell(SCRIPT),
							unit_price: cell('1.50'),
							line_total: cell('4.50'),
						},
					],
				},
			},
		}));
		try {
			const hostile = await credentialFor('Hostile documents', service.url);
			const { path } = await publish(stage.api, FILE, withCredential(hostile));
			const named = await sample('invoice-clean.png', `${IMAGE}.png`);
			const page = await endingPageOf(await submitForm(formUrl(path), [named]));

			expect(page).not.toContain(SCRIPT);
			expect(page).not.toContain('<img');
			expect(page).toContain('<td>&lt;script&gt;alert(1)&lt;/script&gt;</td>');
			expect(page).toContain('{{ 1 + 1 }} &quot;&gt;&lt;img src=x onerror=alert(1)&gt;');
		} finally {
			await service.close();
		}
	});
});

describe('6: AI agent with Space OCR as a tool', () => {
	const output = z.object({ output: z.string() });
	const toolResult = z.array(
		z.looseObject({ ocr: z.looseObject({ decision: z.optional(z.string()) }) }),
	);

	test('the agent calls the tool, which reads the file of the chat', async () => {
		const model = await startToolCallingModel({ document_type: 'invoice' });
		try {
			const type = 'openAiApi';
			const data = { apiKey: 'none', url: model.url, header: false };
			const id = await stage.api.putCredential({ name: 'Model', type, data });
			const { id: workflowId, path } = await publish(
				stage.api,
				'6-ai-agent-with-space-ocr-tool.json',
				(node) => {
					if (isOurs(node)) return engine;
					return node.name === 'Chat model' ? { id, name: 'Model', type } : undefined;
				},
				// the chat in the editor needs none; this one comes from outside
				(node) => (node.name === 'Chat' ? { public: true } : {}),
			);

			const { name, bytes } = await sample('invoice-doubtful.png');
			const answer = await until('the chat is published', async () => {
				const message = new FormData();
				message.append('action', 'sendMessage');
				message.append('sessionId', 'session');
				message.append('chatInput', 'What do we owe?');
				message.append('files', new Blob([bytes], { type: 'image/png' }), name);
				const url = `${stage.url}/webhook/${path}/chat`;
				const response = await fetch(url, { method: 'POST', body: message });
				return response.status === 404 ? undefined : response;
			});
			const said = output.parse(await answer.json()).output;

			expect(toolResult.parse(JSON.parse(said))).toMatchObject([
				{
					supplier: 'Harrow Lane Joinery Inc.',
					invoice_number: 'HL-3391',
					subtotal: 4350,
					ocr: { decision: 'review', source: { file_name: 'invoice-doubtful.png' } },
				},
			]);
			const [execution] = await stage.api.executionsOf(workflowId);
			const ended = await settled(stage.api, execution?.id ?? '');
			expect(ended.status).toBe('success');
			expect(ended.runsOf('Space OCR')).toHaveLength(1);

			const [asked] = model.questions;
			expect(asked?.tools.map((tool) => tool.function)).toMatchObject([{ name: 'Space_OCR' }]);
			expect(Object.keys(asked?.tools[0]?.function.parameters.properties ?? {})).toEqual([
				'document_type',
			]);
			// the model gets the values, not the picture
			expect(JSON.stringify(model.questions)).not.toContain('image_url');
		} finally {
			model.close();
		}
	});
});
