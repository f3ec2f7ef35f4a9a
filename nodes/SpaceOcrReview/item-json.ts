import type { IDataObject } from 'n8n-workflow';
import * as z from 'zod/v4-mini';

const json = z.custom<IDataObject>((value) => z.looseObject({}).safeParse(value).success);

/** Plain data as an item's json. */
export const jsonOf = (data: Readonly<Record<string, unknown>>): IDataObject => json.parse(data);
