/** The words of contested figures, which their pages bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import contest from './en/contest.json';

addMessages(contest);
