import { describe, expect, test } from '@jest/globals';

import { valueAt } from '../core/accounting/json-body';
import { nodeOf, runCode } from './in-workflow';

const SENT = '<1f0c@example.com>';
const person = 'billing@supplier.example';

interface Mail {
	readonly from?: string;
	/** As they are printed, by their names in small letters. */
	readonly headers?: Readonly<Record<string, string>>;
	readonly settings?: Readonly<Record<string, string>>;
}

/** Why the workflow leaves a mail out; '' when it reads it. */
function leftOut(workflow: number, { from = person, headers = {}, settings = {} }: Mail): unknown {
	const lines = Object.entries(headers).map(([name, value]): [string, string] => [
		name,
		`${name}: ${value}`,
	]);
	const json = {
		headers: Object.fromEntries<string>(lines),
		from: { value: [{ address: from }] },
	};
	const nodes = {
		Settings: [{ mailFrom: 'Invoices <N8N@example.com>', automaticSenders: '', ...settings }],
		'Mails sent before': [{ message_id: SENT }, { message_id: '<other@example.com>' }],
	};
	return valueAt(runCode(nodeOf(workflow, 'Who wrote it?'), { json, nodes }), 'json', 'left_out');
}

const LEFT_OUT: readonly (readonly [string, Mail])[] = [
	['an absence note', { headers: { 'auto-submitted': 'auto-replied' } }],
	['a folded header', { headers: { 'auto-submitted': '\r\n auto-generated; x=1' } }],
	['a header in capitals', { headers: { 'auto-submitted': 'Auto-Notified' } }],
	['bulk', { headers: { precedence: 'Bulk' } }],
	['junk', { headers: { precedence: 'junk' } }],
	['auto_reply', { headers: { precedence: 'auto_reply' } }],
	['Exchange', { headers: { 'x-auto-response-suppress': 'OOF, AutoReply' } }],
	['a loop mark', { headers: { 'x-loop': person } }],
	['an old absence note', { headers: { 'x-autoreply': 'yes' } }],
	['a null sender', { headers: { 'return-path': '<>' } }],
	['a mailer-daemon', { from: 'Mailer-Daemon@mx.example' }],
	['a postmaster', { from: 'postmaster@mx.example' }],
	[
		'a delivery report',
		{ headers: { 'content-type': 'multipart/report; report-type=delivery-status' } },
	],
	['a bounce of Exim', { headers: { 'x-failed-recipients': 'gone@example.com' } }],
	['its own address', { from: 'n8n@Example.com' }],
	['its own mail, sent back', { headers: { 'message-id': SENT } }],
	['an answer to it', { headers: { 'in-reply-to': SENT } }],
	['an answer to an answer to it', { headers: { references: `<a@x> ${SENT}\r\n <b@x>` } }],
	[
		'a bounce of a supplier whose marks do not count',
		{ headers: { 'return-path': '<>' }, settings: { automaticSenders: person } },
	],
];
const READ: readonly (readonly [string, Mail])[] = [
	['a mail of a person', { headers: { 'return-path': `<${person}>`, 'message-id': '<x@y>' } }],
	['a mail that says it is of a person', { headers: { 'auto-submitted': 'no' } }],
	['the same, with a remark', { headers: { 'auto-submitted': 'No; by hand' } }],
	['a mailing list', { headers: { precedence: 'list' } }],
	['first class', { headers: { precedence: 'first-class' } }],
	['an answer to somebody else', { headers: { 'in-reply-to': '<else@example.com>' } }],
	['no headers at all, as from a form', {}],
	['a sender alike', { from: 'mailer@supplier.example' }],
	[
		'an automatic mail of a supplier in the settings',
		{
			headers: { 'auto-submitted': 'auto-generated', precedence: 'bulk' },
			settings: { automaticSenders: 'a@b.example; Billing@Supplier.example' },
		},
	],
];

describe.each([1, 2, 3])('workflow %i', (workflow) => {
	test.each(LEFT_OUT)('leaves out %s', (_, mail) => {
		expect(leftOut(workflow, mail)).not.toBe('');
	});
	test.each(READ)('reads %s', (_, mail) => {
		expect(leftOut(workflow, mail)).toBe('');
	});
});
