import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

import { hintsOf, resultOf } from '../../cli/run-workflow';
import { FACTS } from '../files/einvoices/make-einvoices';
import { cell, sureInvoice } from '../service-double/extractions';
import { startServiceDouble, type Behaviour } from '../service-double/service-double';
import { start } from './workflow';

/** What the page of the invoice says, as the service reads it. */
export const reading = {
	cells: {
		...sureInvoice.cells,
		supplier: cell(FACTS.supplier),
		invoice_number: cell(FACTS.number),
		issue_date: cell('12.03.2026'),
		iban: cell(FACTS.iban),
		currency: cell('EUR'),
		subtotal: cell('164,50'),
		tax: cell('31,26'),
		total_due: cell('195,76'),
	},
	tables: {
		line_items: [
			{
				item_description: cell('Pens'),
				quantity: cell('3'),
				unit_price: cell('1,50'),
				line_total: cell('4,50'),
			},
			{
				item_description: cell('Consulting'),
				quantity: cell('2'),
				unit_price: cell('80,00'),
				line_total: cell('160,00'),
			},
		],
	},
};
const read: Behaviour = { does: 'read', extraction: reading };

/** A mail with these files. */
const mail = (files: Record<string, string | Buffer>): INodeExecutionData => ({
	json: {},
	binary: Object.fromEntries(
		Object.entries(files).map(([fileName, content], index) => [
			`attachment_${index}`,
			{
				data: Buffer.from(content).toString('base64'),
				mimeType: 'application/octet-stream',
				fileName,
			},
		]),
	),
});

const judged = z.looseObject({
	ocr: z.looseObject({ reasons: z.array(z.looseObject({ code: z.string() })) }),
});
/** Of the reasons for review. */
export const codes = ({ json }: INodeExecutionData) =>
	judged.parse(json).ocr.reasons.map(({ code }) => code);

/** The node with a service that reads the page of the invoice, unless it is told to do otherwise. */
export async function openNode() {
	let behaviour = read;
	const service = await startServiceDouble(() => behaviour);
	return {
		service,
		behave(other: Behaviour) {
			behaviour = other;
		},
		async runOn(files: Record<string, string | Buffer>, parameters: INodeParameters = {}) {
			const execution = await start({
				url: service.url,
				items: [mail(files)],
				parameters: { failedOutput: true, ...parameters },
			}).result;
			const [accepted = [], review = [], failed = []] = resultOf(execution).outputs;
			return { accepted, review, failed, hints: hintsOf(execution) };
		},
	};
}
