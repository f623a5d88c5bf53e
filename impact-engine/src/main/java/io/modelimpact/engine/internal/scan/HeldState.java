package io.modelimpact.engine.internal.scan;

/**
 * What a scan holds entry by entry because a declaration asks for it.
 *
 * @param what it is, in words, with the id of who asks for it
 * @param entries how many there are
 * @param bytesEach what is counted for each
 */
record HeldState(String what, long entries, long bytesEach) {

    long bytes() {
        return Math.multiplyExact(entries, bytesEach);
    }
}
