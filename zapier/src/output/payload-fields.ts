import type { PlainOutputField } from 'zapier-platform-core';

import { isFileFormat } from '../../../core/accounting/file';
import type { Accounting } from '../../../core/accounting/payload';
import type { PayloadFormat } from '../../../core/accounting/payload-format';

/** The payload as text, as the body of an API request or the content of a file; null when something is missing. */
export const bodyText = ({ body }: Accounting): string | null =>
	body === null || typeof body === 'string' ? body : JSON.stringify(body, null, 2);

export const missingText = ({ missing }: Accounting): string =>
	missing.map(({ message }) => message).join('\n');

/**
 * A payload with its body also as text, and what it lacks also in words.
 *
 * @param file the link to it, where it is a file
 */
export const payloadFields = (accounting: Accounting, file: string | null) => ({
	format: accounting.format,
	ready: accounting.body !== null,
	entity: accounting.entity,
	total: accounting.total,
	body_text: bodyText(accounting),
	missing_text: missingText(accounting),
	file,
	vendor: accounting.vendor,
	missing: accounting.missing,
	// Text is there as body_text already.
	...(typeof accounting.body === 'string' ? {} : { body: accounting.body }),
});

/** The payload as a file, as it is offered to the next steps: where the format is one. */
export const fileFields = (key: string, format: PayloadFormat | null): PlainOutputField[] =>
	format !== null && isFileFormat(format) ? [{ key, label: 'Accounting: File', type: 'file' }] : [];
