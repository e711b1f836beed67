package dev.mxonramp.local.states;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.mxonramp.lambda.Json;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON data between states: unlike the functions' own JSON it keeps nulls, since a query can tell them from nothing. */
final class Data {
    /** Input, output, result and arguments of a state may have this many octets. */
    static final int LIMIT = 262_144;

    private static final JsonFactory FACTORY = new JsonFactory();

    private Data() {}

    /** Reads JSON; {@link Json.Malformed} if it is not. */
    static @Nullable Object read(String text) {
        return plain(Json.read(text));
    }

    static String text(@Nullable Object value) {
        var out = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The value, if it is within the limit on data. */
    static @Nullable Object limited(String what, @Nullable Object value) {
        if (octets(text(value)) > LIMIT) {
            throw new StateFailed(Failure.DATA_LIMIT, "The state/task returned a result with a size exceeding the "
                    + "maximum number of bytes service limit: " + what);
        }
        return value;
    }

    static int octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Decimal numbers as doubles, as queries calculate. */
    static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case BigDecimal number -> number.doubleValue();
            case Integer number -> number.longValue();
            case Map<?, ?> map -> {
                var copy = new LinkedHashMap<String, @Nullable Object>();
                map.forEach((name, member) -> copy.put((String) name, plain(member)));
                yield copy;
            }
            case List<?> list -> {
                var copy = new ArrayList<@Nullable Object>();
                list.forEach(element -> copy.add(plain(element)));
                yield copy;
            }
            case null, default -> value;
        };
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    json.writeFieldName((String) member.getKey());
                    write(member.getValue(), json);
                }
                json.writeEndObject();
            }
            case List<?> list -> {
                json.writeStartArray();
                for (Object element : list) {
                    write(element, json);
                }
                json.writeEndArray();
            }
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case BigDecimal number -> json.writeNumber(number);
            case Boolean flag -> json.writeBoolean(flag);
            case String text -> json.writeString(text);
            default -> throw new IllegalArgumentException(value.getClass() + " is not JSON");
        }
    }
}
