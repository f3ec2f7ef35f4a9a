import { UnsupportedFileError } from '../file-kind';

const PRINT_AGAIN = 'Open it in a PDF viewer, print it to a new PDF and send that.';
const AS_IMAGE = 'Send an image of the page (JPEG or PNG) instead.';

export const emptyFile = () =>
	new UnsupportedFileError(
		'the file is empty',
		'Look at the step before: did it download the whole file?',
	);

const damaged = () =>
	new UnsupportedFileError(
		'the PDF is damaged or cut off',
		`Look at the step before: did it download the whole file? If it opens elsewhere: ${PRINT_AGAIN}`,
	);

const locked = (password: string | undefined) =>
	password === undefined
		? new UnsupportedFileError(
				'the PDF is protected by a password',
				'Give its password in the options, or send a copy without one.',
			)
		: new UnsupportedFileError(
				'the PDF is protected by a password, and not by the one that was given',
				'Correct the password in the options, or send a copy without one.',
			);

const otherSecurity = () =>
	new UnsupportedFileError(
		'the PDF is encrypted in a way that can not be opened here, such as with a certificate',
		PRINT_AGAIN,
	);

/** By FPDF_GetLastError, see fpdfview.h. */
const BY_CODE: ReadonlyMap<number, (password: string | undefined) => UnsupportedFileError> =
	new Map([
		[4, locked],
		[5, otherSecurity],
	]);

/** Why PDFium didn't open a document. */
export const notOpened = (code: number, password: string | undefined) =>
	(BY_CODE.get(code) ?? damaged)(password);

export const noPages = () => new UnsupportedFileError('the PDF has no pages', PRINT_AGAIN);

export const placeholder = () =>
	new UnsupportedFileError(
		'the PDF is a form that only Adobe Reader can draw (XFA); its page only says to wait',
		'Open it in Adobe Reader, print it to a new PDF and send that.',
	);

export const unreadablePage = (page: number) =>
	new UnsupportedFileError(`page ${page} of the PDF can't be read`, PRINT_AGAIN);

/** Laying it out took too much memory, or broke PDFium. */
export const tooManyParts = (page: number) =>
	new UnsupportedFileError(
		`page ${page} of the PDF is damaged, or consists of more parts than any page of paper`,
		AS_IMAGE,
	);

export const takesTooLongToDraw = (page: number) =>
	new UnsupportedFileError(`page ${page} of the PDF takes too long to draw`, AS_IMAGE);

export const takesTooLongToOpen = () =>
	new UnsupportedFileError('the PDF takes too long to open', PRINT_AGAIN);

export const tooLarge = () =>
	new UnsupportedFileError(
		'the PDF takes more memory than is allowed',
		`Send fewer pages at a time, or images of them. ${PRINT_AGAIN}`,
	);

export const brokeRenderer = () =>
	new UnsupportedFileError(
		'the PDF renderer broke off: the PDF is damaged, or takes more memory than is allowed',
		PRINT_AGAIN,
	);

/** Not the file's fault. */
export const closedAlready = () =>
	new UnsupportedFileError('the PDF was closed while its pages were being read', 'Run it again.');
