import { createApp } from './app';
import { systemClock } from './clock';

export default createApp(systemClock);
