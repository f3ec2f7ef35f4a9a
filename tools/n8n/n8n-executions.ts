import { parse as parseFlatted } from 'flatted';
import * as z from 'zod/v4';

import type { Call } from './n8n-call.ts';

/** n8n lists so many executions at once. */
const PAGE = 100;
const FINAL = ['success', 'error', 'crashed', 'canceled'] as const;
const status = z.enum([...FINAL, 'new', 'running', 'waiting', 'unknown']);

const summary = z.object({
	id: z.string(),
	status,
	/** "trigger", "manual", "error" for the run of an Error Trigger. */
	mode: z.string(),
});
export type ExecutionSummary = z.infer<typeof summary>;

const binary = z.looseObject({ fileName: z.optional(z.string()), mimeType: z.string() });
const item = z.looseObject({
	json: z.record(z.string(), z.unknown()),
	binary: z.optional(z.record(z.string(), binary)),
});
export type ExecutionItem = z.infer<typeof item>;

const failure = z.looseObject({
	message: z.string(),
	description: z.nullish(z.string()),
	name: z.optional(z.string()),
});
const nodeRun = z.looseObject({
	executionStatus: z.optional(z.string()),
	error: z.optional(failure),
	data: z.optional(z.record(z.string(), z.array(z.nullable(z.array(item))))),
	hints: z.optional(z.array(z.looseObject({ message: z.string() }))),
});
type NodeRun = z.infer<typeof nodeRun>;

const resultData = z.looseObject({
	runData: z.record(z.string(), z.array(nodeRun)).default({}),
	lastNodeExecuted: z.optional(z.string()),
	error: z.optional(failure),
});
/** Nothing at all before the first node has run. */
const runData = z.nullish(z.looseObject({ resultData: z.optional(resultData) }));

const listed = z.object({ data: z.object({ results: z.array(summary) }) });
const counted = z.object({ data: z.object({ count: z.number() }) });
const one = z.object({ data: z.nullable(z.object({ ...summary.shape, data: z.string() })) });
const started = z.object({ data: z.object({ executionId: z.string() }) });

/** An execution with all that its nodes put out. */
export interface Execution extends ExecutionSummary {
	readonly error: { readonly message: string } | undefined;
	readonly lastNode: string | undefined;
	/** Every run of the node; none when it did not run. */
	runsOf(node: string): readonly NodeRun[];
	/** Items that left the node by one output, of all its runs. */
	itemsOf(node: string, output?: number): readonly ExecutionItem[];
}

/** What can be done with executions. */
export interface ExecutionsApi {
	/**
	 * Runs a workflow as its editor does.
	 *
	 * @param trigger name of the node that begins
	 * @param upTo name of the node that ends it; all run without one
	 * @returns id of the execution
	 */
	runWorkflow(workflowId: string, trigger: string, upTo?: string): Promise<string>;
	/** The newest hundred, the newest first. */
	executionsOf(workflowId: string): Promise<readonly ExecutionSummary[]>;
	/** How many of its executions are in this state. */
	countExecutions(workflowId: string, status: ExecutionSummary['status']): Promise<number>;
	execution(id: string): Promise<Execution>;
	stopExecution(id: string): Promise<void>;
}

/** Whether nothing more happens in it; one that waits goes on some time. */
export const isFinal = ({ status }: Pick<ExecutionSummary, 'status'>): boolean =>
	FINAL.some((final) => final === status);

const executionOf = ({
	data,
	...rest
}: ExecutionSummary & { readonly data: string }): Execution => {
	const result = runData.parse(parseFlatted(data))?.resultData;
	const runsOf = (node: string) => result?.runData[node] ?? [];
	return {
		...rest,
		error: result?.error,
		lastNode: result?.lastNodeExecuted,
		runsOf,
		itemsOf: (node, output = 0) =>
			runsOf(node).flatMap((run) => run.data?.['main']?.[output] ?? []),
	};
};

export const executionsApi = (call: Call): ExecutionsApi => ({
	async runWorkflow(workflowId, trigger, upTo) {
		const body = {
			triggerToStartFrom: { name: trigger },
			...(upTo === undefined ? {} : { destinationNode: { nodeName: upTo, mode: 'inclusive' } }),
		};
		const answer = await call('POST', `/workflows/${workflowId}/run`, body, 'run the workflow');
		return started.parse(answer).data.executionId;
	},
	async executionsOf(workflowId) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const path = `/executions?limit=${PAGE}&filter=${filter}`;
		return listed.parse(await call('GET', path, undefined, 'list executions')).data.results;
	},
	async countExecutions(workflowId, status) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, status: [status] }));
		const path = `/executions?limit=1&filter=${filter}`;
		return counted.parse(await call('GET', path, undefined, 'count executions')).data.count;
	},
	async execution(id) {
		const answer = await call('GET', `/executions/${id}`, undefined, 'show an execution');
		const found = one.parse(answer).data;
		if (found === null) throw new Error(`there is no execution ${id}`);
		return executionOf(found);
	},
	async stopExecution(id) {
		await call('POST', `/executions/${id}/stop`, {}, 'stop an execution');
	},
});
