/** Published test data for canonical JSON, signatures, Merkle trees and lineage, run against this module. Tests only; single-threaded. */
@NullMarked
package io.modelimpact.audit;

import org.jspecify.annotations.NullMarked;
