/**
 * Runnable examples: a rollout that is generated, declared, evaluated and reported, and the assessment of any CSV file.
 *
 * <p>Money is in EUR, latency in milliseconds. The examples are programs; nothing here is for embedding.
 */
@NullMarked
package io.modelimpact.examples;

import org.jspecify.annotations.NullMarked;
