import { knownFields, type DocumentSchema } from './document-schema';
import { isTable, type FieldSpec } from './field-spec';
import type { ColumnType } from './field-type';
import {
	COLUMN_ROLE_LIST,
	COLUMN_ROLES,
	FIELD_ROLE_LIST,
	FIELD_ROLES,
	fitsRole,
	type ColumnRole,
	type FieldRole,
} from './role';
import { COLUMN_ROLE_NAMES, FIELD_ROLE_NAMES } from './role-names';

/** Amounts that a document may give in several fields, which add up: state tax and city tax. */
const ADDITIVE: ReadonlySet<string> = new Set<FieldRole>([
	'tax',
	'shipping',
	'discount',
	'paid',
	'service_charge',
	'withholding_tax',
]);

/** Which fields and columns of a schema play which role. */
export interface Roles {
	/** Names of fields by role; more than one only for amounts that add up. */
	readonly fields: Readonly<Partial<Record<FieldRole, readonly string[]>>>;
	/** The line items: the schema's first table; null without one. */
	readonly table: {
		readonly name: string;
		readonly columns: Readonly<Partial<Record<ColumnRole, string>>>;
	} | null;
}

/** Words that say nothing about which amount, number or date is meant. */
const FILLERS: ReadonlySet<string> = new Set(
	`a an the of on to by for in at this is was be der die das des dem den und de het la le les du des el los il lo
	del della di da do dos as os e y et
	amount value invoice bill receipt document betrag wert rechnung rechnungs beleg facture montant bedrag factuur
	importe valor factura importo fattura montante fatura valeur
	eur usd gbp chf jpy`.split(/\s+/),
);

/** "totalDue", "total_due" and "Total due" are the same words; accents and case don't count. */
const wordsOf = (text: string): string[] =>
	text
		.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
		.normalize('NFKD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.split(/[^\p{L}\p{N}%]+/u)
		.filter((word) => word !== '');

const withoutFillers = (words: readonly string[]) => words.filter((word) => !FILLERS.has(word));

type Lexicon<Role extends string> = Readonly<Record<Role, readonly string[]>>;
interface Spec {
	readonly name: string;
	readonly type: string;
	readonly description?: string | undefined;
	readonly role?: string | undefined;
}

/** By form, the roles that have it; a form that two roles share says nothing. */
function lookupIn<Role extends string>(lexicon: Lexicon<Role>, roles: readonly Role[]) {
	const exact = new Map<string, Role | null>();
	const loose = new Map<string, Role | null>();
	const put = (map: Map<string, Role | null>, form: string, role: Role) => {
		if (form !== '') map.set(form, map.has(form) && map.get(form) !== role ? null : role);
	};
	for (const role of roles)
		for (const phrase of [role, ...lexicon[role]]) {
			const words = wordsOf(phrase);
			put(exact, words.join(' '), role);
			put(loose, withoutFillers(words).join(' '), role);
		}
	const lookUp = (words: readonly string[]): Role | undefined => {
		const whole = exact.get(words.join(' '));
		return (whole === undefined ? loose.get(withoutFillers(words).join(' ')) : whole) ?? undefined;
	};
	// "MwSt" is no camel case.
	return (text: string) => lookUp(wordsOf(text)) ?? lookUp(wordsOf(text.toLowerCase()));
}

const fieldRoleCalled = lookupIn<FieldRole>(FIELD_ROLE_NAMES, FIELD_ROLE_LIST);
const columnRoleCalled = lookupIn<ColumnRole>(COLUMN_ROLE_NAMES, COLUMN_ROLE_LIST);

/** What a phrase on a page is the name of, as if it were a field's; undefined for anything else. */
export const roleOfPhrase = (phrase: string): FieldRole | undefined => fieldRoleCalled(phrase);

/** What a phrase over a column is the name of; undefined for anything else. */
export const columnRoleOfPhrase = (phrase: string): ColumnRole | undefined =>
	columnRoleCalled(phrase);

/** A description's first clause, without what comes in brackets or behind a comma. */
const firstClause = (description = ''): string => description.split(/[,.;:()]/)[0] ?? '';

function roleOf<Role extends string>(
	spec: Spec,
	types: Readonly<Record<Role, ColumnType>>,
	roles: readonly Role[],
	called: (text: string) => Role | undefined,
): Role | undefined {
	if (spec.role !== undefined) return roles.find((role) => role === spec.role);
	const role = called(spec.name) ?? called(firstClause(spec.description));
	return role !== undefined && fitsRole(spec.type, types[role]) ? role : undefined;
}

/** Specs with their role; one that was set by hand comes before one that was recognised. */
const assigned = <Role extends string>(
	specs: readonly Spec[],
	role: (spec: Spec) => Role | undefined,
): (readonly [Role, string])[] =>
	[...specs]
		.sort((a, b) => Number(b.role !== undefined) - Number(a.role !== undefined))
		.flatMap((spec) => {
			const own = role(spec);
			return own === undefined ? [] : [[own, spec.name] as const];
		});

/**
 * What the fields and columns of a schema mean: as set by hand, else by name, else by description, in English,
 * German, French, Dutch, Spanish, Italian and Portuguese. A field that is not recognised has no role.
 */
export function rolesOf(schema: DocumentSchema): Roles {
	const specs: readonly FieldSpec[] = knownFields(schema);
	const fields: Partial<Record<FieldRole, readonly string[]>> = {};
	for (const [role, name] of assigned(
		specs.filter((spec) => !isTable(spec)),
		(spec) => roleOf(spec, FIELD_ROLES, FIELD_ROLE_LIST, fieldRoleCalled),
	)) {
		const known = fields[role] ?? [];
		if (known.length === 0 || ADDITIVE.has(role)) fields[role] = [...known, name];
	}
	// Where a schema has but one of them, the amount due is the total.
	if (fields.total === undefined && fields.amount_due !== undefined)
		fields.total = fields.amount_due;
	const table = specs.find(isTable);
	if (table === undefined) return { fields, table: null };

	const columns: Partial<Record<ColumnRole, string>> = {};
	for (const [role, name] of assigned(table.columns, (spec) =>
		roleOf(spec, COLUMN_ROLES, COLUMN_ROLE_LIST, columnRoleCalled),
	))
		columns[role] ??= name;
	return { fields, table: { name: table.name, columns } };
}
