import { defineSearch } from 'zapier-platform-core';

import { readDocuments } from '../../documents/read-documents';
import { dynamicInputs, schemaSoFar, staticInputs } from '../../form/extract-form';
import { GROUPS } from '../../form/groups';
import type { Runtime } from '../../service/connect';
import { THROTTLE } from '../../service/throttle';
import { outputFields } from './output-fields';
import { sample } from './sample';
import { toRows } from './to-rows';

/** Extract Line Items: one result for each line item. */
export const extractLineItemsWith = (runtime: Runtime) =>
	defineSearch({
		key: 'extract_line_items',
		noun: 'Line Item',
		display: {
			label: 'Extract Line Items',
			description: 'Finds the line items of a document, each with the fields of its document.',
		},
		operation: {
			perform: async (z, bundle) => toRows(await readDocuments(z, bundle, runtime)),
			inputFields: [...staticInputs, dynamicInputs({ withAccounting: false })],
			inputFieldGroups: GROUPS.filter(({ key }) => key !== 'accounting'),
			outputFields: [
				async (_z, { inputData }) => await Promise.resolve(outputFields(schemaSoFar(inputData))),
			],
			sample,
			throttle: THROTTLE,
		},
	});
