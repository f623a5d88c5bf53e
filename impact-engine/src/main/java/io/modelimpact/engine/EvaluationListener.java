package io.modelimpact.engine;

/** Hears how an evaluation goes on. Called in the thread that evaluates; what it throws ends the evaluation. */
public interface EvaluationListener {

    /** A stage starts. */
    default void stageStarted(Stage stage) {}

    /** A stage has ended well. */
    default void stageEnded(Stage stage) {}

    /**
     * A batch of rows was read.
     *
     * @param dataset the name of the dataset
     * @param rows how many of its rows were read so far
     */
    default void rowsScanned(String dataset, long rows) {}

    /**
     * Cells were judged.
     *
     * @param cells how many so far
     */
    default void cellsJudged(int cells) {}
}
