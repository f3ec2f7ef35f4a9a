import type { CellEdit, DocumentEdits } from '../../core/review/edits';
import type { ValueActions } from '../parts/value-input';
import { editAt, withCell } from './change-edits';
import type { ReadDocument } from './document';
import { isBySight, type Doubts } from './doubts';
import { placeOf } from './place';

interface Editing {
	readonly read: ReadDocument;
	readonly edits: DocumentEdits;
	readonly doubts: Doubts;
	readonly change: (edits: DocumentEdits) => void;
	readonly choose: (key: string) => void;
	/** A value was found right: to the next doubt. */
	readonly goOn: (key: string) => void;
}

/** The edits with one value changed; as they were for a key that the document has no place for. */
export function withValue(
	{ form, carried }: ReadDocument,
	edits: DocumentEdits,
	key: string,
	changed: (before: CellEdit) => CellEdit,
): DocumentEdits {
	const at = placeOf(key, form);
	if (at === undefined) return edits;
	const count = 'field' in at ? 0 : (carried.extraction.tables[at.table]?.length ?? 0);
	return withCell(edits, at, changed(editAt(edits, at)), count);
}

/** What typing, confirming and putting back do to the edits of a document. */
export function valueActions(editing: Editing): ValueActions {
	const { read, edits, doubts, change, choose, goOn } = editing;
	const edit = (key: string, changed: (before: CellEdit) => CellEdit) => {
		change(withValue(read, edits, key, changed));
	};
	return {
		choose,
		type(key, text) {
			edit(key, ({ confirmed: _, ...before }) => ({ ...before, text }));
		},
		confirm(key) {
			if (doubts.at(key).some(isBySight)) edit(key, (before) => ({ ...before, confirmed: true }));
			goOn(key);
		},
		reset(key) {
			edit(key, () => ({}));
		},
	};
}
