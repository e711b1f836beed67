package dev.mxonramp.local.aws;

import dev.mxonramp.local.http.Answer;
import dev.mxonramp.local.http.Ask;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** Route 53: edits the zones that the local DNS serves. */
final class Route53Front extends RestService {
    private static final String VERSION = "/2013-04-01/";

    private final InstantSource clock;
    private final List<HostedZone> zones = new CopyOnWriteArrayList<>();
    private final Set<String> changes = ConcurrentHashMap.newKeySet();
    private final Map<String, List<RrSet>> routed = new ConcurrentHashMap<>();

    Route53Front(InstantSource clock) {
        super("route53");
        this.clock = clock;
    }

    /** Hosts a zone from now on. */
    void host(HostedZone zone) {
        zones.add(zone);
    }

    /** Somebody gives a name a routing policy, which is shown and never changed here. */
    void route(String zone, RrSet set) {
        routed.computeIfAbsent(zone, any -> new CopyOnWriteArrayList<>()).add(set);
    }

    private static List<String> words(Ask ask) {
        if (!ask.rawPath().startsWith(VERSION)) {
            throw unknown(ask.rawPath());
        }
        return List.of(ask.rawPath().substring(VERSION.length()).split("/"));
    }

    private static String operation(Ask ask) {
        List<String> words = words(ask);
        String shape = ask.method() + " " + words.getFirst() + (words.size() > 2 ? " " + words.getLast() : "");
        return switch (shape) {
            case "GET hostedzonesbyname" -> "ListHostedZonesByName";
            case "GET hostedzone rrset" -> "ListResourceRecordSets";
            case "POST hostedzone rrset" -> "ChangeResourceRecordSets";
            case "GET change" -> "GetChange";
            default -> {
                if (ask.method().equals("GET") && words.getFirst().equals("tags") && words.size() == 3) {
                    yield "ListTagsForResource";
                }
                throw unknown(shape);
            }
        };
    }

    private static String id(Ask ask) {
        List<String> words = words(ask);
        return words.size() < 2 ? "" : words.get(words.getFirst().equals("tags") ? 2 : 1);
    }

    @Override
    public List<Access> accesses(Ask ask) {
        String operation = operation(ask);
        String resource = switch (operation) {
            case "ListHostedZonesByName" -> "*";
            case "GetChange" -> "arn:aws:route53:::change/" + id(ask);
            default -> "arn:aws:route53:::hostedzone/" + id(ask);
        };
        return List.of(new Access("route53:" + operation, resource));
    }

    @Override
    public Answer serve(Ask ask, Principal caller) {
        List<HostedZone> own = zones.stream().filter(zone -> zone.account().equals(caller.account())).toList();
        return switch (operation(ask)) {
            case "ListHostedZonesByName" -> byName(ask, own);
            case "ListTagsForResource" -> tags(zone(ask, own));
            case "ListResourceRecordSets" -> sets(ask, zone(ask, own));
            case "ChangeResourceRecordSets" -> change(ask, zone(ask, own));
            default -> changed(id(ask));
        };
    }

    private static HostedZone zone(Ask ask, List<HostedZone> own) {
        return own.stream().filter(zone -> zone.id().equals(id(ask))).findFirst().orElseThrow(
                () -> new Fault(404, "NoSuchHostedZone", "No hosted zone found with ID: " + id(ask)));
    }

    private static Answer byName(Ask ask, List<HostedZone> own) {
        String from = RrSet.reversed(ask.query("dnsname").orElse("."));
        int most = Integer.parseInt(ask.query("maxitems").orElse("100"));
        List<HostedZone> found = own.stream().filter(zone -> RrSet.reversed(zone.dnsName()).compareTo(from) >= 0)
                .sorted(Comparator.comparing(zone -> RrSet.reversed(zone.dnsName()))).limit(most).toList();
        return xml(200, new Xml("ListHostedZonesByNameResponse")
                .with("HostedZones", list -> found.forEach(zone -> list.with("HostedZone", one -> shown(one, zone))))
                .text("IsTruncated", "false").text("MaxItems", Integer.toString(most)));
    }

    private static void shown(Xml one, HostedZone zone) {
        one.text("Id", "/hostedzone/" + zone.id()).text("Name", zone.dnsName()).text("CallerReference", "local")
                .with("Config", config -> config.text("PrivateZone", "false"))
                .text("ResourceRecordSetCount", Integer.toString(zone.zone().records().size()));
    }

    private static Answer tags(HostedZone zone) {
        return xml(200, new Xml("ListTagsForResourceResponse").with("ResourceTagSet",
                set -> set.text("ResourceType", "hostedzone").text("ResourceId", zone.id()).with("Tags",
                        tags -> zone.tags().forEach(
                                (key, value) -> tags.with("Tag", tag -> tag.text("Key", key).text("Value", value))))));
    }

    private Answer sets(Ask ask, HostedZone zone) {
        String from = RrSet.reversed(ask.query("name").orElse("."));
        String type = ask.query("type").orElse("");
        int most = Integer.parseInt(ask.query("maxitems").orElse("300"));
        List<RrSet> special = routed.getOrDefault(zone.id(), List.of());
        Stream<RrSet> all = Stream.concat(RrSet.of(zone.zone().records()).stream(), special.stream());
        Stream<RrSet> sets = all.sorted(RrSet.ORDER).filter(set -> {
            int order = RrSet.reversed(set.name()).compareTo(from);
            return order > 0 || (order == 0 && set.type().compareTo(type) >= 0);
        });
        List<RrSet> found = sets.limit(most).toList();
        return xml(200, new Xml("ListResourceRecordSetsResponse")
                .with("ResourceRecordSets",
                        list -> found.forEach(
                                set -> list.with("ResourceRecordSet", one -> shown(one, set, special.contains(set)))))
                .text("IsTruncated", "false").text("MaxItems", Integer.toString(most)));
    }

    private static void shown(Xml one, RrSet set, boolean special) {
        one.text("Name", set.name()).text("Type", set.type());
        if (special) {
            one.text("SetIdentifier", "one").text("Weight", "1");
        }
        one.text("TTL", Long.toString(set.ttl())).with(
                "ResourceRecords",
                records -> set.values()
                        .forEach(value -> records.with("ResourceRecord", record -> record.text("Value", value))));
    }

    private Answer change(Ask ask, HostedZone zone) {
        try {
            ChangeBatch.of(ask.body()).apply(zone.zone());
        } catch (IllegalArgumentException e) {
            throw new Fault(400, "InvalidChangeBatch", "[" + e.getMessage() + "]");
        }
        String id = "C" + UUID.randomUUID().toString().replace("-", "").toUpperCase(Locale.ROOT);
        changes.add(id);
        return info("ChangeResourceRecordSetsResponse", id, "PENDING");
    }

    private Answer changed(String id) {
        if (!changes.contains(id)) {
            throw new Fault(404, "NoSuchChange", "A change with the specified change ID does not exist.");
        }
        return info("GetChangeResponse", id, "INSYNC");
    }

    private Answer info(String document, String id, String status) {
        return xml(200, new Xml(document).with("ChangeInfo",
                info -> info.text("Id", "/change/" + id).text("Status", status).text("SubmittedAt",
                        clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())));
    }
}
