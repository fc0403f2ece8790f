package io.truevalue.cli.tour;

/** Why a step of the story did not come out as told, in one line. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StepFailed(String line) {
        super(line);
    }
}
