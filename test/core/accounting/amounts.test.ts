import { expect, test } from '@jest/globals';
import Big from 'big.js';
import fc from 'fast-check';

import { apportion, sumOf } from '../../../core/accounting/bill/amounts';
import { decimalsOf } from '../../../core/values/currency/minor-units';
import { quantityAndPrice } from '../../../core/accounting/bill/quantity-price';

const bigs = (...amounts: readonly (number | string)[]) => amounts.map((amount) => new Big(amount));
const texts = (amounts: readonly Big[] | null) =>
	amounts?.map((amount) => amount.toFixed()) ?? null;

test.each([
	[['0.334', '0.333', '0.333'], '1', ['0.34', '0.33', '0.33']],
	[['0.331', '0.339'], '0.67', ['0.33', '0.34']],
	[['-0.334', '1.334'], '1', ['-0.33', '1.33']],
	[['1.5', '2.25'], '3.75', ['1.5', '2.25']],
	[['1.5', '2.25'], '3.76', null],
	[['0.334', '0.333'], '0.69', null],
	[['0.334', '0.333'], '0.65', null],
])('%j come to %s as %j', (amounts, sum, rounded) => {
	expect(texts(apportion(bigs(...amounts), new Big(sum), 2))).toEqual(rounded);
});

test('each amount goes to one of its two neighbours, the larger remainders up', () => {
	const amount = fc.integer({ min: -1e7, max: 1e7 }).map((units) => new Big(units).div(10_000));
	fc.assert(
		fc.property(fc.array(amount, { minLength: 1, maxLength: 20 }), (amounts) => {
			const sum = sumOf(amounts).round(2);
			const rounded = apportion(amounts, sum, 2) ?? [];
			expect(sumOf(rounded).eq(sum)).toBe(true);
			const moves = amounts.map((exact, index) => (rounded[index] ?? exact).minus(exact));
			expect(moves.every((move) => move.abs().lt('0.01'))).toBe(true);
			const up = moves.filter((move) => move.gt(0));
			const down = moves.filter((move) => move.lt(0));
			// Who goes up has less far to go than whoever goes down would have had.
			for (const raised of up)
				for (const lowered of down) expect(raised.lte(lowered.plus('0.01'))).toBe(true);
		}),
	);
});

test('a price is the printed one where it makes the amount, else the one that follows from it', () => {
	const precision = { amount: 2, quantity: 4, price: 4 };
	const made = (quantity: string | null, unitPrice: string | null, amount: string) => {
		const found = quantityAndPrice(
			{
				quantity: quantity === null ? null : new Big(quantity),
				unitPrice: unitPrice === null ? null : new Big(unitPrice),
			},
			new Big(amount),
			precision,
		);
		return found === null ? null : [found.quantity.toFixed(), found.price.toFixed()];
	};
	expect(made('3', '1.5', '4.5')).toEqual(['3', '1.5']);
	expect(made('3', '1.5', '4.05')).toEqual(['3', '1.35']);
	expect(made('3', null, '10')).toEqual(['3', '3.3333']);
	expect(made(null, '7', '10')).toEqual(['1', '10']);
	// 0.335 × 3 = 1.005: which way a half is rounded is not left to the other side.
	expect(made('3', '0.335', '1.01')).toEqual(['3', '0.3367']);
	expect(made('7000', '0.01', '60')).toBeNull();
	expect(made('0.12345', '1', '0.12')).toBeNull();
	expect(made('0', '5', '1')).toBeNull();
	expect(made('0', '5', '0')).toEqual(['0', '5']);
	expect(made('-2', '5', '-10')).toEqual(['-2', '5']);
});

test.each([
	['EUR', 2],
	['JPY', 0],
	['RSD', 2],
	['KWD', 3],
])('%s has %i decimals', (currency, decimals) => {
	expect(decimalsOf(currency)).toBe(decimals);
});
