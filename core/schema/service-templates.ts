/**
 * The service's built-in templates: the id goes out as `templateId`, and what comes back is taken as it is.
 * Source: the service's API reference.
 */
export const SERVICE_TEMPLATES = [
	{ id: 'invoice', label: 'Invoice' },
	{ id: 'receipt', label: 'Receipt' },
	{ id: 'purchase_order', label: 'Purchase Order' },
	{ id: 'delivery', label: 'Delivery Note' },
	{ id: 'quote', label: 'Quote' },
	{ id: 'business_card', label: 'Business Card' },
	{ id: 'bankbook', label: 'Bankbook' },
	{ id: 'passport', label: 'Passport' },
	{ id: 'driver_license', label: 'Driver License' },
	{ id: 'resident_card', label: 'Resident Card' },
	{ id: 'residence_card', label: 'Residence Card' },
	{ id: 'my_number_card', label: 'My Number Card' },
	{ id: 'india_electoral_roll_cover', label: 'India Electoral Roll Cover' },
] as const;

export type ServiceTemplateId = (typeof SERVICE_TEMPLATES)[number]['id'];

export const SERVICE_TEMPLATE_IDS = SERVICE_TEMPLATES.map(({ id }) => id);
