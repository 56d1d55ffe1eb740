/** The words about one's own account and its safety, which their pages bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import security from './en/security.json';

addMessages(security);
