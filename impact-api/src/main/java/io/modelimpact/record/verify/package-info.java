/**
 * Verification of sealed records without the engine and without data: Merkle trees with their proofs (RFC 6962, RFC 9162), signed
 * checkpoints of a ledger, signed statements about a record, and the verdict over all of them.
 *
 * <p>What is verified comes from strangers: every parser refuses what could be read in two ways, does work at most linear in its input,
 * and never trusts a length, an index or a key name it was given. A proof makes tampering evident to anyone who holds an earlier checkpoint
 * or a public key from elsewhere; it does not make tampering impossible. Sizes and indices count entries; hashes are SHA-256. Every type is
 * immutable and safe for use by several threads, {@link io.modelimpact.record.verify.MerkleTree} excepted.
 */
@NullMarked
package io.modelimpact.record.verify;

import org.jspecify.annotations.NullMarked;
