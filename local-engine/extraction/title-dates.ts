import { documentKindOf } from '../../core/values/document-kind';
import type { Candidate } from './candidates';
import { textOf, type Row } from './page-lines';
import { plainWord } from './plain-word';
import { datesIn } from './typed-spans';

/** Between a title, its number and its date: "Rechnung Nr. 12 vom 3.4.2026", "Facture n° 12 du …", "Invoice 12 issued …". */
const BETWEEN =
	/^(?:no|num|id|vom|von|der|dated?|of|from|issued|on|du|le|en|date|del|de|fecha|van|dd|d\.d|datum|data|di|da|)$/u;
const MAX_TITLE_WORDS = 3;
/** What a title says, beside what a label says. */
const SCORE = 0.9;

const hasDigit = (text: string): boolean => /\d/.test(text);

/** Dates of issue that stand behind the title of an invoice and its number. */
export const titleDatesIn = (rows: readonly Row[]): readonly Candidate[] =>
	rows.flatMap(({ phrases }, row) => {
		const words = phrases.flatMap((phrase) => phrase.words);
		const [date] = datesIn(words);
		const [first] = date?.words ?? [];
		if (!date || !first) return [];
		const before = words.slice(0, words.indexOf(first));
		const end = before.findIndex(
			({ text }, at) => at > 0 && (hasDigit(text) || BETWEEN.test(plainWord(text))),
		);
		const title = before.slice(0, end === -1 ? before.length : end);
		const between = before.slice(title.length);
		const kind = title.length > MAX_TITLE_WORDS ? null : documentKindOf(textOf(title));
		const isInvoice = kind === 'invoice' || kind === 'credit_note' || kind === 'deposit_invoice';
		if (!isInvoice || !between.some(({ text }) => hasDigit(text))) return [];
		const isPlain = between.every(({ text }) => hasDigit(text) || BETWEEN.test(plainWord(text)));
		return isPlain ? [{ ...date, concept: 'issue_date', row, score: SCORE }] : [];
	});
