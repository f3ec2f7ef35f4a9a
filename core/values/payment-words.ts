import { folded, plainText } from './printed-text';

/** How it was paid or is collected, in words without accents. */
const MEANS = `visa mastercard master maestro amex american express eurocard ec girocard girokarte kreditkarte debitkarte karte
	kartenzahlung bankkarte eckarte bar barzahlung bargeld cash card credit debit creditcard paypal klarna stripe apple google pay
	twint ideal bancontact payconiq sofortuberweisung giropay uberweisung bankuberweisung bank transfer wire lastschrift
	lastschriftverfahren sepalastschrift sepa einzug bankeinzug einzugsermachtigung abbuchung abgebucht eingezogen vorkasse vorauskasse vorabkasse
	nachnahme prepaid prepayment direct especes carte bancaire cb cheque check virement prelevement automatique contant pin
	pinnen overboeking vooruitbetaling incasso automatische efectivo tarjeta credito debito transferencia domiciliacion bancaria
	recibo bizum contanti carta bancomat bonifico rid sdd addebito riba dinheiro numerario multibanco cartao mb way kort kontant
	betalingskort autogiro betalingsservice swish mobilepay vipps kateinen kortti gotowka gotowki karta przelew przelewem blik
	hotove hotovost kartou prevodem inkaso inkasso`;
/** That it is paid. */
const PAID = `bezahlt gezahlt beglichen paid settled paye payee acquitte acquittee regle reglee betaald voldaan pagado pagada
	abonado pagato pagata saldato saldata pago paga liquidado betalt betald maksettu zaplacono oplacono oplacone zaplaceno uhrazeno
	ricevuto received recu erhalten`;
/** What stands among them. */
const BESIDE = `bereits already schon vollstandig fully in full per par por via by mit with avec met con com med am an on le den de
	del di da do die wird werden collected by be to von vom durch dankend gegeben given ya gia deja al reeds
	total betrag amount montant importe zahlung payment paiement betaling pagamento pago zahlungsart terminal kontaktlos
	contactless sans contact online auf rechnung ending mandat mandate zahlbar`;

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const NAMED = words(`${MEANS} ${PAID}`);
const ALL = new Set([...NAMED, ...words(BESIDE)]);

/** "**** 1234", "xx1234", "12.06.2026", "14:30": of the card or of the payment, and no amount. */
const NO_AMOUNT =
	/[*x#.•]{2,} ?\d{2,4}\b|\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}:\d{2}/giu;
const AMOUNT =
	/[-+]?(?:\p{Sc}|\b[A-Z]{3}) ?\d[\d.,' ]*|\d[\d.,' ]*[.,]\d{2}(?: ?(?:\p{Sc}|[A-Z]{3}\b))?/u;
const LONGEST = 80;

/** Takes "PayPal 142,80" apart; undefined where the text says anything else than how it was paid, and how much. */
export function paymentIn(printed: string): { readonly amount: string | null } | undefined {
	const text = plainText(printed);
	if (text.length > LONGEST) return undefined;
	const bare = text.replaceAll(NO_AMOUNT, ' ');
	const amount = AMOUNT.exec(bare)?.[0];
	const rest = folded(amount === undefined ? bare : bare.replace(amount, ' '));
	const said = rest.split(/[^\p{L}\d]+/u).filter((word) => word !== '');
	return said.some((word) => NAMED.has(word)) && said.every((word) => ALL.has(word))
		? { amount: amount?.trim() ?? null }
		: undefined;
}

/** "siehe oben", "wie vereinbart": when to pay stands elsewhere. */
const ELSEWHERE =
	/^(?:(?:s(?:iehe|\.)|see|voir|zie|ver|vedi|se|viz) (?:oben|unten|above|below|ci-dessus|ci-dessous|boven|onder|arriba|abajo|sopra|sotto|acima|abaixo|ovenfor|ovan|vyse)|(?:wie )?vereinbart|as agreed)$/u;

/** Whether words in place of a due date say that there is no day to pay by: "Lastschrift", "bezahlt". */
export const saysNoDueDate = (printed: string): boolean =>
	paymentIn(printed)?.amount === null || ELSEWHERE.test(folded(plainText(printed)));
