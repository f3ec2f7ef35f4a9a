import type { WireField } from '../../core/schema/wire-fields';
import type { Found, FoundValue } from '../extraction/find-values';
import type { PrintedWord } from '../ocr/words';
import type { CitedField, CitedValue } from './cited-values';
import { groundingOf, type ValueType } from './grounding';

const ABSENT: FoundValue = { text: '', words: [] };

/** A value that names words the page doesn't have is not on the page. */
function foundOf(
	{ text, tokens }: CitedValue,
	page: readonly PrintedWord[],
	type: ValueType,
): FoundValue {
	const value = text.replace(/[\p{C}\s]+/gu, ' ').trim();
	if (value === '' || tokens.some((id) => id >= page.length)) return ABSENT;
	const words = [...new Set(tokens)].flatMap((id) => page[id] ?? []);
	return { text: value, words: groundingOf(value, words, type) };
}

const typeOf = (columns: WireField['children'], name: string): ValueType =>
	columns?.find((column) => column.name === name)?.type ?? 'string';

const isEmpty = (row: Readonly<Record<string, FoundValue>>): boolean =>
	Object.values(row).every(({ text }) => text === '');

/**
 * What a model picked, in the form our own finding gives it, so that it is scored the same way.
 *
 * @param page the words in the order in which the model got them
 */
export function foundValues(
	cited: readonly CitedField[],
	fields: readonly WireField[],
	page: readonly PrintedWord[],
): readonly Found[] {
	return cited.map((field) => {
		const asked = fields.find(({ name }) => name === field.name);
		if (field.kind === 'value') {
			const type = asked === undefined || asked.type === 'array' ? 'string' : asked.type;
			return { kind: 'value', name: field.name, value: foundOf(field.value, page, type) };
		}
		const rows = field.rows.map((row) =>
			Object.fromEntries(
				Object.entries(row).map(([name, value]) => [
					name,
					foundOf(value, page, typeOf(asked?.children, name)),
				]),
			),
		);
		return { kind: 'rows', name: field.name, rows: rows.filter((row) => !isEmpty(row)) };
	});
}
