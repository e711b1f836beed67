package dev.mxonramp.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.mxonramp.testkit.api.OpenApi;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds docs/openapi.yaml against template.yaml. */
class OpenApiDocumentTest {
    private final OpenApi document = OpenApi.document();
    private final Map<String, Boolean> template;

    OpenApiDocumentTest() throws IOException {
        template = TemplateRoutes.read(Path.of(System.getProperty("onramp.root", "."), "template.yaml"));
    }

    @Test
    void routesAreTheTemplatesBothWays() {
        assertEquals(template.keySet(), document.routes());
    }

    @Test
    void routesWithoutATokenAreTheTemplatesOpenOnes() {
        assertEquals(template, new TreeMap<>(document.routes().stream()
                .collect(Collectors.toMap(route -> route, document::open))));
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertEquals(List.of(), document.brokenReferences());
    }

    @Test
    void gatewaysOwnAnswersAreDescribedForEveryRoute() {
        for (String route : document.routes()) {
            for (int status : document.open(route) ? new int[]{404, 429, 503} : new int[]{401, 403, 404, 429, 503}) {
                String body = route.startsWith("HEAD ") ? "" : "{\"message\":\"Forbidden\"}";
                document.assertDescribes(route, status, "application/json", body);
            }
        }
    }
}
