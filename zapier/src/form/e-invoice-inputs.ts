import type { PlainInputField } from 'zapier-platform-core';

import type { AccountingMapping } from '../../../core/accounting/mapping';

/** An input that no page says, and what it is in the mapping. */
export type MappingInput = PlainInputField & {
	readonly label: string;
	readonly to: keyof AccountingMapping;
};

/** What only an e-invoice (UBL) asks for. */
export const E_INVOICE_INPUTS: readonly MappingInput[] = [
	{ key: 'buyer_name', label: 'Buyer Name', to: 'buyerName' },
	{
		key: 'buyer_country',
		label: 'Buyer Country',
		to: 'buyerCountry',
		placeholder: 'NL',
		helpText: 'In two letters.',
	},
	{ key: 'buyer_vat', label: 'Buyer VAT ID', to: 'buyerVatId' },
	{
		key: 'seller_country',
		label: 'Seller Country',
		to: 'sellerCountry',
		placeholder: 'DE',
		helpText: 'In two letters, where neither a field nor the VAT ID tells it.',
	},
	{
		key: 'delivery_date',
		label: 'Delivery Date',
		to: 'deliveryDate',
		placeholder: '2026-03-31',
		helpText: 'An invoice from within the EU without VAT needs it.',
	},
	{
		key: 'delivery_country',
		label: 'Delivery Country',
		to: 'deliveryCountry',
		placeholder: 'NL',
		helpText: 'In two letters, where it was not delivered to your country.',
	},
	{
		key: 'vat_category',
		label: 'VAT Category',
		to: 'vatCategory',
		placeholder: 'E',
		helpText:
			'Why there is no VAT: E exempt, Z zero rate, AE reverse charge, K within the EU, G export, O outside VAT, L Canary Islands, M Ceuta and Melilla.',
	},
	{
		key: 'vat_exemption_reason',
		label: 'VAT Exemption Reason',
		to: 'vatExemptionReason',
		helpText: 'Why there is no VAT, in words.',
	},
	{
		key: 'ubl_profile',
		altersDynamicFields: true,
		label: 'E-Invoice Profile',
		to: 'ublProfile',
		choices: [
			{ value: 'en16931', sample: 'en16931', label: 'EN 16931 Archive Copy' },
			{ value: 'peppol_bis_3', sample: 'peppol_bis_3', label: 'Peppol BIS Billing 3' },
			{ value: 'xrechnung_3', sample: 'xrechnung_3', label: 'XRechnung 3.0' },
		],
		helpText:
			'What the e-invoice is for. What the profile needs beyond the page is asked for by its business term.',
	},
];

/** What is asked for once a profile beyond the European standard is chosen. */
export const E_INVOICE_PROFILE_INPUTS: readonly MappingInput[] = [
	{
		key: 'buyer_reference',
		label: 'Buyer Reference',
		to: 'buyerReference',
		placeholder: '04011000-1234512345-06',
		helpText:
			'Your reference; for German authorities the Leitweg-ID. XRechnung needs it, Peppol this or an order number.',
	},
	{
		key: 'buyer_endpoint',
		label: 'Buyer Electronic Address',
		to: 'buyerEndpoint',
		placeholder: '0106:12345678',
		helpText:
			'That your company gets e-invoices at, with its scheme. Peppol and XRechnung need it.',
	},
	{
		key: 'seller_endpoint',
		label: 'Seller Electronic Address',
		to: 'sellerEndpoint',
		placeholder: '9930:DE123456789',
		helpText:
			'That the seller sends e-invoices from, with its scheme. Peppol and XRechnung need it.',
	},
	{
		key: 'buyer_street',
		label: 'Buyer Street',
		to: 'buyerStreet',
	},
	{
		key: 'buyer_city',
		label: 'Buyer City',
		to: 'buyerCity',
		helpText: 'XRechnung needs it.',
	},
	{
		key: 'buyer_post_code',
		label: 'Buyer Post Code',
		to: 'buyerPostCode',
		helpText: 'XRechnung needs it.',
	},
	{
		key: 'seller_street',
		label: 'Seller Street',
		to: 'sellerStreet',
	},
	{
		key: 'seller_city',
		label: 'Seller City',
		to: 'sellerCity',
		helpText: 'XRechnung needs it.',
	},
	{
		key: 'seller_post_code',
		label: 'Seller Post Code',
		to: 'sellerPostCode',
		helpText: 'XRechnung needs it.',
	},
	{
		key: 'seller_contact',
		label: 'Seller Contact',
		to: 'sellerContact',
		helpText: 'Whom to ask at the seller. XRechnung needs it.',
	},
	{
		key: 'seller_phone',
		label: 'Seller Phone',
		to: 'sellerPhone',
		helpText: 'Of the contact. XRechnung needs it.',
	},
	{
		key: 'seller_email',
		label: 'Seller Email',
		to: 'sellerEmail',
		helpText: 'Of the contact. XRechnung needs it.',
	},
	{
		key: 'seller_iban',
		label: 'Seller IBAN',
		to: 'sellerIban',
		helpText: 'The account to pay to, where the page does not say.',
	},
	{
		key: 'payment_means',
		label: 'Payment Means Code',
		to: 'paymentMeans',
		placeholder: '57',
		helpText:
			'How it is paid, a code of UNCL4461 such as `10` for cash. With an IBAN it is 30, a credit transfer.',
	},
	{
		key: 'preceding_invoice',
		label: 'Preceding Invoice',
		to: 'precedingInvoice',
		placeholder: 'RE-2026-0700',
		helpText: 'The number of the invoice that a credit note is about.',
	},
	{
		key: 'delivery_city',
		label: 'Delivery City',
		to: 'deliveryCity',
		helpText: 'XRechnung needs it where the country of delivery is said.',
	},
	{
		key: 'delivery_post_code',
		label: 'Delivery Post Code',
		to: 'deliveryPostCode',
		helpText: 'XRechnung needs it where the country of delivery is said.',
	},
];
