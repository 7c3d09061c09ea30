/**
 * Step 7c: asks a source that the tenant has chosen for what a lead does not say of its company;
 * off unless one is chosen. Nobody waits for it, and it is told the company's domain and nothing
 * else.
 */
@NullMarked
package dev.assay.enrichment;

import org.jspecify.annotations.NullMarked;
