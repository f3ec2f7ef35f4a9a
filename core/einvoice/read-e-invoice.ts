import { readCii } from './cii';
import type { EInvoice } from './e-invoice';
import { CII_ROOT_LIST, ENVELOPE, UBL_ROOTS } from '../files/e-invoice-root';
import { readUbl } from './ubl';
import type { Turns } from '../files/turns';
import { parseXml, XmlError, type XmlElement } from './xml';

function readRoot(document: XmlElement): EInvoice | undefined {
	for (const name of CII_ROOT_LIST) {
		const root = document.at(name);
		if (root.exists) return readCii(root, name);
	}
	for (const name of UBL_ROOTS) {
		const root = document.at(name);
		// Others call their root the same, and have none of this: Finvoice, eFFF.
		if (root.exists && root.at('ID').exists && root.at('AccountingSupplierParty').exists)
			return readUbl(root, name);
	}
	return undefined;
}

/**
 * Reads an e-invoice: UBL Invoice or CreditNote, Cross Industry Invoice (Factur-X, ZUGFeRD, XRechnung) of any profile,
 * ZUGFeRD 1, Order-X.
 *
 * @returns undefined for XML of another kind
 * @throws XmlError when it is broken, hostile or too large
 */
export async function readEInvoice(bytes: Uint8Array, turns: Turns): Promise<EInvoice | undefined> {
	const document = await parseXml(bytes, turns);
	const envelope = document.at(ENVELOPE);
	return readRoot(envelope.exists ? envelope : document);
}

function xmlErrorOf(error: unknown): XmlError {
	if (error instanceof XmlError) return error;
	throw error;
}

/** The same; an error instead of what can't be read, for callers that have something else to do then. */
export async function eInvoiceOrWhy(
	bytes: Uint8Array,
	turns: Turns,
): Promise<EInvoice | XmlError | undefined> {
	try {
		return await readEInvoice(bytes, turns);
	} catch (error) {
		return xmlErrorOf(error);
	}
}
