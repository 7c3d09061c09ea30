/**
 * Step 1b: says who is calling. Tenants, their plans and API keys; everything a request asks is
 * answered from memory, so that no request waits for the store.
 */
@NullMarked
package dev.assay.tenants;

import org.jspecify.annotations.NullMarked;
