import type { Accounting } from '../../../core/accounting/payload';

/** The payload as text, as the body of an API request or the content of a file; null when something is missing. */
export const bodyText = ({ body }: Accounting): string | null =>
	body === null || typeof body === 'string' ? body : JSON.stringify(body, null, 2);

export const missingText = ({ missing }: Accounting): string =>
	missing.map(({ message }) => message).join('\n');

/** A payload with its body also as text, and what it lacks also in words. */
export const payloadFields = (accounting: Accounting) => ({
	format: accounting.format,
	ready: accounting.body !== null,
	entity: accounting.entity,
	total: accounting.total,
	body_text: bodyText(accounting),
	missing_text: missingText(accounting),
	vendor: accounting.vendor,
	missing: accounting.missing,
	// Text is there as body_text already.
	...(typeof accounting.body === 'string' ? {} : { body: accounting.body }),
});
