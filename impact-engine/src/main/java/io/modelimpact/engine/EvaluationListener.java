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
     * The rows of a dataset are read again from the first one on, for quantiles that are to be found exactly.
     *
     * @param dataset the name of the dataset
     * @param pass 1 for the first time that they are read again
     */
    default void scanRepeated(String dataset, int pass) {}

    /**
     * Cells were judged.
     *
     * @param cells how many so far
     */
    default void cellsJudged(int cells) {}

    /**
     * What was found so far is stored, so that a scan can go on from there.
     *
     * @param dataset the name of the dataset
     * @param rows of how many of its rows
     */
    default void checkpointStored(String dataset, long rows) {}

    /**
     * A scan goes on from a checkpoint.
     *
     * @param dataset the name of the dataset
     * @param rows how many of its rows are not worked on again
     */
    default void scanResumed(String dataset, long rows) {}
}
