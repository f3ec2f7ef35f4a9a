import { absent } from '../bill/absent';
import type { Bill } from '../bill/bill';
import type { Settled } from '../bill/settle';
import type { Built } from '../built';
import type { AccountingMapping } from '../mapping';
import { missingPart, type MissingPart } from '../missing';
import { ibanOf, isMisreadIban } from '../../values/party/iban';
import { allowanceChargeNode, lineNode, lineParts, type NetItem } from './lines';
import { buyerNode, sellerNode } from './parties';
import { payableOf, totalsNode, totalsOf, type Totals } from './totals';
import { categoryNode, vatCategories, type VatCategory } from './vat-category';
import { vatGroups, type Taxed, type VatGroup } from './vat-groups';
import { amountNode, invoiceXml, type Currency, type XmlNode } from './xml';

/** BT-24: the European standard itself, without any country's additions. */
const EN_16931 = 'urn:cen.eu:en16931:2017';
/** BT-3: commercial invoice (UNTDID 1001). */
const INVOICE = '380';
/** BT-81: credit transfer (UNTDID 4461). */
const CREDIT_TRANSFER = '30';

/** The amounts of an invoice, by VAT. */
interface Taxation {
	readonly items: readonly NetItem[];
	readonly groups: readonly (VatGroup & { readonly category: VatCategory })[];
	readonly totals: Totals;
}

function taxationOf(
	settled: Settled,
	bill: Bill,
	mapping: AccountingMapping,
): { readonly taxation: Taxation | null; readonly missing: readonly MissingPart[] } {
	const taxed: Taxed | MissingPart = vatGroups(settled, bill);
	const payable = payableOf(settled, bill);
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
const headerMissing = (bill: Bill): MissingPart[] => [
	...[
		...(bill.number === null ? [absent(bill, 'invoice_number')] : []),
		...(bill.issueDate === null ? [absent(bill, 'issue_date')] : []),
		...(bill.currency === null ? [absent(bill, 'currency')] : []),
		...(bill.supplier.name === null ? [absent(bill, 'supplier_name')] : []),
	].map((problem) => missingPart('ubl_invoice', problem)),
	...(isMisreadIban(bill.iban)
		? [
				{
					part: 'BT-84',
					...(bill.fieldNames.iban?.[0] === undefined ? {} : { field: bill.fieldNames.iban[0] }),
					message: `The IBAN “${bill.iban ?? ''}” has wrong check digits. Compare it with the document and correct it in the review.`,
				},
			]
		: []),
];

const taxTotalNode = ({ groups }: Taxation, settled: Settled, currency: Currency): XmlNode => ({
	'cbc:TaxAmount': amountNode(settled.tax, currency),
	'cac:TaxSubtotal': groups.map(({ net, tax, category }) => ({
		'cbc:TaxableAmount': amountNode(net, currency),
		'cbc:TaxAmount': amountNode(tax, currency),
		'cac:TaxCategory': categoryNode(category, { withReason: true }),
	})),
});

function invoiceNode(
	bill: Bill,
	settled: Settled,
	taxation: Taxation,
	parties: { readonly seller: XmlNode; readonly buyer: XmlNode },
): XmlNode {
	const currency: Currency = { code: bill.currency ?? '', decimals: settled.decimals };
	const iban = ibanOf(bill.iban);
	const { items, totals } = taxation;
	const rows = items.filter(({ line }) => line.kind === 'item');
	const extras = items.filter(({ line }) => line.kind !== 'item');
	return {
		'cbc:CustomizationID': EN_16931,
		'cbc:ID': bill.number ?? undefined,
		'cbc:IssueDate': bill.issueDate ?? undefined,
		'cbc:DueDate': bill.dueDate ?? undefined,
		'cbc:InvoiceTypeCode': INVOICE,
		'cbc:DocumentCurrencyCode': currency.code,
		'cac:OrderReference': bill.orderNumber === null ? undefined : { 'cbc:ID': bill.orderNumber },
		'cac:AccountingSupplierParty': parties.seller,
		'cac:AccountingCustomerParty': parties.buyer,
		'cac:PaymentMeans':
			iban === null
				? undefined
				: {
						'cbc:PaymentMeansCode': CREDIT_TRANSFER,
						'cac:PayeeFinancialAccount': { 'cbc:ID': iban },
					},
		'cac:AllowanceCharge': extras.map((item) => allowanceChargeNode(item, currency)),
		'cac:TaxTotal': taxTotalNode(taxation, settled, currency),
		'cac:LegalMonetaryTotal': totalsNode(totals, items, currency),
		'cac:InvoiceLine': rows.map((item, index) =>
			lineNode(item, index, settled.taxIncluded, currency),
		),
	};
}

/**
 * An invoice in UBL 2.1 after EN 16931, elements in the order of UBL's schema. Parts are named by their business terms
 * (BT-…), as the standard numbers them.
 *
 * @param settled null while the bill itself has problems
 */
export function ublInvoice(bill: Bill, settled: Settled | null, mapping: AccountingMapping): Built {
	const { taxation, missing: amounts } =
		settled === null ? { taxation: null, missing: [] } : taxationOf(settled, bill, mapping);
	const categories = taxation?.groups.map(({ category }) => category) ?? [];
	const seller = sellerNode(bill, mapping, categories);
	const buyer = buyerNode(bill, mapping, categories);
	const missing = [
		...headerMissing(bill),
		...seller.missing,
		...buyer.missing,
		...lineParts(bill.lines),
		...amounts,
	];
	if (settled === null || taxation === null || missing.length > 0) return { missing, body: null };
	const parties = { seller: seller.node, buyer: buyer.node };
	return { missing, body: invoiceXml(invoiceNode(bill, settled, taxation, parties)) };
}
