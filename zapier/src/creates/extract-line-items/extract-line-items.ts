import { defineCreate } from 'zapier-platform-core';

import { readDocuments } from '../../documents/read-documents';
import { dynamicInputs, schemaSoFar, staticInputs } from '../../form/extract-form';
import { GROUPS } from '../../form/groups';
import type { Runtime } from '../../service/connect';
import { THROTTLE } from '../../service/throttle';
import { outputFields } from './output-fields';
import { sample } from './sample';
import { toLineItems } from './to-line-items';

/** Extract Line Items: a row for each line item. It spends scans, so it is no search, which Zapier may run at will. */
export const extractLineItemsWith = (runtime: Runtime) =>
	defineCreate({
		key: 'extract_line_items',
		noun: 'Line Item',
		display: {
			label: 'Extract Line Items',
			description:
				'Reads the line items of documents as rows, each with the fields of its document.',
		},
		operation: {
			perform: async (z, bundle) => toLineItems(await readDocuments(z, bundle, runtime)),
			inputFields: [...staticInputs, dynamicInputs({ withAccounting: false })],
			inputFieldGroups: GROUPS.filter(({ key }) => key !== 'accounting'),
			outputFields: [
				async (_z, { inputData }) => await Promise.resolve(outputFields(schemaSoFar(inputData))),
			],
			sample,
			throttle: THROTTLE,
		},
	});
