import type { Reason } from '../decision/reason';
import type { FieldRole } from '../schema/role';
import type { Roles } from '../schema/roles';
import { isBlank, type DocumentValues, type ReadCell, type Value } from '../values/document-values';
import { ibanOf } from '../values/party/iban';
import { lettersAndDigits } from '../values/printed-text';
import { difference } from './against-text';

/** What both must say, each with how two of them are compared. */
const COMPARED: readonly (readonly [FieldRole, (value: Value) => Value])[] = [
	['invoice_number', (value) => lettersAndDigits(String(value))],
	['issue_date', (value) => value],
	['total', (value) => value],
	['iban', (value) => ibanOf(String(value)) ?? value],
];

const inWords = ({ raw }: ReadCell) => (typeof raw === 'string' ? `“${raw.trim()}”` : String(raw));

/**
 * Holds what an e-invoice says against what was read elsewhere: off its page, or in another form of it.
 *
 * @param says values of the e-invoice
 * @param read values of the other, of the same schema
 * @param where the other in words: "the page"
 * @param mustSay whether the other has to say what the e-invoice does
 */
export function differencesFromReading(
	says: DocumentValues,
	read: DocumentValues,
	roles: Roles,
	where: string,
	mustSay: boolean,
): Reason[] {
	return COMPARED.flatMap(([role, comparable]) => {
		const name = roles.fields[role]?.[0] ?? '';
		const [own, other] = [says.cells[name], read.cells[name]];
		if (own === undefined || own.value === null) return [];
		if (other === undefined || isBlank(other))
			return mustSay ? [difference(role, inWords(own), `${where} doesn’t show it`, roles)] : [];
		const isEqual = other.value !== null && comparable(own.value) === comparable(other.value);
		return isEqual
			? []
			: [difference(role, inWords(own), `${where} says ${inWords(other)}`, roles)];
	});
}
