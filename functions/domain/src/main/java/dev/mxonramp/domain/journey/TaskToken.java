package dev.mxonramp.domain.journey;

/** The right to complete a waiting step. It never appears in a log: {@link #toString()} hides it. */
public record TaskToken(String value) {
    public TaskToken {
        if (value.isEmpty() || value.length() > 2048) {
            throw new IllegalArgumentException("a task token has 1 to 2048 characters");
        }
    }

    @Override
    public String toString() {
        return "TaskToken[hidden]";
    }
}
