import type { PrintedWord } from '../ocr/words';
import type { Candidate } from './candidates';
import type { Row } from './page-lines';
import { plainWord } from './plain-word';
import { datesIn } from './typed-spans';

/** Words of sentences about paying, and those that stand right before the day by which to pay. */
const PAYING =
	/zahl|fallig|begleich|uberweis|remit|(?<!\p{L})pay|due|reglement|regler|echeance|paiement|betal|voldoen|vervalt|pagar|pago|vencim|scaden|pagament|vence/u;
const BY =
	/^(?:bis|zum|until|by|before|on|am|avant|au|le|voor|op|antes|del|el|entro|il|ate|limite|spatestens|than)$/u;
/** On that day the amount is taken from an account: the sentence says so before or behind the day. */
const COLLECTED =
	/abgebucht|eingezogen|einzug|lastschrift|debited|direct debit|collected|preleve|geincasseerd|afgeschreven|adeudo|domicili|addebit|debito/u;
/** Until then less is to be paid. */
const EARLY = /skonto|discount|escompte|korting|descuento|sconto|desconto/u;
/** What a sentence says, beside what a label says. */
const SCORE = 0.55;

const plain = ({ text }: PrintedWord): string => plainWord(text);

/** Days by which to pay that stand in sentences: "Zahlbar innerhalb 30 Tagen netto bis 04.04.2013". */
export function dueDatesIn(rows: readonly Row[]): readonly Candidate[] {
	return rows.flatMap((row, index) => {
		const words = row.phrases.flatMap((phrase) => phrase.words);
		const next = rows[index + 1]?.phrases.flatMap((phrase) => phrase.words) ?? [];
		const isCollected = COLLECTED.test([...words, ...next].map(plain).join(' '));
		const paying = isCollected ? 0 : words.findIndex((word) => PAYING.test(plain(word)));
		if (paying === -1) return [];
		return datesIn(words).flatMap((span) => {
			const [first] = span.words;
			const at = first ? words.indexOf(first) : -1;
			if (at < paying) return [];
			const before = words.slice(paying, at);
			const clause = before.slice(before.findLastIndex(({ text }) => /[,;]$/.test(text)) + 1);
			if (clause.some((word) => EARLY.test(plain(word)))) return [];
			const by = [...before.slice(-1), ...span.words.slice(0, isCollected ? 1 : 0)].some(
				(word) => BY.test(plain(word)) || /:$/.test(word.text),
			);
			return by ? [{ ...span, concept: 'due_date', row: index, score: SCORE }] : [];
		});
	});
}
