/**
 * Beside the steps: counts the leads that are scored, and holds tenants to what their plan has of
 * them.
 */
@NullMarked
package dev.assay.quota;

import org.jspecify.annotations.NullMarked;
