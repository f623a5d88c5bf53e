/**
 * Typed formulas over the fields of a dataset: expression trees that are data, compare by value, and have a text and a JSON form.
 *
 * <h2>Values</h2>
 *
 * <p>A formula is evaluated for one row at a time and yields a value or <em>missing</em>. Quantities are exact decimals of a fixed scale
 * where {@link io.modelimpact.formula.Quantity#decimalScale()} is present: whole numbers and decimals, their sums, differences, products up
 * to 18 decimals, magnitudes and bounds. The unscaled value of an exact result has 64 bits; whoever evaluates reports a result beyond them as
 * an overflow and never wraps. Everything else, quotients above all, is IEEE 754 binary64: an exact operand is first rounded to the nearest
 * binary64, then the operation is rounded once.
 *
 * <h2>Missing, zero, NaN</h2>
 *
 * <ul>
 *   <li>Missing propagates through arithmetic, comparison, membership and the choice by a missing condition. {@code orElse} replaces it;
 *       {@code isMissing} asks for it.
 *   <li>And, or and not are Kleene's strong three-valued logic: {@code false and missing} is false, {@code true or missing} is true.
 *   <li>Division by zero, exact or -0.0, is missing. An infinite result of another kind stays.
 *   <li>NaN is a value. It propagates through arithmetic and bounds as IEEE 754 has it, and makes a comparison missing.
 *   <li>0.0 equals -0.0.
 * </ul>
 *
 * <h2>Measures</h2>
 *
 * <p>Products and quotients combine measures. Sums, comparisons, fallbacks and choices need one measure on both sides; anything else is a
 * {@link io.modelimpact.Problem}, not an exception, found by {@link io.modelimpact.formula.Expression#problems(String)}.
 *
 * <h2>Text form</h2>
 *
 * <pre>{@code
 * users.revenue / users.orders             a quotient; * binds like /, both before + and -
 * coalesce(users.revenue, 0 [EUR])         a fallback, a number with its measure
 * clamp(users.age, 0, 120)                 also atLeast(x, 0) and atMost(x, 120), bounds in the measure of x
 * if(users.bought, users.revenue, 0)       a choice; also abs(x), number(condition), -x
 * users.revenue > 2.5 [EUR]                also >=, <, <=, =, !=
 * users.country in ('AT', 'DE')            texts in single quotes, doubled inside; also = and !=
 * users."first day" >= '2026-01-31'        names in double quotes, doubled inside; times know < and >=
 * users.revenue is missing                 also: is not missing
 * not (users.a and users.b) or users.c     not binds before and, and before or
 * }</pre>
 *
 * <p>The dataset may be left out where the name of the field is unique. A number without a measure takes the measure of the other side of
 * a sum, comparison, fallback or choice, if that is not such a number too; {@code 2 [1]} is dimensionless anywhere. The canonical text
 * writes datasets and measures out.
 *
 * <p>All types are immutable and thread-safe.
 */
@NullMarked
package io.modelimpact.formula;

import org.jspecify.annotations.NullMarked;
