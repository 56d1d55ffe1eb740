/** The words of publishing and of groups of cities, which their pages bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import hub from './en/hub.json';

addMessages(hub);
