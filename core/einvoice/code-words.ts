/** Codes of UNTDID 1001 in words that a person knows. */
const DOCUMENT_TYPES: ReadonlyMap<string, string> = new Map([
	['71', 'Request for payment'],
	['80', 'Debit note'],
	['81', 'Credit note'],
	['82', 'Metered services invoice'],
	['83', 'Credit note'],
	['84', 'Debit note'],
	['130', 'Invoicing data sheet'],
	['202', 'Direct payment valuation'],
	['203', 'Provisional payment valuation'],
	['204', 'Payment valuation'],
	['211', 'Interim invoice'],
	['218', 'Final payment request'],
	['219', 'Payment request for completed units'],
	['220', 'Purchase order'],
	['230', 'Purchase order change'],
	['231', 'Order confirmation'],
	['261', 'Self-billed credit note'],
	['262', 'Consolidated credit note'],
	['295', 'Price variation invoice'],
	['296', 'Credit note for price variation'],
	['308', 'Delcredere credit note'],
	['325', 'Pro forma invoice'],
	['326', 'Partial invoice'],
	['380', 'Invoice'],
	['381', 'Credit note'],
	['382', 'Commission note'],
	['383', 'Debit note'],
	['384', 'Corrected invoice'],
	['385', 'Consolidated invoice'],
	['386', 'Prepayment invoice'],
	['387', 'Hire invoice'],
	['388', 'Tax invoice'],
	['389', 'Self-billed invoice'],
	['390', 'Delcredere invoice'],
	['393', 'Factored invoice'],
	['394', 'Lease invoice'],
	['395', 'Consignment invoice'],
	['396', 'Factored credit note'],
	['420', 'Credit note'],
	['456', 'Debit note'],
	['457', 'Reversal of debit'],
	['458', 'Reversal of credit'],
	['527', 'Self-billed debit note'],
	['532', 'Forwarder’s credit note'],
	['575', 'Insurer’s invoice'],
	['623', 'Forwarder’s invoice'],
	['633', 'Port charges invoice'],
	['751', 'Invoice for accounting purposes'],
	['780', 'Freight invoice'],
	['875', 'Partial construction invoice'],
	['876', 'Partial final construction invoice'],
	['877', 'Final construction invoice'],
	['935', 'Customs invoice'],
]);

/** Codes whose positive amounts are to be paid back. Source: EN 16931, code list of BT-3. */
const CREDITS: ReadonlySet<string> = new Set([
	'81',
	'83',
	'261',
	'262',
	'296',
	'308',
	'381',
	'396',
	'420',
	'532',
]);

/** A document's type in words; the code itself where it is in no list, null without one. */
export const documentTypeOf = (code: string | null): string | null =>
	code === null ? null : (DOCUMENT_TYPES.get(code) ?? code);

export const isCredit = (code: string | null): boolean => code !== null && CREDITS.has(code);

/** Categories of VAT, UNTDID 5305. */
const VAT_CATEGORIES: ReadonlyMap<string, string> = new Map([
	['S', 'standard rate'],
	['AA', 'lower rate'],
	['Z', 'zero rate'],
	['E', 'exempt from VAT'],
	['AE', 'reverse charge'],
	['K', 'intra-Community supply'],
	['G', 'export outside the EU'],
	['O', 'not subject to VAT'],
	['L', 'Canary Islands general indirect tax (IGIC)'],
	['M', 'tax of Ceuta and Melilla (IPSI)'],
	['B', 'transferred VAT'],
]);

/** A rate of VAT in words: "19 % standard rate", "reverse charge"; null when nothing is known of it. */
export function vatInWords(category: string | null, percent: string | null): string | null {
	const words = category === null ? null : (VAT_CATEGORIES.get(category) ?? category);
	const rate = percent === null || Number(percent) === 0 ? null : `${Number(percent)} %`;
	const parts = [rate, words].filter((one) => one !== null);
	return parts.length === 0 ? null : parts.join(' ');
}
