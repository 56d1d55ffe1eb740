/** The words of the page of what is missing, which it brings into the browser. */
import { addMessages } from './catalogue.client.ts';
import missing from './en/missing.json';

addMessages(missing);
