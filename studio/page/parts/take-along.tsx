import { useState } from 'preact/hooks';
import * as z from 'zod/v4-mini';

import { SchemaError } from '../../../core/schema/schema-error';
import type { Setup } from '../../setup';
import { ServerError, workflows } from '../api';
import { broughtBack } from '../model/bring-back';
import { exampleText, jsonSchemaText, n8nNode, projectText, withSetup } from '../model/take-along';

interface Props {
	/** null while a field can't be used. */
	readonly setup: Setup | null;
	readonly bring: (setup: Setup | Pick<Setup, 'fields'>) => void;
}

const WORKFLOWS: readonly (readonly [file: string, label: string])[] = [
	['1-mail-to-ledger.json', 'Mail to ledger'],
	['2-mail-to-quickbooks-bill.json', 'Mail to QuickBooks bill'],
	['3-mail-to-xero-bill.json', 'Mail to Xero bill'],
	['4-line-items-to-data-table.json', 'Line items to a data table'],
	['5-form-upload-to-result-page.json', 'Form upload to result page'],
];
const workflowsByFile = z.record(z.string(), z.unknown());

function download(name: string, text: string): void {
	const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	URL.revokeObjectURL(url);
}

/** What was built, for where it is used; and back. */
export function TakeAlong({ setup, bring }: Props) {
	const [said, setSaid] = useState('');
	const [pasted, setPasted] = useState('');
	const [workflow, setWorkflow] = useState('1-mail-to-ledger.json');

	const copy = async (text: string, then: string) => {
		try {
			await navigator.clipboard.writeText(text);
			setSaid(then);
		} catch (error) {
			if (!(error instanceof DOMException)) throw error;
			setSaid('The browser did not allow copying. Save it as a file instead.');
		}
	};
	const copyWorkflow = async (of: Setup) => {
		try {
			const all = workflowsByFile.parse(await workflows());
			await copy(
				withSetup(all[workflow], of),
				'Copied. Open an empty workflow in n8n and press Ctrl+V; then choose your credentials in its nodes.',
			);
		} catch (error) {
			if (!(error instanceof ServerError)) throw error;
			setSaid(error.message);
		}
	};
	const open = (text: string) => {
		try {
			bring(broughtBack(text));
			setPasted('');
			setSaid('Opened. Undo brings back what was here before.');
		} catch (error) {
			if (!(error instanceof SchemaError)) throw error;
			setSaid(error.message);
		}
	};
	const action = (label: string, isMain: boolean, act: (of: Setup) => void) => (
		<button
			type="button"
			class={isMain ? 'main' : ''}
			disabled={setup === null}
			onClick={() => {
				if (setup !== null) act(setup);
			}}
		>
			{label}
		</button>
	);
	return (
		<section class="take" aria-label="Take it along">
			<div>
				<h2>n8n</h2>
				<div class="line wrap">
					{action('Copy for n8n', true, (of) => {
						void copy(
							n8nNode(of, crypto.randomUUID()),
							'Copied. Click into your workflow in n8n and press Ctrl+V: the node is complete, only its credential is to be chosen.',
						);
					})}
				</div>
				<div class="line wrap">
					<select
						aria-label="Workflow"
						value={workflow}
						onChange={({ currentTarget }) => {
							setWorkflow(currentTarget.value);
						}}
					>
						{WORKFLOWS.map(([file, label]) => (
							<option key={file} value={file}>
								{label}
							</option>
						))}
					</select>
					{action('Copy this workflow with my fields', false, (of) => {
						void copyWorkflow(of);
					})}
				</div>
			</div>
			<div>
				<h2>Zapier and others</h2>
				<div class="line wrap">
					{action('Copy for Zapier', false, (of) => {
						void copy(
							jsonSchemaText(of),
							'Copied. In the Zap choose “From Example JSON or JSON Schema” under Fields to Read, and paste it into JSON. The threshold is to be set there, too.',
						);
					})}
					{action('Copy JSON Schema', false, (of) => {
						void copy(jsonSchemaText(of), 'Copied the JSON Schema.');
					})}
					{action('Copy example JSON', false, (of) => {
						void copy(exampleText(of), 'Copied an example of the output.');
					})}
					{action('Save as a file', false, (of) => {
						download('space-ocr-studio.json', projectText(of));
					})}
				</div>
			</div>
			<p class="said" role="status">
				{said}
			</p>
			<div>
				<h2>Bring something back</h2>
				<p class="help">
					A node or workflow copied from n8n, a saved file, a JSON Schema, a list of fields, or an
					example of the output.
				</p>
				<textarea
					aria-label="JSON to open"
					rows={5}
					value={pasted}
					placeholder="Paste it here"
					onInput={({ currentTarget }) => {
						setPasted(currentTarget.value);
					}}
				/>
				<div class="line wrap">
					<button
						type="button"
						disabled={pasted.trim() === ''}
						onClick={() => {
							open(pasted);
						}}
					>
						Open
					</button>
					<label class="file">
						Open a file
						<input
							type="file"
							accept=".json,application/json"
							onChange={({ currentTarget }) => {
								const [file] = currentTarget.files ?? [];
								currentTarget.value = '';
								if (file !== undefined) void file.text().then(open);
							}}
						/>
					</label>
				</div>
			</div>
		</section>
	);
}
