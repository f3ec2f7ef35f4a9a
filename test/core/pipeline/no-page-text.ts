import type { PageText } from '../../../core/files/pdf/text';

/** Of a page that is a picture. */
const NO_TEXT: PageText = {
	text: '',
	visible: 0,
	hidden: 0,
	unmapped: 0,
	undrawn: '',
	objects: 1,
	glyphs: [],
};

export const noPageText = async (): Promise<PageText> => await Promise.resolve(NO_TEXT);
