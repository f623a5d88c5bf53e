/**
 * The entries of a ledger: what people and programs did with an assessment from its registration to the lesson learned, each a typed, immutable value with
 * its author, the time its author asserts, and the digests of what it is about. The canonical bytes of an entry are the leaf of the ledger's Merkle tree.
 *
 * <p>Entries are for ever. They name people by pseudonym, and carry free text either in the open or as a salted commitment whose text is kept elsewhere
 * and can be erased there. Times are instants in UTC, given by the caller and never read from a clock; indices count entries from 0. No rule of a workflow
 * is enforced here. Every type is immutable and safe for use by several threads.
 */
@NullMarked
package io.modelimpact.record.ledger;

import org.jspecify.annotations.NullMarked;
