import { monthsNamed } from '../../values/date/month-names';

/*
 * What rows are called that are no line items, without accents: taxes by the names of further countries, what was
 * withheld, an old balance.
 */

/** "Output IGST", "VAT Standard Rate", "Service tax": a tax and nothing else. "Tax service" is sold. */
const TAX =
	/^(?:(?:output|input|state|local|city|county|federal|sales|service|consumption|sum|total|central|integrated|value added) )*(?:tax|vat|gst|[csi]gst|utgst|hst|pst|qst|tps|tvq|tvh|tva|btw|iva|igic|ipsi|ivu|itbis|iss|issqn|icms|ppn|pdv|ндс|пдв|mwst|ust|vorsteuer|moms|mva|dph)(?: (?:standard|reduced|zero|normal|rate|amount|total))*$/u;
const WITHHELD =
	/^(?:irpf|ritenuta(?: d acconto)?|retencion(?: irpf)?|retenue a la source|withholding tax|quellensteuer|retencao(?: na fonte)?)$/u;

const BALANCE =
	/^(?:(?:previous|prior|old|opening|last|overdue|past due|outstanding|unpaid) (?:balance|amount due|bill)|balance (?:b f|forward)|arrears|amount overdue|overdue amount|past due(?: amount)?|(?:alter|vorheriger|offener|letzter) (?:saldo|betrag)|altsaldo|anfangssaldo|(?:saldo|ubertrag)(?: aus)?(?: dem)? vormonat|ruckstande?|offene forderung(?:en)?|(?:ancien )?solde (?:precedent|anterieur|reporte|initial)|ancien solde|report a nouveau|arrieres?|impayes?|(?:vorig|oud|openstaand) saldo|beginsaldo|achterstand|saldo (?:vorige (?:factuur|maand)|anterior|pendiente|inicial|precedente|iniziale)|atrasos|importe vencido|arretrati|insoluto|atrasados|valor em atraso|(?:forrige|tidligere|foregaende|ingaende|utestaende|edellinen) saldo|restance|restanse|(?:poprzednie )?saldo (?:poprzednie|poczatkowe)|poprzednie saldo|zaleglosci?|(?:predchozi|pocatecni) zustatek|nedoplatek)(?<rest>(?: \p{L}+)*)$/u;
/** "as of 1 May", "vom 01.05.". */
const BESIDE: ReadonlySet<string> = new Set(
	'as of at on per zum vom au du al del da to from last month vormonat monat aus'.split(' '),
);

export const isTaxName = (words: string): boolean => TAX.test(words);
export const isWithheldName = (words: string): boolean => WITHHELD.test(words);

/** "Previous balance", "Rückstand Mai": owed for another invoice. */
export function isOldBalance(words: string): boolean {
	const rest = BALANCE.exec(words)?.groups?.['rest'];
	return (
		rest !== undefined &&
		rest.split(' ').every((word) => word === '' || BESIDE.has(word) || monthsNamed(word).size > 0)
	);
}

/** "Rechnung RE-1001 vom 01.05.2026", "Invoice 1001": another document and nothing else. */
const INVOICE =
	/^(?:(?:unsere?|our|notre|tax|vat) )?(?:rechnung|invoice|facture|factuur|factura|fattura|fatura|faktura)(?: ?-?(?:n[ro°º]?|nummer|number)(?!\p{L})\.?)?[ :#-]*(?<number>[a-z]{0,4}[-/ ]?\d[\w/-]*)(?:,? (?:vom|of|dated|du|van|de|del|da|z|ze dne|af|fra|from)? ?\d{1,4}[./-]\d{1,2}[./-]\d{1,4})?$/iu;

/** The number of the invoice that a row is, and nothing else; undefined for goods. */
export const invoiceNamed = (description: string): string | undefined =>
	INVOICE.exec(description.trim())?.groups?.['number'];
