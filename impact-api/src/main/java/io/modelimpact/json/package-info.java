/**
 * JSON whose bytes are fit to be hashed: immutable values, a strict reader, the canonical writer of RFC 8785, pointers, first
 * differences and digests.
 *
 * <p>Numbers are IEEE 754 binary64 without NaN, infinities and negative zero. Text is well-formed Unicode and is never normalised. Every type is
 * immutable and safe for use by several threads, the builders excepted.
 */
@NullMarked
package io.modelimpact.json;

import org.jspecify.annotations.NullMarked;
