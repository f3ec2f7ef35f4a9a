/**
 * Whether what is sent to accounting tools is right as bookkeeping: e-invoices are the truth, each as it is and printed
 * as a credit in two ways. Per target: built, accepted, valid, right (type, total, tax, the net of each rate with its
 * code). Right invoices must be built and right; nothing that is accepted may be wrong.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import type { AccountingMapping } from '../../../core/accounting/mapping';
import type { BillFormat } from '../../../core/accounting/payload-format';
import { UBL_PROFILES, type UblProfile } from '../../../core/accounting/ubl/profile/profile';
import { withPayload } from '../../../core/accounting/with-payload';
import type { Extraction } from '../../../core/api/extraction';
import type { DocumentSchema } from '../../../core/schema/document-schema';
import { processDocument } from '../../../core/pipeline/output';
import { contract } from '../../../test/core/accounting/contract';
import { brokenRules, VALIDATION } from '../../../test/core/accounting/en16931';
import { brokenProfileRules } from '../../../test/core/accounting/profile-rules';
import { bodyValidator, XERO } from '../../../test/core/accounting/xero-schema';
import { readTruth, type InvoiceTruth } from '../invoice-truth';
import { codeOf, expectedLedger, ledgerOf, type Ledger } from './ledger';
import { PAPER_MAPPING, paperDocuments } from './paper-documents';
import { PRINTS, TRUTH_SCHEMA, truthDocument } from './truth-document';

const SHARED = process.env.SAMPLES ?? '../shared/samples';
const FOLDERS = (process.env.BENCH_EINVOICES ?? join(SHARED, 'einvoices')).split(':');
const SHOWS = process.env.BENCH_SHOW !== undefined;
/** Of the invoices, the share that must be built and right. */
const BAR = 0.95;

/** What is made, and for UBL by which profile. */
interface Target {
	readonly format: BillFormat;
	readonly profile?: UblProfile;
}
const TARGETS: readonly Target[] = [
	{ format: 'quickbooks_bill' },
	{ format: 'xero_bill' },
	{ format: 'odoo_bill' },
	{ format: 'zoho_bill' },
	...UBL_PROFILES.map((profile): Target => ({ format: 'ubl_invoice', profile })),
];
/** To whom the tax is told: the papers’ own rates are not known, and the others would reckon with them. */
const SENT_WITH_TAX: ReadonlySet<BillFormat> = new Set(['quickbooks_bill', 'xero_bill']);

const settings = {
	values: { dateOrder: 'ask' as const, defaultCurrency: null, today: '2026-11-01' },
	policy: { threshold: 0.85, fieldsThatCount: 'all' as const, liftByChecks: false },
};
const source = { file_name: null, property: null, mime_type: null, pages: 1, sha256: null };

/** What the profiles ask for beyond the page, as somebody would have looked it up. */
const termsFor = ({ iban }: InvoiceTruth, profile: UblProfile): AccountingMapping => ({
	ublProfile: profile,
	buyerReference: '04011000-1234512345-06',
	precedingInvoice: 'RE-0',
	sellerEndpoint: '0088:7300010000001',
	buyerEndpoint: '0204:04011000-1234512345-06',
	sellerContact: 'Erika Example',
	sellerPhone: '+49 30 1234567',
	sellerEmail: 'invoices@example.com',
	sellerStreet: 'Hauptstraße 1',
	sellerCity: 'Berlin',
	sellerPostCode: '10115',
	buyerStreet: 'Damrak 1',
	buyerCity: 'Amsterdam',
	buyerPostCode: '1012 LG',
	deliveryCity: 'Amsterdam',
	deliveryPostCode: '1012 LG',
	...(iban === '' ? { paymentMeans: '57' } : {}),
});

/** What somebody who keeps these books would have put in. */
function mappingFor(truth: InvoiceTruth, { format, profile }: Target): AccountingMapping {
	const untaxed = truth.vat.find(({ percent }) => percent === '' || Number(percent) === 0);
	const rates = ['0', ...truth.vat.map(({ percent }) => percent).filter((rate) => rate !== '')];
	const taxCodes = Object.fromEntries(rates.map((rate) => [rate, codeOf(String(Number(rate)))]));
	return format === 'ubl_invoice'
		? {
				vendorId: '70012',
				...(profile === undefined || profile === 'en16931' ? {} : termsFor(truth, profile)),
				...(untaxed === undefined
					? {}
					: {
							vatCategory: untaxed.category,
							vatExemptionReason: 'As printed',
							deliveryDate: truth.deliveryDate,
						}),
			}
		: {
				accountCode: '7',
				paidFrom: '35',
				taxCodes,
				...(format === 'xero_bill' ? {} : { vendorId: '56' }),
				...(format === 'odoo_bill' ? { currencyId: '1' } : {}),
			};
}

const validators = new Map<string, ReturnType<typeof bodyValidator>>();
/** What others say is wrong, and for a profile its rules as the tests have them; null where nobody was asked. */
async function errorsIn(
	{ format, profile = 'en16931' }: Target,
	entity: string,
	body: object | string,
): Promise<string[] | null> {
	if (typeof body === 'string')
		return existsSync(contract(VALIDATION))
			? [...brokenRules(body), ...(await brokenProfileRules(profile, body))]
			: null;
	if (format !== 'xero_bill' || !existsSync(contract(XERO))) return null;
	const validate = validators.get(entity) ?? bodyValidator(entity);
	validators.set(entity, validate);
	return validate(body) ? [] : (validate.errors ?? []).map(({ message }) => message ?? '');
}

