package dev.mxonramp.mailhost;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.mxonramp.domain.journey.TransientFailure;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The little JSON that WebAdmin speaks: flat objects of texts, and lists of them. */
final class WebAdminJson {
    private static final JsonFactory JSON = new JsonFactory();

    private WebAdminJson() {}

    static String object(String name, String value) {
        var text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField(name, value);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The text members of each object in a list. */
    static List<Map<String, String>> objects(String body) {
        try (JsonParser json = JSON.createParser(body)) {
            expect(json, json.nextToken(), JsonToken.START_ARRAY);
            var objects = new ArrayList<Map<String, String>>();
            while (json.nextToken() == JsonToken.START_OBJECT) {
                objects.add(members(json));
            }
            expect(json, json.currentToken(), JsonToken.END_ARRAY);
            return objects;
        } catch (IOException e) {
            throw new TransientFailure("The mail platform gave an answer that cannot be read.", e);
        }
    }

    /** The sentence of an error document; what it says when there is none. */
    static String message(String body, String otherwise) {
        try (JsonParser json = JSON.createParser(body)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            return members(json).getOrDefault("message", otherwise);
        } catch (IOException e) {
            return otherwise;
        }
    }

    /** A text member of an object; empty if it is missing. */
    static String member(String body, String name) {
        try (JsonParser json = JSON.createParser(body)) {
            expect(json, json.nextToken(), JsonToken.START_OBJECT);
            return members(json).getOrDefault(name, "");
        } catch (IOException e) {
            throw new TransientFailure("The mail platform gave an answer that cannot be read.", e);
        }
    }

    private static Map<String, String> members(JsonParser json) throws IOException {
        var members = new HashMap<String, String>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            if (json.nextToken() == JsonToken.VALUE_STRING) {
                members.put(name, json.getText());
            } else {
                json.skipChildren();
            }
        }
        return members;
    }

    private static void expect(JsonParser json, @Nullable JsonToken found, JsonToken wanted)
            throws IOException {
        if (found != wanted) {
            throw new JsonParseException(json, "expected " + wanted + ", not " + found);
        }
    }
}
