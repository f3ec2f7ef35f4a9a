import { existsSync, readdirSync, readFileSync } from 'fs';
import { join, resolve } from 'path';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import { UBL_PROFILES } from '../../../core/accounting/ubl/profile/profile';
import { plainInvoice, type DocumentText } from './documents';
import { generatedBills } from './generated-bills';
import { brokenProfileRules, rulesOf } from './profile-rules';
import {
	COMPLETE,
	exempt,
	HOSTILE,
	PROFILE_TERMS,
	ublOf,
	withFields,
	WITHIN_EU,
	xmlOf,
} from './ubl-invoices';
import { misplaced, texts, treeOf } from './ubl-tree';

const PEPPOL: AccountingMapping = { ...PROFILE_TERMS, ublProfile: 'peppol_bis_3' };
const XRECHNUNG: AccountingMapping = { ...PROFILE_TERMS, ublProfile: 'xrechnung_3' };

const partsOf = (document: DocumentText, mapping: AccountingMapping): string[] =>
	ublOf(document, mapping).missing.map(({ part }) => part);
const without = (mapping: AccountingMapping, ...keys: (keyof AccountingMapping)[]) => ({
	...mapping,
	...Object.fromEntries(keys.map((key) => [key, ''])),
});
const inGermany = withFields({ buyer_vat_id: 'DE987654321', buyer_country: 'Germany' });
const from = (vatId: string): DocumentText => withFields({ supplier_vat_id: vatId });
const credit = (document: DocumentText): DocumentText => ({
	...document,
	fields: { ...document.fields, document_type: 'Gutschrift' },
});

test('without a choice it is the European standard itself, and asks for nothing more', () => {
	const invoice = treeOf(xmlOf(plainInvoice));
	expect(texts(invoice, 'cbc:CustomizationID')).toEqual(['urn:cen.eu:en16931:2017']);
	expect(texts(invoice, 'cbc:ProfileID')).toEqual([]);
	expect(xmlOf(plainInvoice, { ublProfile: 'en16931' })).toBe(xmlOf(plainInvoice));
});

test('where the currency has no decimals, a price makes its amount to the cent all the same', () => {
	const document = withFields(
		{ subtotal: 299, tax_rate: 10, tax: 30, total: 329 },
		{ currency: 'JPY', rows: [{ description: '品', quantity: 3, unit_price: 99.6 }] },
	);
	const path = 'cac:InvoiceLine/cac:Price/cbc:PriceAmount';
	expect(texts(treeOf(xmlOf(document)), path)).toEqual(['99.6']);
	expect(texts(treeOf(xmlOf(document, PEPPOL)), path)).toEqual(['99.666667']);
});

test('a profile that there is none is told', () => {
	expect(ublOf(plainInvoice, { ublProfile: 'zugferd' }).missing).toEqual([
		{
			part: 'BT-24',
			message:
				'“zugferd” is no profile of an e-invoice. Choose one of en16931, peppol_bis_3, xrechnung_3 (E-Invoice Profile).',
		},
	]);
});

describe.each(UBL_PROFILES)('%s', (ublProfile) => {
	test.each(COMPLETE)('keeps its rules: %s', async (_, document, mapping) => {
		const xml = xmlOf(document, { ...PROFILE_TERMS, ublProfile, ...mapping });
		expect(misplaced(treeOf(xml))).toEqual([]);
		expect(await brokenProfileRules(ublProfile, xml)).toEqual([]);
	});

	test('keeps its rules whatever invoice there is', async () => {
		await fc.assert(
			fc.asyncProperty(generatedBills, async ({ document }) => {
				const mapping = { ...exempt, ...PROFILE_TERMS, ublProfile, paymentMeans: '57' };
				expect(await brokenProfileRules(ublProfile, xmlOf(document, mapping))).toEqual([]);
			}),
			{ numRuns: 40 },
		);
	});
});

test.each(['peppol_bis_3', 'xrechnung_3'] as const)(
	'an archive copy breaks rules of %s: these tests can fail',
	async (profile) => {
		const broken = await brokenProfileRules(profile, xmlOf(plainInvoice));
		expect(broken).toEqual(expect.arrayContaining(['PEPPOL-EN16931-R001', 'PEPPOL-EN16931-R010']));
		expect(rulesOf(profile)).toEqual(expect.arrayContaining(broken));
	},
);

/** KoSIT's own test suite of XRechnung: valid by its Schematron, so the rules as they are written here must say so too. */
const SUITE = resolve(process.env.SAMPLES ?? '../shared/samples', 'einvoices');
const ofSuite = existsSync(SUITE)
	? readdirSync(SUITE).filter((name) => {
			const text = readFileSync(join(SUITE, name), 'utf8');
			return text.includes(`kosit:xrechnung_3.0</cbc:CustomizationID>`);
		})
	: [];
