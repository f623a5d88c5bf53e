package io.modelimpact.engine;

/**
 * One circumstance that was another when the record was made. It can not matter, unless something is broken; where a result differs, it is where to look first.
 *
 * @param circumstance what it is, such as {@code java}
 * @param recorded what the observation of the recorded run says; {@code unknown} if it says nothing
 * @param replayed what holds in the replay
 */
public record ReplayClue(String circumstance, String recorded, String replayed) {

    /** The clue in words, such as {@code java was 17.0.15, is 25.0.3}. */
    public String describe() {
        return circumstance + " was " + recorded + ", is " + replayed;
    }
}
