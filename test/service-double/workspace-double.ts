import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

import * as z from 'zod/v4-mini';

import { formDataOf } from './form-data';

/*
 * The workspace of the service, as its reference has it and no more: what the reference does not name is refused, so that
 * nobody relies on it.
 */

export interface DoubleRow {
	readonly rowKey: string;
	readonly name: string;
	readonly ocrStatus: string;
	readonly values: Readonly<Record<string, unknown>>;
}

export interface DoubleSheet {
	readonly columns: readonly object[];
	readonly rows: readonly DoubleRow[];
}

interface WorkspaceCall {
	readonly method: string;
	/** With its query, as it came. */
	readonly path: string;
	readonly authorization: string | undefined;
	readonly idempotencyKey: string | undefined;
}

interface Received {
	readonly path: string;
	readonly files: readonly {
		readonly name: string;
		readonly type: string;
		readonly bytes: Buffer;
	}[];
}

/** A real HTTP server that has a workspace. */
export interface WorkspaceDouble {
	readonly url: string;
	readonly calls: readonly WorkspaceCall[];
	/** What was uploaded, each upload once. */
	readonly uploads: readonly Received[];
	/** By their paths, folders as null. */
	readonly entries: Map<string, DoubleSheet | null>;
	/** Scans that uploads may cost. */
	scans: number;
	close(): Promise<void>;
}

class Refusal extends Error {
	constructor(
		readonly status: number,
		readonly code: string,
		message: string,
	) {
		super(message);
	}
}
const refuse = (message: string): never => {
	throw new Refusal(400, 'invalid_request', message);
};

const MOST_ROWS = 500;
const MOST_FILES = 20;
const MAGIC = ['89504e47', 'ffd8ff', '47494638', '424d', '49492a00', '4d4d002a', '52494646'];

const CONDITION = /^(?<column>[^=!<>~]+)(?<operator>!=|>=|<=|=|>|<|~)(?<value>.*)$/s;

function holds(row: DoubleRow, where: string): boolean {
	const { column = '', operator = '', value = '' } = CONDITION.exec(where)?.groups ?? {};
	if (operator === '') refuse(`where: ${where}`);
	const cell = row.values[column];
	const text = typeof cell === 'string' || typeof cell === 'number' ? String(cell) : '';
	const compared = Number(text) - Number(value);
	return (
		{
			'=': text === value,
			'!=': text !== value,
			'>': compared > 0,
			'>=': compared >= 0,
			'<': compared < 0,
			'<=': compared <= 0,
			'~': text.includes(value),
		}[operator] ?? false
	);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
	const chunks: Buffer[] = [];
	request.on('data', (chunk: Buffer) => chunks.push(chunk));
	await once(request, 'end');
	return Buffer.concat(chunks);
}

/** The query, whose path must have its "/" as they are. */
function queryOf(url: string, known: readonly string[]): URLSearchParams {
	const { searchParams, search } = new URL(url, 'http://service');
	if (/[?&]path=[^&]*%2f/i.test(search)) refuse('the "/" of a path must not be encoded');
	for (const name of searchParams.keys()) if (!known.includes(name)) refuse(`unknown: ${name}`);
	return searchParams;
}

function wholeNumber(query: URLSearchParams, name: string, fallback: number, most: number) {
	const number = Number(query.get(name) ?? fallback);
	return Number.isInteger(number) && number >= 0 && number <= most ? number : refuse(name);
}

const editBody = z.strictObject({
	path: z.string(),
	row: z.union([z.string(), z.number()]),
	column: z.union([z.string(), z.number()]),
	value: z.union([z.string(), z.number(), z.null()]),
});

