import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { PRESETS } from '../../../core/schema/presets';
import {
	EMPTY,
	setupOf,
	withColumn,
	withField,
	withFields,
} from '../../../studio/page/model/build';
import {
	builtOf,
	movedDraft,
	withDraft,
	withoutDraft,
} from '../../../studio/page/model/field-draft';
import { begin, changed, redone, undone } from '../../../studio/page/model/history';

const invoice = withFields(EMPTY, PRESETS.invoice.fields);
const keyOf = (name: string): string => {
	const all = invoice.drafts.flatMap((draft) => [draft, ...draft.columns]);
	const found = all.find((draft) => draft.name === name);
	if (found === undefined) throw new Error(`there is no ${name}`);
	return found.key;
};
const namesOf = (drafts: readonly { readonly name: string }[]) => drafts.map(({ name }) => name);

describe('fields that are built', () => {
	test('are those they began with, while nothing is changed', () => {
		expect(setupOf(invoice)?.fields).toEqual(PRESETS.invoice.fields);
	});

	test('one more comes before the line items, and tables come last', () => {
		const { build } = withField(invoice, { name: 'cost_centre', type: 'string' });
		expect(namesOf(build.drafts).slice(-2)).toEqual(['cost_centre', 'line_items']);
		const more = withField(build, { name: 'extras', type: 'array', columns: [] }).build;
		expect(namesOf(more.drafts).at(-1)).toBe('extras');
	});

	test('a column is changed, moved, removed within its table', () => {
		const table = keyOf('line_items');
		const added = withColumn(invoice, table).drafts;
		const column = added.at(-1)?.columns.at(-1)?.key ?? '';
		const named = withDraft(added, column, { name: 'lot', type: 'string' });
		const first = movedDraft(named, column, () => 0);
		expect(first.at(-1)?.columns[0]).toMatchObject({ name: 'lot' });
		expect(withoutDraft(first, column)).toEqual(invoice.drafts);
	});

	test('what can’t be used says which field, and why', () => {
		const twice = withDraft(invoice.drafts, keyOf('due_date'), { name: 'issue_date' });
		expect(builtOf(twice)).toEqual({
			problems: [{ place: 'issue_date', message: 'this name is used twice. Names must differ' }],
		});
		expect(setupOf({ ...invoice, drafts: twice })).toBeNull();
	});

	test('moving loses none, wherever to', () => {
		fc.assert(
			fc.property(fc.nat(30), fc.integer({ min: -3, max: 40 }), (from, to) => {
				const key = invoice.drafts[from]?.key ?? 'none';
				const moved = movedDraft(invoice.drafts, key, () => to);
				expect(namesOf(moved).toSorted()).toEqual(namesOf(invoice.drafts).toSorted());
			}),
		);
	});
});

describe('steps', () => {
	test('taken back and done again lead to where one was', () => {
		fc.assert(
			fc.property(fc.array(fc.tuple(fc.nat(), fc.option(fc.constantFrom('a', 'b')))), (steps) => {
				let history = begin(-1);
				for (const [value, about] of steps) history = changed(history, value, about);
				const end = history.present;
				let back = history;
				for (let step = 0; step < steps.length; step++) back = undone(back);
				expect(back.present).toBe(-1);
				for (let step = 0; step < steps.length; step++) back = redone(back);
				expect(back.present).toBe(end);
			}),
		);
	});

	test('a word that is typed is one step', () => {
		let history = begin('');
		for (const text of ['t', 'to', 'total']) history = changed(history, text, 'f1 name');
		expect(undone(history).present).toBe('');
		history = changed(undone(history), 'x', 'f1 name');
		expect(history.past).toEqual(['']);
	});
});