(ofSuite.length > 0 ? test.each(ofSuite) : test.skip.each(['skipped without ../shared/samples']))(
	'the rules of XRechnung find nothing wrong with one of its test suite: %s',
	async (name) => {
		const xml = readFileSync(join(SUITE, name), 'utf8');
		expect(await brokenProfileRules('xrechnung_3', xml)).toEqual([]);
	},
);

describe('what a profile needs is asked for by its business term', () => {
	test.each<[keyof AccountingMapping, string]>([
		['buyerReference', 'BT-10'],
		['sellerEndpoint', 'BT-34'],
		['buyerEndpoint', 'BT-49'],
		['sellerContact', 'BT-41'],
		['sellerPhone', 'BT-42'],
		['sellerEmail', 'BT-43'],
		['sellerCity', 'BT-37'],
		['sellerPostCode', 'BT-38'],
		['buyerCity', 'BT-52'],
		['buyerPostCode', 'BT-53'],
	])('XRechnung, and Peppol within Germany: %s', (key, term) => {
		expect(partsOf(plainInvoice, without(XRECHNUNG, key))).toEqual([term]);
		expect(partsOf(inGermany, without(PEPPOL, key))).toEqual([term]);
	});

	test('all of it at once, with nothing given', () => {
		const { missing, body } = ublOf(withFields({ iban: null, order_number: null }), {
			ublProfile: 'xrechnung_3',
		});
		expect(body).toBeNull();
		expect(missing.map(({ part }) => part)).toEqual(
			'BT-34 BT-49 BT-10 BT-37 BT-38 BT-41 BT-42 BT-43 BT-52 BT-53 BG-16'.split(' '),
		);
		expect(missing.map(({ message }) => message)).toContain(
			'XRechnung needs the buyer’s reference, for authorities the Leitweg-ID (BT-10). Give it (Buyer Reference).',
		);
	});

	test('XRechnung: where it was delivered to, once that is said', () => {
		const document = withFields({ tax: 0, tax_rate: null, total: 100 }, { lineAmounts: 'no_tax' });
		const mapping = without({ ...XRECHNUNG, ...WITHIN_EU }, 'deliveryCity', 'deliveryPostCode');
		expect(partsOf(document, mapping)).toEqual(['BT-77', 'BT-78']);
	});

	test('XRechnung: a telephone number and an address of mail', () => {
		const mapping = { ...XRECHNUNG, sellerPhone: 'n/a', sellerEmail: 'mueller.example' };
		expect(partsOf(plainInvoice, mapping)).toEqual(['BT-42', 'BT-43']);
	});

	test('Peppol: the buyer’s reference or an order', () => {
		const noOrder = withFields({ order_number: null });
		expect(partsOf(noOrder, without(PEPPOL, 'buyerReference'))).toEqual(['BT-10']);
		expect(partsOf(noOrder, PEPPOL)).toEqual([]);
		expect(partsOf(plainInvoice, without(PEPPOL, 'buyerReference'))).toEqual([]);
	});

	test('Peppol across a border needs no contact', () => {
		const mapping = without(PEPPOL, 'sellerContact', 'sellerPhone', 'sellerCity', 'buyerCity');
		expect(partsOf(plainInvoice, mapping)).toEqual([]);
	});
});

describe('payment instructions', () => {
	const noIban = withFields({ iban: null });
	test('come from the document, from the mapping, or are another way to pay', () => {
		expect(partsOf(noIban, XRECHNUNG)).toEqual(['BG-16']);
		expect(partsOf(noIban, { ...XRECHNUNG, sellerIban: 'DE89 3704 0044 0532 0130 00' })).toEqual(
			[],
		);
		expect(xmlOf(noIban, { ...XRECHNUNG, paymentMeans: '10' })).toContain(
			'<cbc:PaymentMeansCode>10</cbc:PaymentMeansCode>',
		);
	});

	test.each<[string, AccountingMapping, string]>([
		['a card, whose number is not there', { paymentMeans: '48' }, 'BT-81'],
		['a transfer without an account', { paymentMeans: '58' }, 'BT-84'],
		['an IBAN that is none', { sellerIban: 'DE89 3704 0044 0532 0130 01' }, 'BT-84'],
	])('are refused for %s', (_, mapping, part) => {
		expect(partsOf(noIban, { ...mapping, ublProfile: 'en16931' })).toEqual([part]);
	});

	test('terms that begin with a mark are no discount in XRechnung’s notation', () => {
		const document = withFields({ payment_terms: '#SKONTO# 2 % in 14 days' });
		const path = 'cac:PaymentTerms/cbc:Note';
		expect(texts(treeOf(xmlOf(document, XRECHNUNG)), path)).toEqual(['SKONTO# 2 % in 14 days']);
		expect(texts(treeOf(xmlOf(document)), path)).toEqual(['#SKONTO# 2 % in 14 days']);
	});
});

