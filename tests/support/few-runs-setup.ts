/** A changed rule is found by the first few figures or not at all, and mutation testing runs every property many times. */
import fc from 'fast-check';

fc.configureGlobal({ numRuns: 10 });
