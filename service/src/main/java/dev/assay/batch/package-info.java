/**
 * Step 2 for many leads at once: cuts a stream of bytes into records, and reads records as leads.
 */
@NullMarked
package dev.assay.batch;

import org.jspecify.annotations.NullMarked;
