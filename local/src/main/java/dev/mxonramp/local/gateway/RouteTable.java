package dev.mxonramp.local.gateway;

import dev.mxonramp.local.template.Route;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the route of a request: a literal segment goes before a parameter, and that before one that takes the rest of the
 * path ({@code {path+}}), as in API Gateway.
 */
final class RouteTable {
    private final List<Route> routes;

    /** A route and what its parameters stand for, decoded. */
    record Match(Route route, Map<String, String> parameters) {}

    RouteTable(List<Route> routes) {
        for (Route route : routes) {
            if (route.path().equals("$default")) {
                throw new IllegalArgumentException("the local gateway does not know the route " + route.key());
            }
        }
        this.routes = routes.stream()
                .sorted(Comparator.comparing(RouteTable::greedy)
                        .thenComparingLong(route -> route.path().chars().filter(each -> each == '{').count()))
                .toList();
    }

    Optional<Match> find(String method, String rawPath) {
        String[] segments = rawPath.split("/", -1);
        return routes.stream().filter(route -> route.method().equals(method) || route.method().equals("ANY"))
                .flatMap(route -> match(route, segments).stream()).findFirst();
    }

    private static boolean greedy(Route route) {
        return route.path().endsWith("+}");
    }

    private static Optional<Match> match(Route route, String[] segments) {
        String[] pattern = route.path().split("/", -1);
        int last = pattern.length - 1;
        if (greedy(route) ? segments.length <= last : pattern.length != segments.length) {
            return Optional.empty();
        }
        var parameters = new LinkedHashMap<String, String>();
        for (int i = 0; i < pattern.length; i++) {
            if (pattern[i].endsWith("+}")) {
                String rest = String.join("/", Arrays.asList(segments).subList(i, segments.length));
                if (rest.isEmpty()) {
                    return Optional.empty();
                }
                parameters.put(pattern[i].substring(1, pattern[i].length() - 2), decoded(rest));
            } else if (pattern[i].startsWith("{") && !segments[i].isEmpty()) {
                parameters.put(pattern[i].substring(1, pattern[i].length() - 1), decoded(segments[i]));
            } else if (!pattern[i].equals(segments[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(new Match(route, parameters));
    }

    static String decoded(String segment) {
        try {
            return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return segment; // a percent sign that encodes nothing stands for itself
        }
    }
}
