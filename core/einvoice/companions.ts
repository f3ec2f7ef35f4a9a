import type { Turns } from '../files/turns';
import type { Roles } from '../schema/roles';
import { normalizedName } from '../values/party/name';
import { lettersAndDigits } from '../values/printed-text';
import { differencesFromText } from './against-text';
import type { EInvoice } from './e-invoice';
import { eInvoiceOrWhy } from './read-e-invoice';
import { XmlError } from './xml';

/** An e-invoice that lies beside a PDF in the same mail. */
export interface Companion {
	/** Of its file. */
	readonly name: string;
	readonly invoice: EInvoice;
}

/** @returns undefined for what is no e-invoice, or can't be read: that is told where the file itself is read */
export async function companionIn(
	name: string,
	bytes: Uint8Array,
	turns: Turns,
): Promise<Companion | undefined> {
	const invoice = await eInvoiceOrWhy(bytes, turns);
	return invoice === undefined || invoice instanceof XmlError ? undefined : { name, invoice };
}

/** Whether a text names the seller, by name or by VAT ID. */
function namesSeller({ seller }: EInvoice, text: string): boolean {
	const { name, vatId } = seller;
	if (vatId !== null && lettersAndDigits(text).includes(lettersAndDigits(vatId))) return true;
	const own = normalizedName(name);
	return own !== null && ` ${normalizedName(text) ?? ''} `.includes(` ${own} `);
}

/**
 * The e-invoice whose picture a PDF is: its text names the seller, the number, the date and the total, and no other total.
 *
 * @param text of its pages
 * @param today ISO date
 */
export const companionOf = (
	companions: readonly Companion[],
	text: string,
	roles: Roles,
	today: string,
): Companion | undefined =>
	companions.find(({ invoice }) => {
		if (invoice.number === null || invoice.totals.gross === null) return false;
		const withoutAccounts = { ...invoice, ibans: [] };
		return (
			namesSeller(invoice, text) &&
			differencesFromText(withoutAccounts, text, roles, today).length === 0
		);
	});
