import { companionIn, type Companion } from '../../../../../core/einvoice/companions';
import { extensionOf, mediaTypeOf } from '../../../../../core/files/declared-kind';
import type { Turns } from '../../../../../core/files/turns';
import { nameOf, type FoundDocument } from './find-documents';
import type { FileLoader } from './load-file';
import type { Task } from './batch';

const label = ({ file }: FoundDocument) => ({
	name: file?.fileName ?? null,
	mediaType: file?.mimeType ?? null,
});
const isNamedXml = (document: FoundDocument): boolean =>
	extensionOf(label(document)) === 'xml' || /\bxml\b/.test(mediaTypeOf(label(document)));

/** The e-invoices that an item brings as files of their own; each item is looked through once. */
export function createCompanions(loader: FileLoader, tasks: readonly Task[], turns: Turns) {
	const named = tasks.filter(({ document }) => isNamedXml(document));
	const known = new Map<number, Promise<readonly Companion[]>>();
	const look = async (item: number): Promise<readonly Companion[]> => {
		const found: Companion[] = [];
		for (const { document } of named.filter((task) => task.item === item)) {
			const companion = await loader
				.use(document, item, (loaded) =>
					loaded.kind === 'document' && loaded.file.kind === 'e-invoice'
						? companionIn(nameOf(document.origin, item), loaded.bytes, turns)
						: undefined,
				)
				// What can't be loaded is told where the file itself is read.
				.catch(() => undefined);
			if (companion !== undefined) found.push(companion);
		}
		return found;
	};
	return async ({ item, document, settings }: Task): Promise<readonly Companion[]> => {
		if (settings.read.eInvoices === 'ignore' || isNamedXml(document)) return [];
		const own = known.get(item) ?? look(item);
		known.set(item, own);
		return await own;
	};
}
