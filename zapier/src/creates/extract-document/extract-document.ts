import { defineCreate } from 'zapier-platform-core';

import { readDocuments } from '../../documents/read-documents';
import { chosenFormat } from '../../form/accounting-inputs';
import { dynamicInputs, schemaSoFar, staticInputs } from '../../form/extract-form';
import { GROUPS } from '../../form/groups';
import type { Runtime } from '../../service/connect';
import { THROTTLE } from '../../service/throttle';
import { outputFields } from './output-fields';
import { sample } from './sample';
import { toOutput } from './to-output';

/** Extract Data From Document: one result for all files of a run. */
export const extractDocumentWith = (runtime: Runtime) =>
	defineCreate({
		key: 'extract_document',
		noun: 'Document',
		display: {
			label: 'Extract Data From Document',
			description:
				'Reads the fields and line items of an invoice, a receipt or another document, and says how sure each value is.',
		},
		operation: {
			perform: async (z, bundle) => toOutput(await readDocuments(z, bundle, runtime)),
			inputFields: [...staticInputs, dynamicInputs({ withAccounting: true })],
			inputFieldGroups: [...GROUPS],
			outputFields: [
				async (_z, { inputData }) =>
					await Promise.resolve(outputFields(schemaSoFar(inputData), chosenFormat(inputData))),
			],
			sample,
			throttle: THROTTLE,
		},
	});
