package dev.mxonramp.local.states;

import dev.mxonramp.lambda.Json;

/** JSON that callers hand in: within the limit on data, and well formed. */
final class Documents {
    private Documents() {}

    /** An execution's input: an object. */
    static void input(String input) {
        limited("input", input);
        try {
            Json.object(Json.read(input));
        } catch (Json.Malformed e) {
            throw new StatesException("InvalidExecutionInput",
                    "Invalid State Machine Execution Input: '" + e.getMessage() + "'");
        }
    }

    /** A task's output: any value. */
    static void output(String output) {
        limited("output", output);
        try {
            Json.read(output);
        } catch (Json.Malformed e) {
            throw new StatesException("InvalidOutput", "Invalid Output: '" + e.getMessage() + "'");
        }
    }

    private static void limited(String name, String text) {
        if (Data.octets(text) > Data.LIMIT) {
            throw new StatesException("ValidationException", "1 validation error detected: Value at '" + name
                    + "' failed to satisfy constraint: Member must have length less than or equal to " + Data.LIMIT);
        }
    }
}
