/** Plumbing shared by the packages of this module; not for users. Stateless, thread-safe. */
@NullMarked
package io.modelimpact.internal;

import org.jspecify.annotations.NullMarked;
