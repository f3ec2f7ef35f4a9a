import { readFileSync } from 'node:fs';

import Big from 'big.js';
import * as z from 'zod/v4-mini';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import type { Extraction } from '../../../core/api/extraction';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { PRESETS } from '../../../core/schema/presets';
import { sharedDocuments } from '../decisions/shared-documents';
import { codeOf, type Ledger } from './ledger';

const amount = z.optional(z.number());
const truthFile = z.record(
	z.string(),
	z.object({
		truth: z.looseObject({
			total_due: z.number(),
			subtotal: amount,
			tax: amount,
			prepaid: amount,
		}),
	}),
);

type Truth = z.infer<typeof truthFile>[string]['truth'];

/** One code for all: whoever has but one lets several rates go to review. */
export const PAPER_MAPPING: AccountingMapping = {
	vendorId: '430fa14a-f945-44d3-9f97-5df5e28441b8',
	accountCode: '7',
	paidFrom: '35',
	taxCode: codeOf('1'),
};

const money = (value: number): string => new Big(value).abs().toFixed(2);

/** What is called total may be what is left after a payment; subtotal and tax tell. */
function totalOf({ total_due, subtotal = total_due, tax = 0, prepaid = 0 }: Truth): number {
	const off = (total: number) => Math.abs(subtotal + tax - total);
	return off(total_due + prepaid) < off(total_due) ? total_due + prepaid : total_due;
}

/** Invoices of others with their truth, of which the amounts are known, and not what each rate bears. */
export function paperDocuments(folder: string): {
	readonly name: string;
	readonly extraction: Extraction;
	readonly schema: DocumentSchema;
	readonly expected: Ledger;
}[] {
	const documents = sharedDocuments(folder);
	if (documents.length === 0) return [];
	const truths = truthFile.parse(
		JSON.parse(readFileSync(`${folder}/documents/truth.json`, 'utf8')),
	);
	return documents.flatMap(({ name, extraction }) => {
		const truth = truths[name]?.truth;
		if (truth === undefined) return [];
		const total = totalOf(truth);
		const isPaid = total > 0 && (truth.prepaid ?? 0) >= total;
		return [
			{
				name,
				extraction,
				schema: { mode: 'fields' as const, fields: PRESETS.invoice.fields },
				expected: {
					type: total < 0 ? 'credit' : isPaid ? 'expense' : 'bill',
					total: money(total),
					tax: money(truth.tax ?? 0),
					nets: null,
				},
			},
		];
	});
}
