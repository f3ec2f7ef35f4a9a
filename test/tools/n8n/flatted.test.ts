import { expect, test } from '@jest/globals';

import { readFlatted } from '../../../tools/n8n/flatted.ts';

test('strings inside objects and lists are places, all else stands for itself', () => {
	const text =
		'[{"name":"1","count":2,"ok":true,"no":null,"list":"2"},"12",["3","1",7],{"deep":"1"}]';
	expect(readFlatted(text)).toEqual({
		name: '12',
		count: 2,
		ok: true,
		no: null,
		list: [{ deep: '12' }, '12', 7],
	});
});

test('what is there once stays one thing, also when it leads back to itself', () => {
	const whole = readFlatted('[{"first":"1","second":"1","self":"0"},{}]');
	expect(whole).toEqual({ first: {}, second: {}, self: whole });
});

test('nothing at all is read as nothing', () => {
	expect(readFlatted('[]')).toBeUndefined();
});
