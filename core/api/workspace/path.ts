import { SchemaError } from '../../schema/schema-error';

/** Half a character, which no query can hold, becomes the sign for what is unknown. */
const wholeCharacters = (text: string): string => Buffer.from(text).toString();

/** A text as it stands in a query. */
export const inQuery = (text: string): string => encodeURIComponent(wholeCharacters(text));

/**
 * A path as it stands in a query: everything is encoded but the "/", which the service takes literally only.
 *
 * @throws SchemaError where there is none
 */
export function pathInQuery(path: string): string {
	if (path.trim() === '')
		throw new SchemaError([
			{ place: 'path', message: 'there is none; name a sheet, such as /Invoices' },
		]);
	return path.split('/').map(inQuery).join('/');
}