export async function startWorkspaceDouble(
	content: Readonly<Record<string, DoubleSheet | null>>,
): Promise<WorkspaceDouble> {
	const calls: WorkspaceCall[] = [];
	const uploads: Received[] = [];
	const entries = new Map(Object.entries(content));
	const answered = new Map<string, object>();
	const double = { calls, uploads, entries, scans: 100 };

	const sheetAt = (path: string): DoubleSheet => {
		const sheet = entries.get(path);
		if (sheet === undefined || sheet === null) throw new Refusal(404, 'not_found', 'no such sheet');
		return sheet;
	};

	function space(url: string) {
		const query = queryOf(url, ['path', 'depth']);
		const depth = wholeNumber(query, 'depth', 1, 10);
		const root = query.get('path') ?? '/';
		return [...entries]
			.filter(([path]) => path.startsWith(root) && path.split('/').length - 1 <= depth)
			.map(([path, sheet]) => ({
				path,
				name: path.split('/').at(-1) ?? '',
				type: sheet === null ? 'folder' : 'sheet',
				uniqueKey: `key of ${path}`,
				createdAt: '2026-01-15T12:00:00Z',
			}));
	}

	function view(url: string) {
		const known = ['path', 'where', 'sort', 'select', 'limit', 'offset', 'boxes'];
		const query = queryOf(url, known);
		const path = query.get('path') ?? '';
		if (entries.get(path) === null) return { type: 'folder', items: [] };
		const { columns, rows } = sheetAt(path);
		const matched = rows.filter((row) => query.getAll('where').every((one) => holds(row, one)));
		const limit = wholeNumber(query, 'limit', MOST_ROWS, MOST_ROWS);
		const offset = wholeNumber(query, 'offset', 0, Infinity);
		const end = offset + limit;
		return {
			type: 'sheet',
			path,
			name: path.split('/').at(-1),
			columns,
			total: rows.length,
			matched: matched.length,
			offset,
			limit,
			nextOffset: end < matched.length ? end : null,
			rows: matched.slice(offset, end).map((row) => ({
				...row,
				imageUrl: `https://images.example/${row.rowKey}`,
			})),
		};
	}

	async function upload(request: IncomingMessage, body: Buffer): Promise<object> {
		const form = await formDataOf(body, request.headers['content-type'] ?? '');
		const path = form.get('path');
		if (typeof path !== 'string') return refuse('path');
		const sheet = sheetAt(path);
		const files = await Promise.all(
			form.getAll('files').map(async (file) => {
				if (typeof file === 'string') return refuse('files: a text');
				const bytes = Buffer.from(await file.arrayBuffer());
				if (!MAGIC.some((magic) => bytes.toString('hex').startsWith(magic)))
					throw new Refusal(400, 'invalid_image', `${file.name} is no image`);
				return { name: file.name, type: file.type, bytes };
			}),
		);
		if (files.length === 0 || files.length > MOST_FILES) refuse(`${files.length} files`);
		if (files.length > double.scans)
			throw new Refusal(402, 'insufficient_balance', 'no scans are left');
		double.scans -= files.length;
		uploads.push({ path, files });
		const jobs = files.map(({ name }, index) => ({
			uniqueKey: `row-${uploads.length}-${index + 1}`,
			originalName: name,
			jobId: `job-${uploads.length}-${index + 1}`,
			status: 'pending',
		}));
		const added = jobs.map(({ uniqueKey, originalName }) => ({
			rowKey: uniqueKey,
			name: originalName,
			ocrStatus: 'pending',
			values: {},
		}));
		entries.set(path, { ...sheet, rows: [...sheet.rows, ...added] });
		return { path, jobs };
	}

	function edit(body: Buffer): object {
		const { path, row, column, value } = editBody.parse(JSON.parse(body.toString()));
		const sheet = sheetAt(path);
		if (!sheet.rows.some(({ rowKey }) => rowKey === row))
			throw new Refusal(404, 'not_found', 'no such row');
		entries.set(path, {
			...sheet,
			rows: sheet.rows.map((one) =>
				one.rowKey === row ? { ...one, values: { ...one.values, [column]: value } } : one,
			),
		});
		return { ok: true, patched: { [column]: value } };
	}

	async function answerTo(request: IncomingMessage, call: WorkspaceCall): Promise<object> {
		const body = await bytesOf(request);
		if (!/^Bearer \S+$/.test(call.authorization ?? ''))
			throw new Refusal(401, 'invalid_api_key', 'no key');
		const { method, path, idempotencyKey = '' } = call;
		switch (`${method} ${new URL(path, 'http://service').pathname}`) {
			case 'GET /space':
				return space(path);
			case 'GET /view':
				return view(path);
			case 'POST /upload': {
				const known = answered.get(idempotencyKey);
				const answer = known ?? (await upload(request, body));
				answered.set(idempotencyKey, answer);
				return answer;
			}
			case 'POST /edit':
				return edit(body);
			default:
				throw new Refusal(404, 'not_found', `there is no ${method} ${path}`);
		}
	}

	async function handle(request: IncomingMessage, response: ServerResponse) {
		const key = request.headers['idempotency-key'];
		const call: WorkspaceCall = {
			method: request.method ?? '',
			path: request.url ?? '',
			authorization: request.headers.authorization,
			idempotencyKey: typeof key === 'string' ? key : undefined,
		};
		calls.push(call);
		const send = (status: number, body: object) => {
			response.writeHead(status, { 'Content-Type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		try {
			send(200, await answerTo(request, call));
		} catch (error) {
			const { status, code, message } =
				error instanceof Refusal ? error : new Refusal(400, 'bad_request', String(error));
			send(status, { error: { code, message, requestId: 'req_refused' }, details: {} });
		}
	}

	const server = createServer((request, response) => {
		void handle(request, response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return Object.assign(double, {
		url: `http://127.0.0.1:${address.port}`,
		async close() {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	});
}

const INVOICE_COLUMNS = [
	{ name: 'supplier', type: 'string' },
	{ name: 'total_due', type: 'number' },
	{
		name: 'line_items',
		type: 'array',
		children: [
			{ name: 'item_description', type: 'string' },
			{ name: 'line_total', type: 'number' },
		],
	},
] as const;

/** A row that was read, of one of the suppliers. */
export const invoiceRow = (rowKey: string, values: Readonly<Record<string, unknown>> = {}) => ({
	rowKey,
	name: `${rowKey}.png`,
	ocrStatus: 'done',
	values: {
		supplier: 'ACME Co.',
		total_due: '1,234.50',
		line_items: [{ item_description: 'Pens', line_total: '4.50' }],
		...values,
	},
});

export const invoiceSheet = (rows: readonly DoubleRow[]): DoubleSheet => ({
	columns: INVOICE_COLUMNS,
	rows,
});
