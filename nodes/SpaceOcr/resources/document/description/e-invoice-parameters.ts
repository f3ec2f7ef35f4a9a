import type { INodeProperties } from 'n8n-workflow';

import { forPayload, mappingText as text, UBL } from './mapping-text';

/** What only an e-invoice (UBL) asks for. */
export const eInvoiceParameters: INodeProperties[] = [
	text('Account', 'accountCode', '4711', 'Put in your account for the lines, which goes along', [
		UBL,
	]),
	text(
		'Buyer City',
		'buyerCity',
		'Amsterdam',
		'Put in the city of your company. XRechnung needs it.',
		[UBL],
	),
	text('Buyer Country', 'buyerCountry', 'NL', 'Put in your country, in two letters', [UBL]),
	text(
		'Buyer Electronic Address',
		'buyerEndpoint',
		'0106:12345678',
		'Put in the address that your company gets e-invoices at, with its scheme. Peppol and XRechnung need it.',
		[UBL],
	),
	text('Buyer Name', 'buyerName', 'Example B.V.', 'Put in the name of your company', [UBL]),
	text(
		'Buyer Post Code',
		'buyerPostCode',
		'1012 LG',
		'Put in the post code of your company. XRechnung needs it.',
		[UBL],
	),
	text(
		'Buyer Reference',
		'buyerReference',
		'04011000-1234512345-06',
		'Put in your reference; for German authorities the Leitweg-ID. XRechnung needs it, Peppol this or an order number.',
		[UBL],
	),
	text('Buyer Street', 'buyerStreet', 'Damrak 1', 'Put in street and number of your company', [
		UBL,
	]),
	text('Buyer VAT ID', 'buyerVatId', 'NL123456789B01', 'Put in the VAT ID of your company', [UBL]),
	text(
		'Delivery City',
		'deliveryCity',
		'Amsterdam',
		'Put in the city it was delivered to. XRechnung needs it where the country of delivery is said.',
		[UBL],
	),
	text(
		'Delivery Country',
		'deliveryCountry',
		'NL',
		'Put in where it was delivered to, in two letters, if not to your country',
		[UBL],
	),
	text(
		'Delivery Date',
		'deliveryDate',
		'2026-03-31',
		'Put in when it was delivered. An invoice from within the EU without VAT needs it.',
		[UBL],
	),
	text(
		'Delivery Post Code',
		'deliveryPostCode',
		'1012 LG',
		'Put in the post code it was delivered to. XRechnung needs it where the country of delivery is said.',
		[UBL],
	),
	text(
		'Payment Means Code',
		'paymentMeans',
		'57',
		'Put in how it is paid, a code of UNCL4461 such as 10 for cash. With an IBAN it is 30, a credit transfer.',
		[UBL],
	),
	text(
		'Preceding Invoice',
		'precedingInvoice',
		'RE-2026-0700',
		'Put in the number of the invoice that a credit note is about',
		[UBL],
	),
	text(
		'Seller City',
		'sellerCity',
		'Berlin',
		'Put in the city of the seller. XRechnung needs it.',
		[UBL],
	),
	text(
		'Seller Contact',
		'sellerContact',
		'Erika Example',
		'Put in whom to ask at the seller. XRechnung needs it.',
		[UBL],
	),
	text(
		'Seller Country',
		'sellerCountry',
		'DE',
		'Put in the country of the seller, in two letters, where neither a field nor the VAT ID tells',
		[UBL],
	),
	text(
		'Seller Electronic Address',
		'sellerEndpoint',
		'9930:DE123456789',
		'Put in the address that the seller sends e-invoices from, with its scheme. Peppol and XRechnung need it.',
		[UBL],
	),
	text(
		'Seller Email',
		'sellerEmail',
		'invoices@example.com',
		'Put in the email address of the contact. XRechnung needs it.',
		[UBL],
	),
	text(
		'Seller IBAN',
		'sellerIban',
		'DE89 3704 0044 0532 0130 00',
		'Put in the account to pay to, where the page does not say',
		[UBL],
	),
	text(
		'Seller Phone',
		'sellerPhone',
		'+49 30 1234567',
		'Put in the telephone number of the contact. XRechnung needs it.',
		[UBL],
	),
	text(
		'Seller Post Code',
		'sellerPostCode',
		'10115',
		'Put in the post code of the seller. XRechnung needs it.',
		[UBL],
	),
	text('Seller Street', 'sellerStreet', 'Hauptstraße 1', 'Put in street and number of the seller', [
		UBL,
	]),
	text(
		'VAT Category',
		'vatCategory',
		'E',
		'Put in the reason in one letter why there is no VAT: E exempt, Z zero rate, AE reverse charge, K within the EU, G export, O outside VAT, L Canary Islands, M Ceuta and Melilla',
		[UBL],
	),
	text(
		'VAT Exemption Reason',
		'vatExemptionReason',
		'Article 132 of Directive 2006/112/EC',
		'Say in words why there is no VAT',
		[UBL],
	),
	{
		displayName: 'E-Invoice Profile',
		name: 'ublProfile',
		type: 'options',
		default: 'en16931',
		options: [
			{
				name: 'EN 16931 Archive Copy',
				value: 'en16931',
				description: 'The European standard itself, for your archive',
			},
			{
				name: 'Peppol BIS Billing 3',
				value: 'peppol_bis_3',
				description: 'Needs electronic addresses, and a reference or an order number',
			},
			{
				name: 'XRechnung 3.0',
				value: 'xrechnung_3',
				description:
					'Needs electronic addresses, cities and post codes, a contact of the seller and your reference',
			},
		],
		description:
			'Choose what the e-invoice is for. What the profile needs beyond the page is asked for by its business term.',
		...forPayload(UBL),
	},
];