interface Result {
	readonly built: boolean;
	readonly accepted: boolean;
	readonly valid: boolean | null;
	readonly right: boolean;
	readonly why: string;
}

/** A page as a perfect reader gives it, and what is to be booked; with no nets where its rates are not known. */
interface Case {
	readonly name: string;
	readonly extraction: Extraction;
	readonly schema: DocumentSchema;
	readonly mapping: AccountingMapping;
	readonly expected: Ledger;
}

const isRight = (booked: Ledger | null, expected: Ledger): boolean =>
	booked !== null &&
	booked.type === expected.type &&
	booked.total === expected.total &&
	booked.tax === expected.tax &&
	(expected.nets === null || JSON.stringify(booked.nets) === JSON.stringify(expected.nets));

async function resultOf(
	{ name, extraction, schema, mapping, expected }: Case,
	target: Target,
): Promise<Result> {
	const read = processDocument(extraction, schema, settings, {
		source,
		requestIds: [],
		scans: 1,
	});
	const { document, accounting } = withPayload(read, schema, {
		format: target.format,
		mapping,
	});
	const { entity, body } = accounting;
	const reasons = document.judgement.document.reasons.map(({ message }) => message);
	if (body === null || entity === null)
		return {
			built: false,
			accepted: false,
			valid: null,
			right: false,
			why: `${name}: ${reasons.join('; ')}`,
		};
	const booked = await ledgerOf(accounting);
	const right = isRight(booked, expected);
	const errors = await errorsIn(target, entity, body);
	const wrong = right ? [] : [`${JSON.stringify(booked)} instead of ${JSON.stringify(expected)}`];
	return {
		built: true,
		accepted: reasons.length === 0,
		valid: errors === null ? null : errors.length === 0,
		right,
		why: `${name}: ${[...wrong, ...(errors ?? []), ...reasons].join('; ')}`,
	};
}

const count = (results: readonly Result[], is: (result: Result) => boolean | null): number =>
	results.filter((result) => is(result) === true).length;

function report(title: string, results: readonly Result[]): void {
	const judged = results.filter(({ valid }) => valid !== null);
	console.log(
		[
			title.padEnd(50),
			`built ${count(results, ({ built }) => built)} of ${results.length}`,
			`accepted ${count(results, ({ accepted }) => accepted)}`,
			judged.length === 0
				? 'valid: nobody to ask'
				: `valid ${count(judged, ({ valid }) => valid)} of ${judged.length}`,
			`right ${count(results, ({ right }) => right)}`,
			`accepted but wrong ${count(results, ({ accepted, right }) => accepted && !right)}`,
		].join('   '),
	);
	if (SHOWS)
		for (const result of results)
			if (!result.right || result.valid === false || !result.accepted)
				console.log(`    ${result.why}`);
}

/** Reports, and holds the bars. */
async function measure(
	title: string,
	cases: readonly Case[],
	target: Target,
	least: number,
): Promise<void> {
	const results: Result[] = [];
	for (const one of cases) results.push(await resultOf(one, target));
	report(
		[target.format, target.profile, title].filter((part) => part !== undefined).join(', '),
		results,
	);
	const isWrong = results.some(
		({ accepted, right, valid }) => accepted && (!right || valid === false),
	);
	const share = count(results, ({ built, right }) => built && right) / results.length;
	if (isWrong || share < least) process.exitCode = 1;
}

async function main(): Promise<void> {
	const files = FOLDERS.filter((folder) => existsSync(folder)).flatMap((folder) =>
		readdirSync(folder)
			.filter((file) => file.endsWith('.xml'))
			.map((file) => join(folder, file)),
	);
	if (files.length === 0) {
		console.log(`No e-invoices in ${FOLDERS.join(', ')}: nothing was measured.`);
		return;
	}
	const truths = await Promise.all(
		files.map(async (file) => ({
			name: basename(file),
			truth: await readTruth(readFileSync(file, 'utf8')),
		})),
	);
	const pages = paperDocuments(SHARED);
	for (const target of TARGETS) {
		const { format } = target;
		for (const print of PRINTS) {
			const cases = truths.map(({ name, truth }) => ({
				name: `${name}, ${print}`,
				extraction: truthDocument(truth, print),
				schema: TRUTH_SCHEMA,
				mapping: mappingFor(truth, target),
				expected: expectedLedger(truth, print),
			}));
			await measure(print, cases, target, print === 'rates not printed' ? 0 : BAR);
		}
		if (pages.length > 0 && SENT_WITH_TAX.has(format))
			await measure(
				'papers of others',
				pages.map((page) => ({ ...page, mapping: PAPER_MAPPING })),
				target,
				0,
			);
	}
	console.log(
		`The bars: ${BAR * 100} % built and right where the page prints what is to be booked; none accepted but wrong or not valid, ever.`,
	);
}

void main();
