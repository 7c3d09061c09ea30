/**
 * Beside the steps: counts the leads that are scored for tenants whose plan has a limit of them.
 */
@NullMarked
package dev.assay.quota;

import org.jspecify.annotations.NullMarked;
