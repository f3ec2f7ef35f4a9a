import { describe, expect, test } from '@jest/globals';

import type { DocumentSchema } from '../../../core/schema/document-schema';
import { parseFields, type FieldSpec } from '../../../core/schema/field-spec';
import { fieldsFromJsonSchema } from '../../../core/schema/from-json-schema';
import { PRESETS } from '../../../core/schema/presets';
import { COLUMN_ROLES, FIELD_ROLES } from '../../../core/schema/role';
import { rolesOf } from '../../../core/schema/roles';
import { toWireFields } from '../../../core/schema/wire-fields';

const schemaOf = (fields: readonly FieldSpec[]): DocumentSchema => ({ mode: 'fields', fields });
const typed = (name: string, role: keyof typeof FIELD_ROLES): FieldSpec => ({
	name,
	type: FIELD_ROLES[role],
});

test('the presets have all roles that checks and payloads need', () => {
	expect(rolesOf(schemaOf(PRESETS.invoice.fields))).toEqual({
		fields: {
			supplier_name: ['supplier'],
			invoice_number: ['invoice_number'],
			issue_date: ['issue_date'],
			due_date: ['due_date'],
			document_type: ['document_type'],
			buyer_name: ['buyer'],
			supplier_vat_id: ['vat_id'],
			iban: ['iban'],
			customer_number: ['customer_number'],
			payment_terms: ['payment_terms'],
			currency: ['currency'],
			subtotal: ['subtotal'],
			shipping: ['shipping'],
			discount: ['discount'],
			service_charge: ['service_charge'],
			tax: ['tax'],
			rounding: ['rounding'],
			total: ['total_due'],
			withholding_tax: ['withholding_tax'],
			paid: ['paid'],
			amount_due: ['amount_due'],
		},
		table: {
			name: 'line_items',
			columns: {
				description: 'item_description',
				quantity: 'quantity',
				unit: 'unit',
				unit_price: 'unit_price',
				price_per: 'price_per',
				discount: 'discount',
				tax_rate: 'tax_rate',
				line_total: 'line_total',
			},
		},
	});
});

describe('names in seven languages', () => {
	test.each([
		['total', ['grandTotal', 'Gesamtbetrag', 'montant_ttc', 'totaal_incl_btw', 'importe total']],
		['total', ['totale_fattura', 'valor_total', 'total_eur', 'Invoice Total']],
		['subtotal', ['net_amount', 'Zwischensumme', 'total_ht', 'subtotaal', 'base_imponible']],
		['tax', ['vat', 'MwSt.', 'montant_tva', 'btw_bedrag', 'IVA', 'imposta', 'sales_tax']],
		['issue_date', ['date', 'Rechnungsdatum', 'date_de_facture', 'factuurdatum', 'fecha']],
		['due_date', ['dueDate', 'fällig_am', 'échéance', 'vervaldatum', 'scadenza', 'vencimento']],
		['invoice_number', ['invoiceNo', 'rechnungsnummer', 'numéro_de_facture', 'factuurnummer']],
		['supplier_name', ['vendor', 'Lieferant', 'fournisseur', 'leverancier', 'proveedor']],
		['shipping', ['freight', 'Versandkosten', 'frais_de_port', 'verzendkosten']],
		['discount', ['Rabatt', 'remise', 'korting', 'descuento', 'sconto', 'desconto']],
		['document_type', ['documentType', 'Belegart', 'type_de_document', 'tipo_documento']],
		['customer_number', ['customerNo', 'Kundennummer', 'numéro_client', 'klantnummer']],
		[
			'payment_terms',
			['terms', 'Zahlungsbedingungen', 'conditions_de_paiement', 'condizioni di pagamento'],
		],
		['currency', ['currency_code', 'Währung', 'devise', 'valuta', 'moneda']],
	] as const)('%s', (role, names) => {
		for (const name of names)
			expect([name, rolesOf(schemaOf([typed(name, role)])).fields]).toEqual([
				name,
				{ [role]: [name] },
			]);
	});

	test.each([
		['quantity', ['qty', 'Menge', 'quantité', 'aantal', 'cantidad', 'quantità', 'quantidade']],
		['unit_price', ['price', 'Einzelpreis', 'prix_unitaire', 'stukprijs', 'precio_unitario']],
		['line_total', ['amount', 'Gesamtpreis', 'montant', 'bedrag', 'importe', 'importo']],
		['tax_rate', ['vat %', 'MwSt', 'tva', 'btw_%', 'iva', 'aliquota']],
		['description', ['item', 'Bezeichnung', 'désignation', 'omschrijving', 'descripción']],
	] as const)('column %s', (role, names) => {
		for (const name of names) {
			const columns = [{ name, type: COLUMN_ROLES[role] }];
			const { table } = rolesOf(schemaOf([{ name: 'rows', type: 'array', columns }]));
			expect([name, table?.columns]).toEqual([name, { [role]: name }]);
		}
	});
});

