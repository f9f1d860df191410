import { Inject } from '@nestjs/common';

const settings = Symbol('settings');
const transport = Symbol('transport');
const logger = Symbol('logger');

/** What has no class to be asked for by. */
export const SETTINGS = () => Inject(settings);
export const TRANSPORT = () => Inject(transport);
export const LOGGER = () => Inject(logger);

export const tokens = { settings, transport, logger };
