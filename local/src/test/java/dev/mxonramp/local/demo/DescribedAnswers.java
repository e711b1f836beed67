package dev.mxonramp.local.demo;

import dev.mxonramp.testkit.api.OpenApi;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Holds answers as they came over the wire against docs/openapi.yaml. */
final class DescribedAnswers {
    private final OpenApi document;

    DescribedAnswers(OpenApi document) {
        this.document = document;
    }

    /**
     * Fails at an answer that the document does not describe: its route, status, type or body.
     *
     * @return the operations that were used, named as in the template
     */
    Set<String> assertAllDescribed(List<Exchange> exchanges) {
        var operations = new TreeSet<String>();
        var answers = new TreeSet<String>();
        for (Exchange each : exchanges) {
            document.assertDescribes(each.method(), each.path(), each.status(), each.contentType(), each.body());
            String operation = document.route(each.method(), pathOnly(each));
            operations.add(operation);
            answers.add(operation + " " + each.status());
        }
        System.out.println("docs/openapi.yaml describes all " + exchanges.size() + " answers of " + operations.size()
                + " operations (of " + document.routes().size() + "): " + answers);
        return operations;
    }

    private static String pathOnly(Exchange exchange) {
        return exchange.path().split("\\?", 2)[0];
    }
}
