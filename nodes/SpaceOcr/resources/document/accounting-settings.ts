import * as z from 'zod/v4-mini';

import { SchemaError } from '../../../../core/schema/schema-error';
import { labelOf } from './description/panel-words';

/** An expression may find a number, or nothing. */
const mapped = z.pipe(
	z.optional(z.nullable(z.union([z.string(), z.number()]))),
	z.transform((value) => String(value ?? '').trim()),
);

/** Rows of a rate and a code. */
const codesByRate = z.pipe(
	z.object({ rates: z._default(z.array(z.object({ rate: mapped, code: mapped })), []) }),
	z.transform(({ rates }): Readonly<Record<string, string>> =>
		Object.fromEntries(
			rates.flatMap(({ rate, code }) => (rate === '' && code === '' ? [] : [[rate, code]])),
		),
	),
);

/** The collection Accounting Mapping. */
export const accountingMapping = z.partial(
	z.object({
		accountCode: mapped,
		accountColumn: mapped,
		accountLength: mapped,
		buyerCity: mapped,
		buyerCountry: mapped,
		buyerEndpoint: mapped,
		buyerName: mapped,
		buyerPostCode: mapped,
		buyerReference: mapped,
		buyerStreet: mapped,
		buyerVatId: mapped,
		clientNumber: mapped,
		consultantNumber: mapped,
		currencyId: mapped,
		deliveryCity: mapped,
		deliveryCountry: mapped,
		deliveryDate: mapped,
		deliveryPostCode: mapped,
		fiscalYearStart: mapped,
		itemCode: mapped,
		itemColumn: mapped,
		orderNumber: mapped,
		paidBy: mapped,
		paidFrom: mapped,
		paymentMeans: mapped,
		precedingInvoice: mapped,
		sellerCity: mapped,
		sellerContact: mapped,
		sellerCountry: mapped,
		sellerEmail: mapped,
		sellerEndpoint: mapped,
		sellerIban: mapped,
		sellerPhone: mapped,
		sellerPostCode: mapped,
		sellerStreet: mapped,
		taxAccount: mapped,
		taxCode: mapped,
		taxCodeColumn: mapped,
		taxCodes: codesByRate,
		terms: mapped,
		tracking: mapped,
		trackingCategory: mapped,
		trackingColumn: mapped,
		ublProfile: mapped,
		vatCategory: mapped,
		vatExemptionReason: mapped,
		vendorId: mapped,
	}),
);

/** @throws SchemaError that calls each setting as the panel does */
export function parseSettings<T extends z.ZodMiniType>(settings: T, given: unknown): z.output<T> {
	const parsed = settings.safeParse(given);
	if (parsed.success) return parsed.data;
	throw new SchemaError(
		parsed.error.issues.map(({ path, message }) => ({ place: labelOf(path.at(-1)), message })),
	);
}