describe('an electronic address', () => {
	test.each(['0088:7300010000001', '0192:974760673', '0208:0202239951', '0007:5567321707'])(
		'%s is one',
		(sellerEndpoint) => {
			const xml = xmlOf(plainInvoice, { ...PEPPOL, sellerEndpoint });
			const [scheme = '', id = ''] = sellerEndpoint.split(':');
			expect(xml).toContain(`<cbc:EndpointID schemeID="${scheme}">${id}</cbc:EndpointID>`);
		},
	);

	test.each([
		['no scheme', 'DE123456789', /has no scheme/],
		['a scheme that is none', '1234:99', /not in the list/],
		['a GLN that was misread', '0088:7300010000002', /is no GLN/],
		['a wrong Norwegian number', '0192:974760674', /is no Norwegian/],
		['a wrong Belgian number', '0208:0202239952', /is no Belgian/],
		['a wrong Swedish number', '0007:5567321708', /is no Swedish/],
		['mail, in Peppol', 'EM:a@b.example', /none of the Peppol network/],
		['markup', HOSTILE, /has no scheme/],
	])('is refused for %s', (_, buyerEndpoint, words) => {
		const { missing } = ublOf(plainInvoice, { ...PEPPOL, buyerEndpoint });
		expect(missing).toEqual([{ part: 'BT-49', message: expect.stringMatching(words) }]);
	});

	test('may be mail in XRechnung, and a participant of Peppol as the network writes it', () => {
		const mapping = {
			...XRECHNUNG,
			sellerEndpoint: 'iso6523-actorid-upis::9930:de123456789',
			buyerEndpoint: 'EM:rechnung@example.com',
		};
		const xml = xmlOf(plainInvoice, mapping);
		expect(xml).toContain('<cbc:EndpointID schemeID="EM">rechnung@example.com</cbc:EndpointID>');
		expect(xml).toContain('<cbc:EndpointID schemeID="9930">de123456789</cbc:EndpointID>');
	});
});

describe('Peppol’s rules of countries', () => {
	test('the Netherlands: addresses, payment, and what a credit note is about', () => {
		const dutch = from('NL123456789B01');
		expect(partsOf(dutch, PEPPOL)).toEqual([]);
		expect(partsOf(dutch, without(PEPPOL, 'sellerStreet', 'buyerStreet', 'buyerPostCode'))).toEqual(
			['BT-35', 'BT-50', 'BT-53'],
		);
		expect(partsOf(credit(dutch), without(PEPPOL, 'precedingInvoice'))).toEqual(['BT-25']);
		expect(partsOf(dutch, { ...PEPPOL, paymentMeans: '10' })).toEqual(['BT-81']);
		const noIban = { ...dutch, fields: { ...dutch.fields, iban: null } };
		expect(partsOf(noIban, PEPPOL)).toEqual(['BG-16']);
		const xml = xmlOf(credit(dutch), PEPPOL);
		expect(texts(treeOf(xml), 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID')).toEqual([
			'RE-2026-0700',
		]);
	});

	test('Italy: the address, and a tax number that is one', () => {
		expect(partsOf(from('IT12345678901'), without(PEPPOL, 'sellerStreet'))).toEqual(['BT-35']);
		const fiscal = withFields({ supplier_vat_id: '12/345', supplier_country: 'Italy' });
		expect(partsOf(fiscal, { ...PEPPOL, vendorId: '7' })).toEqual(['BT-32']);
	});

	test('Sweden: its own rates', () => {
		expect(partsOf(from('SE556677889901'), PEPPOL)).toEqual(['BT-119']);
		const right = withFields({
			supplier_vat_id: 'SE556677889901',
			tax_rate: 25,
			tax: 25,
			total: 125,
		});
		expect(partsOf(right, PEPPOL)).toEqual([]);
	});

	test('Norway: the check digit', () => {
		expect(partsOf(from('NO974760673MVA'), PEPPOL)).toEqual([]);
		expect(partsOf(from('NO974760674MVA'), PEPPOL)).toEqual(['BT-31']);
	});

	test.each(['DK12345678', 'EL123456789'])('%s can’t be made, and says so', (vatId) => {
		expect(partsOf(from(vatId), PEPPOL)).toEqual(['BT-24']);
		expect(partsOf(from(vatId), XRECHNUNG)).toEqual([]);
	});
});
