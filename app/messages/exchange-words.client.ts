/** The words of the page that takes files out and in, which it brings into the browser. */
import { addMessages } from './catalogue.client.ts';
import exchange from './en/exchange.json';

addMessages(exchange);