describe('what has no role', () => {
	test.each([
		['total_weight', 'number'],
		['delivery_date', 'date'],
		['tax_id_holder', 'string'],
		['total', 'string'],
		['issue_date', 'string'],
		['amount', 'number'],
		['notes', 'string'],
	] as const)('%s as a %s', (name, type) => {
		expect(rolesOf(schemaOf([{ name, type }])).fields).toEqual({});
	});
});

test('where the name says nothing, the description does', () => {
	const fields: FieldSpec[] = [
		{ name: 'x1', type: 'number', description: 'Total amount to be paid, tax included' },
		{ name: 'x2', type: 'number', description: 'Die Mehrwertsteuer (19 %)' },
		{ name: 'x3', type: 'number', description: 'Weight of the total delivery' },
	];
	expect(rolesOf(schemaOf(fields)).fields).toEqual({ total: ['x1'], tax: ['x2'] });
});

test('what is set by hand wins, also to have no role', () => {
	const fields: FieldSpec[] = [
		{ name: 'total', type: 'number' },
		{ name: 'sum', type: 'number', role: 'total' },
		{ name: 'tax', type: 'number', role: 'none' },
	];
	expect(rolesOf(schemaOf(fields)).fields).toEqual({ total: ['sum'] });
});

test('one total only, several taxes; without a total the amount due is it', () => {
	const numbers = (...names: string[]) =>
		rolesOf(schemaOf(names.map((name) => ({ name, type: 'number' })))).fields;
	expect(numbers('grand_total', 'total', 'state_tax', 'city_tax')).toEqual({
		total: ['grand_total'],
		tax: ['state_tax', 'city_tax'],
	});
	expect(numbers('balance_due')).toEqual({ amount_due: ['balance_due'], total: ['balance_due'] });
});

test('a role that does not fit the type is an error that names the field', () => {
	const message = (input: unknown) => {
		try {
			return parseFields(input);
		} catch (error) {
			return error instanceof Error ? error.message : error;
		}
	};
	expect(message([{ name: 'sum', type: 'string', role: 'total' }])).toBe(
		'sum: the meaning total needs the type number; this one is a string',
	);
	expect(
		message([
			{ name: 'rows', type: 'array', columns: [{ name: 'a', type: 'date', role: 'quantity' }] },
		]),
	).toBe('rows.a: the meaning quantity needs the type number; this one is a date');
	expect(message([{ name: 'sum', type: 'number', role: 'quantity' }])).toMatch(
		/^sum: the meaning is one of supplier_name, /,
	);
});

test('roles stay with us: they are never sent', () => {
	expect(toWireFields([{ name: 'a', type: 'number', role: 'total' }])).toEqual([
		{ name: 'a', type: 'number' },
	]);
});

test('a JSON Schema has roles by its names', () => {
	const fields = fieldsFromJsonSchema({
		type: 'object',
		properties: { gesamtbetrag: { type: 'number' } },
	});
	expect(rolesOf(schemaOf(fields)).fields).toEqual({ total: ['gesamtbetrag'] });
});
