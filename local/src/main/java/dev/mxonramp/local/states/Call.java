package dev.mxonramp.local.states;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a call of the API. */
record Call(Map<String, @Nullable Object> members) {
    String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new StatesException("ValidationException", "1 validation error detected: Value null at '" + name
                + "' failed to satisfy constraint: Member must not be null");
    }

    String text(String name, String otherwise) {
        return members.get(name) == null ? otherwise : text(name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(members.get(name));
    }

    int number(String name, int otherwise) {
        return switch (members.get(name)) {
            case null -> otherwise;
            case Long number when number >= 0 && number <= 1_000_000 -> number.intValue();
            case String text when text.matches("\\d{1,9}") -> Integer.parseInt(text);
            default -> throw new StatesException("InvalidToken", "Invalid Token: '" + name + "'");
        };
    }
}
