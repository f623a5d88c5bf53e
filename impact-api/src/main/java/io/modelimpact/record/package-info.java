/**
 * The stored result of an assessment: a typed view that needs no engine, the bundle it travels in, and the words its results are told in.
 *
 * <p>Units: proportions, and relative effects, are fractions (0.01 is one percent); differences of proportions are fractions too (0.01 is
 * one percentage point); everything else is in the measure of its metric. Every type is immutable and safe to share between threads.
 * The shape of the JSON is {@code impact-record-1.schema.json} beside these classes.
 */
@NullMarked
package io.modelimpact.record;

import org.jspecify.annotations.NullMarked;
