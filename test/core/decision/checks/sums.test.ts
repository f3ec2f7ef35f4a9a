import { describe, expect, test } from '@jest/globals';

import { lines, resultOf } from '../documents';

const rows = (...amounts: string[]) =>
	lines(...amounts.map((amount, at) => `Item ${at} | | | ${amount}`));
const ofLines = (fields: Record<string, string>, ...amounts: string[]) =>
	resultOf('lines_sum', fields, rows(...amounts));
const ofTotal = (fields: Record<string, string>) => resultOf('total', fields);

describe('the line totals add up', () => {
	test.each([
		['to the subtotal', { subtotal: '30.00', tax: '6.00', total_due: '36.00' }],
		['to the total, tax included', { subtotal: '25.00', tax: '5.00', total_due: '30.00' }],
		['to the total alone', { total_due: '30.00' }],
	])('%s', (_name, fields) => {
		expect(ofLines(fields, '10.00', '20.00')).toBe('passed');
	});

	test.each(['30.01', '29.99', '31.00'])('but not to %s', (subtotal) => {
		const total_due = (Number(subtotal) + 6).toFixed(2);
		expect(ofLines({ subtotal, tax: '6.00', total_due }, '10.00', '20.00')).toMatch(/^failed/);
	});

	test('nothing is compared without amounts', () => {
		expect(ofLines({ supplier: 'Muster GmbH' }, '10.00', '20.00')).toBe('not_applicable');
	});
});

describe('subtotal, tax and all beside them make the total', () => {
	test.each([
		['tax on top', { subtotal: '100.00', tax: '20.00', total_due: '120.00' }],
		['shipping', { subtotal: '100.00', shipping: '5.00', tax: '21.00', total_due: '126.00' }],
		['a discount', { subtotal: '100.00', discount: '10.00', tax: '18.00', total_due: '108.00' }],
		['no tax', { subtotal: '100.00', total_due: '100.00' }],
	])('%s', (_name, fields) => {
		expect(ofTotal(fields)).toBe('passed');
	});

	test.each([
		['a cent more', { subtotal: '100.00', tax: '20.00', total_due: '120.01' }],
		['a cent less', { subtotal: '100.00', tax: '20.00', total_due: '119.99' }],
		['the tax left over', { subtotal: '100.00', tax: '20.00', total_due: '100.00' }],
	])('but not: %s', (_name, fields) => {
		expect(ofTotal(fields)).toMatch(/^failed/);
	});
});
