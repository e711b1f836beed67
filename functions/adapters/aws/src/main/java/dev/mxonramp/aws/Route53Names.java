package dev.mxonramp.aws;

import dev.mxonramp.domain.name.DomainName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import software.amazon.awssdk.services.route53.model.ListResourceRecordSetsResponse;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Everything that stands at some names of a zone, in as few requests as may be: Route 53 takes five a second for all
 * zones of an AWS account together. It lists sets by the labels from the right, so that names below one another are
 * neighbours, and up to 300 of them at once.
 */
final class Route53Names {
    private static final Comparator<String> ORDER = Comparator.comparing(Route53Names::reversed);

    private final Function<DomainName, ListResourceRecordSetsResponse> from;
    private final Map<String, Set<ResourceRecordSet>> sets = new HashMap<>();
    private boolean whole;
    private String reached = "";

    private Route53Names(Function<DomainName, ListResourceRecordSetsResponse> from) {
        this.from = from;
    }

    /**
     * The sets by name.
     *
     * @param from lists the zone from a name on
     */
    static Map<DomainName, List<ResourceRecordSet>> at(Collection<DomainName> names,
            Function<DomainName, ListResourceRecordSetsResponse> from) {
        var listing = new Route53Names(from);
        names.stream().sorted(Comparator.comparing(Route53Names::absolute, ORDER)).forEach(listing::list);
        var found = new HashMap<DomainName, List<ResourceRecordSet>>();
        names.forEach(name -> found.put(name, List.copyOf(listing.sets.getOrDefault(absolute(name), Set.of()))));
        return found;
    }

    // What is listed last may have been cut in the middle, so that it does not count as reached.
    private void list(DomainName name) {
        if (whole || (!reached.isEmpty() && ORDER.compare(absolute(name), reached) < 0)) {
            return;
        }
        ListResourceRecordSetsResponse page = from.apply(name);
        for (ResourceRecordSet set : page.resourceRecordSets()) {
            sets.computeIfAbsent(set.name(), _ -> new LinkedHashSet<>()).add(set);
            reached = set.name();
        }
        whole = !Boolean.TRUE.equals(page.isTruncated());
    }

    private static String absolute(DomainName name) {
        return name.ascii() + ".";
    }

    private static String reversed(String name) {
        // NUL stands below every octet of a label, so that a name precedes those below it.
        return String.join("\0", new ArrayList<>(List.of(name.split("\\."))).reversed());
    }
}
