/**
 * How much the decision can be trusted: documents read rightly should be accepted, and documents read wrongly, every
 * value of them printed on the page somewhere, should go to review.
 */
import { processDocument, type ProcessedDocument } from '../../core/document/output';
import type { Extraction } from '../../core/api/extraction';
import { PRESETS } from '../../core/schema/presets';
import { generatedDocuments, truthDocuments, type CleanDocument } from './clean-documents';
import { CORRUPTIONS, drawsOf, type Spot } from './corruptions';
import { EVIDENCE_MISTAKES, withFacts } from './evidence-mistakes';

const SEED = 20_260_331;
const GENERATED = 2_000;
const CASES_PER_KIND = 4_000;
/** Shares that must be reached. */
const CAUGHT = 0.99;
const ACCEPTED = 0.99;
/** The kind for which the bar is set; the others are shown. */
const BAR_KIND = 'one digit wrong';

const schema = { mode: 'fields' as const, fields: PRESETS.invoice.fields };
const settings = {
	values: { dateOrder: 'ask' as const, defaultCurrency: null, today: '2026-06-30' },
	policy: { threshold: 0.85, fieldsThatCount: 'all' as const, liftByChecks: false },
};
const source = {
	file_name: null,
	property: null,
	mime_type: null,
	pages: 1,
	sha256: null,
};

/** Checks of amounts that a wrong digit breaks. */
const OF_AMOUNTS: ReadonlySet<string> = new Set(['line_total', 'lines_sum', 'total']);

const judged = (extraction: Extraction): ProcessedDocument =>
	processDocument(extraction, schema, settings, { source, requestIds: [], scans: 1 });
const isAccepted = (extraction: Extraction): boolean =>
	judged(extraction).judgement.document.decision === 'accepted';

/** The amounts that take part in a check that passes. */
function spotsOf({ extraction }: CleanDocument): Spot[] {
	const spots = new Map<string, Spot>();
	for (const { result, fields, row, code } of judged(extraction).judgement.checks) {
		if (result !== 'passed' || !OF_AMOUNTS.has(code)) continue;
		for (const field of fields) {
			const [first = '', column] = field.split('.');
			const rows = column === undefined ? [null] : (extraction.tables[first] ?? []).keys();
			for (const at of rows)
				if (at === null || row === undefined || row === at + 1)
					spots.set(`${field} ${at ?? ''}`, { name: column ?? first, row: at });
		}
	}
	return [...spots.values()];
}

/** By document, as every document is used many times. */
const spotsByDocument = new Map<CleanDocument, Spot[]>();
function knownSpotsOf(document: CleanDocument): Spot[] {
	const spots = spotsByDocument.get(document) ?? spotsOf(document);
	spotsByDocument.set(document, spots);
	return spots;
}

const percent = (share: number) => `${(100 * share).toFixed(2)} %`;

const clean = [
	...truthDocuments('samples/truth.json'),
	...truthDocuments('../shared/samples/truth.json'),
	...generatedDocuments(GENERATED, SEED),
];
const consistent = clean.filter(({ contradictsItself }) => !contradictsItself);
const accepted = consistent.filter(({ extraction }) => isAccepted(extraction));
const share = accepted.length / consistent.length;
console.log(`clean documents accepted  ${percent(share)} of ${consistent.length}`);
for (const { name, extraction } of consistent.filter((one) => !accepted.includes(one)).slice(0, 5))
	console.log(`  ${name}: ${judged(extraction).judgement.document.reasons[0]?.message ?? ''}`);
for (const { name, extraction } of clean.filter(({ contradictsItself }) => contradictsItself)) {
	const { decision, reasons } = judged(extraction).judgement.document;
	console.log(`  ${name} contradicts itself: ${decision}, ${reasons[0]?.message ?? ''}`);
	if (decision !== 'review') process.exitCode = 1;
}
if (share < ACCEPTED) process.exitCode = 1;

const drawFacts = drawsOf(SEED);
const withAll = accepted.map(({ extraction }) => withFacts(extraction, drawFacts));
const acceptedWithAll = withAll.filter(isAccepted).length / withAll.length;
console.log(`the same with dates, parties and numbers  ${percent(acceptedWithAll)}`);
for (const extraction of withAll.filter((one) => !isAccepted(one)).slice(0, 5))
	console.log(`  ${judged(extraction).judgement.document.reasons[0]?.message ?? ''}`);
if (acceptedWithAll < ACCEPTED) process.exitCode = 1;

console.log('\nread wrongly, and caught');
for (const [kind, corrupt] of Object.entries({ ...CORRUPTIONS, ...EVIDENCE_MISTAKES })) {
	const draw = drawsOf(SEED);
	let [cases, caught, tries] = [0, 0, 0];
	while (cases < CASES_PER_KIND && tries < CASES_PER_KIND * 4) {
		tries += 1;
		const document = accepted[draw(accepted.length)];
		const wrong =
			document === undefined
				? undefined
				: corrupt(document.extraction, knownSpotsOf(document), draw);
		if (wrong === undefined) continue;
		cases += 1;
		if (!isAccepted(wrong)) caught += 1;
	}
	const own = caught / cases;
	console.log(`  ${kind.padEnd(44)} ${percent(own).padStart(9)} of ${cases}`);
	if (kind === BAR_KIND && !(own >= CAUGHT)) process.exitCode = 1;
}
console.log(
	process.exitCode === 1
		? '\nBELOW THE BARS'
		: `\nbars held: clean accepted >= ${percent(ACCEPTED)}, ${BAR_KIND} caught >= ${percent(CAUGHT)}`,
);
