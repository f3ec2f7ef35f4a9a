import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { describeWith } from './contracts';
import { plainInvoice } from './documents';
import { brokenRules, COMPILE_MS, PROFILE_VALIDATIONS, VALIDATION } from './en16931';
import { generatedBills } from './generated-bills';
import { COMPLETE, exempt, PROFILE_TERMS, xmlOf } from './ubl-invoices';

describeWith(VALIDATION, 'the European Commission’s validation of EN 16931', () => {
	test.each(COMPLETE)(
		'finds nothing wrong with an invoice: %s',
		(_, document, mapping) => {
			expect(brokenRules(xmlOf(document, mapping))).toEqual([]);
		},
		COMPILE_MS,
	);

	test(
		'finds nothing wrong with whatever invoice there is',
		() => {
			fc.assert(
				fc.property(generatedBills, ({ document }) => {
					expect(brokenRules(xmlOf(document, exempt))).toEqual([]);
				}),
				{ numRuns: 12 },
			);
		},
		COMPILE_MS,
	);

	test.each(['peppol_bis_3', 'xrechnung_3'] as const)(
		'finds nothing wrong with an invoice for %s',
		(ublProfile) => {
			for (const [name, document, mapping] of COMPLETE) {
				const xml = xmlOf(document, { ...PROFILE_TERMS, ublProfile, ...mapping });
				expect([name, brokenRules(xml)]).toEqual([name, []]);
			}
		},
		COMPILE_MS,
	);

	test.each([
		[
			'a wrong total',
			'119.00</cbc:TaxInclusiveAmount>',
			'119.01</cbc:TaxInclusiveAmount>',
			'BR-CO-15',
		],
		[
			'a wrong sum of lines',
			'60.00</cbc:LineExtensionAmount>',
			'61.00</cbc:LineExtensionAmount>',
			'BR-CO-10',
		],
		['an unknown unit', 'unitCode="HUR"', 'unitCode="Std."', 'BR-CL-23'],
		['no seller', 'Müller &amp; Söhne GmbH', '', 'BR-06'],
	])(
		'finds %s',
		(_, right, wrong, rule) => {
			expect(brokenRules(xmlOf(plainInvoice).replace(right, wrong))).toContain(rule);
		},
		COMPILE_MS,
	);
});

describe.each(['peppol_bis_3', 'xrechnung_3'] as const)('%s', (ublProfile) => {
	const validation = PROFILE_VALIDATIONS[ublProfile];
	describeWith(validation, `the rules that ${validation} has`, () => {
		test.each(COMPLETE)(
			'find nothing wrong with an invoice: %s',
			(_, document, mapping) => {
				const xml = xmlOf(document, { ...PROFILE_TERMS, ublProfile, ...mapping });
				expect(brokenRules(xml, validation)).toEqual([]);
			},
			COMPILE_MS,
		);
	});
});
