import type { MailText } from '../files/containers/mail-text';
import type { PackedFile } from '../files/containers/unpack';
import { UnsupportedFileError } from '../files/file-kind';
import type { Turns } from '../files/turns';
import { amountsIn } from '../witness/amounts-in-text';
import { datesIn } from '../witness/dates-in-text';
import { textAsPdf } from './text-as-pdf';
import { textOfHtml } from './text-of-html';

const MIB = 1024 * 1024;
/** In characters; pictures in the text of HTML are left out before. */
const MAX_LENGTH = 2 * MIB;
const PICTURE = /data:image\/[\w.+-]+;base64,[\w+/=\s]*/g;

/** Of what a person pays with. */
const CURRENCY =
	/\p{Sc}|(?<!\p{L})(?:EUR|USD|GBP|CHF|JPY|CNY|SEK|NOK|DKK|ISK|PLN|CZK|HUF|RON|BGN|TRY|UAH|CAD|AUD|NZD|SGD|HKD|INR|BRL|MXN|ZAR|AED|SAR|ILS|KRW|THB|Euro|kr|Kč|zł|Fr\.)(?!\p{L})/u;
/** "¥12,800", "12 800 kr": an amount without cents says its currency. */
const WHOLE_AMOUNT = new RegExp(
	String.raw`(?:${CURRENCY.source})\s?\d[\d.,'’ ]*|\d[\d.,'’ ]*\s?(?:${CURRENCY.source})`,
	'u',
);

const namesAmount = (text: string) =>
	CURRENCY.test(text) && (amountsIn(text).length > 0 || WHOLE_AMOUNT.test(text));

/** Whether a text may be an invoice: it names an amount of money and a day. */
const mayBeInvoice = (text: string, today: string) =>
	namesAmount(text) && datesIn(text, today).length > 0;

/** Under which a mail's own text goes on as a document. */
export const MAIL_TEXT_NAME = 'mail-text.pdf';

const tooLong = () =>
	new UnsupportedFileError(
		'the text of the mail is too long to be an invoice',
		'Save what is to be read as a PDF.',
	);

/** @throws UnsupportedFileError */
async function textOf({ html, plain }: MailText, today: string, turns: Turns) {
	const seen = html.replace(PICTURE, '');
	if (seen.length > MAX_LENGTH || plain.length > MAX_LENGTH) throw tooLong();
	const ofHtml = seen.trim() === '' ? '' : await textOfHtml(seen, turns);
	if (ofHtml === undefined) throw tooLong();
	// Programs that write the text a second time may leave tables out of it: what is seen counts first.
	return [ofHtml, plain].find((text) => mayBeInvoice(text, today));
}

/**
 * A mail's own text as a document: a PDF of it, with the subject above.
 *
 * @param today ISO date
 * @returns undefined where it names no amount or no date, so that it can be no invoice
 * @throws UnsupportedFileError where it may be one, and can't be drawn
 */
export async function mailBody(
	mail: MailText,
	today: string,
	turns: Turns,
): Promise<PackedFile | undefined> {
	const text = await textOf(mail, today, turns);
	if (text === undefined) return undefined;
	const whole = mail.subject.trim() === '' ? text : `${mail.subject.trim()}\n\n${text}`;
	return { name: MAIL_TEXT_NAME, mediaType: 'application/pdf', bytes: textAsPdf(whole) };
}

/** The same; the error instead of throwing it, for callers that tell it where the document would be. */
export async function mailBodyOrWhy(
	mail: MailText,
	today: string,
	turns: Turns,
): Promise<PackedFile | UnsupportedFileError | undefined> {
	return await mailBody(mail, today, turns).catch((error: unknown) => {
		if (error instanceof UnsupportedFileError) return error;
		throw error;
	});
}
