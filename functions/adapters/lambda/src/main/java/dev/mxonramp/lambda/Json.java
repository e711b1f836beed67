package dev.mxonramp.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as plain JDK values: {@link Map} (in order), {@link List}, {@link String}, {@link Long}, {@link BigDecimal},
 * {@link Boolean} and null. Streaming underneath, since binding costs a cold start more than everything else together
 * (docs/decisions/json.md).
 *
 * <p>Hostile input ends in {@link Malformed}: depth over 64, numbers over 100 characters, duplicate members, anything
 * behind the value.
 */
public final class Json {
    private static final int MAX_DEPTH = 64;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).maxNumberLength(100).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    private Json() {}

    /** The text is not JSON, or not within the limits. */
    public static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Malformed(String sentence) {
            super(sentence);
        }
    }

    /** Reads one value. */
    public static @Nullable Object read(InputStream in) {
        try (JsonParser parser = FACTORY.createParser(in)) {
            if (parser.nextToken() == null) {
                throw new Malformed("the text is empty");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new Malformed("there is something behind the JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            var where = e.getLocation();
            throw new Malformed(e.getOriginalMessage().lines().findFirst().orElse("not JSON") + (where == null
                    ? ""
                    : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")"));
        } catch (NumberFormatException e) {
            throw new Malformed("a number is out of range");
        } catch (IOException e) {
            throw new Malformed("the text is not UTF-8 JSON");
        }
    }

    /** Reads one value. */
    public static @Nullable Object read(byte[] bytes) {
        return read(new ByteArrayInputStream(bytes));
    }

    /** Reads one value. */
    public static @Nullable Object read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads an object. */
    public static Map<String, @Nullable Object> readObject(byte[] bytes) {
        return object(read(bytes));
    }

    /** The value as an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new Malformed("a JSON object is expected");
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> new BigDecimal(parser.getText());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw new Malformed("not a JSON value");
        };
    }

    private static Object integer(String digits) {
        return digits.length() <= 18 ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
    }

    private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
        var map = new LinkedHashMap<String, @Nullable Object>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            map.put(name, value(parser));
        }
        return map;
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
        var list = new ArrayList<@Nullable Object>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            list.add(value(parser));
        }
        return list;
    }

    /** Writes a value. {@link Instant}s and enums become strings; null members are left out. */
    public static byte[] bytes(@Nullable Object value) {
        var out = new ByteArrayOutputStream();
        write(value, out);
        return out.toByteArray();
    }

    /** Writes a value. */
    public static String text(@Nullable Object value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }

    /** Writes a value; the stream stays open. */
    public static void write(@Nullable Object value, OutputStream out) {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        switch (value) {
            case null -> json.writeNull();
            case Map<?, ?> map -> {
                json.writeStartObject();
                for (Map.Entry<?, ?> member : map.entrySet()) {
                    if (member.getValue() != null) {
                        json.writeFieldName(String.valueOf(member.getKey()));
                        write(member.getValue(), json);
                    }
                }
                json.writeEndObject();
            }
            case Iterable<?> list -> {
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
            case Enum<?> constant -> json.writeString(constant.name());
            default -> json.writeString(value.toString());
        }
    }
}
