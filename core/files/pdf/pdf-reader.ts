import type { Turns } from '../turns';
import type { OpenPdf } from './renderer';

/** What PDFs are opened with, with all that is in them. */
export interface PdfReader {
	/** What it loads is large. */
	readonly loadPdfRenderer: () => Promise<{
		readonly openPdf: (bytes: Uint8Array, turns: Turns, password?: string) => Promise<OpenPdf>;
	}>;
	/** For others, while PDFs are looked into. */
	readonly turns: Turns;
}
