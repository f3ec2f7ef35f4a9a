import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import { countryOf } from '../../../core/values/party/country';
import { ibanOf, isMisreadIban } from '../../../core/values/party/iban';
import { vatIdOf } from '../../../core/values/party/vat-id';
import { normalizedName } from '../../../core/values/party/name';

test.each([
	['DE89 3704 0044 0532 0130 00', 'DE89370400440532013000'],
	['IBAN: NL91 ABNA 0417 1643 00', 'NL91ABNA0417164300'],
	['gb29 nwbk 6016 1331 9268 19', 'GB29NWBK60161331926819'],
])('%s is an IBAN', (printed, iban) => {
	expect(ibanOf(printed)).toBe(iban);
	expect(isMisreadIban(printed)).toBe(false);
});

test.each([
	['DE89 3704 0044 0532 0130 01', true],
	['12345678', false],
	['Sort code 12-34-56', false],
	[null, false],
])('%s is no IBAN', (printed, misread) => {
	expect(ibanOf(printed)).toBeNull();
	expect(isMisreadIban(printed)).toBe(misread);
});

test('one wrong digit of an IBAN is always found', () => {
	const iban = 'DE89370400440532013000';
	fc.assert(
		fc.property(
			fc.integer({ min: 2, max: iban.length - 1 }),
			fc.integer({ min: 1, max: 9 }),
			(place, more) => {
				const digit = (Number(iban[place]) + more) % 10;
				expect(ibanOf(`${iban.slice(0, place)}${digit}${iban.slice(place + 1)}`)).toBeNull();
			},
		),
	);
});

test.each([
	['DE 123 456 789', 'DE123456789', 'DE'],
	['USt-IdNr.: DE123456789', 'DE123456789', 'DE'],
	['VAT No. GB 123 4567 89', 'GB123456789', 'GB'],
	['VAT Reg. No: GB123456789', 'GB123456789', 'GB'],
	['P. IVA IT 01234567890', 'IT01234567890', 'IT'],
	['TVA intracommunautaire : FR 40 303265045', 'FR40303265045', 'FR'],
	['BTW NL123456789B01', 'NL123456789B01', 'NL'],
	['CHE-123.456.789 MWST', 'CHE123456789MWST', 'CH'],
	['NO 123 456 789 MVA', 'NO123456789MVA', 'NO'],
	['EL123456789', 'EL123456789', 'GR'],
	['XI 123456789', 'XI123456789', 'GB'],
	['ESB12345678', 'ESB12345678', 'ES'],
])('%s is the VAT id %s of %s', (printed, id, country) => {
	expect(vatIdOf(printed)).toEqual({ id, country });
});

test.each([['VAT NO 123456789'], ['12/345/67890'], ['DE12345'], ['ABN 51 824 753 556'], [null]])(
	'%s is no VAT id',
	(printed) => {
		expect(vatIdOf(printed)).toBeNull();
	},
);

test('the prefix is added where the country is known and the number has its form', () => {
	expect(vatIdOf('NIF: B12345678', 'ES')).toEqual({ id: 'ESB12345678', country: 'ES' });
	expect(vatIdOf('123456789', 'GR')).toEqual({ id: 'EL123456789', country: 'GR' });
	expect(vatIdOf('12/345/67890', 'DE')).toBeNull();
});

test.each([
	['DE', 'DE'],
	['de', 'DE'],
	['Deutschland', 'DE'],
	['The Netherlands', 'NL'],
	['Pays-Bas', 'NL'],
	['Österreich', 'AT'],
	['Suisse', 'CH'],
	['USA', 'US'],
	['UK', 'GB'],
	['Great Britain', 'GB'],
	['Ruritania', null],
	['XX', null],
	['', null],
	[null, null],
])('the country of %s is %s', (printed, code) => {
	expect(countryOf(printed)).toBe(code);
});

test.each([
	['Müller & Söhne GmbH & Co. KG', 'muller sohne'],
	['ACME S.A.', 'acme'],
	['Acme, Inc.', 'acme'],
	['Groß e.K.', 'gross'],
	['Bäckerei Huber', 'backerei huber'],
	['株式会社テスト', '株式会社テスト'],
	['AG', 'ag'],
	['  ', null],
	[null, null],
])('%s is compared as %s', (name, normalized) => {
	expect(normalizedName(name)).toBe(normalized);
});
