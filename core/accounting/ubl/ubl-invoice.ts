import type Big from 'big.js';

import { absent } from '../bill/absent';
import type { Bill } from '../bill/bill';
import { sumOf } from '../bill/amounts';
import type { Booked } from '../bill/booking';
import { notesOf } from '../bill/notes';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { oneLine } from '../plain-text';
import { ublHeadOf, missingForProfile, type UblHead } from './head';
import { allowanceChargeNode, lineNode, lineParts, type LinePricing, type NetItem } from './lines';
import { withoutDiscountMark } from './profile/german-rules';
import { PROFILE_IDS, ublProfileOf, type UblProfile } from './profile/profile';
import { payableOf, totalsNode, totalsOf, type Totals } from './totals';
import { categoryNode, vatCategories, type VatCategory } from './vat-category';
import { vatGroups, type Taxed, type VatGroup } from './vat-groups';
import { amountNode, documentXml, type Currency, type UblName, type XmlNode } from './xml';

/** BT-3: commercial invoice and credit note (UNTDID 1001). */
const TYPE_CODES = { Invoice: '380', CreditNote: '381' } as const;

/** The amounts of an invoice, by VAT. */
interface Taxation {
	readonly items: readonly NetItem[];
	readonly groups: readonly (VatGroup & { readonly category: VatCategory })[];
	readonly totals: Totals;
}

function taxationOf(
	settled: Booked,
	bill: Bill,
	mapping: AccountingMapping,
	rounding: Big,
): { readonly taxation: Taxation | null; readonly missing: readonly MissingPart[] } {
	const taxed: Taxed | MissingPart = vatGroups(settled);
	const payable = payableOf(settled, bill, rounding);
	if ('part' in taxed) return { taxation: null, missing: [taxed, ...payable.missing] };
	const categories = vatCategories(taxed.groups, mapping);
	const { totals, missing: sums } = totalsOf(settled, taxed, bill, payable);
	const missing = [...sums, ...payable.missing];
	if ('missing' in categories)
		return { taxation: null, missing: [...categories.missing, ...missing] };
	const groups = taxed.groups.flatMap((group, index) => {
		const category = categories[index];
		return category === undefined ? [] : [{ ...group, category }];
	});
	const items = settled.lines.flatMap((line, index) => {
		const rate = taxed.rates[index];
		const group = groups.find((candidate) => rate !== undefined && candidate.rate.eq(rate));
		const net = taxed.nets[index];
		return group === undefined || net === undefined
			? []
			: [{ line, net, category: group.category }];
	});
	return { taxation: { items, groups, totals }, missing };
}

/** What the document itself must give, whatever its amounts. */
const headerMissing = (bill: Bill): MissingPart[] =>
	[
		...(bill.number === null ? [absent(bill, 'invoice_number')] : []),
		...(bill.issueDate === null ? [absent(bill, 'issue_date')] : []),
		...(bill.currency === null ? [absent(bill, 'currency')] : []),
		...(bill.supplier.name === null ? [absent(bill, 'supplier_name')] : []),
	].map((problem) => missingPart('ubl_invoice', problem));

const taxTotalNode = ({ groups }: Taxation, settled: Booked, currency: Currency): XmlNode => ({
	'cbc:TaxAmount': amountNode(settled.tax, currency),
	'cac:TaxSubtotal': groups.map(({ net, tax, category }) => ({
		'cbc:TaxableAmount': amountNode(net, currency),
		'cbc:TaxAmount': amountNode(tax, currency),
		'cac:TaxCategory': categoryNode(category, { withReason: true }),
	})),
});

/** Terms of payment (BT-20), with what else whoever pays must know; a credit has something to pay, but to the buyer. */
function termsOf(bill: Bill, decimals: number, profile: UblProfile): string | undefined {
	const credit = bill.isCredit ? [bill.nature.title?.printed ?? 'Credit note'] : [];
	const terms = [
		...(bill.paymentTerms === null ? credit : [bill.paymentTerms]),
		...notesOf({ ...bill, paid: null }, decimals),
	];
	const text = terms.map(oneLine).join('. ');
	const words = profile === 'en16931' ? text : withoutDiscountMark(text);
	return words === '' ? undefined : words;
}

