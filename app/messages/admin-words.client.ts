/** The words about accounts and of administrators, which the pages that say them bring into the browser. */
import { addMessages } from './catalogue.client.ts';
import admin from './en/admin.json';

addMessages(admin);
