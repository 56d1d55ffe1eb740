/** The expected HTTP cases that are thrown: each with a sentence that says what to do. */
import { data } from '@remix-run/node';

export const notFound = (message: string) => data({ message }, { status: 404 });
export const forbidden = (message: string) => data({ message }, { status: 403 });
export const badRequest = (message: string) => data({ message }, { status: 400 });
export const conflict = (message: string) => data({ message }, { status: 409 });
