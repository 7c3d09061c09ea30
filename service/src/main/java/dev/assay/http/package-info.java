/**
 * Step 1: turns requests into calls and outcomes into answers. The OpenAPI document says which
 * operations there are, who may call them and what they are sent; routes answer them; the only
 * package that knows Vert.x Web.
 */
@NullMarked
package dev.assay.http;

import org.jspecify.annotations.NullMarked;