function documentNode(
	ubl: UblName,
	bill: Bill,
	settled: Booked,
	taxation: Taxation,
	head: UblHead,
): XmlNode {
	const currency: Currency = { code: bill.currency ?? '', decimals: settled.decimals };
	const { items, totals } = taxation;
	const { customization, process, priceDecimals } = PROFILE_IDS[head.profile];
	const pricing: LinePricing = {
		taxIncluded: settled.taxIncluded,
		decimals: Math.max(settled.decimals, priceDecimals),
	};
	const rows = items.filter(({ line }) => line.kind === 'item');
	const extras = items.filter(({ line }) => line.kind !== 'item');
	const terms = termsOf(bill, settled.decimals, head.profile);
	const { buyerReference, precedingInvoice } = head;
	return {
		'cbc:CustomizationID': customization,
		'cbc:ProfileID': process ?? undefined,
		'cbc:ID': bill.number ?? undefined,
		'cbc:IssueDate': bill.issueDate ?? undefined,
		'cbc:DueDate': bill.isCredit ? undefined : (bill.dueDate ?? undefined),
		[`cbc:${ubl}TypeCode`]: TYPE_CODES[ubl],
		'cbc:DocumentCurrencyCode': currency.code,
		'cbc:BuyerReference': buyerReference ?? undefined,
		'cac:OrderReference': bill.orderNumber === null ? undefined : { 'cbc:ID': bill.orderNumber },
		'cac:BillingReference':
			precedingInvoice === null
				? undefined
				: { 'cac:InvoiceDocumentReference': { 'cbc:ID': precedingInvoice } },
		'cac:AccountingSupplierParty': head.seller.node,
		'cac:AccountingCustomerParty': head.buyer.node,
		'cac:Delivery': head.delivery.node,
		'cac:PaymentMeans': head.means.node,
		'cac:PaymentTerms': terms === undefined ? undefined : { 'cbc:Note': terms },
		'cac:AllowanceCharge': extras.map((item) => allowanceChargeNode(item, currency)),
		'cac:TaxTotal': taxTotalNode(taxation, settled, currency),
		'cac:LegalMonetaryTotal': totalsNode(totals, items, currency),
		[`cac:${ubl}Line`]: rows.map((item, index) => lineNode(ubl, item, index, pricing, currency)),
	};
}

/** Rounding to coins is no part of an invoice's total (BT-112), but of what is to be paid (BT-114). */
function apartFromRounding(booked: Booked): { readonly booked: Booked; readonly rounding: Big } {
	const isRounding = ({ kind }: Booked['lines'][number]) => kind === 'rounding';
	const rounding = sumOf(booked.lines.filter(isRounding).map(({ amount }) => amount));
	return {
		rounding,
		booked: {
			...booked,
			lines: booked.lines.filter((line) => !isRounding(line)),
			rates: booked.rates?.filter((_, index) => booked.lines[index]?.kind !== 'rounding') ?? null,
			total: booked.total.minus(rounding),
		},
	};
}

/**
 * An invoice or a credit note in UBL 2.1 after EN 16931, elements in the order of UBL's schema. Parts are named by their
 * business terms (BT-…), as the standard numbers them.
 *
 * @param whole null while the bill itself has problems
 */
export function ublInvoice(bill: Bill, whole: Booked | null, mapping: AccountingMapping): Built {
	const apart = whole === null ? null : apartFromRounding(whole);
	const { taxation, missing: amounts } =
		apart === null
			? { taxation: null, missing: [] }
			: taxationOf(apart.booked, bill, mapping, apart.rounding);
	const categories = taxation?.groups.map(({ category }) => category) ?? [];
	const profile = ublProfileOf(mapping.ublProfile);
	const head = ublHeadOf(
		typeof profile === 'string' ? profile : 'en16931',
		bill,
		mapping,
		categories,
	);
	const missing = [
		...(typeof profile === 'string' ? [] : [profile]),
		...headerMissing(bill),
		...head.means.missing,
		...head.seller.missing,
		...head.buyer.missing,
		...head.delivery.missing,
		...missingForProfile(head, bill, mapping, categories, taxation?.totals.payable ?? null),
		...lineParts(bill.lines),
		...amounts,
	];
	if (apart === null || taxation === null || missing.length > 0)
		return { missing, entity: null, body: null };
	const entity = bill.isCredit ? 'CreditNote' : 'Invoice';
	const node = documentNode(entity, bill, apart.booked, taxation, head);
	return { missing, entity, body: documentXml(entity, node) };
}
