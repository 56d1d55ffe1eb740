/** The words of a verification, which its pages bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import explain from './en/explain.json';
import hub from './en/hub.json';
import reading from './en/reading.json';
import review from './en/review.json';

addMessages({ ...explain, ...reading, ...review, ...hub });
