import { expect, test } from '@jest/globals';

import { mappingJson } from '../../core/accounting/mapping';
import { PAYLOAD_FORMATS } from '../../core/accounting/payload-format';
import { accountingMapping } from '../../nodes/SpaceOcr/resources/document/accounting-settings';
import { labelOf } from '../../nodes/SpaceOcr/resources/document/description/panel-words';
import { mappingInputs, mappingLabel } from '../../zapier/src/form/accounting-inputs';

const settings = Object.keys(mappingJson.def.shape);

test.each(settings)('%s can be given in n8n and in Zapier, under a name of its own', (setting) => {
	expect(labelOf(setting)).not.toBe(setting);
	expect(mappingLabel(setting)).not.toBe(setting);
	expect(Object.keys(accountingMapping.def.shape)).toContain(setting);
});

test('an e-invoice calls its settings in both as its messages do', () => {
	const inputs = mappingInputs({
		accounting_payload: 'ubl_invoice',
		ubl_profile: 'xrechnung_3',
	});
	const labels = inputs.map(({ label }) => label);
	expect(labels).toContain('Buyer Reference');
	for (const setting of settings.filter((name) => labels.includes(mappingLabel(name))))
		if (!['accountCode', 'vendorId', 'accountColumn'].includes(setting))
			expect(labelOf(setting)).toBe(mappingLabel(setting));
});

test.each(PAYLOAD_FORMATS)('each input of %s has a key of its own', (accounting_payload) => {
	const keys = mappingInputs({ accounting_payload, ubl_profile: 'xrechnung_3' }).map(
		({ key }) => key,
	);
	expect(new Set(keys).size).toBe(keys.length);
});
