package io.truevalue.cli.tour;

/**
 * One sentence of the story and how it is played.
 *
 * @param title what happens, as a reader would tell it
 * @param play throws {@link StepFailed} when it does not happen
 */
record Step(String title, Play play) {
    /** Plays the step; what it learns goes into the people of the chapter, for the steps after it. */
    interface Play {
        void run();
    }
}
