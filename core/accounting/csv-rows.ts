import Big from 'big.js';
import { stringify } from 'csv-stringify/sync';

import type { DocumentSchema } from '../schema/document-schema';
import type { DocumentValues } from '../values/document-values';
import { flatRows } from './flat-rows';

/** A document as CSV (RFC 4180, UTF-8 without byte order mark), with a header. */
export function csvRows(values: DocumentValues, schema: DocumentSchema): string {
	const { header, records } = flatRows(values, schema);
	return stringify([header, ...records], {
		record_delimiter: 'windows',
		quote_record_delimiter: true,
		cast: { number: (value) => new Big(value).toFixed() },
	});
}
