/** What a field can be; `array` is a list of line items. */
export const FIELD_TYPES = ['string', 'number', 'date', 'array'] as const;
export const COLUMN_TYPES = ['string', 'number', 'date'] as const;

export type FieldType = (typeof FIELD_TYPES)[number];
export type ColumnType = (typeof COLUMN_TYPES)[number];
