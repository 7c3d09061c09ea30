/**
 * Beside the steps: forgets by itself, after as many days as a tenant said, what is kept of people.
 */
@NullMarked
package dev.assay.retention;

import org.jspecify.annotations.NullMarked;
