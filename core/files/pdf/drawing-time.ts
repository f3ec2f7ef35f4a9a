import type { Turns } from '../turns';
import type { Slices } from './pdfium';

/** A document takes longer to be opened and drawn than any that is meant to be read. */
export class TakesTooLong extends Error {
	override readonly name = 'TakesTooLong';
}

/** In milliseconds. A page of text takes 20, a scan of A4 at 600 dpi a second. */
const MOST = 20_000;
/** So that a document of many pages is no slow one; in milliseconds, up to the most. */
const FOR_EACH_PAGE = 1000;

/** The time that PDFium may spend on a document, in slices. */
export interface DrawingTime {
	readonly slices: Slices;
	/** To be called when a page is done. */
	pageDone(): void;
}

export function createDrawingTime(turns: Turns): DrawingTime {
	let left = MOST;
	let since = 0;
	return {
		slices: {
			isDue: turns.isDue,
			begin: () => {
				since = turns.uptime();
			},
			between: async () => {
				left -= turns.uptime() - since;
				if (left <= 0) throw new TakesTooLong();
				await turns.next();
			},
		},
		pageDone: () => {
			left = Math.min(MOST, left + FOR_EACH_PAGE);
		},
	};
}
