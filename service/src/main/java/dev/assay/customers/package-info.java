/**
 * Step 2b: the companies that bought from a tenant, by their traits: what leads are compared with.
 */
@NullMarked
package dev.assay.customers;

import org.jspecify.annotations.NullMarked;
