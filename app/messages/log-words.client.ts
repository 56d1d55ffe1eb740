/** The words of a city's log, which its page brings into the browser. */
import { addMessages } from './catalogue.client.ts';
import log from './en/log.json';

addMessages(log);
