/** The words about evidence files, which the pages of files and of the past bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import evidence from './en/evidence.json';

addMessages(evidence);
