package dev.mxonramp.testkit.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.mxonramp.lambda.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenApiTest {
    private static final String JSON = "application/json";
    private static final String DOCUMENT = """
            paths:
              /things/{id}:
                get:
                  security: []
                  responses:
                    "200":
                      content: { application/json: { schema: { $ref: "#/components/schemas/Thing" } } }
                    "404": { $ref: "#/components/responses/Missing" }
                delete:
                  responses:
                    "204": { description: Gone }
              /things/new:
                get:
                  responses:
                    "200":
                      content: { application/json: { schema: { type: object, oneOf: [] } } }
            components:
              responses:
                Missing:
                  content: { application/problem+json: { schema: { type: object } } }
              schemas:
                Thing:
                  type: object
                  additionalProperties: false
                  required: [id, count]
                  properties:
                    id: { type: string, pattern: "^t" }
                    count: { type: integer, minimum: 0 }
                    at: { type: string, format: date-time }
                    kind: { type: string, enum: [A, B] }
                    parts: { type: array, items: { $ref: "#/components/schemas/Thing" } }
            """;

    @TempDir
    private Path folder;

    private OpenApi document;

    @BeforeEach
    void writeDocument() throws IOException {
        Path file = folder.resolve("openapi.yaml");
        Files.writeString(file, DOCUMENT);
        document = OpenApi.read(file);
    }

    private List<String> violations(String body) {
        return document.violations("GET /things/{id}", 200, JSON, body);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'t1','count':0}", "{'id':'t','count':7,'at':'2026-11-23T12:00:00Z','kind':'B'}",
            "{'id':'t','count':7,'parts':[{'id':'t','count':1}]}"})
    void describedAnswerHasNoViolation(String body) {
        assertEquals(List.of(), violations(body.replace('\'', '"')));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'t1'}", "{'id':'x','count':0}", "{'id':'t','count':-1}", "{'id':'t','count':'1'}",
            "{'id':'t','count':1.5}", "{'id':'t','count':1,'more':1}", "{'id':'t','count':1,'at':'yesterday'}",
            "{'id':'t','count':1,'kind':'C'}", "{'id':'t','count':1,'parts':[{}]}", "{'id':null,'count':1}", "[]", "{"})
    void otherAnswerIsAViolation(String body) {
        assertFalse(violations(body.replace('\'', '"')).isEmpty());
    }

    @Test
    void statusTypeAndRouteMustBeDescribed() {
        assertFalse(document.violations("GET /things/{id}", 201, JSON, "{}").isEmpty());
        assertFalse(document.violations("GET /things/{id}", 404, JSON, "{}").isEmpty());
        assertFalse(document.violations("DELETE /things/{id}", 204, JSON, "{}").isEmpty());
        assertEquals(List.of(), document.violations("DELETE /things/{id}", 204, null, ""));
        assertThrows(AssertionError.class, () -> document.violations("PUT /things/{id}", 200, JSON, "{}"));
        assertThrows(AssertionError.class, () -> document.route("GET", "/things"));
    }

    @Test
    void problemOfASharedResponseIsChecked() {
        document.assertDescribes("GET /things/{id}", Problem.notFound("No such thing.").response());
    }

    @Test
    void keywordThatIsNotKnownIsAViolation() {
        assertTrue(document.violations("GET /things/new", 200, JSON, "{}").getFirst().contains("oneOf"));
    }

    @Test
    void sentPathFindsItsRoute() {
        assertEquals("GET /things/{id}", document.route("GET", "/things/t1"));
        assertEquals("GET /things/new", document.route("GET", "/things/new"));
        assertTrue(document.open("GET /things/{id}"));
        assertFalse(document.open("DELETE /things/{id}"));
    }
}
